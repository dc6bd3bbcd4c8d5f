"""The words and patterns of newspaper layout, compiled from `ontology/lexicon/layout.toml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.lexicon import any_of, by_word, lexicon


class Endings:
    """Words that a text may end with; a look at its last sign spares most texts all the others."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._words = tuple(listed)
        self.last = frozenset(word[-1] for word in self._words)

    def end(self, text: str) -> bool:
        """Whether the text ends with one of them."""
        return text[-1:] in self.last and text.endswith(self._words)


@dataclass(frozen=True, slots=True)
class Layout:
    """What lines are told by; each pattern is described where it stands in the data file."""

    patterns: dict[str, re.Pattern[str]]
    hints: dict[str, re.Pattern[str]]
    roles: dict[str, str]
    photographer: str
    author: str
    role: re.Pattern[str]
    sign: re.Pattern[str]
    credit_ends: Endings
    jump_ends: Endings
    photo_ends: Endings
    photo_tail: re.Pattern[str]
    plain_tail: re.Pattern[str]
    furniture: re.Pattern[str]
    columns: frozenset[str]
    column_endings: Endings
    column_beginnings: tuple[str, ...]
    longest_column: int
    commentary: re.Pattern[str]
    boxes: frozenset[str]
    prose_opening: re.Pattern[str]
    verb: re.Pattern[str]
    unfinished: re.Pattern[str]
    subordinate_openings: tuple[str, ...]
    subordinate_closings: tuple[str, ...]
    surnames: frozenset[str]
    initials: frozenset[str]
    run_of_names: re.Pattern[str]
    not_names: frozenset[str]

    def is_column(self, text: str) -> bool:
        """Whether the text, without white space, is the head of a column."""
        if text in self.columns or self.column_endings.end(text):
            return True
        return text.startswith(self.column_beginnings)


def _patterns(raw: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """The patterns by name; one that another names in braces stands before it in the file."""
    parts = {
        "own": any_of(raw["outlets"]["own"]),
        "endings": any_of(raw["outlets"]["endings"]),
        "qualifier": any_of(raw["qualifiers"]["list"]),
        "role_word": any_of(by_word("layout", "roles")),
    }
    for name, pattern in raw["patterns"].items():
        parts[name] = re.sub(r"\{([a-z_]+)\}", lambda part: parts[part[1]], pattern)
    return {name: re.compile(parts[name]) for name in raw["patterns"]}


def _sign(raw: dict[str, Any]) -> re.Pattern[str]:
    """What at least one of is in every line of letters that is no plain one: looked for before all else."""
    listed = {*raw["furniture"]["contains"], *by_word("layout", "roles"), *raw["signs"]["list"]}
    return re.compile(any_of(listed))


def _surnames() -> frozenset[str]:
    listed = lexicon("people")["surnames"]
    return frozenset("".join(listed["single"].split())) | frozenset(listed["compound"])


@cache
def layout() -> Layout:
    """The compiled lexicon; RuleError where its file is missing or damaged."""
    raw = lexicon("layout")
    columns, headlines, tails = raw["columns"], raw["headlines"], raw["tails"]
    surnames = _surnames()
    initials = frozenset(surname[0] for surname in surnames)
    credit_ends = (*tails["photo"], *raw["credits"]["endings"])
    return Layout(
        patterns=_patterns(raw),
        hints={name: re.compile(any_of(listed)) for name, listed in raw["hints"].items()},
        roles=by_word("layout", "roles"),
        photographer=raw["makers"]["photographer"],
        author=raw["makers"]["author"],
        role=re.compile(any_of(by_word("layout", "roles"))),
        sign=_sign(raw),
        credit_ends=Endings(end + bracket for end in credit_ends for bracket in ("", "）", ")", "】", "]")),
        jump_ends=Endings(raw["hints"]["jump"]),
        photo_ends=Endings(end + bracket for end in tails["photo"] for bracket in ("", "）", ")")),
        photo_tail=re.compile(rf"\s*(?:{any_of(tails['photo'])})$"),
        plain_tail=re.compile(rf"\s*(?:{any_of(tails['plain'])})$"),
        furniture=re.compile(any_of(raw["furniture"]["contains"])),
        columns=frozenset(columns["whole"]),
        column_endings=Endings(columns["endings"]),
        column_beginnings=tuple(columns["beginnings"]),
        longest_column=columns["longest"],
        commentary=re.compile(rf"(?:{any_of(columns['commentary'])})$"),
        boxes=frozenset(raw["boxes"]["labels"]),
        prose_opening=re.compile(rf"^(?:{any_of(raw['prose']['openings'])})[^，,。]{{0,6}}[，,]"),
        unfinished=re.compile(rf"(?:[、，,]|{any_of(headlines['unfinished'])})$"),
        verb=re.compile(any_of(headlines["verbs"])),
        subordinate_openings=tuple(headlines["subordinate_openings"]),
        subordinate_closings=tuple(headlines["subordinate_closings"]),
        surnames=surnames,
        initials=initials,
        run_of_names=re.compile(rf"(?:[{''.join(sorted(initials))}][\u4e00-\u9fff]{{1,3}})+$"),
        not_names=frozenset(raw["not_names"]["list"]),
    )
