"""A store that was edited by hand into nonsense is refused with one line that names the page."""

import sqlite3
from pathlib import Path

import pytest
from examples import dezhou

from kg.errors import StoreError
from kg.store import open_store

NONSENSE = [
    ("UPDATE articles SET paragraphs = '[1, 2]'", "expected str"),
    ("UPDATE articles SET bylines = '[[1, 2]]'", "expected str"),
    ('UPDATE articles SET bylines = \'[["\\ud800", ""]]\'', "surrogates"),
    (f"UPDATE articles SET headlines = '{'[' * 20_000}'", "recursion"),
    ("UPDATE pages SET digest = NULL", "expected str"),
    ("DELETE FROM mentions", "mentioned nowhere"),
    ("UPDATE mentions SET kind = 'Foo'", "unknown kind"),
    ("UPDATE mentions SET subtype = ';'", "unknown kind, “;”"),
    ("UPDATE mentions SET place = '990000'", "unknown place, “990000”"),
    ('UPDATE mentions SET "start" = 1.5', "no characters 1.5"),
    ('UPDATE mentions SET "start" = 100000', "no characters"),
    ("UPDATE relations SET confidence = 'abc'", "confidence"),
    ("UPDATE relations SET confidence = 7", "confidence"),
    ("UPDATE relations SET subject_kind = 'Foo'", "mentioned nowhere"),
    ("UPDATE relations SET predicate = '['", "unknown relation, “.”"),
    ("UPDATE measures SET value = 'abc'", "number"),
    ("UPDATE measures SET value = 9e999", "number of inf"),
    ("DROP TABLE relations", "damaged"),
    ("ALTER TABLE mentions DROP COLUMN place", "damaged"),
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the example records in it."""
    path = tmp_path / "newskg.db"
    with open_store(path) as opened:
        opened.add(dezhou(), "rules")
    return path


@pytest.mark.parametrize(("edit", "named"), NONSENSE)
def test_nonsense_is_refused(store: Path, edit: str, named: str) -> None:
    """What a row says must be possible, or reading the store ends with one line."""
    connection = sqlite3.connect(store)
    connection.execute(edit)
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=named) as refused, open_store(store, create=False) as opened:
        opened.records()
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"\x00"])
def test_an_empty_file_is_no_store(content: bytes, tmp_path: Path) -> None:
    """A file of no bytes, or of one, as SQLite has it, is not taken for a store without pages."""
    empty = tmp_path / "newskg.db"
    empty.write_bytes(content)
    with pytest.raises(StoreError, match="No store"), open_store(empty, create=False):
        pass
