"""Reads the word lists of `ontology/lexicon/`."""

import tomllib
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.resources import ontology_dir


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The word list `name`.toml; RuleError where it is missing or no TOML."""
    path = ontology_dir() / "lexicon" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: {error}; restore it from the distribution.") from error


def words(name: str, *path: str) -> tuple[str, ...]:
    """The words of one list, longest first, so that an alternation of them takes the longest."""
    found: Any = lexicon(name)
    for step in path:
        found = found[step]
    return tuple(sorted(set(found), key=lambda word: (-len(word), word)))


def by_word(name: str, *path: str) -> dict[str, str]:
    """A table of lists turned round: each word to the key that it stands under."""
    table: Any = lexicon(name)
    for step in path:
        table = table[step]
    return {word: key for key, listed in table.items() for word in listed}
