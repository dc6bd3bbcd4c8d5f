"""A sentence as rules see it: each mention one private-use character of its kind.

Enumerations (A、B和C) and paths of places (浙江省宁波市) are folded into one slot that has several
things; what stands inside a name is not a slot of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon import pattern
from kg.model import KINDS, PLACE, Article, Mention, Thing
from kg.sentences import fold, sentence_spans

SLOT = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
ANY_SLOT = "".join(SLOT.values())
_QUOTES_MEET = re.compile("”“")
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


def sentences_of(article: Article, mentions: Sequence[Mention]) -> list[Sentence]:
    """The sentences of an article with the outermost mentions as slots; a line is a paragraph."""
    text = fold(article.text)
    outer = outermost(mentions)
    return [make_sentence(text, span, text.count("\n", 0, span[0]), outer) for span in sentence_spans(text)]


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
    listed = pattern("clauses", "lists", "joined").fullmatch(between)
    quoted_list = left.kind != PLACE and _QUOTES_MEET.search(text, left.end - 1, right.start + 1)
    if not (is_path or listed or quoted_list):
        return None
    things = tuple(dict.fromkeys((*left.things, *right.things)))
    return Slot(left.kind, things, left.start, right.end, is_path)
