"""Makes the blocks of a page: whole paragraphs, and lines that stand for themselves."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.articles.bylines import cut_closing
from kg.articles.joining import PROSE_WIDTH, is_prose, joined_lines
from kg.articles.jumps import jump_at, page_named, resumed_to
from kg.articles.labels import BOLD, FURNITURE, JUMP, PLAIN, RESUMED
from kg.articles.lexicon import layout
from kg.articles.lines import Line
from kg.articles.spacing import tidy
from kg.model import Byline

# What plain lines become: prose; prose under a dateline; prose with its photo credit; a line that may
# be headline or speech (“谁来守护？”); a line that ends openly, as headlines do.
TEXT, DATELINE, CREDITED, EXCLAIMED, SHORT = "text", "dateline", "credited", "exclaimed", "short"

_EXCLAIMS = re.compile(r"^[^。；;]*[！？!?…][”’」』）)]*$")
_LONGEST_EXCLAMATION = 60.0
_INTRODUCES = ("：", ":")
_LONGEST_INTRODUCTION = 24.0
_LONGEST_VERSE = 10.0


class Block(NamedTuple):
    """Lines that belong together; `kind` is one of those above or the label of a single line.

    `at` counts all runs of lines on the page, so that neighbours have neighbouring numbers. `text`
    is tidied and has neither jump line nor closing byline any more; `people` says so, and `jumps` and
    `resumes`, which are the number of the page where the text goes on and of that where it began.
    `mark`, `gap` and `width` are those of the first line. `paired` lines are as long as a neighbour,
    like the two verses of a couplet.
    """

    at: int
    text: str
    kind: str
    mark: int
    gap: int
    width: float
    people: tuple[Byline, ...] = ()
    jumps: str = ""
    resumes: str = ""
    paired: bool = False


def page_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a page, in its order, furniture left out."""
    runs = enumerate(joined_lines(lines))
    blocks = [_block(at, run) for at, run in runs if run[0].label != FURNITURE]
    for at in range(len(blocks) - 1):
        if _is_couplet(blocks[at], blocks[at + 1]):
            blocks[at : at + 2] = [each._replace(paired=True) for each in blocks[at : at + 2]]
    return tuple(blocks)


def _is_couplet(upper: Block, lower: Block) -> bool:
    return (
        upper.kind == lower.kind == SHORT
        and upper.width <= _LONGEST_VERSE
        and upper.width == lower.width
        and upper.mark == lower.mark
        and lower.gap <= 1
    )


def _block(at: int, run: Sequence[Line]) -> Block:
    first = run[0]
    looks = (first.mark, first.gap, first.width)
    if first.label != PLAIN:
        text = tidy(first.text)
        jumps, resumes = (page_named(text, name) if first.label == name else "" for name in (JUMP, RESUMED))
        return Block(at, text, first.label, *looks, first.people, jumps, resumes)
    text, jumps, resumes = _without_jumps(tidy(_run_together(run)))
    rest, people = cut_closing(text)
    kind = _kind(run, people)
    if kind == SHORT and (jumps or resumes):
        kind = TEXT
    return Block(at, rest, kind, *looks, people, jumps, resumes)


def _run_together(run: Sequence[Line]) -> str:
    """The lines as one text; two Latin words stay apart."""
    text = run[0].text
    for line in run[1:]:
        text += " " * (_is_latin(text[-1]) and _is_latin(line.text[0])) + line.text
    return text


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _without_jumps(text: str) -> tuple[str, str, str]:
    """The text without the jump lines that it ends and begins with, and the pages that they name."""
    end, start = jump_at(text), resumed_to(text)
    jumps = page_named(text[end:], JUMP) if end > 0 else ""
    resumes = page_named(text, RESUMED) if start else ""
    return text[start : end if jumps else len(text)].strip(), jumps, resumes


def _kind(run: Sequence[Line], people: tuple[Byline, ...]) -> str:
    first = run[0]
    if first.opens:
        return DATELINE
    if people and all(person.role == layout().photographer for person in people):
        return CREDITED
    if len(run) > 1:
        return TEXT
    if first.width <= _LONGEST_EXCLAMATION and _EXCLAIMS.match(first.text):
        return EXCLAIMED
    if first.width <= _LONGEST_INTRODUCTION and first.text.endswith(_INTRODUCES):
        return SHORT
    if 0 < first.mark < BOLD and not first.closed:
        return SHORT
    return TEXT if first.closed or first.width > PROSE_WIDTH or is_prose(first) else SHORT
