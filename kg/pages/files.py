"""Finds the files that hold pages, and gives each as a name with its bytes, within the limit of its form."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import PageError
from kg.model import Issue
from kg.pages import limits
from kg.pages.archives import Load, members
from kg.pages.forms import ARCHIVE, form_of, is_page
from kg.pages.names import can_be_written, issue_of


@dataclass(frozen=True, slots=True)
class File:
    """A file, or a member of an archive: `label` names it in errors, `name` in what is stored."""

    label: str
    name: str
    form: str
    issue: Issue
    load: Load

    def read(self) -> bytes:
        """All bytes; PageError where there is none, or more than the form may have."""
        most = limits.LARGEST[self.form]
        raw = self.load(most + 1)
        if len(raw) > most:
            raise PageError(f"{self.label}: more than {most} bytes; split the file into pages.")
        if not raw:
            raise PageError(f"{self.label}: the file is empty; give a page with text.")
        return raw


def paths_at(path: Path) -> Iterator[Path]:
    """The path itself, or the readable files of a folder and of those in it, sorted by path.

    A folder in it that cannot be opened stands among them. PageError where there is nothing.
    """
    if not path.is_dir():
        if not path.exists():
            raise PageError(f"{path}: there is no such file or folder; check the path.")
        if not path.is_file():  # nobody may ever write to a pipe
            raise PageError(f"{path}: neither a file nor a folder; name one.")
        yield path
        return
    pages = sorted(_inside(path))
    if not pages:
        raise PageError(f"{path}: the folder holds no pages; name a folder that does, or a file.")
    yield from pages


def _inside(path: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for folder, _, names in os.walk(path, onerror=lambda error: closed.append(Path(error.filename))):
        found = (Path(folder, name) for name in names)
        yield from (page for page in found if is_page(str(page.relative_to(path))) and page.is_file())
    yield from closed


def files_at(path: Path, given: Path | None = None) -> Iterator[File]:
    """The file itself, or the readable members of an archive; PageError where it cannot be opened.

    In a folder that was `given` a file's name begins with the folders between; they and the folder show
    of the issue what the file's name does not.
    """
    within = path.relative_to(given) if given else PurePath()
    name = within.as_posix() if within.parts else path.name
    if not can_be_written(name):
        raise PageError(f"{path}: the file's name is not in UTF-8; rename it.")
    own = _issue(given.name if given and within.parts else "", name)
    form = form_of(name)
    file = File(str(path), name, form, own, lambda most: _first_bytes(path, most))
    if form != ARCHIVE:
        yield file
        return
    _check_size(path)
    for member, load in members(path, is_page):
        label, issue = f"{path}/{member}", _issue(member).over(own)
        yield File(label, f"{name}/{member}", form_of(member), issue, _unpacked(label, load))


def _issue(*paths: str) -> Issue:
    """What the names of folders and of the file in them show, the innermost first."""
    issue = Issue()
    for name in PurePath(*paths).parts:
        issue = issue_of(PurePath(name).stem).over(issue)
    return issue


def _unpacked(label: str, load: Load) -> Load:
    """What gives a member's bytes; an archive in the archive is told instead of being opened."""

    def refuse(_: int) -> bytes:
        raise PageError(f"{label}: an archive in an archive; unpack the outer one.")

    return refuse if form_of(label) == ARCHIVE else load


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise PageError(_unreadable(path, error)) from error
    if size > limits.LARGEST[ARCHIVE]:
        raise PageError(f"{path}: more than {limits.LARGEST[ARCHIVE]} bytes; pack fewer pages.")


def _first_bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise PageError(_unreadable(path, error)) from error


def _unreadable(path: Path, error: OSError) -> str:
    return f"{path}: {error.strerror or error}; check the path and its permissions."
