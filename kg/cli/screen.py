"""How text reaches a terminal: harmless, in tables, and in lines wrapped by the columns that it takes."""

import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import click

from kg.model import Page

# What a terminal obeys and does not print: controls but line ends and tabs, and signs of direction.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PICTURES = 0x2400  # Unicode's ␀, the first of its pictures of controls
WIDEST = 100
UNLIMITED = 100_000
TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)
OPENING, CLOSING = {"Ps", "Pi"}, {"Pe", "Pf", "Po", "Zs"}  # Unicode's general categories


def printable(text: str) -> str:
    """The text with a picture (␛), or the mark of an unknown character, for each that steers a terminal."""
    return _STEERING.sub(lambda sign: chr(_PICTURES + ord(sign[0])) if sign[0] < " " else "\ufffd", text)


def escaped(json: str) -> str:
    """JSON with an escape for each character in it that steers a terminal."""
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json)


def say(text: str = "", *, err: bool = False) -> None:
    """Print what may hold words of a page; none of them steers the terminal."""
    click.echo(printable(text), err=err)


def is_terminal() -> bool:
    """Whether somebody reads on a terminal; nobody does where standard output is closed."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """Columns to fill: those of the terminal, at most 100; elsewhere lines are left whole."""
    return min(shutil.get_terminal_size().columns, WIDEST) if is_terminal() else UNLIMITED


def _pieces(text: str) -> Iterator[str]:
    """Stretches that no line break may split: words, and characters with their punctuation."""
    piece = ""
    for token in TOKEN.findall(text):
        clings = unicodedata.category(token[0]) in CLOSING
        if piece and not clings and unicodedata.category(piece[-1]) not in OPENING:
            yield piece
            piece = ""
        piece += token
    if piece:
        yield piece


def wrap(text: str, indent: str, width: int) -> Iterator[str]:
    """Lines of `text` behind `indent`, `width` columns in all; a wide character takes two."""
    from rich.cells import cell_len

    line = indent
    for piece in _pieces(" ".join(text.split())):
        if line != indent and cell_len(line) + cell_len(piece.rstrip()) > width:
            yield line.rstrip()
            line = indent
        line += piece.lstrip() if line == indent else piece
    yield line.rstrip()


def print_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    whole: Sequence[int] = (),
) -> None:
    """Print rows under their headings; columns at the places `numbers` flush right, at `whole` unbroken."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    terminal = is_terminal()
    console = Console(markup=False, highlight=False, emoji=False, width=None if terminal else UNLIMITED)
    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=terminal)
    for place, heading in enumerate(headings):
        justify: Literal["left", "right"] = "right" if place in numbers else "left"
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=place in whole)
    for row in rows:
        table.add_row(*(printable(" ".join(cell.split())) for cell in row))
    with console.capture() as drawn:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def under_progress_bar(pages: Sequence[Page]) -> Iterable[Page]:
    """Give the pages one by one; a bar on standard error, if it is a terminal, says how far that is."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(pages, "Reading", console=console, transient=True, disable=not console.is_terminal)


def print_wrapped(text: str, indent: str = "") -> None:
    """Print a text behind `indent` in lines as wide as the terminal."""
    say("\n".join(wrap(text, indent, columns())))
