"""Finds bodies that are known by name, and the short forms that everybody's newspaper uses."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import Dictionary, by_word, lexicon, pattern, words
from kg.mentions.spans import SURE, Line, Span
from kg.model import ORGANIZATION

UNION, ENTERPRISE, GOVERNMENT = "TradeUnion", "Enterprise", "Government"


@cache
def _known() -> tuple[Dictionary, dict[str, tuple[str, str]]]:
    """Forms of bodies known by name, each to its official name and subtype."""
    rows = lexicon("organizations")["known"]
    forms = {form: (row["name"], row["subtype"]) for row in rows for form in row["forms"]}
    forms |= {name: (name, kind) for name, kind in by_word("organizations", "companies").items()}
    return Dictionary(forms), forms


def federation_of(place_name: str) -> str:
    """The name of a division's federation of trade unions."""
    return place_name + str(lexicon("organizations")["federation"]["name"])


def known_spans(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """National bodies, well-known firms, numbered bureaus, and federations in their short form."""
    dictionary, known = _known()
    for start, end, form in dictionary.find(line.text):
        name, subtype = known[form]
        if line.text.endswith(words("organizations", "within", "before"), 0, start):
            continue  # a department: 宣传 + 教育部
        if (start in line.edges and end in line.edges) or subtype == UNION:
            yield Span(start, end, ORGANIZATION, subtype, name, SURE)
    for match in pattern("organizations", "patterns", "bureau").finditer(line.text):
        yield Span(*match.span(), ORGANIZATION, ENTERPRISE, match.group(), SURE)
    yield from _short_federations(line, divisions)


def _short_federations(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """德州市总 for 德州市总工会: a division in full and 总, with no word that goes on."""
    for division in divisions:
        match = pattern("organizations", "federation", "short").match(line.text, division.end)
        if match and line.text[division.start : division.end] == division.name:
            start = path_start(division, divisions)
            parts = tuple(d for d in divisions if start <= d.start and d.end <= division.end)
            name = federation_of(division.name)
            yield Span(start, match.end(), ORGANIZATION, UNION, name, SURE, place=division.place, parts=parts)


def path_start(division: Span, divisions: Sequence[Span]) -> int:
    """Where the path of divisions that ends with this one begins."""
    start = division.start
    for other in reversed(divisions):
        if other.end == start:
            start = other.start
    return start
