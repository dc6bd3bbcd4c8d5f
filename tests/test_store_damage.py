"""A store that cannot be used is never a traceback, and never made worse."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import dezhou
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.model import Record
from kg.store import open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a store with one page."""
    path = tmp_path / "newskg.db"
    keep(path)
    return path


def keep(path: Path) -> None:
    with open_store(path) as store:
        store.add(dezhou(), "digest of some rules")


def kept(path: Path) -> tuple[Record, ...]:
    with open_store(path, create=False) as store:
        return store.records()


def overwrite(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be looked at" * 100)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def spoil_json(path: Path) -> None:
    execute(path, "UPDATE articles SET headlines = '[\"标题'")


def make_newer(path: Path) -> None:
    execute(path, "PRAGMA user_version = 99")


def make_foreign(path: Path) -> None:
    path.unlink()
    execute(path, "CREATE TABLE recipes (name TEXT)")


def execute(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (overwrite, ("damaged or no store", "--fresh")),
        (truncate, ("damaged or no store", "--fresh")),
        (spoil_json, ("damaged or no store", "--fresh")),
        (make_newer, ("newer newskg", "99", "--fresh")),
        (make_foreign, ("another program", "--out")),
        (Path.unlink, ("No store at", "kg build")),
    ],
)
def test_unusable_store(path: Path, damage: Callable[[Path], None], words: tuple[str, ...]) -> None:
    """A store that cannot be used is named in one line that says what to try, and stays as it is."""
    damage(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(StoreError) as caught:
        kept(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    assert all(word in message for word in words), message
    assert (path.read_bytes() if path.exists() else None) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.integers(0, 40_000), st.binary(min_size=1, max_size=40))
def test_damage_is_never_a_traceback(path: Path, at: int, noise: bytes) -> None:
    """A store with any bytes overwritten can be read or raises StoreError, nothing else."""
    path.unlink(missing_ok=True)
    keep(path)
    whole = path.read_bytes()
    at %= len(whole)
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    try:
        records = kept(path)
    except StoreError:
        return
    assert all(isinstance(record, Record) for record in records)
