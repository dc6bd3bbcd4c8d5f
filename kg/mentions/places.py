"""Finds places: divisions of the gazetteer, read as paths, and sites by their head nouns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import gazetteer
from kg.lexicon import by_word, words
from kg.mentions.boundaries import name_start
from kg.mentions.spans import LIKELY, SURE, Line, Span
from kg.model import PLACE
from kg.words import tag

# What may follow a short form without making it part of another name: 西安 in 西安路 is no city.
_LONGER_NAME = re.compile("路|街|道口|大桥|大道|寺|山庄|号|杯|里|湾|门|桥")
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:街道|镇|乡|村|社区)")
_PLACE_TAGS = ("ns", "")
_PROPER_TAGS = ("", "ns", "nr", "nrt", "nz")
_LINKED = re.compile(r"[+“”]")
ARTICLE_VOTE = 10  # how much more a place of the article itself says than one elsewhere on the page
LONGEST_STEM = 8  # characters of a site's name before its head noun


class Hit:
    """A place name in a line and the divisions that it may mean."""

    __slots__ = ("codes", "end", "exact", "start")

    def __init__(self, start: int, end: int, codes: tuple[str, ...], exact: bool) -> None:
        self.start, self.end, self.codes, self.exact = start, end, codes, exact


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    full = [name for name in gazetteer.by_name() if len(name) >= 3]
    short = [form for form in gazetteer.by_short_form() if len(form) >= 2]
    names = tuple(dict.fromkeys((*full, *short)))
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names


def hits(line: Line) -> list[Hit]:
    """All names of divisions in a line, of any standing, from left to right."""
    automaton, names = _automaton()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(line.text):
        name = names[index]
        full, short = gazetteer.by_name().get(name, ()), gazetteer.by_short_form().get(name, ())
        if full and len(name) >= 3:
            found.append(Hit(start, end, full, exact=True))
        elif _stands_alone(line, start, end):
            found.append(Hit(start, end, short or full, exact=False))
    return found


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """A short form is a word of its own, or begins a word that the dictionary takes for a place."""
    if _LONGER_NAME.match(line.text, end):
        return False
    word = line.words[line.word_at(start)]
    if word.start != start:
        return False
    return end in line.edges or tag(line.text[word.start : word.end]) in _PLACE_TAGS


def votes(lines: Iterable[Line]) -> Counter[str]:
    """How often each division is meant beyond doubt, and so each that it lies in."""
    counted: Counter[str] = Counter()
    for line in lines:
        for path in paths(hits(line)):
            code = _settled(path)
            if code:
                counted.update(gazetteer.lineage(code))
    return counted


def paths(found: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Hits that follow each other without a gap: 浙江省 宁波市 北仑区."""
    path: list[Hit] = []
    for hit in found:
        if path and hit.start != path[-1].end:
            yield path
            path = []
        path.append(hit)
    if path:
        yield path


def _settled(path: Sequence[Hit]) -> str:
    """The division a path leads to where only one is possible, or empty."""
    codes: tuple[str, ...] = path[0].codes
    for hit in path[1:]:
        inside = tuple(c for c in hit.codes if any(a in gazetteer.lineage(c) for a in codes))
        codes = inside or hit.codes
    exact = path[-1].exact or len(path) > 1
    return codes[0] if len(codes) == 1 and (exact or len(codes[0]) == 6 and not codes[0][2:].strip("0")) else ""


def settle(line: Line, path: Sequence[Hit], context: Counter[str]) -> list[tuple[Hit, str]]:
    """Each hit of a path with the division it means, by the path itself, then by the page's votes."""
    settled: list[tuple[Hit, str]] = []
    for position, hit in enumerate(path):
        codes = hit.codes
        if settled:
            codes = tuple(c for c in codes if settled[-1][1] in gazetteer.lineage(c)) or codes
        for later in path[position + 1 :]:
            codes = tuple(c for c in codes if any(c in gazetteer.lineage(d) for d in later.codes)) or codes
        best = max(codes, key=lambda c: (_standing(c, context), -codes.index(c)))
        if settled or _believable(line, hit, best, context, len(path)):
            settled.append((hit, best))
    return settled


def _standing(code: str, context: Counter[str]) -> tuple[int, int]:
    above = gazetteer.parent(code)
    return context[code], context[above] + (context[gazetteer.lineage(code)[0]] if above else 0)


def _believable(line: Line, hit: Hit, code: str, context: Counter[str], length: int) -> bool:
    """Names of towns and short forms of counties are everyday words unless the page speaks of them."""
    level = gazetteer.level(code)
    if level == gazetteer.TOWN:
        return length > 1 or context[gazetteer.parent(code)] > 0
    if hit.exact or level != gazetteer.COUNTY or context[code] > 0:
        return True
    at_a_preposition = line.text[max(0, hit.start - 1) : hit.start] in words("sites", "prepositions", "characters")
    return at_a_preposition and context[gazetteer.lineage(code)[0]] >= ARTICLE_VOTE


def division_spans(line: Line, context: Counter[str]) -> list[Span]:
    """The divisions that a line names; a path gives one span a division."""
    spans = []
    for path in paths(hits(line)):
        for hit, code in settle(line, path, context):
            name = gazetteer.name(code)
            spans.append(Span(hit.start, hit.end, PLACE, gazetteer.level(code), name, SURE, place=code))
        spans.extend(_unlisted_town(line, path))
    return spans


def _unlisted_town(line: Line, path: Sequence[Hit]) -> Iterator[Span]:
    """A village or street right behind a path of divisions: 贵港市覃塘区 + 义合村."""
    end = path[-1].end
    match = _TOWN.match(line.text, end)
    if match and match.end() in line.edges and name_start(line, match.end() - 1) <= end:
        yield Span(end, match.end(), PLACE, gazetteer.TOWN, match.group(), LIKELY)


@cache
def _site_heads() -> tuple[AhoCorasick, tuple[str, ...], dict[str, str]]:
    subtype = by_word("sites", "heads")
    heads = words("sites", "heads", "Venue") + words("sites", "heads", "Area") + words("sites", "heads", "Town")
    return AhoCorasick(list(heads), matchkind=MatchKind.LeftmostLongest), heads, subtype


@cache
def _known() -> tuple[AhoCorasick, tuple[str, ...], dict[str, str]]:
    subtype = by_word("sites", "known")
    names = tuple(subtype)
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names, subtype


def site_spans(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """Venues, areas and unlisted towns by name or by head noun."""
    automaton, names, subtype = _known()
    for index, start, end in automaton.find_matches_as_indexes(line.text):
        if start in line.edges or end in line.edges:
            yield Span(start, end, PLACE, subtype[names[index]], names[index], LIKELY)
    automaton, names, subtype = _site_heads()
    for index, start, end in automaton.find_matches_as_indexes(line.text):
        if end in line.edges and not any(d.end == end for d in divisions):
            yield from _site(line, (start, end), subtype[names[index]], divisions)


def _site(line: Line, head: tuple[int, int], subtype: str, divisions: Sequence[Span]) -> Iterator[Span]:
    """A site under its own name; only one that has none (文化宫, 开发区) keeps its division's."""
    if line.words[line.word_at(head[0])].start < head[0] and tag(_word_around(line, head[0])) not in _PLACE_TAGS:
        return
    start = name_start(line, head[0], divisions)
    inside = [d for d in divisions if start <= d.start and d.end <= head[0]]
    own = inside[-1].end if inside else start
    if not inside and _LINKED.match(line.text, own):
        return
    if _is_own(line, own, head[0], subtype):
        yield Span(own, head[1], PLACE, subtype, line.text[own : head[1]], LIKELY)
    elif inside and subtype != gazetteer.TOWN and head[0] - own <= LONGEST_STEM:
        path = [d for d in inside if d.end == own or any(d.end == other.start for other in inside)]
        name = line.text[path[-1].start : head[1]]
        yield Span(path[0].start, head[1], PLACE, subtype, name, LIKELY, parts=tuple(path))


def _word_around(line: Line, at: int) -> str:
    word = line.words[line.word_at(at)]
    return line.text[word.start : word.end]


def _is_own(line: Line, start: int, end: int, subtype: str) -> bool:
    """Whether a site has a name that is not everybody's: a word no dictionary lists as common."""
    generic = set(words("sites", "generic", "words"))
    pieces = [(line.text[max(w.start, start) : min(w.end, end)], w.tag) for w in line.words if w.start < end and w.end > start]
    if not pieces or end - start > LONGEST_STEM or any(piece in generic or piece.isdigit() for piece, _ in pieces):
        return False
    proper = any(kind in _PROPER_TAGS and not piece.isascii() for piece, kind in pieces)
    return proper and end - start >= 2
