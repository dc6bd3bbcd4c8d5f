"""Looks for what is wrong inside a store, deeper than reading it does."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from kg.store.rows import digest_of

_TEXTS = "SELECT source, text, text_digest FROM pages ORDER BY source, digest"
# Joins are found under the tokens of profiles; those of a touched token are about to be found again.
_ORPHAN_JOINS = """SELECT count(*) FROM joins WHERE token NOT IN (SELECT token FROM profiles)
    AND token NOT IN (SELECT token FROM touched)"""


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Say each thing that is wrong; nothing where the store is whole."""
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"SQLite finds: {' '.join(line.split())}"
    orphans = Counter(table for table, *_ in connection.execute("PRAGMA foreign_key_check"))
    for table, count in sorted(orphans.items()):
        yield f"{count} rows of “{table}” belong to no page"
    (left,) = connection.execute(_ORPHAN_JOINS).fetchone()
    if left:
        yield f"{left} rows of “joins” belong to no page"
    for source, text, digest in connection.execute(_TEXTS):
        if not isinstance(text, str) or digest_of(text) != digest:
            yield f"{source}: the text is not the one that was stored"
