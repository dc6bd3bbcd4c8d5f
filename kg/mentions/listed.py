"""Finds honours and groups, which come from lists, with what stands before them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import lexicon, words
from kg.mentions.boundaries import stops
from kg.mentions.organizations import Automaton, automaton
from kg.mentions.spans import LIKELY, SURE, Line, Span
from kg.model import GROUP, HONOUR

_QUOTED_HONOUR_LONGEST = 24
# Words before a group that narrow it to a kind of its own: 汽车 + 产业工人.
_NARROWING_TAGS = frozenset(("n", "nz", "b", "vn", "j", "nt"))
_LONGEST_NARROWING = 6


@cache
def _honours() -> re.Pattern[str]:
    levels = "|".join(words("honours", "levels"))
    titles, levelled = "|".join(words("honours", "titles")), "|".join(words("honours", "levelled"))
    return re.compile(f"(?:{levels})?(?:{titles})|(?P<level>{levels})?(?P<levelled>{levelled})")


@cache
def _granted() -> re.Pattern[str]:
    verbs = "|".join(words("honours", "verbs"))
    endings = "|".join(words("honours", "endings"))
    nouns = "|".join(words("honours", "nouns") + words("honours", "behind"))
    inner = f"[^“”]{{2,{_QUOTED_HONOUR_LONGEST}}}"
    return re.compile(f"(?:{verbs})“(?P<a>{inner}(?:{endings}))”|“(?P<b>{inner})”(?:{nouns})|“(?P<c>[^“”]{{1,6}}模范)”")


def honour_spans(line: Line, divisions: Sequence[Span]) -> Iterator[Span]:
    """Titles, medals and prizes; the division right before one belongs to its name."""
    for match in _honours().finditer(line.text):
        start = next((d.start for d in divisions if d.start < match.start() <= d.end), match.start())
        if match["levelled"] and not match["level"] and start == match.start():
            continue
        yield Span(start, match.end(), HONOUR, "", line.text[start : match.end()], SURE)
    local = re.compile("|".join(words("honours", "local")))
    for division in divisions:
        title = local.match(line.text, division.end)
        if title:
            yield Span(division.start, title.end(), HONOUR, "", line.text[division.start : title.end()], LIKELY)
    for match in _granted().finditer(line.text):
        group = next(key for key in "abc" if match[key])
        yield Span(match.start(group) - 1, match.end(group) + 1, HONOUR, "", match[group], SURE)


@cache
def _groups() -> tuple[Automaton, dict[str, str]]:
    forms = {form: name for name, listed in lexicon("groups")["groups"].items() for form in listed}
    return automaton(tuple(forms)), forms


def group_spans(line: Line) -> Iterator[Span]:
    """Kinds of people and firms; narrowing words right before make a kind of its own."""
    (matcher, names), forms = _groups()
    for index, start, end in matcher.find_matches_as_indexes(line.text):
        if not (start in line.edges or end in line.edges) or (end - start < 4 and not (start in line.edges and end in line.edges)):
            continue
        narrowed = _narrowed(line, start)
        name = forms[names[index]] if narrowed == start else line.text[narrowed:end]
        yield Span(narrowed, end, GROUP, "", name, LIKELY)


def _narrowed(line: Line, start: int) -> int:
    for word in line.words_before(start):
        text = line.text[word.start : word.end]
        if word.tag not in _NARROWING_TAGS or stops(text, word.tag) or start - word.start > _LONGEST_NARROWING:
            break
        if len(text) < 2 or text in words("organizations", "generic", "words") or text.endswith(words("groups", "describing", "endings")):
            break
        return word.start
    return start
