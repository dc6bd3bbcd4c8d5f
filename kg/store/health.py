"""Looks for what is wrong inside a store, deeper than reading it does."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from kg.store import schema

Objects = dict[tuple[str, str], str]


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Say what is wrong with the file, and which tables, indices and triggers are not those of newskg."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"SQLite finds: {' '.join(line.split())}"
    yield from _schema_faults(schema.objects(connection), schema.fresh_objects())


def orphans(connection: sqlite3.Connection) -> Iterator[str]:
    """Say how many rows of which tables have lost their page."""
    lost = Counter(table for table, *_ in connection.execute("PRAGMA foreign_key_check"))
    for table, count in sorted(lost.items()):
        yield f"{count} rows of “{table}” belong to no page"


def _schema_faults(there: Objects, made: Objects) -> Iterator[str]:
    for kind, name in sorted(there.keys() | made.keys()):
        if (kind, name) not in there:
            yield f"the {kind} “{name}” is not there"
        elif (kind, name) not in made:
            yield f"the {kind} “{name}” is none of newskg"
        elif there[kind, name] != made[kind, name]:
            yield f"the {kind} “{name}” is not as newskg makes it"
