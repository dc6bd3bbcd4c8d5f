"""Keeps what was read from every page in one SQLite file, a page a transaction.

A process that is killed leaves whole pages behind or none: there is no state in between.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import StoreError
from kg.model import Page, Record
from kg.model.identity import Join
from kg.store import rows, schema, tokens
from kg.store.rules import rules_digest
from kg.store.soundness import sound

__all__ = ["LOCK_SECONDS", "Store", "open_store", "rules_digest"]

LOCK_SECONDS = 10.0  # how long to wait for another process that writes
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
# SQLITE_ERROR is a table or column that is not there.
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_PRIMARY_CODE = 0xFF  # SQLite's extended result codes carry the plain one in the low byte


class Store:
    """The pages of one store and what was read from them; `open_store` makes it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def add(self, record: Record, rules: str, profiles: Iterable[tokens.Profiled] = ()) -> None:
        """Keep a record read with the rules of that digest, instead of an earlier one of the same page.

        `profiles` are those of what the page names, each with a token under which it is looked for.
        """
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            rows.delete(self._connection, record.page.digest)
            rows.insert(self._connection, record, rules)
            tokens.insert(self._connection, record.page.digest, profiles)

    def remove(self, digest: str) -> None:
        """Forget a page and all that was read from it; a page that is not there is no error."""
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            rows.delete(self._connection, digest)

    def pages(self) -> tuple[Page, ...]:
        """Every page with its text, by source, then digest."""
        return rows.select_pages(self._connection)

    def stale(self, rules: str) -> tuple[Page, ...]:
        """Find the pages whose record was read with other rules than those of this digest."""
        return rows.select_stale(self._connection, rules)

    def settle(self, joins_under: tokens.Joiner) -> None:
        """Find again the joins under each token whose profiles have changed; nothing else is looked at."""
        with self._connection:
            tokens.settle(self._connection, joins_under)

    def joins(self) -> tuple[Join, ...]:
        """Every join once, sorted; StoreError where a row makes no sense."""
        try:
            return tokens.select_joins(self._connection)
        except (TypeError, ValueError) as error:
            raise StoreError(_damaged(self._path, error)) from error

    def records(self) -> tuple[Record, ...]:
        """Every record, by its page's source, then digest; StoreError where a row makes no sense."""
        with self._connection:
            self._connection.execute("BEGIN")  # one view of all tables, whatever another process adds
            try:
                return tuple(map(sound, rows.select_records(self._connection)))
            except (TypeError, ValueError) as error:
                raise StoreError(_damaged(self._path, error)) from error


@contextmanager
def open_store(path: Path, create: bool = True) -> Iterator[Store]:
    """Open a store, brought up to the present schema.

    StoreError where it is missing and not to be created, damaged, no store at all, written by a
    newer newskg, or held by another process for longer than `LOCK_SECONDS`.
    """
    if not create and not (path.exists() and path.stat().st_size):
        raise StoreError(f"No store at {path}: run `kg build` first, or name its folder with --out.")
    try:
        with closing(sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            schema.migrate(connection, path)
            yield Store(connection, path)
    except sqlite3.DatabaseError as error:
        raise StoreError(_explain(path, error)) from error


def _explain(path: Path, error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE
    if code in _LOCKED:
        return f"{path} is locked by another process (waited {LOCK_SECONDS:g} s): try again when that ended."
    if code in _BROKEN:
        return _damaged(path, error)
    return f"{path} cannot be used ({error}): check that its folder can be written and the disk is not full."


def _damaged(path: Path, reason: Exception) -> str:
    return (
        f"{path} is damaged or no store of newskg ({reason}): nothing was deleted; "
        "move it away, or build anew with --fresh."
    )
