"""Reads the word lists of `ontology/lexicon/`."""

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.errors import RuleError
from kg.resources import ontology_dir

LARGEST_DFA = 2000  # words


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `name`.toml; RuleError where it is missing or no TOML."""
    path = ontology_dir() / "lexicon" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RuleError(f"lexicon/{path.name}: {error}; restore it from the distribution.") from error


def _listed(name: str, path: tuple[str, ...]) -> Any:
    """What stands under a path of keys; RuleError where a key is missing."""
    found: Any = lexicon(name)
    for step in path:
        try:
            found = found[step]
        except (KeyError, TypeError) as error:
            raise RuleError(f"lexicon/{name}.toml: no “{'.'.join(path)}”; restore it.") from error
    return found


@cache
def words(name: str, *path: str) -> tuple[str, ...]:
    """The words of one list, longest first, so that an alternation of them takes the longest."""
    return tuple(sorted(set(_listed(name, path)), key=lambda word: (-len(word), word)))


def any_of(listed: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, longest first."""
    return "|".join(map(re.escape, sorted(listed, key=lambda word: (-len(word), word))))


def alternatives(name: str, *path: str) -> str:
    """The words of one list as alternatives of a regular expression."""
    return any_of(words(name, *path))


def starting_with(listed: Collection[str]) -> re.Pattern[str]:
    """The words, to be matched at an offset; one look at the first character rules most offsets out."""
    firsts = "".join(sorted({word[0] for word in listed}))
    return re.compile(f"(?=[{re.escape(firsts)}])(?:{any_of(listed)})")


@cache
def word_set(name: str, *path: str) -> frozenset[str]:
    """The words of one list, to ask whether a word is among them."""
    return frozenset(words(name, *path))


@cache
def pattern(name: str, *path: str) -> re.Pattern[str]:
    """A regular expression that stands in a word list; several are alternatives."""
    found = _listed(name, path)
    written = found if isinstance(found, str) else "|".join(found)
    try:
        return re.compile(written)
    except re.error as error:
        raise RuleError(f"{name}.toml, {'.'.join(path)}: no regular expression ({error}).") from error


@cache
def by_word(name: str, *path: str) -> dict[str, str]:
    """A table of lists turned round: each word to the key that it stands under."""
    return {word: key for key, listed in _listed(name, path).items() for word in listed}


class Dictionary:
    """Finds the words of a list in a text: leftmost first, of those at one place the longest."""

    def __init__(self, listed: Iterable[str], *, passing: bool = False) -> None:
        """Prepare a list to be looked for; a `passing` one is soon thrown away, and so to be built fast."""
        self._words = sorted(set(listed))
        # A DFA finds twice as fast, takes ten times as long to build and far more memory.
        is_large = passing or len(self._words) > LARGEST_DFA
        built = Implementation.ContiguousNFA if is_large else Implementation.DFA
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest, implementation=built)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and word of each match, from left to right; no two overlap."""
        found = self._automaton.find_matches_as_indexes(text)
        return [(start, end, self._words[index]) for index, start, end in found]
