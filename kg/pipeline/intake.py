"""Which of the given pages are new to a store, and which pages of it a person means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath

from kg.errors import PageError, PagesRefused, UnknownName
from kg.model import Issue, Page

_TELLING = 8  # hexadecimal digits of a digest below which a prefix might hit a page by chance


@dataclass(frozen=True, slots=True)
class Given:
    """The pages that a command was given, new or known, and why some of its files are not among them."""

    new: tuple[Page, ...]
    known: tuple[Page, ...]
    refused: tuple[PageError, ...]


def given_pages(paths: Sequence[Path], issue: Issue, stored: Sequence[Page]) -> Given:
    """Read all files that can be read and are not stored; PagesRefused where nothing is left of them."""
    from kg.pages import read_pages

    present = {page.digest: page for page in stored}
    pages, refused = read_pages(paths, *issue, known=present)
    new, renewed = _new_pages(pages, stored)
    known = tuple(present[page.digest] for page in pages if page.digest in present)
    given = Given(new, tuple(dict.fromkeys(known)), (*refused, *renewed))
    if not new and not known:
        raise PagesRefused(given.refused)
    return given


def _new_pages(
    given: Iterable[Page], stored: Sequence[Page]
) -> tuple[tuple[Page, ...], tuple[PageError, ...]]:
    """The given pages that are not stored, each once, and those whose name other bytes have already."""
    digests = {page.source: page.digest for page in stored}
    present = set(digests.values())
    new: dict[str, Page] = {}
    refused: list[PageError] = []
    for page in given:
        if page.digest in present:
            continue
        if digests.setdefault(page.source, page.digest) == page.digest:
            new.setdefault(page.digest, page)
        elif page.digest not in new:
            refused.append(_taken(page.source))
    return tuple(new.values()), tuple(refused)


def _taken(source: str) -> PageError:
    return PageError(
        f"{source} is there already with other contents: `kg remove {source}` first, or rename the new file."
    )


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
