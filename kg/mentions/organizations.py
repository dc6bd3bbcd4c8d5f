"""Finds organisations: by head noun and left boundary, by level and matter, by name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import by_word, lexicon, words
from kg.mentions.boundaries import ends_name, name_start, stops
from kg.mentions.spans import LIKELY, POSSIBLE, SURE, Line, Span
from kg.model import ORGANIZATION

Automaton = tuple[AhoCorasick, tuple[str, ...]]
UNION = "TradeUnion"
# Dictionary tags of words that make a name one's own: names of all kinds, and words it does not know.
_PROPER_TAGS = frozenset(("", "nz", "nr", "nrt", "nrfg", "ns", "nt", "eng", "j"))
FEDERATION = "总工会"
NOT_A_FEDERATION = "(?![工部体量数计值裁会经理书公是投要局面人产动决结站行代承长金支队社院台馆规的把])"


def automaton(names: Sequence[str]) -> Automaton:
    """A matcher of names, leftmost and longest."""
    unique = tuple(dict.fromkeys(names))
    return AhoCorasick(list(unique), matchkind=MatchKind.LeftmostLongest), unique


@cache
def head_subtypes() -> dict[str, str]:
    """Every head noun to its subtype; an office is its matter and 局, 厅, 委 …"""
    subtype = by_word("organizations", "heads")
    for matter in words("organizations", "offices", "matters"):
        for ending in words("organizations", "offices", "endings"):
            subtype.setdefault(matter + ending, "Government")
    return subtype


@cache
def _heads() -> tuple[Automaton, dict[str, str]]:
    return automaton(tuple(head_subtypes())), head_subtypes()


@cache
def _known() -> tuple[Automaton, dict[str, tuple[str, str]]]:
    """Forms of bodies known by name, each to its official name and subtype."""
    forms = {form: (row["name"], row["subtype"]) for row in lexicon("organizations")["known"] for form in row["forms"]}
    forms |= {name: (name, kind) for name, kind in by_word("organizations", "companies").items() if kind == "Enterprise"}
    return automaton(tuple(forms)), forms


@cache
def _short_federation() -> re.Pattern[str]:
    """德州市总 for 德州市总工会: a division in full and 总, with no word that goes on."""
    return re.compile("总" + NOT_A_FEDERATION)


@cache
def _bureau() -> re.Pattern[str]:
    prefixes = "|".join(words("organizations", "companies", "bureau_prefixes"))
    return re.compile(f"(?:{prefixes})[一二三四五六七八九十]{{1,3}}局(?:集团)?(?:有限公司)?")


def organization_spans(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """All candidates of a line."""
    known = [*_known_spans(line), *_short_federations(line, divisions)]
    known += [Span(*match.span(), ORGANIZATION, "Enterprise", match.group(), SURE) for match in _bureau().finditer(line.text)]
    yield from known
    yield from _quoted_teams(line)
    yield from _formed_teams(line)
    (matcher, names), subtype = _heads()
    for index, start, end in matcher.find_matches_as_indexes(line.text):
        if ends_name(line, end):
            for span in _headed(line, (start, end), subtype[names[index]], divisions, known):
                known.append(span)
                yield span


@cache
def _quoted_team() -> re.Pattern[str]:
    heads = "|".join(words("organizations", "heads", "Team"))
    return re.compile(f"“[^“”，。]{{2,16}}”(?:[一-鿿]{{0,6}}?)(?:{heads})")


def _quoted_teams(line: Line) -> Iterator[Span]:
    """Teams with a quotation for a name: “益心为公”调查组, “谷大伟创新工作室”."""
    for match in _quoted_team().finditer(line.text):
        if ends_name(line, match.end()):
            yield Span(*match.span(), ORGANIZATION, "Team", match.group(), SURE)


@cache
def _formed_team() -> re.Pattern[str]:
    verbs, heads = "|".join(words("organizations", "formed", "verbs")), "|".join(words("organizations", "formed", "heads"))
    return re.compile(f"(?:{verbs})了?(?P<name>[^，。；、“”]{{2,18}}?(?:{heads}))(?=[，。；、]|$)")


def _formed_teams(line: Line) -> Iterator[Span]:
    """A team that is formed is named by its task, verb and all: 成立 + 推进货车司机入会工作专班."""
    for match in _formed_team().finditer(line.text):
        yield Span(*match.span("name"), ORGANIZATION, "Team", match["name"], LIKELY)


def _known_spans(line: Line) -> Iterator[Span]:
    (matcher, names), known = _known()
    for index, start, end in matcher.find_matches_as_indexes(line.text):
        name, subtype = known[names[index]]
        if start in line.edges and end in line.edges or subtype == UNION:
            yield Span(start, end, ORGANIZATION, subtype, name, SURE)


def _short_federations(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    for division in divisions:
        match = _short_federation().match(line.text, division.end)
        full_form = line.text[division.start : division.end] == division.name
        if match and full_form:
            start = _path_start(division, divisions)
            parts = tuple(d for d in divisions if start <= d.start and d.end <= division.end)
            name = division.name + FEDERATION
            yield Span(start, match.end(), ORGANIZATION, UNION, name, SURE, place=division.place, parts=parts)


def _path_start(division: Span, divisions: Sequence[Span]) -> int:
    """Where the path of divisions that ends with this one begins."""
    start = division.start
    for other in reversed(divisions):
        if other.end == start:
            start = other.start
    return start


def _headed(
    line: Line, head: tuple[int, int], subtype: str, divisions: Sequence[Span], known: Sequence[Span]
) -> Iterator[Span]:
    """The name that a head noun ends, if it has something of its own."""
    first = name_start(line, head[0], (*divisions, *known))
    start = _first_anchor(first, head[0], divisions, known)
    owners = [body for body in known if body.start == start and body.end <= head[0]]
    leading = _leading_path(start, [d for d in divisions if d.end <= head[0]])
    name_from = leading[-1].start if leading else start
    stem_from = max((part.end for part in (*leading, *owners)), default=start)
    if start == head[0] or not (leading or owners or _is_proper(line, start, head[0], subtype)):
        return
    place = leading[-1].place if leading else ""
    weight = LIKELY if leading or owners or head[0] - stem_from >= 2 else POSSIBLE
    name = _official(owners, line.text[name_from : head[1]])
    if leading:
        name = _in_full(name)
    yield Span(start, head[1], ORGANIZATION, subtype, name, weight, place=place, parts=(*leading, *owners))


def _official(owners: Sequence[Span], name: str) -> str:
    """A name that begins with the short form of a body begins with the body's official name."""
    owner = max(owners, key=lambda body: body.end, default=None)
    return owner.name + name[owner.end - owner.start :] if owner else name


def _in_full(name: str) -> str:
    """鼓楼区检察院 is 鼓楼区人民检察院."""
    full = lexicon("organizations")["official_heads"]
    return next((name.removesuffix(short) + long for short, long in full.items() if name.endswith(short) and not name.endswith(long)), name)


def _first_anchor(first: int, head: int, divisions: Sequence[Span], known: Sequence[Span]) -> int:
    """A name begins with the first known body in reach, else with the first place, else where it may."""
    bodies = [body.start for body in known if first <= body.start and body.end <= head]
    places = [d.start for d in divisions if first <= d.start and d.end <= head]
    return min((*bodies, *places), default=first)


def _leading_path(start: int, inside: Sequence[Span]) -> list[Span]:
    """The divisions with which a name begins, without a gap."""
    path: list[Span] = []
    for division in inside:
        if division.start == (path[-1].end if path else start):
            path.append(division)
    return path


def _is_proper(line: Line, start: int, end: int, subtype: str) -> bool:
    """Whether a stretch has a word of its own: one that is a name, or that no list calls generic."""
    generic = set(words("organizations", "generic", "words"))
    pieces = [(line.text[max(w.start, start) : min(w.end, end)], w.tag) for w in line.words if w.start < end and w.end > start]
    own = [(piece, tag) for piece, tag in pieces if piece not in generic]
    if subtype == UNION:
        return pieces[0][0] in words("organizations", "national", "words") and len(own) > 1
    return any(tag in _PROPER_TAGS and len(piece) > 1 for piece, tag in own) or sum(len(p) for p, _ in own) >= 4


@cache
def _unit() -> re.Pattern[str]:
    endings = "|".join(words("organizations", "units", "endings"))
    return re.compile(f"[\u4e00-\u9fff]{{0,8}}?(?:{endings})")


def unit_spans(line: Line, bodies: Sequence[Span]) -> Iterator[Span]:
    """Units right behind the name of their body: 宁波市总工会 + 工作部."""
    for body in bodies:
        match = _unit().match(line.text, body.end)
        if match and match.end() in line.edges and _reads_on(line, body.end, match.end()) and not _is_post(line, match):
            name = body.name + match.group()
            yield Span(body.start, match.end(), ORGANIZATION, body.subtype, name, LIKELY, place=body.place, parts=(body,))


def _is_post(line: Line, unit: re.Match[str]) -> bool:
    """Whether the unit is but the beginning of a post: 党组 + 书记, 工会 + 主席."""
    party_post = unit.group().endswith(words("organizations", "units", "party")) and line.text.startswith("书记", unit.end())
    return party_post or unit.group().endswith(words("people", "titles", "endings"))


def _reads_on(line: Line, start: int, end: int) -> bool:
    """Whether no word between ends a name."""
    return not any(stops(line.text[w.start : w.end], w.tag) for w in line.words if start <= w.start < end)


def tail_spans(line: Line, bodies: Sequence[Span]) -> Iterator[Span]:
    """Bodies that share their owner's name in an enumeration: 满帮集团党委、工会."""
    tails = re.compile(f"、({'|'.join(words('organizations', 'units', 'tails'))})")
    subtype = head_subtypes()
    for body in bodies:
        owner = next((part for part in body.parts if part.kind == ORGANIZATION), None)
        match = tails.match(line.text, body.end)
        if owner and match and match.end() in line.edges:
            kind = subtype.get(match[1], body.subtype)
            yield Span(match.start(1), match.end(), ORGANIZATION, kind, owner.name + match[1], LIKELY, named=False)
