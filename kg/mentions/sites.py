"""Finds sites by their head nouns: venues, roads, zones, waters, regions, towns no list has."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.lexicon import Dictionary, by_word, lexicon, word_set
from kg.mentions.boundaries import name_start
from kg.mentions.spans import Line, Span
from kg.model import PLACE
from kg.words import tag

LONGEST_STEM = 8  # characters of a site's name before its head noun
_PLACE_TAGS = ("ns", "")
_PROPER_TAGS = ("", "ns", "nr", "nrt", "nz")
_NOT_BEFORE = "+“”"


@cache
def _heads() -> Dictionary:
    return Dictionary(by_word("sites", "heads"))


@cache
def _known() -> Dictionary:
    return Dictionary(by_word("sites", "known"))


def site_spans(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """Sites of a line by name or by head noun."""
    ends = {division.end for division in divisions}
    for start, end, name in _known().find(line.text):
        if start in line.edges or end in line.edges:
            ends.add(end)
            yield Span(start, end, PLACE, by_word("sites", "known")[name], name)
    for start, end, head in _heads().find(line.text):
        if end in line.edges and end not in ends:
            span = _site(line, (start, end), by_word("sites", "heads")[head], divisions)
            if span:
                yield span


def _site(line: Line, head: tuple[int, int], subtype: str, divisions: Sequence[Span]) -> Span | None:
    """A site under its own name; only one that has none (文化宫, 开发区) keeps its division's."""
    word = line.word_at(head[0])
    if word.start < head[0] and tag(line.text[word.start : word.end]) not in _PLACE_TAGS:
        return None
    start = name_start(line, head[0], divisions)
    inside = [d for d in divisions if start <= d.start and d.end <= head[0]]
    own = inside[-1].end if inside else start
    if not inside and _is_something_else(line, own, head):
        return None
    if _is_own(line, own, head[0]):
        return Span(own, head[1], PLACE, subtype, line.text[own : head[1]])
    if not inside or subtype == gazetteer.TOWN or head[0] - own > LONGEST_STEM:
        return None
    path = tuple(d for d in inside if d.end == own or any(d.end == other.start for other in inside))
    return Span(path[0].start, head[1], PLACE, subtype, line.text[path[-1].start : head[1]], parts=path)


def _is_something_else(line: Line, start: int, head: tuple[int, int]) -> bool:
    """Whether a formula or a person's name only looks like a site: 产业+美丽乡村, 张永江."""
    if line.text[start] in _NOT_BEFORE:
        return True
    # A name such as 徐长江 is one word to the segmenter, whatever stands before it.
    begin = max(start, line.word_at(head[0]).start)
    personal = line.text[begin] in lexicon("people")["surnames"]["single"] and head[1] - begin <= 3
    return head[1] - head[0] == 1 and personal and tag(line.text[begin : head[1]]) != "ns"


def _is_own(line: Line, start: int, end: int) -> bool:
    """Whether a site has a name that is not everybody's: a word no dictionary lists as common."""
    if not 2 <= end - start <= LONGEST_STEM:
        return False
    pieces = line.pieces(start, end)
    generic = word_set("sites", "generic", "words")
    if any(piece in generic or piece.isdigit() for piece, _ in pieces):
        return False
    return any(kind in _PROPER_TAGS and not piece.isascii() for piece, kind in pieces)
