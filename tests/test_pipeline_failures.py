"""Whatever fails, nothing stored is lost and nothing is half written."""

from pathlib import Path
from typing import Any

import pytest
from line_pages import THIRD, contents, folder, sources

import kg.pipeline
import kg.store
from kg.errors import KgError, PagesRefused, StoreError
from kg.model import Record
from kg.pipeline import build, load_graph, remove, stored_pages

pytestmark = pytest.mark.usefixtures("_reading_lines")


def test_fresh_keeps_the_old_store(out: Path, pages: Path) -> None:
    """A fresh build holds its own pages alone; older stores and what else lies there stay."""
    build(out, [pages])
    (out / "decisions.toml").write_text("# made by hand", "utf-8")
    (out / "newskg.db-journal").write_bytes(b"")
    third = folder(pages.parent / "later", third=THIRD)
    assert build(out, [third], fresh=True).kept == out / "newskg.db.1"
    assert build(out, [pages], fresh=True).kept == out / "newskg.db.2"
    assert (out / "decisions.toml").read_text("utf-8") == "# made by hand"
    assert (out / "newskg.db.1-journal").exists()
    assert sources(stored_pages(out)) == ["first.txt", "second.txt"]
    (out / "newskg.db.2").replace(out / "newskg.db")
    assert sources(stored_pages(out)) == ["third.txt"]


def test_fresh_replaces_a_damaged_store(out: Path, pages: Path) -> None:
    """A damaged store stops a build, and is kept by a fresh one."""
    out.mkdir()
    (out / "newskg.db").write_bytes(b"damaged" * 1000)
    with pytest.raises(StoreError, match="--fresh"):
        build(out, [pages])
    assert (out / "newskg.db").read_bytes() == b"damaged" * 1000
    outcome = build(out, [pages], fresh=True)
    assert outcome.kept is not None
    assert outcome.kept.read_bytes() == b"damaged" * 1000


@pytest.mark.parametrize("fresh", [False, True])
def test_page_that_cannot_be_read_does_not_stop_the_others(out: Path, pages: Path, fresh: bool) -> None:
    """Of good and bad pages the good ones are stored, and the outcome says why the bad ones are not."""
    (pages / "empty.txt").write_bytes(b"")
    outcome = build(out, [pages / "gone.txt", pages], fresh=fresh)
    assert [str(error).split(":")[0] for error in outcome.refused] == [
        str(pages / name) for name in ("gone.txt", "empty.txt")
    ]
    assert sources(outcome.added) == sources(stored_pages(out)) == ["first.txt", "second.txt"]


@pytest.mark.parametrize("fresh", [False, True])
def test_where_no_page_can_be_read_nothing_changes(out: Path, pages: Path, fresh: bool) -> None:
    """If every page is unreadable, store and files stay as they were, or none are made."""
    (pages / "empty.txt").write_bytes(b"")
    bad = [pages / "empty.txt", pages / "gone.txt"]
    with pytest.raises(PagesRefused, match=r"empty\.txt.*gone\.txt"):
        build(out, bad, fresh=fresh)
    assert not out.exists()
    build(out, [pages / "first.txt"])
    before = contents(out)
    with pytest.raises(PagesRefused):
        build(out, bad, fresh=fresh)
    assert contents(out) == before
    assert sources(stored_pages(out)) == ["first.txt"]


def test_writer_that_fails_leaves_the_old_files(
    out: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second file cannot be written, the first is not replaced either, and no rest is left."""
    build(out, [pages / "first.txt"])
    before = contents(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kg.map.write_map", full)
        with pytest.raises(KgError, match=r"No space left.*--out.*kg refresh"):
            build(out, [pages])
    assert contents(out) == before
    build(out, [pages])
    assert contents(out) != before


def test_folder_that_is_a_file(tmp_path: Path, pages: Path) -> None:
    """An output folder that cannot be made is an error that names it."""
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(KgError, match=f"{tmp_path / 'out'}"):
        build(tmp_path / "out", [pages])


@pytest.mark.parametrize("use", [load_graph, stored_pages, lambda out: remove(out, "first.txt")])
def test_without_a_store(out: Path, use: object) -> None:
    """What needs a store says where none is, and makes none."""
    with pytest.raises(StoreError, match="kg build"):
        use(out)  # type: ignore[operator]
    assert not out.exists()


def test_killed_build_can_be_run_again(
    out: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that ends between two pages leaves whole pages, and can be run again to its end."""
    add_page = kg.store.Store.add

    def killed_at_second(store: kg.store.Store, record: Record, rules: str, profiles: Any) -> None:
        if record.page.source == "second.txt":
            raise KeyboardInterrupt
        add_page(store, record, rules, profiles)

    with monkeypatch.context() as patch:
        patch.setattr(kg.store.Store, "add", killed_at_second)
        with pytest.raises(KeyboardInterrupt):
            build(out, [pages])
    assert sources(stored_pages(out)) == ["first.txt"]
    build(out, [pages])
    build(tmp_path / "other", [pages])
    assert contents(out) == contents(tmp_path / "other")
