"""Finds honours and groups, which come from lists, with what stands before them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from kg.lexicon import Dictionary, alternatives, by_word, word_set, words
from kg.mentions.boundaries import stops
from kg.mentions.spans import SURE, Line, Span
from kg.model import GROUP, HONOUR

LONGEST_LEVEL = 5  # characters before a title: 自治区级
LONGEST_NARROWING = 6  # characters before a group that make it a kind of its own: 汽车 + 产业工人
SHORTEST_SURE = 4  # characters; a shorter group's name may be a part of other words: 护工 in 保护工作
_NARROWING_TAGS = frozenset(("n", "nz", "b", "vn", "j"))


@cache
def _titles() -> Dictionary:
    return Dictionary(words("honours", "titles") + words("honours", "levelled"))


@cache
def _level_before() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('honours', 'levels')})$")


@cache
def _local_honours() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('honours', 'local')})(?!{alternatives('honours', 'goes_on')})")


@cache
def _granted() -> tuple[re.Pattern[str], ...]:
    """Quoted honours: behind a verb of giving, before a noun that says so, or a model of a campaign."""
    verbs, endings = alternatives("honours", "verbs"), alternatives("honours", "endings")
    nouns, models = alternatives("honours", "nouns"), alternatives("honours", "models")
    conferring = alternatives("honours", "conferring")
    return (
        re.compile(f"(?:{verbs})(?P<quote>“(?P<name>[^“”]{{2,24}}(?:{endings}))”)"),
        re.compile(f"(?P<quote>“(?P<name>[^“”]{{2,24}})”)(?:{nouns})"),
        re.compile(f"(?:{conferring})[^，。；“”]{{2,40}}为(?P<quote>“(?P<name>[^“”]{{2,24}}(?:{endings}))”)"),
        re.compile(f"(?P<quote>“(?P<name>[^“”]{{1,6}}(?:{models}))”)"),
    )


def honour_spans(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """Titles, medals and prizes; the division right before one belongs to its name."""
    for title_start, end, title in _titles().find(line.text):
        stated = _level_before().search(line.text, max(0, title_start - LONGEST_LEVEL), title_start)
        level_start = stated.start() if stated else title_start
        start = next((d.start for d in divisions if d.start < level_start <= d.end), level_start)
        if start < title_start or title not in word_set("honours", "levelled"):
            yield Span(start, end, HONOUR, "", line.text[start:end], SURE)
    for division in divisions:
        local = _local_honours().match(line.text, division.end)
        if local:
            yield Span(division.start, local.end(), HONOUR, "", line.text[division.start : local.end()])
    for pattern in _granted() if "“" in line.text else ():
        for match in pattern.finditer(line.text):
            yield Span(*match.span("quote"), HONOUR, "", match["name"], SURE)


@cache
def _groups() -> Dictionary:
    return Dictionary(by_word("groups", "groups"))


def group_spans(line: Line) -> Iterator[Span]:
    """Kinds of people and firms; a noun right before makes a kind of its own."""
    for start, end, form in _groups().find(line.text):
        at_edges = (start in line.edges) + (end in line.edges)
        if line.text.startswith(words("groups", "goes_on", "words"), end):
            continue
        if at_edges == 2 or (at_edges and end - start >= SHORTEST_SURE):
            narrowed = _narrowed(line, start)
            name = by_word("groups", "groups")[form] if narrowed == start else line.text[narrowed:end]
            yield Span(narrowed, end, GROUP, "", name)


def _narrowed(line: Line, start: int) -> int:
    """Where the noun that narrows a group begins, or `start`: of 新时代女职工, 时代 narrows nothing."""
    before = list(islice(line.words_before(start), 2))
    text = line.text[before[0].start : start] if before else ""
    generic = text in word_set("organizations", "generic", "words")
    describing = text.endswith(words("groups", "describing", "endings"))
    if not 2 <= len(text) <= LONGEST_NARROWING or generic or describing:
        return start
    is_verb = (
        stops(text, before[0].tag)
        or before[0].tag == "v"
        or text in word_set("boundaries", "openers", "words")
    )
    if before[0].tag not in _NARROWING_TAGS or is_verb:
        return start
    outer = before[1] if len(before) > 1 else None
    begins = outer is None or stops(line.text[outer.start : outer.end], outer.tag)
    return before[0].start if begins else start
