"""Finds what is named by its level alone, and says of which place: 市总工会, 区检察院, 省总, 全区."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.lexicon import alternatives, any_of, lexicon
from kg.mentions.bodies import UNION, federation_of
from kg.mentions.boundaries import begins_name
from kg.mentions.organizations import head_subtypes, in_full
from kg.mentions.spans import Line, Span
from kg.model import ORGANIZATION, PLACE


@cache
def _level() -> re.Pattern[str]:
    return re.compile(alternatives("organizations", "levels", "words"))


@cache
def _levelled() -> re.Pattern[str]:
    heads = any_of(head_subtypes())
    level = f"(?P<level>{alternatives('organizations', 'levels', 'words')})"
    short = lexicon("organizations")["federation"]["short"]
    return re.compile(f"{level}(?:(?P<short>{short})|[^，。、与和及]{{0,8}}?(?P<head>{heads}))")


@cache
def _whole() -> re.Pattern[str]:
    whole = alternatives("organizations", "levels", "whole")
    return re.compile(f"(?:{whole})(?P<level>{alternatives('organizations', 'levels', 'words')})")


def level_spans(line: Line, near: Sequence[str], divisions: Sequence[Span]) -> Iterator[Span]:
    """Bodies of a line; `near` are adcodes that the article names, the likeliest first."""
    for level in _level().finditer(line.text):
        start = level.start()
        if not begins_name(line, start) or any(d.start < start < d.end for d in divisions):
            continue
        match = _levelled().match(line.text, start)
        place = _place_of_level(match["level"], near) if match else ""
        if not match or not place:
            continue
        if match["short"]:
            subtype, name = UNION, federation_of(gazetteer.name(place))
        else:
            subtype = head_subtypes()[match["head"]]
            name = in_full(gazetteer.name(place) + line.text[match.end("level") : match.end("head")])
        end = max(match.end("short"), match.end("head"))
        yield Span(match.start(), end, ORGANIZATION, subtype, name, place=place)


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
