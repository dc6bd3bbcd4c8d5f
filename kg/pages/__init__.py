"""Finds newspaper pages on disk and reads each as text, whatever its form, with what its name says."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from kg.errors import PageError
from kg.model import Issue, Page
from kg.pages.files import File, files_at, paths_at
from kg.pages.forms import reader_of
from kg.pages.sheets import Sheet

__all__ = ["find_pages", "read_page", "read_pages"]

_Found = TypeVar("_Found")


def find_pages(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Files as given, folders as their readable files sorted by name; PageError where there is none."""
    return tuple(page for path in paths for page in paths_at(path))


def read_page(path: Path, paper: str = "", date: str = "", number: str = "") -> Page:
    """The only page of a file as text with line feeds as line ends.

    What is not given is taken from the file's name. PageError where the file cannot be read, is empty,
    is in no known form or encoding, or holds several pages.
    """
    given = Issue(paper, date, number)
    pages = [page for file in files_at(path) for page in _pages_of(file, given)]
    if len(pages) != 1:
        raise PageError(f"{path}: {len(pages)} pages where one is wanted; give a file of one page.")
    return pages[0]


def read_pages(
    paths: Sequence[Path], paper: str = "", date: str = "", number: str = ""
) -> tuple[tuple[Page, ...], tuple[PageError, ...]]:
    """All pages of files, folders and archives, and why what else lies there cannot be read."""
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
        for file in kept(files_at(place))
        for page in kept(_pages_of(file, given))
    )
    return pages, tuple(refused)


def _pages_of(file: File, given: Issue) -> Iterator[Page]:
    raw = file.read()
    digest = hashlib.sha256(raw)
    found = False
    for sheet in reader_of(file.form)(file.label, raw):
        if sheet.text.strip():
            found = True
            yield _page(file, digest.copy(), sheet, given)
    if not found:
        raise PageError(f"{file.label}: the file holds nothing but white space; give a page with text.")


def _page(file: File, digest: "hashlib._Hash", sheet: Sheet, given: Issue) -> Page:
    """One page of a file of several has its place in the file in its digest, source and number."""
    place = f"#{sheet.part}" if sheet.part else ""
    digest.update(place.encode())
    issue = given.over(Issue(number=place[1:])).over(file.issue)
    text = sheet.text.replace("\r\n", "\n").replace("\r", "\n")
    return Page(file.name + place, digest.hexdigest(), text, *issue)
