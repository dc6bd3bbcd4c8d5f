"""What is wrong in an output folder is told, what is in it can be copied, and stale pages are read again."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from examples import dezhou

from kg.cli import cli
from kg.decisions import read_decisions
from kg.errors import KgError, StoreBusy, StoreError
from kg.model.identity import Decision
from kg.pipeline import build, decide, load_graph, stored_pages, stored_records, undo
from kg.pipeline.upkeep import back_up, examine, refresh
from kg.store import Store, open_store, schema

OTHER_RULES = "digest of other rules"


def kg(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def edit(out: Path, *statements: str) -> None:
    """Change a store behind the program's back."""
    connection = sqlite3.connect(out / "newskg.db")
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def make_stale(out: Path, kept: int = 0) -> list[str]:
    """Let all pages but the first `kept` have been read with other rules, to nothing; their sources."""
    stale = stored_records(out)[kept:]
    with open_store(out / "newskg.db") as store:
        for record in stale:
            store.add(type(record)(record.page, (), (), (), ()), OTHER_RULES)
    return [record.page.source for record in stale]


DAMAGES: list[tuple[Callable[[Path], object], str, str]] = [
    (
        lambda out: edit(out, "UPDATE pages SET text = text || '。' WHERE rowid = 1"),
        "the text is not",
        "backup",
    ),
    (lambda out: edit(out, "DELETE FROM pages WHERE rowid = 1"), "belong to no page", "backup"),
    (make_stale, "Other rules read these pages otherwise: 000", "kg refresh"),
    (lambda out: (out / "graph.ttl").write_text("x"), "graph.ttl is not what", "kg refresh"),
    (lambda out: (out / "map.html").unlink(), "map.html is not there", "kg refresh"),
    (lambda out: (out / "decisions.csv").write_text("nonsense"), "decisions.csv, line 1", "fields"),
    (lambda out: (out / ".derived-x").mkdir(), ".derived-x was left", "delete it"),
    (lambda out: (out / ".graph.ttl.12.part").touch(), ".part was left", "delete it"),
]


@pytest.mark.parametrize(("damage", "fault", "advice"), DAMAGES)
def test_doctor_names_what_is_wrong(
    damage: Callable[[Path], object], fault: str, advice: str, stored: Path
) -> None:
    """Each kind of damage is told with what to do, and the exit code is 1."""
    damage(stored)
    result = kg("doctor", "--out", stored)
    assert result.exit_code == 1
    assert any(fault in line and advice in line for line in result.stdout.splitlines()), result.stdout


def test_doctor_finds_nothing_in_a_build(built: Path) -> None:
    """A folder that was built has nothing wrong in it."""
    assert examine(built) == ()
    assert kg("doctor", "--out", built).exit_code == 0


@pytest.mark.parametrize("damage", DAMAGES[2:5], ids=lambda damage: damage[1])
def test_what_the_doctor_advises_helps(
    damage: tuple[Callable[[Path], object], str, str], stored: Path, built: Path
) -> None:
    """After `kg refresh` nothing is wrong, and the files are those of the build again."""
    damage[0](stored)
    assert kg("refresh", "--out", stored).exit_code == 0
    assert examine(stored) == ()
    assert (stored / "graph.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_refresh_reads_only_stale_pages(stored: Path) -> None:
    """Pages that today's rules have read are left alone."""
    before = stored_records(stored)
    sources = make_stale(stored, kept=3)
    assert [page.source for page in refresh(stored)] == sources
    assert stored_records(stored) == before
    assert refresh(stored) == ()


def test_backup_is_a_whole_store_while_another_writes(stored: Path, tmp_path: Path) -> None:
    """A copy made during another's transaction has the pages of before it, and serves as a store."""
    (stored / "decisions.csv").write_text("date,decision,first,second\n", "utf-8")
    writer = sqlite3.connect(stored / "newskg.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM pages")
    copied = back_up(stored, tmp_path / "copies" / "day.db")
    writer.execute("ROLLBACK")
    writer.close()
    assert [path.name for path in copied.files] == ["day.db", "day.decisions.csv"]
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(tmp_path / "copies" / "day.db", restored / "newskg.db")
    assert stored_records(restored) == stored_records(stored)
    assert copied.pages == len(stored_pages(stored))


def test_backup_replaces_nothing(stored: Path) -> None:
    """A file that is there is not written over, the store least of all."""
    before = (stored / "newskg.db").read_bytes()
    with pytest.raises(KgError, match="is there already"):
        back_up(stored, stored / "newskg.db")
    assert (stored / "newskg.db").read_bytes() == before


@pytest.mark.parametrize("name", [".", "newskg.db-wal", "newskg.db-shm"])
def test_backup_is_no_file_of_the_store(name: str, stored: Path) -> None:
    """SQLite would take it for its own, and delete it."""
    with pytest.raises(KgError, match="no name for a copy"):
        back_up(stored, stored / name if name != "." else Path(name))


def test_backups_of_two_days_stand_beside_each_other(stored: Path, tmp_path: Path) -> None:
    """A name with dots is not cut."""
    (stored / "decisions.csv").write_text("date,decision,first,second\n", "utf-8")
    for day in ("2025.11.22", "2025.11.23"):
        copied = back_up(stored, tmp_path / day)
        assert [path.name for path in copied.files] == [day, f"{day}.decisions.csv"]


def test_readers_do_not_wait_for_a_writer(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes, the graph is made of what was there before, at once."""
    monkeypatch.setattr("kg.store.opening.LOCK_SECONDS", 0.01)
    before = [*load_graph(stored)]
    writer = sqlite3.connect(stored / "newskg.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM pages")
    assert [*load_graph(stored)] == before
    with pytest.raises(StoreBusy, match=r"waited 0\.01 s"):
        make_stale(stored)
    writer.close()


def test_decisions_at_one_moment_are_all_kept(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who decide wait for each other; who waited too long is told so, and has not decided."""
    made = [Decision("different", f"org/甲{number}", f"org/乙{number}") for number in range(24)]
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda decision: decide(stored, decision), made))
    kept = read_decisions(stored / "decisions.csv")
    assert sorted(decision.id for decision in kept) == sorted(decision.id for decision in made)
    monkeypatch.setattr("kg.store.opening.LOCK_SECONDS", 0.01)
    with open_store(stored / "newskg.db") as store, store.alone(), pytest.raises(StoreBusy):
        undo(stored)
    assert read_decisions(stored / "decisions.csv") == kept


def test_a_view_is_of_one_moment(tmp_path: Path) -> None:
    """Records and joins belong together, whatever is removed between reading the one and the other."""
    path = tmp_path / "newskg.db"
    with open_store(path) as store:
        store.add(dezhou(), "rules")
    with open_store(path) as reader, open_store(path) as writer:

        def meanwhile(*_: object) -> tuple[()]:
            writer.remove(dezhou().page.digest)
            return ()

        edit(tmp_path, "INSERT INTO touched VALUES ('德州')")
        records, _ = reader.view(meanwhile)
        assert records == (dezhou(),)
        assert reader.pages() == ()


def test_a_page_removed_meanwhile_stays_out(tmp_path: Path) -> None:
    """What was read again is kept only where its page is still there."""
    with open_store(tmp_path / "newskg.db") as store:
        store.replace(dezhou(), "rules")
        assert store.records() == ()
        store.add(dezhou(), "rules")
        store.replace(dezhou(), "others")
        assert store.revision() == ((dezhou().page.digest, "others"),)


def test_fresh_refuses_a_store_in_use(stored: Path, built: Path, tmp_path: Path) -> None:
    """A fresh build does not take a store away from a process that uses it; nothing is left half done."""
    page = tmp_path / "page.txt"
    page.write_text("德州市总工会举办职工歌唱大赛。", "utf-8")
    before = stored_records(stored)
    user = sqlite3.connect(stored / "newskg.db")
    user.execute("SELECT * FROM pages").fetchone()
    with pytest.raises(StoreBusy, match="used by another process"):
        build(stored, [page], fresh=True)
    user.close()
    assert stored_records(stored) == before
    assert {path.name for path in stored.iterdir()} == {path.name for path in built.iterdir()}
    assert build(stored, [page], fresh=True).kept == stored / "newskg.db.1"


def test_texts_of_an_older_store_get_their_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store from before texts had digests is brought up to date and is whole."""
    path = tmp_path / "newskg.db"
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:4])
        with open_store(path):
            pass
    edit(tmp_path, "INSERT INTO pages VALUES ('d', 'p.txt', '正文', '', '', '', 'rules', 0)")
    with open_store(path) as store:
        assert (store.faults(), store.orphans(), store.altered()) == ((), (), ())


def test_a_name_taken_meanwhile(tmp_path: Path) -> None:
    """Where another process has stored other bytes under a page's name, that is said and nothing lost."""
    path = tmp_path / "newskg.db"
    other = type(dezhou().page)("dezhou.txt", "0" * 64, "别的。")

    def both(store: Store) -> None:
        store.add(dezhou(), "rules")
        store.add(type(dezhou())(other, (), (), (), ()), "rules")

    with pytest.raises(StoreError, match="run the command again"), open_store(path) as store:
        both(store)
    with open_store(path) as store:
        assert store.records() == (dezhou(),)
