"""Keeps what was read from every page in one SQLite file, a page a transaction.

A process that is killed leaves whole pages behind or none: there is no state in between. Whoever reads
sees one moment of the store and waits for nobody; those who write wait for each other.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import StoreBusy, StoreError
from kg.model import Page, Record
from kg.model.identity import Join
from kg.store import digests, health, rows, rules, tokens
from kg.store.digests import Altered
from kg.store.opening import WAL, connected, damaged, explained, sides_of
from kg.store.rules import Rules, present_rules
from kg.store.soundness import sound

__all__ = ["Altered", "Rules", "Store", "fold", "open_store", "present_rules", "sides_of"]


class Store:
    """The pages of one store and what was read from them; `open_store` makes it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Write in one transaction, or change what stands beside the store, while no other process does."""
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield

    def know(self, used: Rules) -> None:
        """Keep the rules that pages are about to be read with; those that no page was read with go.

        Where they are new, all joins are found again when they are next settled.
        """
        with self.alone():
            if rules.insert(self._connection, used):
                tokens.touch_all(self._connection)

    def add(self, record: Record, digest: str, profiles: Iterable[tokens.Profiled] = ()) -> None:
        """Keep a record read with the rules of that digest, instead of an earlier one of the same page.

        `profiles` are those of what the page names, each with a token under which it is looked for.
        """
        with self.alone():
            rows.delete(self._connection, record.page.digest)
            self._insert(record, digest, profiles)

    def replace(self, record: Record, digest: str, profiles: Iterable[tokens.Profiled] = ()) -> None:
        """Keep a record as `add` does, unless its page is not there: another process may have removed it."""
        with self.alone():
            if rows.delete(self._connection, record.page.digest):
                self._insert(record, digest, profiles)

    def mark(self, pages: Iterable[Page], digest: str) -> None:
        """Say that the rules of that digest read these pages as they are read already."""
        with self.alone():
            rows.mark(self._connection, (page.digest for page in pages), digest)

    def remove(self, digest: str) -> None:
        """Forget a page and all that was read from it; a page that is not there is no error."""
        with self.alone():
            rows.delete(self._connection, digest)

    def settle(self, joins_under: tokens.Joiner) -> None:
        """Find again the joins under each token whose profiles have changed; nothing else is looked at."""
        if tokens.touched(self._connection):
            with self.alone(), self._sense():
                tokens.settle(self._connection, joins_under)

    def unsettle(self, found: Iterable[str]) -> None:
        """Let the joins under these tokens be found again when they are next settled."""
        with self.alone():
            tokens.touch(self._connection, found)

    def unfit(self, joins_under: tokens.Joiner) -> tuple[str, ...]:
        """The tokens whose joins are not those of their profiles; StoreError where a row makes no sense."""
        with self._one_moment():
            return tokens.unfit(self._connection, joins_under)

    def altered(self) -> tuple[Altered, ...]:
        """Find the pages that are not what was stored, or of which other things are there than were read.

        By source, then digest; StoreError where the row of a page makes no sense.
        """
        with self._one_moment():
            return tuple(digests.altered(self._connection))

    def pages(self) -> tuple[Page, ...]:
        """Every page with its text, by source, then digest."""
        with self._one_moment():
            return rows.select_pages(self._connection)

    def stale(self, digest: str) -> tuple[Page, ...]:
        """Find the pages whose record was read with other rules than those of this digest."""
        with self._one_moment():
            return rows.select_stale(self._connection, digest)

    def known_rules(self) -> dict[str, Rules]:
        """The rules that pages were read with, by digest; rules from before these were kept are missing."""
        return rules.select(self._connection)

    def profile_texts(self) -> dict[str, str]:
        """All that the profiles of each page say, names written out in full, by the page's digest."""
        return tokens.select_texts(self._connection)

    def revision(self) -> tuple[tuple[str, str], ...]:
        """The digest of each page and of the rules it was read with: another one tells of a change."""
        return rows.select_revision(self._connection)

    def records(self) -> tuple[Record, ...]:
        """Every record, by its page's source, then digest; StoreError where a row makes no sense."""
        with self._one_moment():
            return tuple(map(sound, rows.select_records(self._connection)))

    def view(self, joins_under: tokens.Joiner) -> tuple[tuple[Record, ...], tuple[Join, ...]]:
        """Every record and every join of one moment; joins that are not settled are found, not written.

        StoreError where a row makes no sense.
        """
        with self._one_moment():
            records = tuple(map(sound, rows.select_records(self._connection)))
            return records, tokens.select_joins(self._connection, joins_under)

    def faults(self) -> tuple[str, ...]:
        """Say what is wrong with the file, its tables, indices and triggers."""
        return tuple(health.faults(self._connection))

    def orphans(self) -> tuple[str, ...]:
        """Say of which tables rows have lost their page."""
        return tuple(health.orphans(self._connection))

    def copy_to(self, path: Path) -> int:
        """Write one moment of the store to a new file, whoever uses it meanwhile; its number of pages."""
        with explained(path), closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # so that it is one file wherever it is carried
            return int(copy.execute("SELECT count(*) FROM pages").fetchone()[0])

    def _insert(self, record: Record, digest: str, profiles: Iterable[tokens.Profiled]) -> None:
        profiles = tuple(profiles)
        rows.insert(self._connection, record, digest)
        digests.keep(self._connection, record, profiles)
        tokens.insert(self._connection, record.page.digest, profiles)

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        with self._connection:
            self._connection.execute("BEGIN")  # one view of all tables, whatever another process adds
            with self._sense():
                yield

    @contextmanager
    def _sense(self) -> Iterator[None]:
        try:
            yield
        except (TypeError, ValueError, RecursionError) as error:  # the last of thousands of brackets
            raise StoreError(damaged(self._path, error)) from error


@contextmanager
def open_store(path: Path, create: bool = True) -> Iterator[Store]:
    """Open a store, brought up to the present schema.

    StoreError where it is missing and not to be created, damaged, no store at all, written by a newer
    newskg, or held by another process that writes for longer than `opening.LOCK_SECONDS`.
    """
    with connected(path, create) as connection:
        yield Store(connection, path)


def fold(path: Path) -> None:
    """Bring all of a store into its one file; StoreError where that fails, StoreBusy where it is in use."""
    with connected(path, create=False) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if path.with_name(path.name + WAL).exists():  # the last to close a store takes it away
        raise StoreBusy(f"{path} is used by another process: try again when that ended.")
