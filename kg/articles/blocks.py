"""Makes the blocks of a page: whole paragraphs, and lines that stand for themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.articles.bylines import cut_closing
from kg.articles.joining import PROSE_WIDTH, is_prose, joined_lines
from kg.articles.lines import BOLD, FURNITURE, PLAIN, Line, jump_at
from kg.articles.spacing import tidy
from kg.model import Byline

# What plain lines become: prose; prose under a dateline; prose with its photo credit; a line that may
# be headline or speech (“谁来守护？”); a line that ends openly, as headlines do.
TEXT, DATELINE, CREDITED, EXCLAIMED, SHORT = "text", "dateline", "credited", "exclaimed", "short"

_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z])\n(?=[A-Za-z])")
_EXCLAIMS = re.compile(r"^[^。；;]*[！？!?…][”’」』）)]*$")
_LONGEST_EXCLAMATION = 60.0
_INTRODUCES = re.compile(r"[：:]$")
_LONGEST_INTRODUCTION = 24.0
_LONGEST_VERSE = 10.0
_PHOTO = "摄影"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `kind` is one of those above or the label of a single line.

    `at` counts all runs of lines on the page, so that neighbours have neighbouring numbers. `text`
    is tidied and has neither jump line nor closing byline any more; `jumps` and `people` say so.
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
    jumps: bool = False
    paired: bool = False


def page_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a page, in its order, furniture left out."""
    runs = enumerate(joined_lines(lines))
    blocks = [_block(at, run) for at, run in runs if run[0].label != FURNITURE]
    for at in range(len(blocks) - 1):
        if _is_couplet(blocks[at], blocks[at + 1]):
            blocks[at : at + 2] = [replace(each, paired=True) for each in blocks[at : at + 2]]
    return tuple(blocks)


def _is_couplet(upper: Block, lower: Block) -> bool:
    short = upper.kind == lower.kind == SHORT and upper.width <= _LONGEST_VERSE
    return short and upper.width == lower.width and upper.mark == lower.mark and lower.gap <= 1


def _block(at: int, run: Sequence[Line]) -> Block:
    first = run[0]
    if first.label != PLAIN:
        return Block(at, tidy(first.text), first.label, first.mark, first.gap, first.width, first.people)
    text, jumps = _without_jump(tidy(_run_together(run)))
    rest, people = cut_closing(text)
    kind = _kind(run, people)
    if jumps and kind == SHORT:
        kind = TEXT
    return Block(at, rest, kind, first.mark, first.gap, first.width, people, jumps)


def _run_together(run: Sequence[Line]) -> str:
    """The lines as one text; two Latin words stay apart."""
    return _BETWEEN_LATIN.sub(" ", "\n".join(line.text for line in run)).replace("\n", "")


def _without_jump(text: str) -> tuple[str, bool]:
    at = jump_at(text)
    return (text[:at].rstrip(), True) if at > 0 else (text, False)


def _kind(run: Sequence[Line], people: tuple[Byline, ...]) -> str:
    first = run[0]
    if first.opens:
        return DATELINE
    if people and all(person.role == _PHOTO for person in people):
        return CREDITED
    if len(run) > 1:
        return TEXT
    if _EXCLAIMS.match(first.text) and first.width <= _LONGEST_EXCLAMATION:
        return EXCLAIMED
    if _INTRODUCES.search(first.text) and first.width <= _LONGEST_INTRODUCTION:
        return SHORT
    if 0 < first.mark < BOLD and not first.closed:
        return SHORT
    return TEXT if first.closed or first.width > PROSE_WIDTH or is_prose(first) else SHORT
