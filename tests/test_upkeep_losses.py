"""What was lost in a store, or changed behind the program's back, is told and read again."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from examples import dezhou, distinct_records
from hypothesis import HealthCheck, given, settings

from kg.model import Record
from kg.pipeline import add, build, stored_records
from kg.pipeline.upkeep import examine, refresh
from kg.resolve import joins_under, profiled
from kg.store import Rules, open_store, present_rules, schema

PAGES = {
    "first.txt": "工人日报 2025年11月23日 星期日 第2版\n职工歌唱大赛举行\n"
    "近日，德州市总工会举办职工歌唱大赛，300名职工参加。德州市总工会主席李明出席。",
    "second.txt": "就业服务月举行\n德州市人力资源和社会保障局举办就业服务月，提供岗位500个。"
    "山东华鲁恒升纺织集团有限公司董事长王芳出席。",
    "third.txt": "企业招聘忙\n山东华鲁恒升纺织集团与德州市总工会签订协议，服务职工2万人。",
}
LOST, RESTORE = "what was read from it is not what was stored: run `kg refresh`", "put a copy of `kg backup`"
LOSSES = [
    *(f"DELETE FROM {table}" for table in ("articles", "mentions", "relations", "measures", "profiles")),
    "DELETE FROM articles WHERE page = (SELECT digest FROM pages LIMIT 1)",
    "DELETE FROM relations WHERE id = 1",
    "INSERT INTO mentions SELECT NULL, article, \"start\", \"end\", kind, name, '', '', 1 FROM mentions",
    "UPDATE relations SET confidence = 1 WHERE id = 1",
    "UPDATE relations SET role = CAST(x'ff' AS TEXT)",
    "UPDATE relations SET predicate = 'Foo'",
    "UPDATE relations SET id = -id",
    "UPDATE measures SET value = value + 1",
    "UPDATE mentions SET kind = 'Foo' WHERE id = 1",
    "UPDATE mentions SET article = (SELECT max(article) FROM mentions)",
    "UPDATE articles SET kind = kind || 's'",
    "UPDATE articles SET headlines = '['",
    "UPDATE articles SET page = (SELECT max(page) FROM articles)",
    "UPDATE profiles SET body = '[]'",
    "UPDATE profiles SET page = (SELECT max(page) FROM profiles)",
    "UPDATE pages SET paper = '德州日报' WHERE source = 'first.txt'",
    "UPDATE pages SET date = '', number = '7' WHERE source = 'first.txt'",
    "UPDATE pages SET date = '2020-01-01', date_inferred = 1 WHERE source = 'first.txt'",
    "UPDATE pages SET record_digest = ''",
]
JOINS = ["DELETE FROM joins", "UPDATE joins SET body = '[]'", "INSERT INTO joins VALUES ('无', '[]')"]
OTHER_PAGES = [
    ("UPDATE pages SET text = text || '。' WHERE source = 'first.txt'", "the text is not the one"),
    ("UPDATE pages SET paper = '德州日报' WHERE source = 'third.txt'", "newspaper, day or page number"),
    ("UPDATE pages SET source = 'other.txt' WHERE source = 'third.txt'", "newspaper, day or page number"),
    ("UPDATE pages SET head_digest = '' WHERE source = 'third.txt'", "newspaper, day or page number"),
]
OTHER_SCHEMAS = [
    ("DROP TRIGGER profile_added", "the trigger “profile_added” is not there"),
    ("DROP INDEX articles_of_page", "the index “articles_of_page” is not there"),
    ("DROP TABLE touched", "the table “touched” is not there"),
    (
        "CREATE TRIGGER t AFTER INSERT ON relations BEGIN DELETE FROM relations; END",
        "the trigger “t” is none of newskg",
    ),
    ("CREATE TABLE recipes (name TEXT)", "the table “recipes” is none of newskg"),
    ("ALTER TABLE pages ADD COLUMN more TEXT", "the table “pages” is not as newskg makes it"),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three pages; of one a person has said what issue it is of. Only a copy may be changed."""
    folder = tmp_path_factory.mktemp("whole")
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    *first, last = (folder / name for name in PAGES)
    build(folder / "out", first)
    add(folder / "out", [last], paper="齐鲁晚报", date="2025-11-22")
    return folder / "out"


@pytest.fixture
def out(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(whole, tmp_path / "out"))


def edit(out: Path, statement: str) -> None:
    """Change a store as anyone may who has SQLite; foreign keys are not held."""
    connection = sqlite3.connect(out / "newskg.db")
    with connection:
        assert connection.execute(statement).rowcount
    connection.close()


def contents(out: Path) -> list[object]:
    """All that a store holds, but for the numbers of rows, and the files that are derived from it."""
    connection = sqlite3.connect(out / "newskg.db")
    tables = [
        connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()
        for table in ("pages", "profiles")
    ]
    joins = connection.execute("SELECT token, body FROM joins ORDER BY 1, 2").fetchall()
    connection.close()
    derived = [(out / name).read_bytes() for name in ("graph.ttl", "map.html")]
    return [*tables, joins, stored_records(out), *derived]


def told(out: Path) -> list[str]:
    """What the doctor finds."""
    return list(map(str, examine(out)))


@pytest.mark.parametrize("statement", LOSSES)
def test_what_was_read_is_told_to_be_lost_and_read_again(statement: str, out: Path, whole: Path) -> None:
    """Nothing but the pages is blamed; when they have been read again all is as it was."""
    edit(out, statement)
    lost = told(out)
    assert lost
    assert all(LOST in finding for finding in lost), lost
    assert [page.source for page in refresh(out)] == [finding.partition(":")[0] for finding in lost]
    assert told(out) == []
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("statement", JOINS)
def test_other_joins_are_told_and_found_again(statement: str, out: Path, whole: Path) -> None:
    """What the pages join is joined again, and nothing else is; no page has to be read for that."""
    edit(out, statement)
    (finding,) = told(out)
    assert "What is joined" in finding
    assert "kg refresh" in finding
    assert refresh(out) == ()
    assert told(out) == []
    assert contents(out) == contents(whole)


@pytest.mark.parametrize(("statement", "fault"), OTHER_PAGES)
def test_a_page_that_is_another_is_left_alone(statement: str, fault: str, out: Path) -> None:
    """What no reading brings back is told, also after pages were read again, by these rules or others."""
    edit(out, statement)
    before = stored_records(out)
    edit(out, "UPDATE pages SET rules = 'others'")
    for _ in range(2):
        assert len(refresh(out)) in (0, len(PAGES) - 1)
        (finding,) = told(out)
        assert fault in finding
        assert RESTORE in finding
    assert stored_records(out) == before


@pytest.mark.parametrize(("statement", "fault"), OTHER_SCHEMAS)
def test_other_tables_are_told(statement: str, fault: str, out: Path) -> None:
    """Tables, indices and triggers are those of a fresh store, or that is said."""
    edit(out, statement)
    first = told(out)[0]
    assert first.startswith(fault)
    assert RESTORE in first


def test_a_build_with_other_rules_trusts_no_lost_record(out: Path, whole: Path) -> None:
    """Where links would be found again from what is stored, a page that lost what it names is read again."""
    present = present_rules()
    rules = {name: f"{text}# A comment." for name, text in present.lists.items() if name.startswith("rules/")}
    before = Rules({**present.lists, **rules}, present.rest)
    with open_store(out / "newskg.db") as store:
        store.know(before)
        store.mark(store.pages(), before.digest)
    edit(out, "DELETE FROM mentions")
    build(out, [whole.parent / "first.txt"])
    assert contents(out) == contents(whole)


def test_other_rules_join_anew(out: Path) -> None:
    """What older rules have joined is not kept, also where every page reads as it did."""
    with open_store(out / "newskg.db") as store:
        assert store.unfit(joins_under) == ()
        assert store.unfit(lambda *_: ()) != ()
        store.know(Rules({}, "rest"))
        store.settle(lambda *_: ())
        assert store.unfit(lambda *_: ()) == ()


def test_a_page_that_lost_its_row_can_be_added_again(out: Path, whole: Path) -> None:
    """Rows that are left of a page are told, and do not keep it from being stored again."""
    edit(out, "DELETE FROM pages WHERE source = 'first.txt'")
    assert all("belong to no page" in finding and RESTORE in finding for finding in told(out))
    build(out, [whole.parent / "first.txt"])
    assert told(out) == []
    assert contents(out) == contents(whole)


def test_an_older_store_gets_its_digests(tmp_path: Path) -> None:
    """A store from before records had digests has those that it would have got."""
    older, newer = tmp_path / "older.db", tmp_path / "newer.db"
    connection = sqlite3.connect(older)
    for path in (older, newer):
        with open_store(path) as store:
            store.add(dezhou(), "rules", profiled(dezhou()))
    connection.execute("ALTER TABLE pages DROP COLUMN head_digest")
    connection.execute("ALTER TABLE pages DROP COLUMN record_digest")
    connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) - 1}")
    connection.close()
    with open_store(older) as store:
        assert (store.faults(), store.altered()) == ((), ())
    rows = [list(sqlite3.connect(path).execute("SELECT * FROM pages")) for path in (older, newer)]
    assert rows[0] == rows[1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(distinct_records())
def test_whatever_is_stored_is_what_was_stored(tmp_path: Path, records: list[Record]) -> None:
    """The digest of what is written is that of what is read, whatever it is, also when brought up to date."""
    path = tmp_path / "newskg.db"
    path.unlink(missing_ok=True)
    with open_store(path) as store:
        for record in records:
            store.add(record, "rules", profiled(record))
        assert store.altered() == ()
