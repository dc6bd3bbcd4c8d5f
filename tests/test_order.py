"""Nothing depends on the order in which pages came, nor on which came together."""

from functools import cache
from pathlib import Path

import pytest
from examples import make_page, one_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from identity import read_line, read_pairs

from kg.decisions import read_decisions
from kg.graph import build_graph
from kg.model import ORGANIZATION, Record, Thing
from kg.pages import read_page
from kg.pipeline import add, load_graph, read_record, remove
from kg.rdf.document import write_turtle
from kg.resolve import joins_under, profiled, resolve
from kg.store import open_store

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
RULES = "digest of some rules"
unhurried = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=10)


@cache
def articles() -> tuple[Record, ...]:
    """Each article of the sample pages as a page of its own."""
    records = [read_record(read_page(path)) for path in sorted(SEEDS.glob("*.txt"))]
    texts = dict.fromkeys(article.text for record in records for article in record.articles)
    return tuple(read_record(make_page(text, f"{at}.txt")) for at, text in enumerate(texts))


@cache
def lines() -> tuple[Record, ...]:
    """The lines of the labelled pairs, each a page of its own: many names that are joined to others."""
    pairs = read_pairs()
    marked = dict.fromkeys((line, pair.about) for pair in pairs for line in (pair.first, pair.second))
    read = [read_line(line, f"{at}.txt", about)[0] for at, (line, about) in enumerate(marked)]
    return tuple({record.page.digest: record for record in read}.values())


@st.composite
def histories(draw: st.DrawFn, count: int) -> list[tuple[str, list[int]]]:
    """Draw which of so many pages are added together, which are taken out again, in which order."""
    order = draw(st.permutations(range(count)))
    history: list[tuple[str, list[int]]] = []
    while order:
        size = draw(st.integers(1, max(1, count // 3)))
        group, order = order[:size], order[size:]
        history.append(("add", group))
        if draw(st.booleans()):
            history.append(("remove", draw(st.lists(st.sampled_from(group), unique=True))))
    return history


def turtle(path: Path, *world: object) -> bytes:
    """The bytes of the graph of records, decisions and joins."""
    write_turtle(build_graph(resolve(*world)), path)  # type: ignore[arg-type]
    return path.read_bytes()


def play(folder: Path, pages: tuple[Record, ...], history: list[tuple[str, list[int]]]) -> None:
    """Add and remove pages as the history has it; each time the graph is that of a clean build."""
    store_path = folder / "newskg.db"
    store_path.unlink(missing_ok=True)
    present: set[int] = set()
    with open_store(store_path) as store:
        for what, group in history:
            for at in group:
                if what == "add":
                    store.add(pages[at], RULES, profiled(pages[at]))
                else:
                    store.remove(pages[at].page.digest)
            store.settle(joins_under)
            present = present | set(group) if what == "add" else present - set(group)
        records, joins = store.view(joins_under)
        grown = turtle(folder / "grown.ttl", records, (), joins)
    assert grown == turtle(folder / "clean.ttl", [pages[at] for at in sorted(present)])


@unhurried
@given(data=st.data())
def test_articles_in_any_order(data: st.DataObject, tmp_path: Path) -> None:
    """The sample pages' articles, added and removed in any groups, give the bytes of one clean build."""
    play(tmp_path, articles(), data.draw(histories(len(articles()))))


@unhurried
@given(data=st.data())
def test_names_in_any_order(data: st.DataObject, tmp_path: Path) -> None:
    """So do pages whose names are joined to those of others, which come and go."""
    play(tmp_path, lines(), data.draw(histories(len(lines()))))


def test_some_names_are_joined() -> None:
    """The lines above put joins to the test: some names of several pages become one."""
    world = resolve(lines())
    assert len(world.joins) > 10
    assert len(world.retired) > 10


def test_commands_in_any_order(built: Path, tmp_path: Path) -> None:
    """Pages added one by one, one of them removed and added again, give the files of one build."""
    pages = sorted(SEEDS.glob("*.txt"))
    for page in reversed(pages):
        add(tmp_path, [page], check=False)
    remove(tmp_path, pages[2].name)
    add(tmp_path, [pages[2]], check=False)
    for name in ("graph.ttl", "map.html"):
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_a_process_that_ends_before_it_joins(tmp_path: Path) -> None:
    """Joins that were not found when pages were added are found before the graph is next made."""
    full, short = Thing(ORGANIZATION, "曙光重工集团有限公司"), Thing(ORGANIZATION, "曙光重工集团")
    pages = [
        one_article(f"{thing.name}。", [(thing.name, thing, "")], source=thing.name)
        for thing in (full, short)
    ]
    with open_store(tmp_path / "newskg.db") as store:
        for page in pages:
            store.add(page, RULES, profiled(page))
    assert load_graph(tmp_path).graph["retired"] == {"org/曙光重工集团": "org/曙光重工集团有限公司"}
    assert read_decisions(tmp_path / "decisions.csv") == ()


@pytest.mark.parametrize("gone", [0, 1])
def test_a_join_ends_with_its_page(gone: int, tmp_path: Path) -> None:
    """What a page joined is apart again when the page is gone."""
    names = ("曙光重工集团有限公司", "曙光重工集团")
    pages = [one_article(f"{name}。", [(name, Thing(ORGANIZATION, name), "")], source=name) for name in names]
    with open_store(tmp_path / "newskg.db") as store:
        for page in pages:
            store.add(page, RULES, profiled(page))
        store.settle(joins_under)
        assert store.view(joins_under)[1]
        store.remove(pages[gone].page.digest)
        store.settle(joins_under)
        assert not store.view(joins_under)[1]
