"""Finds what is named by its level alone, and says of which place: 市总工会, 区检察院, 省总, 全区."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.lexicon import alternatives, any_of, lexicon, word_set
from kg.mentions.bodies import GOVERNMENT, UNION, federation_of
from kg.mentions.boundaries import begins_name
from kg.mentions.organizations import head_subtypes, in_full
from kg.mentions.spans import Line, Span
from kg.model import ORGANIZATION, PLACE

LONGEST_LIST = 12  # characters of levels that share a tail


@cache
def _level() -> re.Pattern[str]:
    return re.compile(alternatives("organizations", "levels", "words"))


@cache
def _levels_before() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{alternatives('organizations', 'levels', 'words')})[、和])+$")


@cache
def _levelled() -> re.Pattern[str]:
    heads = any_of(head_subtypes())
    level = f"(?P<level>{alternatives('organizations', 'levels', 'words')})"
    short = lexicon("organizations")["federation"]["short"]
    return re.compile(f"{level}(?:(?P<short>{short})|[^，。、与和及（）]{{0,8}}?(?P<head>{heads}))")


@cache
def _whole() -> re.Pattern[str]:
    whole = alternatives("organizations", "levels", "whole")
    return re.compile(f"(?:{whole})(?P<level>{alternatives('organizations', 'levels', 'words')})")


def level_spans(line: Line, near: Sequence[str], divisions: Sequence[Span]) -> Iterator[Span]:
    """Bodies of a line; `near` are adcodes that the article names, the likeliest first.

    Those that the line has named before go before them all.
    """
    for level in _level().finditer(line.text):
        start = level.start()
        before, after = line.text[start - 1 : start], line.text[level.end() : level.end() + 1]
        if before in word_set("organizations", "levels", "not_behind"):
            continue
        if after in word_set("organizations", "levels", "not_before"):
            continue
        joined = before in word_set("boundaries", "characters", "after")
        begins = joined or begins_name(line, start)
        if not begins or any(d.start < start <= d.end for d in divisions):
            continue
        match = _levelled().match(line.text, start)
        if not match:
            continue
        said = (d.place for d in reversed(divisions) if d.place and d.end <= start)
        place = _place_of_level(match["level"], (*said, *near))
        if not place:
            continue
        subtype = UNION if match["short"] else head_subtypes()[match["head"]]
        tail = federation_of("") if match["short"] else line.text[match.end("level") : match.end("head")]
        end = max(match.end("short"), match.end("head"))
        name = in_full(gazetteer.name(place) + tail)
        yield Span(start, end, ORGANIZATION, subtype, name, place=place)
        yield from _sharing(line, start, (subtype, tail), near)


@cache
def _around() -> re.Pattern[str]:
    around = lexicon("organizations")["levels"]["around"]
    level = alternatives("organizations", "levels", "words")
    return re.compile(f"{around['before']}(?P<level>{level}){around['behind']}")


def around_spans(line: Line, near: Sequence[str]) -> Iterator[Span]:
    """Bodies whose name goes around their level: 团市委 is 共青团洛阳市委."""
    around = lexicon("organizations")["levels"]["around"]
    for match in _around().finditer(line.text):
        place = _place_of_level(match["level"], near)
        if place and begins_name(line, match.start()):
            name = around["in_full"] + gazetteer.name(place) + around["behind"]
            yield Span(*match.span(), ORGANIZATION, GOVERNMENT, name, place=place)


def _sharing(line: Line, end: int, body: tuple[str, str], near: Sequence[str]) -> Iterator[Span]:
    """Levels that share the tail of a body right before it: 省、市、区总工会."""
    subtype, tail = body
    listed = _levels_before().search(line.text, max(0, end - LONGEST_LIST), end)
    for level in _level().finditer(line.text, listed.start(), end) if listed else ():
        place = _place_of_level(level.group(), near)
        if place and level.start() in line.edges:
            name = in_full(gazetteer.name(place) + tail)
            yield Span(*level.span(), ORGANIZATION, subtype, name, place=place, named=False)


def whole_spans(line: Line, near: Sequence[str]) -> Iterator[Span]:
    """Words that point to the place of a level: 全区, 该市."""
    for match in _whole().finditer(line.text):
        place = _place_of_level(match["level"], near)
        if place and match.start() in line.edges and match.end() in line.edges:
            name, subtype = gazetteer.name(place), gazetteer.level(place)
            yield Span(*match.span(), PLACE, subtype, name, place=place, named=False)


def _place_of_level(level: str, near: Sequence[str]) -> str:
    """The nearest division whose name ends in a level word, or empty; of one lineage the smallest."""
    lineages = (reversed(gazetteer.lineage(adcode)) for adcode in near)
    return next(
        (code for lineage in lineages for code in lineage if gazetteer.name(code).endswith(level)), ""
    )
