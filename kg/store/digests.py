"""Digests by which a store notices that a page, or what was read from it, is not what was stored."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from kg.model import Page, Record
from kg.store import rows, tokens

_HEAD = "SELECT source, digest, paper, date, number, date_inferred FROM pages WHERE digest = ?"
_KEPT = "SELECT text_digest, head_digest, record_digest FROM pages WHERE digest = ?"
_PROFILES = "SELECT token, body FROM profiles WHERE page = ? ORDER BY token, body"


@dataclass(frozen=True, slots=True)
class Altered:
    """A page that is not what was stored: its text, its head (name, newspaper, day, number), or the rest.

    `head` is the digest of the head that was stored.
    """

    page: Page
    has_text: bool
    head: str

    def has_head_of(self, page: Page) -> bool:
        """Whether the head that was stored is that of this page."""
        return _head(page) == self.head


def keep(connection: sqlite3.Connection, record: Record, profiles: Iterable[tokens.Profiled]) -> None:
    """Write the digests of a record, and of the profiles of what it names, beside its page."""
    told = _told((*rows.rows_of(record), tokens.rows_of(profiles)))
    _write(connection, record.page.digest, _head(record.page), told)


def keep_all(connection: sqlite3.Connection) -> None:
    """Write the digests of all that is there beside each page."""
    with _any_text(connection):
        for (page,) in connection.execute("SELECT digest FROM pages").fetchall():
            head = _told([connection.execute(_HEAD, (page,))])
            _write(connection, page, head, _told(_rows_there(connection, page)))


def altered(connection: sqlite3.Connection) -> Iterator[Altered]:
    """Find the pages that are not what was stored, by source, then digest; errors as of `select_pages`."""
    for page in rows.select_pages(connection):
        text, head, told = connection.execute(_KEPT, (page.digest,)).fetchone()
        has_text = rows.digest_of(page.text) == text
        with _any_text(connection):
            is_whole = _told(_rows_there(connection, page.digest)) == told
        if not (has_text and _head(page) == head and is_whole):
            yield Altered(page, has_text, head)


def _write(connection: sqlite3.Connection, page: str, head: str, told: str) -> None:
    connection.execute(
        "UPDATE pages SET head_digest = ?, record_digest = ? WHERE digest = ?", (head, told, page)
    )


def _rows_there(connection: sqlite3.Connection, page: str) -> Iterator[list[rows.Row]]:
    yield from rows.select_rows(connection, page)
    yield connection.execute(_PROFILES, (page,)).fetchall()


def _head(page: Page) -> str:
    return _told([[(page.source, page.digest, page.paper, page.date, page.number, page.date_inferred)]])


def _told(tables: Iterable[Iterable[rows.Row]]) -> str:
    """The digest of rows, the same for those that SQLite is given and for those that it gives back."""
    made = [[list(map(_given_back, row)) for row in table] for table in tables]
    return sha256(json.dumps(made, default=repr).encode()).hexdigest()


def _given_back(value: Any) -> Any:
    """SQLite knows neither truth values nor, in columns of real numbers, whole ones or a zero below zero."""
    return value + 0.0 if isinstance(value, int | float) else value


@contextmanager
def _any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Read texts that are no UTF-8 too: they are damage to be told, not an error."""
    before = connection.text_factory
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = before
