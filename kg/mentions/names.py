"""Settles names over a page: which short form stands for which full name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.lexicon import by_word, lexicon, pattern, word_set, words
from kg.mentions.bodies import ENTERPRISE, UNION, federation_of
from kg.mentions.programs import is_known
from kg.mentions.spans import Line, Span
from kg.model import ORGANIZATION, PLACE, PROGRAM

Found = list[tuple[Line, tuple[Span, ...]]]
Key = tuple[str, str]
_COMMITTEE, _SERIES = "委员会", "系列"  # what a second form of a name may leave out
_QUOTED = re.compile("“([^“”]+)”")
LONG_WITHOUT_PLACE, LONG_FIRM = 6, 4  # characters a body's name needs to be known without its place
LOOSE_HEAD = 2  # characters of an everyday head: 活动, 应用
STEMS = (2, 3, 4)  # characters with which a firm's short name begins
LEGAL_FORM = 4  # characters of the legal form that its full name ends with: 有限公司
SHORTEST = 4  # characters of a form that may stand for a longer name


def settle_names(found: Found) -> Found:
    """The same spans, each under the fullest name that the page supports."""
    full = _full_names(span for _, spans in found for top in spans for span in top.flat())
    return [(line, tuple(_renamed(span, full) for span in spans)) for line, spans in found]


def _renamed(span: Span, full: dict[Key, Span]) -> Span:
    best = full.get((span.kind, span.name))
    parts = tuple(_renamed(part, full) for part in span.parts)
    if best is None:
        return span if parts == span.parts else span._replace(parts=parts)
    return span._replace(name=best.name, subtype=best.subtype, place=best.place or span.place, parts=parts)


def _full_names(spans: Iterable[Span]) -> dict[Key, Span]:
    """Each name for which the page has a fuller one, with a span that bears that one."""
    by_kind: dict[str, dict[str, Span]] = {PLACE: {}, ORGANIZATION: {}, PROGRAM: {}}
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in by_kind}
    for span in spans:
        if span.kind in by_kind:
            by_kind[span.kind].setdefault(span.name, span)
            counts[span.kind][span.name] += 1
    full: dict[Key, Span] = {}
    for kind, named in by_kind.items():
        for name, span in named.items():
            if kind == PROGRAM and is_known(name):
                continue
            meant = named.get(_meant(name, counts[kind]))
            zone = _in_full_zone(span, by_kind[PLACE])
            best = meant or zone or next(_fuller(span, named), None)
            if best:
                full[kind, name] = best
    return {key: full.get((best.kind, best.name), best) for key, best in full.items()}


@cache
def _alike() -> dict[str, str]:
    """Each character to those that an OCR takes for it."""
    return {sign: signs.replace(sign, "") for signs in words("characters", "alike") for sign in signs}


def _meant(name: str, counts: Counter[str]) -> str:
    """The more frequent name of the page of which this one is a slip of one character, or empty."""
    for at, sign in enumerate(name):
        for other in _alike().get(sign, ""):
            meant = name[:at] + other + name[at + 1 :]
            if counts[meant] > counts[name]:
                return meant
    return ""


def _in_full_zone(span: Span, places: dict[str, Span]) -> Span | None:
    """长沙经开区总工会 under the zone's full name, where the page has that: 长沙经济技术开发区总工会."""
    for short, heads in lexicon("sites")["short_heads"].items():
        stem, found, rest = span.name.partition(short)
        full = next((stem + head for head in heads if stem + head in places), "") if found else ""
        if full:
            return span._replace(name=full + rest)
    return None


def _fuller(span: Span, named: dict[str, Span]) -> Iterator[Span]:
    """Names of the page that this one is short for, the likeliest first."""
    if span.kind == PLACE:
        return
    if span.kind == ORGANIZATION:
        federation = named.get(_federation(span))
        if federation:
            yield federation
    if span.kind == PROGRAM or len(span.name) >= SHORTEST:
        longer = [other for other in named.values() if len(other.name) > len(span.name)]
        yield from (other for other in longer if _is_short_for(span, other))


def _federation(span: Span) -> str:
    """The federation that a place's unions together stand for: 新疆各级工会, 北京工会."""
    leading = next((part for part in reversed(span.parts) if part.place and part.kind == PLACE), None)
    if leading and span.name[leading.end - leading.start :] in word_set(
        "organizations", "generic", "collective"
    ):
        return federation_of(gazetteer.name(leading.place))
    return ""


def _is_short_for(span: Span, other: Span) -> bool:
    if span.kind == PROGRAM:
        return _is_shorter_program(span, other)
    if other.subtype == UNION and other.name.removesuffix(_COMMITTEE) == span.name:
        return True
    if other.name.endswith(span.name):
        return not span.place or span.place == other.place
    if span.name in by_word("organizations", "companies") and other.name.startswith(span.name):
        return other.name.endswith(words("organizations", "legal_forms", "words"))
    return _is_firm_for_short(span.name, other)


def _is_shorter_program(span: Span, other: Span) -> bool:
    quotation = _quotation(other)
    if quotation and (span.name == quotation or _is_loosely_headed(span, quotation)):
        return True
    if len(span.name) < SHORTEST:
        return False
    return other.name.endswith(span.name) or other.name.replace(_SERIES, "") == span.name


def _is_loosely_headed(span: Span, quotation: str) -> bool:
    """“数智入会”活动 may be “数智入会”仪式 under an everyday head."""
    return _quotation(span) == quotation and len(span.name) - len(quotation) - 2 <= LOOSE_HEAD


def _quotation(span: Span) -> str:
    """The quotation with which a name begins, or empty."""
    if not span.name.startswith("“"):
        return ""
    quoted = _QUOTED.match(span.name)
    return quoted.group(1) if quoted else ""


def _is_firm_for_short(short: str, other: Span) -> bool:
    """兴发集团 for 湖北兴发化工集团股份有限公司: the same stem, and the head's characters later on."""
    if other.subtype != ENTERPRISE or other.name.startswith(short):
        return False
    for ending in words("organizations", "short_firms", "endings"):
        stem = short.removesuffix(ending)
        if stem != short and len(stem) >= 2 and stem in other.name:
            return ending in other.name[other.name.index(stem) :]
    return False


def _without_place(span: Span, names: Iterable[str]) -> Iterator[str]:
    """A body's names without the place they begin with, where enough is left: 湖北 + 兴发集团."""
    if not span.place:
        return
    long_enough = LONG_FIRM if span.subtype == ENTERPRISE else LONG_WITHOUT_PLACE
    for name in names:
        for place in (gazetteer.name(span.place), *gazetteer.short_forms(span.place)):
            if name.startswith(place) and len(name) - len(place) >= long_enough:
                yield name.removeprefix(place)


def _firms_for_short(names: Iterable[str]) -> Iterator[str]:
    """What a firm may be called for short: 兴发集团 of 兴发化工集团股份有限公司."""
    for name in names:
        if name.endswith(words("organizations", "legal_forms", "words")):
            for ending in words("organizations", "short_firms", "endings"):
                for size in STEMS:
                    if ending in name[size + 1 : -LEGAL_FORM]:
                        yield name[:size] + ending


def forms(span: Span, line: Line) -> Sequence[str]:
    """What else the page may call a thing: its name, the words used, the quotation in its name."""
    surface = line.text[span.start : span.end]
    quoted = _QUOTED.search(span.name) if span.kind == PROGRAM else None
    content = quoted.group(1) if quoted else ""
    inner = (content,) if len(content) >= SHORTEST else ()
    placeless = tuple(_without_place(span, (span.name, surface))) if span.kind == ORGANIZATION else ()
    quotation = (f"“{content}”",) if len(content) > 1 else ()
    defined = pattern("clauses", "lists", "called_for_short").match(line.text, span.end)
    short = (defined["form"],) if defined else ()
    firms = _firms_for_short((surface, *placeless)) if span.subtype == ENTERPRISE else ()
    return (span.name, *((surface,) if span.named else ()), *inner, *quotation, *placeless, *firms, *short)
