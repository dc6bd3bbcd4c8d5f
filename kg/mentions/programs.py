"""Finds programs that no mark sets off: known ones, numbered meetings, and names with a head noun."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from kg.lexicon import Dictionary, lexicon, pattern, word_set, words
from kg.mentions.boundaries import is_counted, name_start
from kg.mentions.quoted import POLICY, head_subtypes
from kg.mentions.spans import LIKELY, POSSIBLE, SURE, Line, Span, with_marks
from kg.model import ORGANIZATION, PLACE, PROGRAM

EVENT = "Event"
# How many characters of its own a name needs that nothing marks: under a head that everybody has,
# behind a verb that brings programs about, and else.
NEEDED_EVERYDAY, NEEDED_CREATED, NEEDED = 6, 3, 2
SHORTEST_STEM, LONG_NAME = 4, 6  # characters
_ACTS_BEFORE = ("v", "p", "m", "t", "d")  # dictionary tags of what a verb has behind it


@cache
def _heads() -> Dictionary:
    return Dictionary(head_subtypes())


@cache
def _known() -> tuple[Dictionary, dict[str, tuple[str, str]]]:
    forms = {
        form: (row["name"], row["subtype"]) for row in lexicon("programs")["known"] for form in row["forms"]
    }
    return Dictionary(forms), forms


def is_known(name: str) -> bool:
    """Whether the field knows a program by this very name."""
    return any(known_name == name for known_name, _ in _known()[1].values())


def known_programs(line: Line) -> Iterator[Span]:
    """Programs that the field knows by name, numbered meetings, and policies named by their matter."""
    dictionary, known = _known()
    for start, end, form in dictionary.find(line.text):
        if start in line.edges and (end in line.edges or line.text.startswith("”", end)):
            name, subtype = known[form]
            yield Span(*with_marks(line.text, start, end), PROGRAM, subtype, name, SURE)
    for match in pattern("programs", "editions", "patterns").finditer(line.text):
        yield Span(*with_marks(line.text, *match.span()), PROGRAM, EVENT, match.group(), SURE)
    for match in pattern("programs", "patterns", "policies").finditer(line.text):
        yield Span(*match.span(), PROGRAM, POLICY, match.group())


def headed_programs(line: Line, others: Sequence[Span]) -> Iterator[Span]:
    """Names that end in a head noun; `others` are the places and organisations found in the line."""
    accepted: set[int] = set()
    for start, end, _ in _heads().find(line.text):
        if end in line.edges and not (_is_verb(line, start) or _acts(line, start, end)):
            span = _headed(line, (start, end), others, accepted)
            if span:
                accepted.add(span.end)
                yield span


def _is_verb(line: Line, head: int) -> bool:
    """Whether a head noun is but the end of a longer word that is none: 征求意见."""
    word = line.word_at(head)
    return word.start < head and word.tag in ("v", "l", "i")


def _acts(line: Line, head: int, end: int) -> bool:
    """Whether a head noun is a verb here, with what is done behind it: 计划 + 投入."""
    if line.text[head:end] not in word_set("programs", "verbs", "heads"):
        return False
    behind = next(iter(line.words_behind(end)), None)
    return behind is not None and behind.tag[:1] in _ACTS_BEFORE


def _headed(
    line: Line, head: tuple[int, int], others: Sequence[Span], accepted: Collection[int]
) -> Span | None:
    """The name that a head noun ends, if it is marked, long enough, just made, or in a list of such."""
    word = line.text[head[0] : head[1]]
    start = _behind_body(line, name_start(line, head[0], others), head[0], others)
    inside = tuple(o for o in others if start <= o.start and o.end <= head[0])
    stem = line.text[start : head[0]]
    if word in word_set("programs", "weak", "heads") and _is_all_body(inside, start, head[0]):
        return None
    marked = any(o.kind in (ORGANIZATION, PLACE) for o in inside) or bool(
        pattern("programs", "patterns", "edition").search(stem)
    )
    if len(stem) < 2 or not (marked or _is_distinct(line, start, head[0], word, accepted)):
        return None
    if not marked and is_counted(line, start):
        return None
    weight = LIKELY if marked else POSSIBLE
    return Span(start, head[1], PROGRAM, head_subtypes()[word], stem + word, weight, parts=inside)


def _is_all_body(inside: Sequence[Span], start: int, head: int) -> bool:
    """Whether a name has nothing of its own but a body before its head: 洛阳市总工会 + 计划."""
    return any(part.kind == ORGANIZATION and (part.start, part.end) == (start, head) for part in inside)


def _is_distinct(line: Line, start: int, head: int, word: str, accepted: Collection[int]) -> bool:
    """Whether a name that nothing marks has enough of its own."""
    if word in word_set("programs", "weak", "only_marked"):
        return False
    if line.text[start - 1 : start] == "、" and start - 1 in accepted:
        return head - start + len(word) > SHORTEST_STEM
    created = line.text.endswith(words("boundaries", "creation", "words"), 0, start)
    everyday = word in word_set("programs", "weak", "heads")
    needed = NEEDED_CREATED if created else NEEDED_EVERYDAY if everyday else NEEDED
    generic = word_set("organizations", "generic", "words")
    own = sum(len(piece) for piece, _ in line.pieces(start, head) if piece not in generic)
    if created and own >= NEEDED and head - start + len(word) >= LONG_NAME:
        return True
    return own >= needed and head - start >= (NEEDED_CREATED if created else SHORTEST_STEM)


def _behind_body(line: Line, start: int, head: int, others: Sequence[Span]) -> int:
    """A body and a verb before a name are its subject and predicate: 区总工会 + 组织 + 思政课."""
    for body in others:
        if start <= body.start and body.end < head and body.kind == ORGANIZATION:
            if line.text.startswith(words("people", "titles", "endings"), body.end):
                return head  # someone of the body does something: no name goes on over that
            start = max(start, _behind_verb(line, body.end, head))
    return start


def _behind_verb(line: Line, at: int, head: int) -> int:
    """Where the verb ends by which a body that ends at `at` makes something, or 0: 总工会 + 拟新建 + 驿站."""
    for word in islice(line.words_between(at, head), 2):
        text = line.text[word.start : word.end]
        may_be_inside = word.start > at and text in word_set("boundaries", "inside", "words")
        if text in word_set("boundaries", "openers", "words") and not may_be_inside:
            return word.end
    return 0
