"""Finds the files that hold pages, and gives each as a name with its bytes, within the limit of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import PageError
from kg.model import Issue
from kg.pages import limits
from kg.pages.archives import Load, members
from kg.pages.forms import ARCHIVE, form_of, is_page
from kg.pages.names import issue_of


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
    """The path itself, or the readable files of a folder sorted by name; PageError where there is none."""
    if not path.is_dir():
        if not path.exists():
            raise PageError(f"{path}: there is no such file or folder; check the path.")
        yield path
        return
    try:
        pages = sorted(page for page in path.iterdir() if is_page(page.name) and page.is_file())
    except OSError as error:
        raise PageError(_unreadable(path, error)) from error
    if not pages:
        raise PageError(f"{path}: the folder holds no pages; name a folder that does, or a file.")
    yield from pages


def files_at(path: Path) -> Iterator[File]:
    """The file itself, or the readable members of an archive; PageError where it cannot be opened."""
    form = form_of(path.name)
    own = issue_of(path.stem)
    file = File(str(path), path.name, form, own, lambda most: _first_bytes(path, most))
    if form != ARCHIVE:
        yield file
        return
    _check_size(path)
    for name, load in members(path, _is_member):
        issue = issue_of(PurePath(name).stem).over(own)
        yield File(f"{path}/{name}", f"{path.name}/{name}", form_of(name), issue, load)


def _is_member(name: str) -> bool:
    return is_page(name) and form_of(name) != ARCHIVE


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
