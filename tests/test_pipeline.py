"""Building, adding and removing: what is in the folder afterwards, and what is said of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from line_pages import FIRST, SECOND, THIRD, contents, folder, sources

import kg.pages
import kg.pipeline
from kg.errors import PagesRefused, UnknownName
from kg.model import Page
from kg.pipeline import add, build, load_graph, remove, stored_pages
from kg.store import Rules

DERIVED = ("graph.ttl", "map.html")


pytestmark = pytest.mark.usefixtures("_reading_lines")


def test_build_writes_store_and_derived(out: Path, pages: Path) -> None:
    """A build leaves the store, the Turtle and the map, and nothing besides."""
    outcome = build(out, [pages])
    assert sources(outcome.added) == ["first.txt", "second.txt"]
    assert (outcome.known, outcome.refreshed, outcome.kept, outcome.new) == ((), (), None, None)
    assert {path.name for path in out.iterdir()} == {"newskg.db", *DERIVED}
    assert [*outcome.files, outcome.store] == [out / name for name in (*DERIVED, "newskg.db")]
    assert "德州市环卫站" in (out / "graph.ttl").read_text("utf-8")
    assert [*load_graph(out)] == [*outcome.graph]


def test_same_bytes_whatever_the_order(out: Path, pages: Path, tmp_path: Path) -> None:
    """The same pages give the same files, built at once, one by one in any order, or again."""
    build(out, [pages])
    whole = contents(out)
    build(out, [pages])
    assert contents(out) == whole
    other = tmp_path / "other"
    add(other, [pages / "second.txt"])
    add(other, [pages / "first.txt"])
    assert contents(other) == whole


def test_known_page_is_left_alone(out: Path, pages: Path) -> None:
    """A page with the same bytes is in already, under whatever name, and is not read again."""
    build(out, [pages])
    copy = folder(pages.parent / "copies", copied=FIRST)
    outcome = build(out, [pages, copy], progress=nothing_to_read)
    assert sources(outcome.known) == sources(stored_pages(out)) == ["first.txt", "second.txt"]
    assert outcome.added == ()


def nothing_to_read(pages: Sequence[Page]) -> Iterable[Page]:
    assert not pages, sources(pages)
    return pages


def test_page_given_twice_is_added_once(out: Path, pages: Path) -> None:
    """A page that two paths lead to is one page."""
    assert sources(build(out, [pages, pages / "first.txt"]).added) == ["first.txt", "second.txt"]


def test_same_name_with_other_bytes_is_refused(out: Path, pages: Path) -> None:
    """A file that has changed since is told with what to do; the old one stays, the others are read."""
    build(out, [pages / "first.txt"])
    folder(pages, first=THIRD)
    outcome = build(out, [pages])
    assert [page.text for page in stored_pages(out)] == [FIRST, SECOND]
    (error,) = map(str, outcome.refused)
    assert "first.txt is there already" in error
    assert "kg remove first.txt" in error
    with pytest.raises(PagesRefused, match="is there already"):
        build(out, [pages / "first.txt"])


def test_stored_bytes_are_not_read_again(
    out: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither recognition nor decoding is run on what the store holds, be it a file or a member."""
    with ZipFile(tmp_path / "issue.zip", "w") as archive:
        archive.writestr("third.txt", THIRD)
    build(out, [pages, tmp_path / "issue.zip"])
    monkeypatch.setattr(kg.pages, "reader_of", None)
    outcome = build(out, [pages, tmp_path / "issue.zip"])
    assert sources(outcome.known) == ["first.txt", "issue.zip/third.txt", "second.txt"]
    assert (outcome.added, outcome.refused) == ((), ())


def test_other_rules_read_again(out: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read with other rules is read again from the store, whether its file is still there or not."""
    build(out, [pages])
    monkeypatch.setattr(kg.pipeline, "present_rules", lambda: Rules({}, "other code"))
    seen: list[str] = []

    def noted(pages: Sequence[Page]) -> Sequence[Page]:
        seen.extend(sources(pages))
        return pages

    third = folder(pages.parent / "later", third=THIRD)
    outcome = build(out, [third], progress=noted)
    assert seen == ["first.txt", "second.txt", "third.txt"]
    assert (sources(outcome.refreshed), sources(outcome.added)) == (
        ["first.txt", "second.txt"],
        ["third.txt"],
    )
    assert build(out, [third]).refreshed == ()


def test_add_says_what_is_new(out: Path, pages: Path) -> None:
    """An addition names new entities, new statements, and those that touch an entity known before."""
    build(out, [pages / "first.txt"])
    later = folder(pages.parent / "later", second=SECOND, third=THIRD)
    outcome = add(out, [later], paper="工人日报", date="2025-11-23", number="2")
    assert outcome.new is not None
    assert outcome.new.entities == ("org/威海市总工会", "org/威海市渔业站", "org/德州市公交站")
    assert [edge[:2] for edge in outcome.new.statements] == [
        ("org/威海市总工会", "org/威海市渔业站"),
        ("org/德州市总工会", "org/德州市公交站"),
    ]
    assert [edge[:2] for edge in outcome.new.links] == [("org/德州市总工会", "org/德州市公交站")]
    assert all(edge in outcome.graph.edges for edge in outcome.new.statements)
    issue = {(page.paper, page.date, page.number) for page in outcome.added}
    assert issue == {("工人日报", "2025-11-23", "2")}


def test_adding_what_is_there_brings_nothing(out: Path, pages: Path) -> None:
    """A second addition of the same page says that it was there and that nothing is new."""
    add(out, [pages])
    again = add(out, [pages])
    assert again.new == kg.pipeline.News((), (), ())
    assert sources(again.known) == ["first.txt", "second.txt"]


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        ("first.txt", ["first.txt"]),
        ("first", ["first.txt"]),
        ("2025-11-23", ["first.txt", "second.txt"]),
        ("工人日报 2025-11-23", ["first.txt", "second.txt"]),
    ],
)
def test_remove(out: Path, pages: Path, source: str, gone: list[str]) -> None:
    """A page is taken out by its file's name, an issue by its date; what is derived forgets it."""
    add(out, [folder(pages.parent / "later", third=THIRD)])
    without = contents(out)
    add(out, [pages], paper="工人日报", date="2025-11-23")
    assert sources(remove(out, source)) == gone
    assert ("first.txt" in gone) is ("德州市环卫站" not in (out / "graph.ttl").read_text("utf-8"))
    remaining = {"first.txt", "second.txt", "third.txt"} - {*gone}
    assert sources(stored_pages(out)) == sorted(remaining)
    assert (contents(out) == without) is (remaining == {"third.txt"})


def test_remove_by_digest(out: Path, pages: Path) -> None:
    """A page is taken out by the first digits of its digest, if they are enough to mean it."""
    digest = build(out, [pages]).added[0].digest
    with pytest.raises(UnknownName):
        remove(out, digest[:3])
    assert sources(remove(out, digest[:12])) == ["first.txt"]


def test_remove_what_is_not_there(out: Path, pages: Path) -> None:
    """An unknown page is answered with the nearest, and nothing is removed."""
    build(out, [pages])
    with pytest.raises(UnknownName, match=r"frist\.txt.*first\.txt"):
        remove(out, "frist.txt")
    assert len(stored_pages(out)) == 2
