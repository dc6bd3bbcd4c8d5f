"""A sentence as rules see it: each mention one private-use character of its kind.

Enumerations (A、B和C) and paths of places (浙江省宁波市) are folded into one slot that has several
things; what stands inside a name is not a slot of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import KINDS, PLACE, Mention, Thing

SLOT = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
_KIND = {mark: kind for kind, mark in SLOT.items()}
ANY_SLOT = "".join(SLOT.values())
_JOINED = re.compile("、|和|与|及|以及|或|”?、“?|” “|暨|，(?=[和与及])", re.ASCII)
_MARKS = "“”《》"


@dataclass(frozen=True, slots=True)
class Slot:
    """One or several things of a kind at `text[start:end]` of the article."""

    kind: str
    things: tuple[Thing, ...]
    start: int
    end: int
    is_path: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, `start` to `end` in its text, and its slots by position in `pattern`."""

    start: int
    end: int
    paragraph: int
    pattern: str
    slots: dict[int, Slot]


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that stand inside no other, in order; of two at one stretch, the first."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def make_sentence(text: str, span: tuple[int, int], paragraph: int, mentions: Sequence[Mention]) -> Sentence:
    """The sentence `text[span]` with the outermost mentions in it as slots."""
    start, end = span
    pieces: list[str] = []
    slots: dict[int, Slot] = {}
    at, length = start, 0
    for slot in _folded(text, [m for m in mentions if start <= m.start and m.end <= end]):
        between = text[at : slot.start]
        pieces += (between, SLOT[slot.kind])
        length += len(between)
        slots[length] = slot
        length += 1
        at = slot.end
    return Sentence(start, end, paragraph, "".join((*pieces, text[at:end])), slots)


def _folded(text: str, mentions: Sequence[Mention]) -> list[Slot]:
    folded: list[Slot] = []
    for mention in mentions:
        slot = Slot(mention.thing.kind, (mention.thing,), mention.start, mention.end)
        if folded and folded[-1].kind == slot.kind:
            joined = _joined(text, folded[-1], slot)
            if joined:
                folded[-1] = joined
                continue
        folded.append(slot)
    return folded


def _joined(text: str, left: Slot, right: Slot) -> Slot | None:
    """Both slots as one, where they follow each other as a list or a path does."""
    between = text[left.end : right.start].strip(_MARKS)
    is_path = left.kind == PLACE and not between and (left.is_path or len(left.things) == 1)
    if not is_path and (between or left.kind == PLACE) and not _JOINED.fullmatch(between):
        return None
    things = tuple(dict.fromkeys((*left.things, *right.things)))
    return Slot(left.kind, things, left.start, right.end, is_path)
