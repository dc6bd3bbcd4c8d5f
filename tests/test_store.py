"""The store gives back what it was given, and answers for what it cannot."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from examples import dezhou, distinct_records, one_article
from hypothesis import HealthCheck, given, settings

import kg.store
from kg.errors import StoreError
from kg.model import Dateline, Headline, Record
from kg.store import open_store, schema

RULES = "digest of some rules"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newskg.db"


def keep(path: Path, *records: Record, rules: str = RULES) -> None:
    with open_store(path) as store:
        for record in records:
            store.add(record, rules)


def kept(path: Path) -> tuple[Record, ...]:
    with open_store(path, create=False) as store:
        return store.records()


def test_gives_back_a_record(path: Path) -> None:
    """A record with all that one can hold comes back as it was, types and order included."""
    keep(path, dezhou())
    (back,) = kept(path)
    assert back == dezhou()
    assert back.articles[1].continued is True
    assert back.mentions[-1].named is False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(distinct_records())
def test_gives_back_any_records(path: Path, records: list[Record]) -> None:
    """Whatever is added comes back, by source."""
    path.unlink(missing_ok=True)
    keep(path, *records)
    assert list(kept(path)) == sorted(records, key=lambda record: record.page.source)


def test_adding_again_replaces(path: Path) -> None:
    """A page that is read again is kept once, as it was read last."""
    again = replace(dezhou(), relations=())
    keep(path, dezhou(), again)
    assert kept(path) == (again,)


def test_remove_takes_all_of_a_page(path: Path) -> None:
    """A removed page leaves no row in any table, and other pages as they were."""
    other = one_article("别的。", [])
    keep(path, dezhou(), other)
    with open_store(path) as store:
        store.remove(dezhou().page.digest)
        store.remove("a digest that no page has")
        assert store.pages() == (other.page,)
    connection = sqlite3.connect(path)
    for table, left in (("articles", 1), ("mentions", 0), ("relations", 0), ("measures", 0)):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (left,)
    connection.close()


def test_stale_pages_are_those_of_other_rules(path: Path) -> None:
    """A page is stale for other rules than those it was read with, until it is read again."""
    keep(path, dezhou())
    with open_store(path) as store:
        assert store.stale(RULES) == ()
        assert store.stale("others") == (dezhou().page,)
        store.add(dezhou(), "others")
        assert store.stale("others") == ()


def test_page_is_kept_whole_or_not_at_all(path: Path) -> None:
    """Where one row of a page cannot be written, none is, and the page as it was before stays."""
    keep(path, dezhou())
    bad = replace(dezhou(), measures=(replace(dezhou().measures[0], what=None),))  # type: ignore[arg-type]
    with pytest.raises(StoreError), open_store(path) as store:
        store.add(bad, RULES)
    assert kept(path) == (dezhou(),)


def test_killed_process_leaves_no_half_page(path: Path) -> None:
    """A connection that ends before its transaction leaves nothing of the page behind."""
    keep(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    kg.store.rows.insert(connection, dezhou(), RULES)
    connection.close()
    assert kept(path) == ()


def test_empty_file_becomes_a_store(path: Path) -> None:
    """What a process leaves that was killed while it made the file can be used."""
    path.touch()
    keep(path, dezhou())
    assert kept(path) == (dezhou(),)


def test_locked_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store held by another process is waited for, then named with the time that was waited."""
    keep(path)
    monkeypatch.setattr(kg.store.opening, "LOCK_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with (
        pytest.raises(StoreError, match=r"locked by another process \(waited 0.01 s\)"),
        open_store(path) as store,
    ):
        store.add(dezhou(), RULES)
    other.close()


def test_folder_in_place_of_a_store(tmp_path: Path) -> None:
    """A folder of the store's name is a StoreError that names it."""
    with pytest.raises(StoreError, match="cannot be used"), open_store(tmp_path):
        pass


def test_migrations_run_from_where_the_store_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older store goes through the steps it lacks alone, and keeps what is in it."""
    keep(path, dezhou())
    steps: list[str] = []
    later = [*kg.store.schema.MIGRATIONS, lambda _: steps.append("second"), lambda _: steps.append("third")]
    monkeypatch.setattr(kg.store.schema, "MIGRATIONS", later)
    assert kept(path) == (dezhou(),)
    assert kept(path) == (dezhou(),)
    assert steps == ["second", "third"]


def test_an_older_store_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headlines and datelines of the first schema come back with roles and as datelines."""
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        with open_store(path):
            pass
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO pages VALUES ('d', 'p.txt', '正文', '', '2025-11-23', '', 'rules')")
        connection.executemany(
            "INSERT INTO articles VALUES (?, 'd', ?, 'brief', ?, '[\"正文\"]', '[]', ?, 0)",
            [("d.1", 1, '["题", "副题"]', "本报讯"), ("d.2", 2, "[]", "")],
        )
    connection.close()
    (record,) = kept(path)
    first, second = record.articles
    assert (first.headlines, first.dateline) == (
        (Headline("题"), Headline("副题", "subtitle")),
        Dateline("本报讯"),
    )
    assert (second.headlines, second.dateline, second.goes_to) == ((), None, "")
    assert record.page.date_inferred is False
