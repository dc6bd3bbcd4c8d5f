"""Opens the SQLite file of a store so that others may read it meanwhile; explains what SQLite refuses."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kg.errors import StoreBusy, StoreError
from kg.store import schema

LOCK_SECONDS = 30.0  # how long to wait for another process that writes
WAL = "-wal"
_SIDES = ("-journal", WAL, "-shm")  # what SQLite keeps beside a store that is in use, or that was killed
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
# SQLITE_ERROR is a table or column that is not there.
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_EMPTY = 1  # bytes up to which SQLite takes a file for a database in which nothing is yet
_PRIMARY_CODE = 0xFF  # SQLite's extended result codes carry the plain one in the low byte


@contextmanager
def connected(path: Path, create: bool) -> Iterator[sqlite3.Connection]:
    """Give a connection to a store that is up to the present schema; StoreError as of `open_store`."""
    if not create and not (path.exists() and path.stat().st_size > _EMPTY):
        raise StoreError(f"No store at {path}: run `kg build` first, or name its folder with --out.")
    with explained(path), closing(_connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        schema.migrate(connection, path)
        _let_others_read(connection)
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a StoreError that says what to try."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _explained(path, error) from error
    except UnicodeDecodeError as error:  # what SQLite says of a damaged schema quotes its bytes
        raise StoreError(damaged(path, error)) from error


def sides_of(store: Path) -> tuple[Path, ...]:
    """The files beside a store that are there and belong to it."""
    beside = (store.with_name(store.name + side) for side in _SIDES)
    return tuple(path for path in beside if path.exists())


def _connect(path: Path) -> sqlite3.Connection:
    if path.is_file() and not os.access(path.parent, os.W_OK) and not sides_of(path):
        # SQLite wants to make files beside a store that it reads, unless told that nobody changes it.
        address, is_uri = f"{path.absolute().as_uri()}?immutable=1", True
    else:
        address, is_uri = str(path), False
    return sqlite3.connect(address, timeout=LOCK_SECONDS, isolation_level=None, uri=is_uri)


def _let_others_read(connection: sqlite3.Connection) -> None:
    """Change to write-ahead logging, with which nobody who reads waits for who writes.

    A store that cannot be changed now, as another process is at it or it may only be read, stays as it is.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")


def _explained(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE
    if code in _LOCKED:
        waited = f"(waited {LOCK_SECONDS:g} s)"
        return StoreBusy(f"{path} is locked by another process {waited}: try again when that ended.")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return StoreError(
            f"{path} refused a page ({error}): if another process is adding pages, run the command again."
        )
    if code in _BROKEN:
        return StoreError(damaged(path, error))
    return StoreError(
        f"{path} cannot be used ({error}): check that its folder can be written and the disk is not full."
    )


def damaged(path: Path, reason: Exception) -> str:
    """Say that a store makes no sense, and what to do."""
    return (
        f"{path} is damaged or no store of newskg ({reason}): nothing was deleted; "
        "move it away, or build anew with --fresh."
    )
