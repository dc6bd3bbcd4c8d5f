"""The words and patterns of newspaper layout, compiled from `ontology/lexicon/layout.toml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import by_word, lexicon


@dataclass(frozen=True, slots=True)
class Layout:
    """What lines are told by; each pattern is described where it stands in the data file."""

    patterns: dict[str, re.Pattern[str]]
    roles: dict[str, str]
    photo_tail: re.Pattern[str]
    plain_tail: re.Pattern[str]
    furniture: re.Pattern[str]
    column: re.Pattern[str]
    longest_column: int
    commentary: re.Pattern[str]
    boxes: frozenset[str]
    prose_opening: re.Pattern[str]
    verb: re.Pattern[str]
    subordinate_openings: tuple[str, ...]
    subordinate_closings: tuple[str, ...]
    surnames: frozenset[str]
    not_names: frozenset[str]


def _any_of(listed: Iterable[str]) -> str:
    """An alternation of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


def _patterns(raw: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """The patterns by name; one that another names in braces stands before it in the file."""
    parts = {
        "own": _any_of(raw["outlets"]["own"]),
        "endings": _any_of(raw["outlets"]["endings"]),
        "qualifier": _any_of(raw["qualifiers"]["list"]),
        "role_word": _any_of(by_word("layout", "roles")),
    }
    for name, pattern in raw["patterns"].items():
        parts[name] = re.sub(r"\{([a-z_]+)\}", lambda part: parts[part[1]], pattern)
    return {name: re.compile(parts[name]) for name in raw["patterns"]}


@cache
def layout() -> Layout:
    """The compiled lexicon; RuleError where its file is missing or damaged."""
    raw = lexicon("layout")
    columns, headlines, tails = raw["columns"], raw["headlines"], raw["tails"]
    ends, starts, whole = (_any_of(columns[key]) for key in ("endings", "beginnings", "whole"))
    surnames = lexicon("people")["surnames"]
    return Layout(
        patterns=_patterns(raw),
        roles=by_word("layout", "roles"),
        photo_tail=re.compile(rf"\s*(?:{_any_of(tails['photo'])})$"),
        plain_tail=re.compile(rf"\s*(?:{_any_of(tails['plain'])})$"),
        furniture=re.compile(_any_of(raw["furniture"]["contains"])),
        column=re.compile(rf"^(?:{whole})$|(?:{ends})$|^(?:{starts})"),
        longest_column=columns["longest"],
        commentary=re.compile(rf"(?:{_any_of(columns['commentary'])})$"),
        boxes=frozenset(raw["boxes"]["labels"]),
        prose_opening=re.compile(rf"^(?:{_any_of(raw['prose']['openings'])})[^，,。]{{0,6}}[，,]"),
        verb=re.compile(_any_of(headlines["verbs"])),
        subordinate_openings=tuple(headlines["subordinate_openings"]),
        subordinate_closings=tuple(headlines["subordinate_closings"]),
        surnames=frozenset("".join(surnames["single"].split())) | frozenset(surnames["compound"]),
        not_names=frozenset(raw["not_names"]["list"]),
    )
