"""A sentence as rules see it: each mention one private-use character of its kind.

Enumerations (A、B和C) and paths of places (浙江省宁波市) are folded into one slot that has several
things; what stands inside a name is not a slot of its own, nor is a calling right before a name.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.lexicon import pattern
from kg.model import GROUP, KINDS, ORGANIZATION, PERSON, PLACE, Article, Mention, Thing
from kg.sentences import fold, sentence_spans

SLOT = {kind: chr(0xE000 + number) for number, kind in enumerate(KINDS)}
# Bodies joined by a word that says they act with each other (A与B) have a character of their own.
TOGETHER = chr(0xE000 + len(KINDS))
ANY_SLOT = "".join((*SLOT.values(), TOGETHER))
# A page may print these characters, and must not pass them off as slots.
_NO_SLOTS = dict.fromkeys(map(ord, ANY_SLOT), "\ufffd")
_MARKS = "“”《》"
_PAIRS = ("“”", "《》")
_SIDE_BY_SIDE = ("”“", "》《")


def characters_of(kind: str) -> str:
    """The characters that stand for slots of a kind."""
    return SLOT[kind] + (TOGETHER if kind == ORGANIZATION else "")


@dataclass(frozen=True, slots=True)
class Slot:
    """One or several things of a kind at `text[start:end]`; `owners` are what their names begin with.

    `together` is how many of them stand before a word that says they act with the others (A、B与C: two).
    """

    kind: str
    things: tuple[Thing, ...]
    start: int
    end: int
    owners: tuple[Thing, ...] = ()
    is_path: bool = False
    together: int = 0
    subtype: str = ""

    @property
    def character(self) -> str:
        """What stands for it in a sentence's pattern."""
        return TOGETHER if self.together else SLOT[self.kind]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, `start` to `end` in its text, and its slots by position in `pattern`."""

    start: int
    end: int
    paragraph: int
    pattern: str
    slots: dict[int, Slot]
    text: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """The characters that stand for its slots."""
        return frozenset(slot.character for slot in self.slots.values())

    def written(self, start: int, end: int) -> str:
        """What `pattern[start:end]` stands for, in the page's words."""
        return self.text[self.offset(start) : self.offset(end)]

    def offset(self, at: int) -> int:
        """Where an offset of the pattern lies in the text: each slot before it is longer there."""
        return at + sum(slot.end - slot.start - 1 for place, slot in self.slots.items() if place < at)


@dataclass(slots=True)
class _Outermost:
    """A mention that stands inside no other, with the bodies that its name begins with."""

    mention: Mention
    owners: list[Thing] = field(default_factory=list)


def sentences_of(article: Article, mentions: Sequence[Mention]) -> list[Sentence]:
    """The sentences of an article with the outermost mentions as slots; a line is a paragraph."""
    text = fold(article.text).translate(_NO_SLOTS)
    outer = deque(_outermost(mentions))
    sentences: list[Sentence] = []
    paragraph = at = 0
    for start, end in sentence_spans(text):
        paragraph, at = paragraph + text.count("\n", at, start), start
        inside = []
        while outer and outer[0].mention.start < end:
            if outer[0].mention.end <= end:
                inside.append(outer[0])
            outer.popleft()
        sentences.append(_sentence(text, (start, end, paragraph), inside))
    return sentences


def _outermost(mentions: Sequence[Mention]) -> list[_Outermost]:
    kept: list[_Outermost] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].mention.end:
            kept.append(_Outermost(mention))
        elif _owns(mention, kept[-1].mention):
            kept[-1].owners.append(mention.thing)
    return kept


def _owns(whole: Mention, part: Mention) -> bool:
    """Whether a site's name says the place it lies in, or a unit's begins with the body it is of.

    A body of another subtype is one in its own right.
    """
    if part.thing.kind == PLACE:
        return whole.thing.kind == PLACE
    return whole.thing.kind == ORGANIZATION and whole.start == part.start and whole.subtype == part.subtype


def _sentence(text: str, place: tuple[int, int, int], outer: Sequence[_Outermost]) -> Sentence:
    """The sentence at a place (start, end, number of its paragraph) with the mentions inside it."""
    start, end, paragraph = place
    pieces: list[str] = []
    slots: dict[int, Slot] = {}
    at, length = start, 0
    for slot in _folded(text, outer):
        between = text[at : slot.start]
        pieces += (between, slot.character)
        length += len(between) + 1
        slots[length - 1] = slot
        at = slot.end
    return Sentence(start, end, paragraph, "".join((*pieces, text[at:end])), slots, text[start:end])


def _folded(text: str, outer: Sequence[_Outermost]) -> list[Slot]:
    folded: list[Slot] = []
    for slot in _slots(text, outer):
        joined = _joined(text, folded[-1], slot) if folded and folded[-1].kind == slot.kind else None
        if joined:
            folded[-1] = joined
        else:
            folded.append(slot)
    return folded


def _slots(text: str, outer: Sequence[_Outermost]) -> Iterator[Slot]:
    """A slot a mention; a calling right before a name (外卖骑手 + 李新富) and a body's seat are none."""
    for index, found in enumerate(outer):
        mention = found.mention
        if mention.thing.kind == ORGANIZATION and pattern("clauses", "lists", "as_place").match(
            text, mention.end
        ):
            continue
        after = outer[index + 1].mention if index + 1 < len(outer) else None
        calling = after and after.thing.kind == PERSON and after.start == mention.end
        if not (calling and mention.thing.kind == GROUP):
            start, end = _with_quotes(text, mention.start, mention.end)
            things, owners = (mention.thing,), tuple(found.owners)
            yield Slot(mention.thing.kind, things, start, end, owners, subtype=mention.subtype)


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with the quotation marks around it, which say nothing of how it is linked."""
    quoted = start > 0 and text[start - 1] + text[end : end + 1] in _PAIRS
    return (start - 1, end + 1) if quoted else (start, end)


def _joined(text: str, left: Slot, right: Slot) -> Slot | None:
    """Both slots as one, where they follow each other as a list or a path does."""
    between = text[left.end : right.start].strip(_MARKS)
    is_path = left.kind == PLACE and not between and (left.is_path or len(left.things) == 1)
    quoted_list = left.kind != PLACE and text[left.end - 1 : right.start + 1] in _SIDE_BY_SIDE
    # 承德市委 + 市政府 are two bodies side by side.
    is_pair = not between and pattern("organizations", "joint", "pattern").search(
        text, left.start, right.start + 1
    )
    if not (is_path or quoted_list or is_pair or pattern("clauses", "lists", "joined").fullmatch(between)):
        return None
    things = tuple(dict.fromkeys((*left.things, *right.things)))
    acting = pattern("clauses", "lists", "together").fullmatch(between) is not None
    together = (left.together or acting * len(left.things)) if left.kind == ORGANIZATION else 0
    owners = (*left.owners, *right.owners) if is_path else ()
    return Slot(left.kind, things, left.start, right.end, owners, is_path, together)
