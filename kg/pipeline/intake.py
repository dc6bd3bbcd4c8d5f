"""Which of the given pages are new to a store, and which pages of it a person means."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import PurePath

from kg.errors import KgError, UnknownName
from kg.model import Page

_TELLING = 8  # hexadecimal digits of a digest below which a prefix might hit a page by chance


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
    return {page.source, PurePath(page.source).stem} | issue


def _begins_digest(text: str, page: Page) -> bool:
    return len(text) >= _TELLING and page.digest.startswith(text.lower())
