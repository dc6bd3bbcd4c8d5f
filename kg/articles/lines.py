"""Classes the lines of a page by what each shows alone: marks, width, how it ends, layout patterns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.articles.bylines import cut_closing, is_credit, read_author, read_byline
from kg.articles.lexicon import layout
from kg.articles.spacing import close_up, squeeze, width
from kg.model import Byline

PLAIN, BYLINE, CREDIT, NAME, JUMP, RESUMED = "plain", "byline", "credit", "name", "jump", "resumed"
AFFILIATION, DAY, SECTION = "affiliation", "day", "section"
COLUMN, LEADER, FURNITURE = "column", "leader", "furniture"
BOLD = 7  # a mark beyond the six levels of headings

_HEADING = re.compile(r"^(#{1,6})\s*(?=[^#\s])")
_QUOTED = re.compile(r"^>\s+")
_WHOLLY_BOLD = re.compile(r"^(?:\*\*|__)\s*([^*_].*?)\s*(?:\*\*|__)$")
_CLOSED = re.compile(r"[。！？!?…；;：][”’」』）)》\"]*$|[\u4e00-\u9fff]\.$")
_INDENT = re.compile(r"^(?:\u3000{1,2}| {2,}|\t)")
_JUMP_LENGTH = 14  # characters; what a jump line has at most
_SHORT = 72  # characters; a longer line is prose, whatever it contains
# In the order in which they are tried; the names are those of the patterns and of the classes.
_PATTERNED = (JUMP, AFFILIATION, DAY, SECTION)


@dataclass(frozen=True, slots=True)
class Line:
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
    return tuple(_with_boxes(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    printed = text.split("\n")
    blank = sum(not line or line.isspace() for line in printed)
    # On a page without blank lines two lines that touch say nothing.
    usual = gap = 0 if 2 * blank > len(printed) - blank else 1
    for line in printed:
        if not line or line.isspace():
            gap += 1
            continue
        yield _line(line, gap)
        gap = usual


def _line(printed: str, gap: int) -> Line:
    bare, mark = _without_marks(printed.strip())
    text = close_up(bare)
    # A byline is read as printed: its spaces part the names.
    label, people = _label(bare, text)
    return Line(
        text=text,
        label=label,
        mark=mark,
        gap=gap,
        width=width(text),
        closed=_is_closed(text),
        indented=_INDENT.match(printed) is not None,
        opens=label == PLAIN and layout().patterns["dateline"].match(text) is not None,
        people=people,
    )


def _is_closed(text: str) -> bool:
    """Whether the line ends as a sentence does, perhaps with a byline or a jump behind it."""
    if _CLOSED.search(text) or jump_at(text) >= 0:
        return True
    may_be_byline = text[-1] in "）)" or layout().photo_tail.search(text, max(0, len(text) - 8))
    return bool(may_be_byline and cut_closing(text)[1])


def jump_at(text: str) -> int:
    """Where the jump line begins with which the text ends, or -1."""
    match = layout().patterns[JUMP].search(text, max(0, len(text) - _JUMP_LENGTH))
    return match.start() if match else -1


def _without_marks(line: str) -> tuple[str, int]:
    """The line without the marks of Markdown around it, and which they were."""
    line = _QUOTED.sub("", line)
    heading = _HEADING.match(line)
    if heading:
        line = line[heading.end() :]
    bold = _WHOLLY_BOLD.match(line) if line[:1] in "*_" else None
    if bold and "**" not in bold[1]:
        line = bold[1]
    return line, len(heading[1]) if heading else BOLD if bold else 0


def _label(bare: str, text: str) -> tuple[str, tuple[Byline, ...]]:
    """The class that a line shows by itself, and the people whom it names as a byline."""
    if len(text) > _SHORT:
        return PLAIN, ()
    known = layout()
    if known.furniture.search(text) or known.patterns["folio"].match(text):
        return FURNITURE, ()
    for name in _PATTERNED:
        if known.patterns[name].match(text):
            return name, ()
    resumed = known.patterns[RESUMED].match(text)
    if resumed and resumed.end() == len(text):
        return RESUMED, ()
    if known.patterns["leader_line"].match(text):
        return LEADER, ()
    people = read_byline(bare)
    if people is not None:
        return CREDIT if is_credit(people, text) else BYLINE, people
    if len(text) <= known.longest_column and known.column.search(squeeze(text)):
        return COLUMN, ()
    people = read_author(bare)
    return (NAME, people) if people else (PLAIN, ())


def _with_boxes(lines: Iterator[Line]) -> Iterator[Line]:
    """Makes furniture of the label of a summary box and of the text beneath it, to its first full stop."""
    boxes = layout().boxes
    in_box = False
    for line in lines:
        if line.label in (PLAIN, COLUMN) and squeeze(line.text) in boxes:
            in_box = True
            yield replace(line, label=FURNITURE)
        elif in_box and line.label == PLAIN and not line.mark:
            in_box = not line.closed
            yield replace(line, label=FURNITURE)
        else:
            in_box = False
            yield line
