"""Finds words that point back to a thing by the noun its name ends in: 大会, 该公司, 《条例》."""

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import words
from kg.mentions.names import Found
from kg.mentions.organizations import head_subtypes
from kg.mentions.programs import head_subtypes as program_subtypes
from kg.mentions.spans import Line, Span, overlaps
from kg.model import ORGANIZATION, PROGRAM

_POINTED_AT = (ORGANIZATION, PROGRAM)


@cache
def _pointing() -> re.Pattern[str]:
    """A head noun where a clause begins, or behind a word that points: 本次, 该, 这一."""
    nouns = {*head_subtypes(), *program_subtypes()} - set(words("references", "never", "words"))
    longest = sorted((noun for noun in nouns if len(noun) > 1), key=lambda noun: (-len(noun), noun))
    pointers = "|".join(words("references", "pointers", "words"))
    followers = "|".join(words("references", "followers", "words"))
    noun = f"(?P<noun>{'|'.join(longest)})"
    return re.compile(f"(?:{pointers}){noun}|《(?P<title>{'|'.join(longest)})》|(?:^|(?<=[，。；：“、]))(?P<bare>{'|'.join(longest)})(?={followers}|，)")


def find_references(found: Found) -> Found:
    """The spans found, and those that only point back to one of them in the same article."""
    completed: Found = []
    known: list[Span] = []
    article = ""
    for line, spans in found:
        if line.article.id != article:
            article, known = line.article.id, []
        more = _pointing_back(line, spans, known)
        known += [span for span in spans if span.kind in _POINTED_AT]
        completed.append((line, tuple(sorted((*spans, *more), key=lambda s: (s.start, -s.end)))))
    return completed


def _pointing_back(line: Line, spans: tuple[Span, ...], known: list[Span]) -> list[Span]:
    more = []
    for match in _pointing().finditer(line.text):
        noun = match["noun"] or match["title"] or match["bare"]
        earlier = [*known, *(span for span in spans if span.end <= match.start() and span.kind in _POINTED_AT)]
        target = next((span for span in reversed(earlier) if span.name.rstrip("）)”").endswith(noun)), None)
        if target and match.end() in line.edges | {match.end("title")} and not overlaps(replace(target, start=match.start(), end=match.end()), spans):
            more.append(replace(target, start=match.start(), end=match.end(), named=False, parts=()))
    return more
