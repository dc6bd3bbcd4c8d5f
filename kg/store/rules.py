"""Gathers what decides what is read from a page: word lists, relation rules, and the code that reads."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from kg.resources import ontology_dir

PACKAGE = Path(__file__).resolve().parent.parent
# What comes after reading and cannot change a record, nor the profiles that are kept with it. A module
# that is missing here only costs a reading that was not needed; a test holds that no reading module
# imports one of these.
AFTER_READING = frozenset(
    {
        *("store", "decisions", "graph", "rdf", "map", "query", "checks", "questions", "precision", "trial"),
        *("whole", "cells", "webpages", "export", "serve", "network"),
        *("pipeline", "cli", "__main__"),
    }
)
_LISTS = ("lexicon/*.toml", "rules/*.toml")  # of the ontology folder; people edit them
_ELSE = ("kg.ttl", "lexicon/*.tsv")


@dataclass(frozen=True)
class Rules:
    """What decides what is read from a page.

    `lists` has the text of each word list and of each file of relation rules, by its name in the ontology
    folder; `rest` is a digest of all else.
    """

    lists: Mapping[str, str]
    rest: str

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of it all, in hexadecimal digits."""
        return sha256(json.dumps([self.rest, sorted(self.lists.items())]).encode()).hexdigest()


def present_rules() -> Rules:
    """Give the rules with which a page would be read now."""
    data = ontology_dir()
    lists = {name: path.read_text("utf-8") for name, path in _files(data, *_LISTS)}
    digest = sha256(f"jieba {version('jieba')}".encode())  # its dictionary decides where words end
    for name, path in sorted((*_files(data, *_ELSE), *_reading_modules(data))):
        digest.update(f"\n{name} {sha256(path.read_bytes()).hexdigest()}".encode())
    return Rules(lists, digest.hexdigest())


def insert(connection: sqlite3.Connection, rules: Rules) -> bool:
    """Write rules that pages are about to be read with; those that no page was read with go.

    Gives whether they were not there.
    """
    connection.execute("DELETE FROM rules WHERE digest NOT IN (SELECT rules FROM pages)")
    told = json.dumps([dict(rules.lists), rules.rest], ensure_ascii=False)
    row = rules.digest, zlib.compress(told.encode())
    return connection.execute("INSERT OR IGNORE INTO rules VALUES (?, ?)", row).rowcount > 0


def select(connection: sqlite3.Connection) -> dict[str, Rules]:
    """All rules by digest; any that make no sense are left out, as if they had never been kept."""
    found = {}
    for digest, body in connection.execute("SELECT digest, body FROM rules"):
        with suppress(zlib.error, TypeError, ValueError, AttributeError, RecursionError):
            rules = Rules(*json.loads(zlib.decompress(body)))
            if rules.digest == digest:
                found[digest] = rules
    return found


def _files(folder: Path, *patterns: str) -> Iterator[tuple[str, Path]]:
    """Each file with its name in the folder, the same in a checkout and in an installed wheel."""
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            yield path.relative_to(folder).as_posix(), path


def _reading_modules(data: Path) -> Iterator[tuple[str, Path]]:
    for name, path in _files(PACKAGE, "**/*.py"):
        # In a wheel the ontology folder, with its scripts, lies inside the package.
        if data not in path.parents and name.partition("/")[0].removesuffix(".py") not in AFTER_READING:
            yield f"kg/{name}", path
