"""Which of the given pages are new to a store, and which pages of it a person means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath

from kg.errors import KgError, PageError, PagesRefused, UnknownName
from kg.model import Page

_TELLING = 8  # hexadecimal digits of a digest below which a prefix might hit a page by chance


@dataclass(frozen=True, slots=True)
class Given:
    """The pages that a command was given, and why some of its files cannot be read."""

    pages: tuple[Page, ...]
    refused: tuple[PageError, ...]


def given_pages(paths: Sequence[Path], paper: str = "", date: str = "", number: str = "") -> Given:
    """Read all files that can be read; PagesRefused where there is none."""
    from kg.pages import read_pages

    given = Given(*read_pages(paths, paper, date, number))
    if not given.pages:
        raise PagesRefused(given.refused)
    return given


def new_pages(given: Iterable[Page], stored: Iterable[Page]) -> tuple[Page, ...]:
    """Choose the given pages that are not stored, each once.

    KgError where two pages have the same file name and different bytes.
    """
    digests = {page.source: page.digest for page in stored}
    present = set(digests.values())
    new: dict[str, Page] = {}
    for page in given:
        if digests.setdefault(page.source, page.digest) != page.digest:
            raise KgError(
                f"{page.source} is there already with other contents: `kg remove {page.source}` first, "
                "or rename the new file."
            )
        if page.digest not in present:
            new.setdefault(page.digest, page)
    return tuple(new.values())


def meant_by(text: str, stored: Sequence[Page]) -> tuple[Page, ...]:
    """Choose the pages of a file name, of an issue (its date, or paper and date), or of a digest's beginning.

    UnknownName, with the nearest, where there is none.
    """
    found = tuple(page for page in stored if text in _names(page) or _begins_digest(text, page))
    if not found:
        known = sorted({name for page in stored for name in _names(page)})
        raise UnknownName("page or issue", text, get_close_matches(text, known))
    return found


def _names(page: Page) -> set[str]:
    issue = {page.date, f"{page.paper} {page.date}"} if page.date else set()
    # A page of an archive or of a file of several pages is also meant by the file that holds it.
    file = PurePath(page.source).parts[0].partition("#")[0]
    return {page.source, file, PurePath(page.source).stem} | issue


def _begins_digest(text: str, page: Page) -> bool:
    return len(text) >= _TELLING and page.digest.startswith(text.lower())
