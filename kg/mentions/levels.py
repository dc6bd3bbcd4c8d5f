"""Finds bodies named by their level alone, and says of which place: 市总工会, 区检察院, 省总."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import gazetteer
from kg.lexicon import lexicon
from kg.mentions.boundaries import begins_name
from kg.mentions.organizations import FEDERATION, NOT_A_FEDERATION, UNION, head_subtypes
from kg.mentions.spans import LIKELY, Line, Span
from kg.model import ORGANIZATION, PLACE


@cache
def _levelled() -> re.Pattern[str]:
    heads = sorted(head_subtypes(), key=lambda head: (-len(head), head))
    levels = "|".join(lexicon("organizations")["levels"]["words"])
    return re.compile(f"(?P<level>{levels})(?P<middle>[\u4e00-\u9fff]{{0,4}}?)(?:(?P<head>{'|'.join(heads)})|(?P<short>总){NOT_A_FEDERATION})")


def level_spans(line: Line, before: Sequence[str]) -> Iterator[Span]:
    """Candidates of a line; `before` are adcodes that the article names, the nearest first."""
    for match in _levelled().finditer(line.text):
        if not begins_name(line, match.start()) or (match["middle"] and match["short"]):
            continue
        place = next((code for near in before for code in _at_level(near, match["level"])), "")
        if place:
            tail = FEDERATION if match["short"] else line.text[match.start() + len(match["level"]) : match.end()]
            subtype = UNION if match["short"] else head_subtypes()[match["head"]]
            name = gazetteer.name(place) + tail
            yield Span(*match.span(), ORGANIZATION, subtype, name, LIKELY, place=place)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(f"[{''.join(lexicon('organizations')['levels']['whole'])}]({'|'.join(lexicon('organizations')['levels']['words'])})")


def whole_spans(line: Line, before: Sequence[str]) -> Iterator[Span]:
    """Words that point to the place of a level: 全区, 该市."""
    for match in _whole().finditer(line.text):
        place = next((code for near in before for code in _at_level(near, match[1])), "")
        if place and match.start() in line.edges and match.end() in line.edges:
            yield Span(*match.span(), PLACE, gazetteer.level(place), gazetteer.name(place), LIKELY, place=place, named=False)


def _at_level(adcode: str, level: str) -> Iterator[str]:
    """The division of a place's lineage that the level word stands for, the smallest first."""
    for code in reversed(gazetteer.lineage(adcode)):
        if gazetteer.name(code).endswith(level):
            yield code


