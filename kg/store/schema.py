"""The tables of a store, and the steps that bring an older store up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kg.errors import StoreError
from kg.store import digests
from kg.store.rows import digest_of

_FIRST_TABLES = (
    """CREATE TABLE pages (
        digest TEXT PRIMARY KEY, source TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
        paper TEXT NOT NULL, date TEXT NOT NULL, number TEXT NOT NULL,
        rules TEXT NOT NULL) -- digest of the rules with which the page was read""",
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY, page TEXT NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL, kind TEXT NOT NULL,
        headlines TEXT NOT NULL, paragraphs TEXT NOT NULL, -- JSON: [text, …]
        bylines TEXT NOT NULL, -- JSON: [[name, role], …]
        dateline TEXT NOT NULL, continued INTEGER NOT NULL)""",
    """CREATE TABLE mentions (
        id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        subtype TEXT NOT NULL, place TEXT NOT NULL, named INTEGER NOT NULL)""",
    """CREATE TABLE relations (
        id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        subject_kind TEXT NOT NULL, subject_name TEXT NOT NULL, predicate TEXT NOT NULL,
        object_kind TEXT NOT NULL, object_name TEXT NOT NULL,
        rule TEXT NOT NULL, confidence REAL NOT NULL, role TEXT NOT NULL)""",
    """CREATE TABLE measures (
        id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, of_kind TEXT NOT NULL, of_name TEXT NOT NULL,
        what TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL,
        rule TEXT NOT NULL, confidence REAL NOT NULL, as_of TEXT NOT NULL)""",
    "CREATE INDEX articles_of_page ON articles (page)",
    "CREATE INDEX mentions_of_article ON mentions (article)",
    "CREATE INDEX relations_of_article ON relations (article)",
    "CREATE INDEX measures_of_article ON measures (article)",
)


def _create_first_tables(connection: sqlite3.Connection) -> None:
    for statement in _FIRST_TABLES:
        connection.execute(statement)


def _give_roles_and_jumps(connection: sqlite3.Connection) -> None:
    """Headlines become [[text, role], …] and datelines [text, agency, place, date], as JSON.

    All but a first headline become subtitles; no page was read with these rules, so that the next
    build reads all of them again.
    """
    for statement in (
        "ALTER TABLE pages ADD COLUMN date_inferred INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE articles ADD COLUMN goes_to TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN comes_from TEXT NOT NULL DEFAULT ''",
        """UPDATE articles SET headlines = (SELECT json_group_array(
            json_array(value, iif(key = 0, 'main', 'subtitle'))) FROM json_each(headlines))""",
        "UPDATE articles SET dateline = iif(dateline = '', 'null', json_array(dateline, '', '', ''))",
    ):
        connection.execute(statement)


def _give_modality_and_time(connection: sqlite3.Connection) -> None:
    """Relations and measures say whether they were done and when; the words of a measure's time are there."""
    for table in ("relations", "measures"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN modality TEXT NOT NULL DEFAULT 'stated'")
        for column in ("when", "begins", "ends")[table == "measures" :]:
            connection.execute(f"""ALTER TABLE {table} ADD COLUMN "{column}" TEXT NOT NULL DEFAULT ''""")


def _keep_profiles(connection: sqlite3.Connection) -> None:
    """Profiles of what each page names, and the joins between them, by token.

    Whatever changes the set of a token's profiles marks it as touched, in the same transaction: its joins
    are found again before they are next read. No page was read with these rules.
    """
    for statement in (
        """CREATE TABLE profiles (
            page TEXT NOT NULL REFERENCES pages ON DELETE CASCADE, token TEXT NOT NULL,
            body TEXT NOT NULL) -- JSON: [id, kind, name, forms, posts]""",
        """CREATE TABLE joins (
            token TEXT NOT NULL, body TEXT NOT NULL) -- JSON: [first, second, rule, words]""",
        "CREATE TABLE touched (token TEXT PRIMARY KEY)",
        "CREATE INDEX profiles_of_page ON profiles (page)",
        "CREATE INDEX profiles_of_token ON profiles (token, body)",
        "CREATE INDEX joins_of_token ON joins (token)",
        """CREATE TRIGGER profile_added AFTER INSERT ON profiles WHEN NOT EXISTS (SELECT 1 FROM profiles
            WHERE token = NEW.token AND body = NEW.body AND page <> NEW.page)
            BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.token); END""",
        """CREATE TRIGGER profile_dropped AFTER DELETE ON profiles WHEN NOT EXISTS (SELECT 1 FROM profiles
            WHERE token = OLD.token AND body = OLD.body AND page <> OLD.page)
            BEGIN INSERT OR IGNORE INTO touched VALUES (OLD.token); END""",
        "UPDATE pages SET rules = ''",
    ):
        connection.execute(statement)


def _keep_text_digests(connection: sqlite3.Connection) -> None:
    """Each page has the digest of its text, so that `kg doctor` notices a text that was changed."""
    connection.create_function("text_digest_of", 1, digest_of, deterministic=True)
    connection.execute("ALTER TABLE pages ADD COLUMN text_digest TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE pages SET text_digest = text_digest_of(text)")


def _keep_rules(connection: sqlite3.Connection) -> None:
    """The rules that pages were read with, so that a change to them concerns only some pages."""
    connection.execute(
        """CREATE TABLE rules (
            digest TEXT PRIMARY KEY,
            body BLOB NOT NULL) -- JSON, deflated: [{file: text, …}, digest of the rest]"""
    )


def _keep_record_digests(connection: sqlite3.Connection) -> None:
    """Each page has digests of its head and of what was read from it: `kg doctor` notices another one.

    A later step that changes what they are made of has to write them anew.
    """
    for column in ("head_digest", "record_digest"):
        connection.execute(f"ALTER TABLE pages ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    digests.keep_all(connection)


# The version of a schema is how many of these it has been through; steps are only ever appended.
MIGRATIONS: list[Callable[[sqlite3.Connection], None]] = [
    _create_first_tables,
    _give_roles_and_jumps,
    _give_modality_and_time,
    _keep_profiles,
    _keep_text_digests,
    _keep_rules,
    _keep_record_digests,
]


def objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The SQL of each table, index and trigger, by its kind and name; SQLite's own have none."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(kind, name): sql for kind, name, sql in found}


def fresh_objects() -> dict[tuple[str, str], str]:
    """What `objects` gives of a fresh store."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        for step in MIGRATIONS:
            step(fresh)
        return objects(fresh)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Take the steps that the store at `path` has not been through, all or none.

    StoreError where a newer newskg wrote it, or another program.
    """
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path} was written by a newer newskg (store version {version}, known up to "
            f"{len(MIGRATIONS)}): upgrade newskg, or move it away and build anew with --fresh."
        )
    if version == len(MIGRATIONS):
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Asked again: another process may have migrated while this one waited for the lock.
        version = _version(connection)
        if not version and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{path} is the database of another program: name another folder with --out.")
        for step in MIGRATIONS[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
