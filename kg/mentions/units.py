"""Finds bodies by the body they belong to, and teams by their quotation or their task."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import alternatives, word_set, words
from kg.mentions.boundaries import LONGEST_BODY, cut_behind, ends_name, stops
from kg.mentions.organizations import TEAM, head_subtypes, is_party_post, unit_subtype
from kg.mentions.spans import LIKELY, SURE, Line, Span
from kg.model import ORGANIZATION

_QUOTED_SUBTYPES = (TEAM, "Institution", "School")  # what newspapers put between quotation marks


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{0,8}}?(?:{alternatives('organizations', 'units', 'endings')})")


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(f"、({alternatives('organizations', 'units', 'tails')})")


@cache
def _quoted_team() -> re.Pattern[str]:
    heads = alternatives("organizations", "heads", TEAM)
    apart = "".join(word_set("boundaries", "characters", "after"))  # “工人先锋号” + 和 + 班组 are two
    return re.compile(f"“[^“”，。]{{2,16}}”(?![{apart}])[\u4e00-\u9fff]{{0,6}}?(?:{heads})")


@cache
def _quoted_body() -> re.Pattern[str]:
    heads = "|".join(alternatives("organizations", "heads", subtype) for subtype in _QUOTED_SUBTYPES)
    return re.compile(f"“(?P<name>[^“”，。]{{2,20}}?(?P<head>{heads}))”")


@cache
def _formed_team() -> re.Pattern[str]:
    verbs = alternatives("organizations", "formed", "verbs")
    heads = alternatives("organizations", "formed", "heads")
    return re.compile(f"(?:{verbs})了?(?P<name>[^，。；、“”]{{2,18}}?(?:{heads}))(?=[，。；、]|$)")


def team_spans(line: Line) -> Iterator[Span]:
    """Teams with a quotation for a name (“益心为公”调查组), quoted bodies, and teams named by their task."""
    for match in _quoted_team().finditer(line.text):
        if ends_name(line, match.end()):
            yield Span(*match.span(), ORGANIZATION, TEAM, match.group(), SURE)
    for match in _quoted_body().finditer(line.text):
        subtype = head_subtypes()[match["head"]]
        yield Span(*match.span(), ORGANIZATION, subtype, match["name"], SURE)
    for match in _formed_team().finditer(line.text):
        yield Span(*match.span("name"), ORGANIZATION, TEAM, match["name"], LIKELY)


def unit_spans(line: Line, bodies: Sequence[Span]) -> Iterator[Span]:
    """Units right behind the name of their body: 宁波市总工会 + 工作部."""
    for body in bodies:
        match = _unit().match(line.text, body.end)
        if match and match.end() - body.start <= LONGEST_BODY and _is_unit(line, match):
            subtype = unit_subtype(match.group(), body)
            span = (body.start, match.end(), ORGANIZATION, subtype, body.name + match.group(), LIKELY)
            yield Span(*span, place=body.place, parts=(body,))


def _is_unit(line: Line, match: re.Match[str]) -> bool:
    """Whether a unit's name ends here, with no word in it that ends names, and is not half of a post."""
    if not ends_name(line, match.end()) or is_party_post(line, match.group(), match.end()):
        return False
    if match.group().endswith(words("people", "titles", "endings")):
        return False
    inside = (w for w in line.words_between(*match.span()) if w.start >= match.start())
    pieces = [(line.text[word.start : word.end], word.tag) for word in inside]
    is_team = match.group().endswith(words("organizations", "heads", TEAM))
    if is_team and pieces and pieces[0][0] in word_set("organizations", "deeds", "words"):
        return False  # 区总工会 + 指导 + 创新工作室: of another body
    return not any(stops(text, tag) or (not tag and cut_behind(text)) for text, tag in pieces)


def tail_spans(line: Line, bodies: Sequence[Span]) -> Iterator[Span]:
    """Bodies that share their owner's name in an enumeration: 满帮集团党委、工会."""
    for body in bodies:
        owner = next((part for part in body.parts if part.kind == ORGANIZATION), None)
        match = _tails().match(line.text, body.end)
        if owner and match and match.end() in line.edges:
            subtype = head_subtypes().get(match[1], body.subtype)
            yield Span(*match.span(1), ORGANIZATION, subtype, owner.name + match[1], named=False)
