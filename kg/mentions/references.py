"""Finds words that point back to a thing by the noun its name ends in: 本次大会, 该公司, 《条例》."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import alternatives, any_of, pattern, words
from kg.mentions import organizations, quoted
from kg.mentions.bodies import ENTERPRISE
from kg.mentions.names import Found
from kg.mentions.spans import Line, Span, overlaps
from kg.model import ORGANIZATION, PLACE, PROGRAM

_POINTED_AT = (ORGANIZATION, PROGRAM)
_BRACKETS = "）)”"
_CLAUSE = re.compile("[^，。；：！？、“”（）]+")
NEAR = 3  # characters between an owner and what it founds: 也成立
SHORTEST_END, LONGEST_END = 4, 16  # characters of the end of a name that points back to it


@cache
def _pointing() -> re.Pattern[str]:
    """A head noun behind a word that points, between title marks, or where a clause begins with it."""
    nouns = {*organizations.head_subtypes(), *quoted.head_subtypes()}
    nouns -= set(words("references", "never", "words"))
    longest = any_of(noun for noun in nouns if len(noun) > 1)
    pointer, follower = (
        alternatives("references", "pointers", "words"),
        alternatives("references", "followers", "words"),
    )
    return re.compile(
        f"(?:{pointer})(?P<noun>{longest})|《(?P<title>{longest})》"
        f"|(?:^|(?<=[，。；：“、]))(?P<bare>{longest})(?={follower}|，)"
    )


def find_references(found: Found) -> Found:
    """The spans found, and those that only point back to one of them in the same article."""
    completed: Found = []
    known: list[Span] = []
    ends: dict[str, Span] = {}
    article = ""
    for line, spans in found:
        if line.article.id != article:
            article, known, ends = line.article.id, [], {}
        more = [*_pointing_back(line, spans, known), *_owned(line, spans, known)]
        more += _shortened(line, (*spans, *more), ends)
        named = [span for span in spans if span.kind in _POINTED_AT]
        known += named
        ends |= _ends_of(line, named)
        completed.append((line, tuple(sorted((*spans, *more), key=lambda s: (s.start, -s.end)))))
    return completed


def _pointing_back(line: Line, spans: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    more = []
    for match in _pointing().finditer(line.text):
        noun = match["noun"] or match["title"] or match["bare"]
        here = [span for span in spans if span.end <= match.start() and span.kind in _POINTED_AT]
        said = reversed((*known, *here))
        target = next((span for span in said if span.name.rstrip(_BRACKETS).endswith(noun)), None)
        if target and (match["title"] or match.end() in line.edges):
            back = replace(target, start=match.start(), end=match.end(), named=False, parts=())
            if not overlaps(back, spans):
                more.append(back)
    return more


def _shortened(line: Line, spans: Sequence[Span], ends: Mapping[str, Span]) -> list[Span]:
    """Clauses that begin with the end of a longer name: 乡村游活动 for 职工乡村游活动."""
    more = []
    for clause in _CLAUSE.finditer(line.text):
        text = clause.group()[:LONGEST_END]
        sizes = range(len(text), SHORTEST_END - 1, -1)
        size = next((n for n in sizes if text[:n] in ends and clause.start() + n in line.edges), 0)
        if size:
            back = replace(ends[text[:size]], start=clause.start(), end=clause.start() + size, parts=())
            more += [] if overlaps(back, spans) else [back]
    return more


def _ends_of(line: Line, spans: Sequence[Span]) -> dict[str, Span]:
    """The ends of names and other forms, each with the last thing that bears such a one."""
    return {
        form[at:]: span
        for span in spans
        for form in (span.name, line.text[span.start : span.end])
        for at in range(max(1, len(form) - LONGEST_END), len(form) - SHORTEST_END + 1)
    }


def _owned(line: Line, spans: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    """Bodies of an owner that has just been said: …有限公司成立了 + 工会."""
    more = []
    for form in ("founded", "of_the_firm"):
        for match in pattern("references", "owned", form).finditer(line.text):
            here = [span for span in spans if span.end <= match.start()]
            owner = _owner(here, known, match.start())
            if owner:
                subtype = organizations.head_subtypes()[match["tail"]]
                name = owner.name + match["tail"]
                body = Span(*match.span("tail"), ORGANIZATION, subtype, name, place=owner.place, named=False)
                more += [] if overlaps(body, spans) else [body]
    return more


def _owner(here: Sequence[Span], known: Sequence[Span], at: int) -> Span | None:
    """A park or zone right before the verb, else the firm that the line begins with, else the last one."""
    last = here[-1] if here else None
    if last and last.kind == PLACE and not last.place and at - last.end <= NEAR:
        return last
    firms = [span for span in here if span.subtype == ENTERPRISE]
    return next(iter(firms), None) or next((s for s in reversed(known) if s.subtype == ENTERPRISE), None)
