"""Classes the lines of a page by what each shows alone: marks, width, how it ends, layout patterns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.articles.bylines import cut_closing
from kg.articles.issue import masthead_lines
from kg.articles.jumps import jump_at
from kg.articles.labels import BOLD, COLUMN, FURNITURE, PLAIN, label_of
from kg.articles.lexicon import layout
from kg.articles.spacing import close_up, squeeze, width
from kg.model import Byline

_HEADING = re.compile(r"^(#{1,6})\s*(?=[^#\s])")
_QUOTED = re.compile(r"^>\s+")
_WHOLLY_BOLD = re.compile(r"^(?:\*\*|__)\s*([^*_].*?)\s*(?:\*\*|__)$")
_ENDS, _CLOSES = tuple("。！？!?…；;："), '”’」』）)》"'
_FULL_STOP = re.compile(r"[\u4e00-\u9fff]\.$")
_MARKED = ">#*_"
_LONGEST_DATELINE = 60  # characters
_INDENT = re.compile(r"^(?:\u3000{1,2}| {2,}|\t)")
_COMMA = re.compile(r"[，,]")
_LEAST_COLUMN, _SET_IN = 12.0, 3.2  # characters: of a column's width, and by which its first lines are less
_LONGEST_BOX = 14  # characters of the label of a summary box
_SPACES = " \t\u3000"


class Line(NamedTuple):
    """A line of the page without its marks, spread lines closed up.

    `mark` is the level of a heading, BOLD or 0; `gap` counts the blank lines before it; `closed`
    says that it ends as a sentence does; `opens`, that it begins with a dateline.
    """

    text: str
    label: str
    mark: int
    gap: int
    width: float
    closed: bool
    indented: bool = False
    opens: bool = False
    people: tuple[Byline, ...] = ()


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold something; the text of summary boxes is furniture as their labels are."""
    lines = list(_with_boxes(_lines(text)))
    for at in range(1, len(lines) - 1):
        if lines[at].label == FURNITURE and _is_column(lines[at - 1 : at + 2]):
            lines[at] = lines[at]._replace(label=PLAIN)
    return tuple(lines)


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether three lines are of one paragraph in a column, whatever words the second has."""
    before, line, after = lines
    return (
        before.label == after.label == PLAIN
        and not (before.closed or before.mark or line.mark or after.mark or after.indented)
        and _LEAST_COLUMN <= line.width <= before.width + _SET_IN
        and (line.closed or line.width + _SET_IN >= before.width)
        and after.width <= line.width + _SET_IN
        and any(_COMMA.search(each.text) for each in lines)
    )


def _lines(text: str) -> Iterator[Line]:
    printed = text.split("\n")
    masthead = masthead_lines(text)
    blank = len(printed) - sum(map(bool, map(str.strip, printed)))
    # On a page without blank lines two lines that touch say nothing.
    usual = gap = 0 if 2 * blank > len(printed) - blank else 1
    for line in printed:
        if not line or line.isspace():
            gap += 1
            continue
        each = _line(line, gap)
        yield each._replace(label=FURNITURE) if each.text in masthead else each
        gap = usual


def _line(printed: str, gap: int) -> Line:
    bare, mark = _without_marks(printed.strip())
    text = close_up(bare)
    # A byline is read as printed: its spaces part the names.
    label, people = label_of(bare, text)
    indented = printed[0] in _SPACES and _INDENT.match(printed) is not None
    opens = label == PLAIN and _opens(text)
    return Line(text, label, mark, gap, width(text), _is_closed(text), indented, opens, people)


def _is_closed(text: str) -> bool:
    """Whether the line ends as a sentence does, perhaps with a byline or a jump behind it."""
    if text[-1] not in _last_signs():
        return False
    if text.rstrip(_CLOSES).endswith(_ENDS) or jump_at(text) >= 0:
        return True
    if text.endswith(".") and _FULL_STOP.search(text):
        return True
    return bool(cut_closing(text)[1])


@cache
def _last_signs() -> frozenset[str]:
    """What a closed line ends with, be it a byline or a jump line: the last sign tells most lines."""
    return frozenset((*_ENDS, *_CLOSES, ".")) | layout().photo_ends.last | layout().jump_ends.last


def _opens(text: str) -> bool:
    """Whether the line begins with a dateline."""
    known = layout()
    if known.hints["dateline"].search(text, 0, _LONGEST_DATELINE) is None:
        return False
    return known.patterns["dateline"].match(text) is not None


def _without_marks(line: str) -> tuple[str, int]:
    """The line without the marks of Markdown around it, and which they were."""
    if line[0] not in _MARKED:
        return line, 0
    line = _QUOTED.sub("", line)
    heading = _HEADING.match(line)
    if heading:
        line = line[heading.end() :]
    bold = _WHOLLY_BOLD.match(line) if line[:1] in "*_" else None
    if bold and "**" not in bold[1]:
        line = bold[1]
    return line, len(heading[1]) if heading else BOLD if bold else 0


def _with_boxes(lines: Iterator[Line]) -> Iterator[Line]:
    """Makes furniture of the label of a summary box and of the text beneath it, to its first full stop."""
    boxes = layout().boxes
    in_box = False
    for line in lines:
        if len(line.text) <= _LONGEST_BOX and line.label in (PLAIN, COLUMN) and squeeze(line.text) in boxes:
            in_box = True
            yield line._replace(label=FURNITURE)
        elif in_box and line.label == PLAIN and not line.mark:
            in_box = not line.closed
            yield line._replace(label=FURNITURE)
        else:
            in_box = False
            yield line
