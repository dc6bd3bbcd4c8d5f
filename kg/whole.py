"""Writes a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import KgError

PART = ".part"  # how the name ends of a file that is not whole yet


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Make the folder, and turn whatever the system refuses in it into a KgError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        if error.filename2:  # what a file that is whole cannot take the place of
            reason = f"{Path(error.filename2).name}: {reason}"
        raise KgError(
            f"Cannot write to {folder} ({reason}): make room, or name another place (--out, --output)."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a file whole; KgError where its folder cannot be written to."""
    with writing_to(path.parent), written_whole(path) as file:
        file.write(text)


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A file in UTF-8 with line feeds that takes the place of `path` at the end, when it is whole.

    What goes wrong on the way, an OSError of the system's too, leaves `path` as it was and nothing beside it.
    """
    with replaced_whole(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        yield file


@contextmanager
def replaced_whole(path: Path) -> Iterator[Path]:
    """Where to write what takes the place of `path` at the end, on the disk and not only on its way there."""
    beside = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
