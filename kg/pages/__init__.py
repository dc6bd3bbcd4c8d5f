"""Finds newspaper pages on disk and reads each as text, whatever its form, with what its name says."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kg.errors import PageError
from kg.model import Issue, Page
from kg.pages.files import File, files_at, paths_at
from kg.pages.forms import reader_of
from kg.pages.sheets import Sheet

__all__ = ["find_pages", "read_page", "read_pages"]

_Found = TypeVar("_Found")
_Known = Mapping[str, Page]  # pages by their digests
_NONE_KNOWN: _Known = MappingProxyType({})


def find_pages(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Files as given, folders as all readable files in them, sorted; PageError where there is none."""
    return tuple(page for path in paths for page in paths_at(path))


def read_page(path: Path, paper: str = "", date: str = "", number: str = "") -> Page:
    """The only page of a file as text with line feeds as line ends.

    What is not given is taken from the file's name. PageError where the file cannot be read, is empty,
    is in no known form or encoding, or holds several pages.
    """
    given = Issue(paper, date, number)
    pages = [page for file in files_at(path) for page in _pages_of(file, given, _NONE_KNOWN)]
    if len(pages) != 1:
        raise PageError(f"{path}: {len(pages)} pages where one is wanted; give a file of one page.")
    return pages[0]


def read_pages(
    paths: Sequence[Path], paper: str = "", date: str = "", number: str = "", known: _Known = _NONE_KNOWN
) -> tuple[tuple[Page, ...], tuple[PageError, ...]]:
    """All pages of files, folders and archives, and why what else lies there cannot be read.

    Pages `known` by their digest are not read again: they are given as they are.
    """
    refused: list[PageError] = []

    def kept(found: Iterator[_Found]) -> Iterator[_Found]:
        try:
            yield from found
        except PageError as error:
            refused.append(error)

    given = Issue(paper, date, number)
    pages = tuple(
        page
        for path in paths
        for place in kept(paths_at(path))
        for file in kept(files_at(place, path))
        for page in kept(_pages_of(file, given, known))
    )
    return pages, tuple(refused)


def _pages_of(file: File, given: Issue, known: _Known) -> Iterator[Page]:
    raw = file.read()
    whole = hashlib.sha256(raw)
    if whole.hexdigest() in known:
        yield known[whole.hexdigest()]
        return
    found, count = False, 0
    unread: list[PageError] = []
    for count, sheet in enumerate(reader_of(file.form)(file.label, raw), start=1):  # noqa: B007
        digest = _digest_of(sheet, whole)
        try:
            page = known.get(digest) or _page(file, digest, sheet, given)
        except PageError as error:
            unread.append(error)
            continue
        if page.text.strip():
            found = True
            yield page
    if len(unread) > 1:
        raise PageError(
            f"{file.label}: {len(unread)} of {count} pages cannot be read, the first: {unread[0]}"
        )
    if unread:
        raise unread[0]
    if not found:
        raise PageError(f"{file.label}: the file holds nothing but white space; give a page with text.")


def _digest_of(sheet: Sheet, whole: "hashlib._Hash") -> str:
    """That of the file's bytes, with the page's place in the file where that has several."""
    digest = whole.copy()
    digest.update(sheet.place.encode())
    return digest.hexdigest()


def _page(file: File, digest: str, sheet: Sheet, given: Issue) -> Page:
    """One page of a file of several has its place in the file in its source and number."""
    issue = given.over(Issue(number=sheet.place[1:])).over(file.issue)
    text = sheet.read().replace("\r\n", "\n").replace("\r", "\n")
    return Page(file.name + sheet.place, digest, text, *issue)
