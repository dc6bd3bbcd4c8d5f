"""Finds the divisions of the gazetteer that a line names, read as paths and settled by the page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg import gazetteer
from kg.lexicon import Dictionary, pattern, word_set, words
from kg.mentions.boundaries import begins_name, name_start
from kg.mentions.spans import SURE, Line, Span
from kg.model import PLACE
from kg.words import tag

ARTICLE_VOTE = 1000  # a place of the article itself says more than all those elsewhere on the page
LONGEST_HIDDEN = 3  # characters that a name goes on behind what hid it
SHORTEST_FULL_NAME = 3  # characters; names of two (郊区, 城区) are everyday words, but for counties (献县)
_PLACE_TAGS = ("ns", "nt", "")
_ABOVE_TOWNS = (gazetteer.PROVINCE, gazetteer.CITY, gazetteer.COUNTY)

Votes = Counter[str]


class Hit(NamedTuple):
    """A place name in a line and the divisions that it may mean; `exact` where it is an official name."""

    start: int
    end: int
    codes: tuple[str, ...]
    exact: bool


PlacePath = list[Hit]


@cache
def _names() -> Dictionary:
    known = (*gazetteer.by_name(), *gazetteer.by_former_name())
    full = (name for name in known if len(name) >= SHORTEST_FULL_NAME or _is_small_county(name))
    return Dictionary((*full, *(form for form in gazetteer.by_short_form() if len(form) > 1)))


def place_paths(line: Line) -> list[PlacePath]:
    """All names of divisions in a line, of any standing; those without a gap between them are one path."""
    return list(_paths(_hits(line)))


def _hits(line: Line) -> list[Hit]:
    found = []
    for start, end, name in _names().find(line.text):
        hit = _hit(line, start, end, name) or _within(line, start, end)
        if hit:
            found.append(hit)
    return found


def _hit(line: Line, start: int, end: int, name: str) -> Hit | None:
    full = gazetteer.by_name().get(name) or gazetteer.by_former_name().get(name, ())
    if full and len(name) >= SHORTEST_FULL_NAME and _is_no_rest(line, start, full):
        return Hit(start, end, full, exact=True)
    if full and _is_small_county(name):
        return Hit(start, end, full, exact=True) if _is_whole(line, start, end) else None
    short = gazetteer.by_short_form().get(name, ())
    return Hit(start, end, short or full, exact=False) if _stands_alone(line, start, end) else None


def _is_small_county(name: str) -> bool:
    """Whether a name of two characters is that of a county, and no everyday word (兴县, 和县)."""
    return (
        len(name) < SHORTEST_FULL_NAME
        and name.endswith(words("places", "suffixes", gazetteer.COUNTY))
        and name not in word_set("places", "everyday", "counties")
    )


def _is_whole(line: Line, start: int, end: int) -> bool:
    """Whether a county's name of two characters is a word, or leads to a body of one (献 + 县总工会)."""
    word, last = line.word_at(start), line.word_at(end - 1)
    if word == last:
        return word[:2] == (start, end) and word.tag in _PLACE_TAGS
    return last.start == end - 1 and last.end > end and begins_name(line, start)


def _is_no_rest(line: Line, start: int, codes: Sequence[str]) -> bool:
    """Whether a town's name is not but the rest of another one's: 汛桥镇 in 杨汛桥镇."""
    is_town = all(gazetteer.level(code) == gazetteer.TOWN for code in codes)
    above = any(line.text.endswith(words("places", "suffixes", kind), 0, start) for kind in _ABOVE_TOWNS)
    return not is_town or start in line.edges or above


def _within(line: Line, start: int, end: int) -> Hit | None:
    """The name that what looked like one hid, as it begins within it: 开发(商河)南 and 河南."""
    stretch = line.text[start + 1 : end + LONGEST_HIDDEN]
    for first, last, name in _names().find(stretch):
        if start + 1 + first < end < start + 1 + last:
            return _hit(line, start + 1 + first, start + 1 + last, name)
    return None


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """A short form is a word of its own, or begins a word that the dictionary takes for a place."""
    if pattern("sites", "patterns", "longer_name").match(line.text, end):
        return False
    word = line.word_at(start)
    return word.start == start and (end in line.edges or tag(line.text[start : word.end]) in _PLACE_TAGS)


def votes(paths: Iterable[PlacePath]) -> Votes:
    """How often each division is meant beyond doubt, and so each that it lies in."""
    counted: Votes = Counter()
    for path in paths:
        code = _beyond_doubt(path)
        if code:
            counted.update(gazetteer.lineage(code))
    return counted


def _paths(found: Sequence[Hit]) -> Iterator[PlacePath]:
    """Hits that follow each other without a gap: 浙江省 宁波市 北仑区."""
    path: list[Hit] = []
    for hit in found:
        if path and hit.start != path[-1].end:
            yield path
            path = []
        path.append(hit)
    if path:
        yield path


def _beyond_doubt(path: PlacePath) -> str:
    """The division a path leads to where only one is possible, or empty."""
    codes: tuple[str, ...] = path[0].codes
    for hit in path[1:]:
        inside = tuple(c for c in hit.codes if any(a in gazetteer.lineage(c) for a in codes))
        if not inside and not hit.exact:
            return ""
        codes = inside or hit.codes
    official = path[-1].exact or len(path) > 1 or gazetteer.level(codes[0]) == gazetteer.PROVINCE
    return codes[0] if len(codes) == 1 and official else ""


def division_spans(line: Line, paths: Iterable[PlacePath], context: Votes) -> list[Span]:
    """The divisions that a line names, one span each; `context` decides between those of one name."""
    spans = []
    for path in paths:
        settled = _settled(line, path, context)
        for hit, code in settled:
            name = gazetteer.name(code)
            spans.append(Span(hit.start, hit.end, PLACE, gazetteer.level(code), name, SURE, place=code))
        spans.extend(_unlisted_town(line, settled[-1][0].end if settled else path[-1].end))
    return spans


def _settled(line: Line, path: PlacePath, context: Votes) -> list[tuple[Hit, str]]:
    """Each hit of a path with the division it means, by the path itself, then by the page's votes."""
    settled: list[tuple[Hit, str]] = []
    for position, hit in enumerate(path):
        codes = hit.codes
        if settled:
            inside = tuple(c for c in codes if settled[-1][1] in gazetteer.lineage(c))
            if not inside and not hit.exact:
                continue
            codes = inside or codes
        for later in path[position + 1 :]:
            codes = tuple(c for c in codes if any(c in gazetteer.lineage(d) for d in later.codes)) or codes
        best = max(codes, key=lambda code: (_standing(code, context), -hit.codes.index(code)))
        related = bool(settled) or any(
            best in gazetteer.lineage(d) for h in path[position + 1 :] for d in h.codes
        )
        if related or _is_believable(line, hit, best, context):
            settled.append((hit, best))
    return settled


def _standing(code: str, context: Votes) -> tuple[int, int]:
    """Votes for a division, then for those that it lies in."""
    above = gazetteer.parent(code)
    return context[code], context[above] + (context[gazetteer.lineage(code)[0]] if above else 0)


def _is_believable(line: Line, hit: Hit, code: str, context: Votes) -> bool:
    """Names of towns and short forms of counties are everyday words unless the page speaks of them."""
    level = gazetteer.level(code)
    if level == gazetteer.TOWN:
        return context[gazetteer.parent(code)] > 0
    if hit.exact or context[code] > 0:
        return True
    if level != gazetteer.COUNTY:
        return line.text[hit.start : hit.end] not in word_set("places", "everyday", "words")
    before = line.text[max(0, hit.start - 1) : hit.start]
    is_near = context[gazetteer.lineage(code)[0]] >= ARTICLE_VOTE
    return before in word_set("sites", "prepositions", "characters") and is_near


def _unlisted_town(line: Line, end: int) -> Iterator[Span]:
    """A village or street right behind a path of divisions: 贵港市覃塘区 + 义合村."""
    match = pattern("sites", "patterns", "town").match(line.text, end)
    if not match or tag(match.group()) not in _PLACE_TAGS:
        return
    if match.end() in line.edges and name_start(line, match.end() - 1) <= end:
        yield Span(end, match.end(), PLACE, gazetteer.TOWN, match.group())
