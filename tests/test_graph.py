"""The graph holds the world, and names lead into it."""

from dataclasses import fields, replace

import networkx as nx
import pytest
from examples import (
    COURT,
    DEZHOU,
    DRIVERS,
    FUZHOU_GULOU,
    GULOU,
    LI,
    NANJING_GULOU,
    PLATFORM,
    UNION,
    dezhou,
    distinct_records,
    one_article,
)
from hypothesis import given

from kg.errors import KgError, UnknownName
from kg.graph import build_graph, find_entity, search, shortest_path
from kg.model import ORGANIZATION, Entity, Record, Thing
from kg.resolve import resolve

WOMEN = Thing(ORGANIZATION, "德州市总工会女职工部")
PERSON = "person/李明（德州市总工会）"


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    """Four pages: two unions of one name, a union with a department, and a court with no link to them."""
    pages = [
        dezhou(),
        one_article("福州的鼓楼区总工会。", [("鼓楼区总工会", GULOU, FUZHOU_GULOU)], source="fuzhou.txt"),
        one_article("南京的鼓楼区总工会。", [("鼓楼区总工会", GULOU, NANJING_GULOU)], source="nanjing.txt"),
        one_article(
            "德州市总工会女职工部，德州市中级人民法院。",
            [("德州市总工会女职工部", WOMEN, DEZHOU), ("德州市中级人民法院", COURT, DEZHOU)],
            source="court.txt",
        ),
    ]
    return build_graph(resolve(pages))


@given(distinct_records())
def test_graph_holds_the_world(records: list[Record]) -> None:
    """Every entity is a node and every statement an edge, with the model's names and the sentence."""
    world = resolve(records)
    graph = build_graph(world)
    assert [*graph] == [entity.id for entity in world.entities]
    for entity in world.entities:
        attributes = {field.name: getattr(entity, field.name) for field in fields(Entity)}
        assert {"id": entity.id} | graph.nodes[entity.id] == attributes
    assert graph.number_of_edges() == len(world.statements)
    for statement in world.statements:
        edge = graph.edges[statement.subject, statement.object, statement.id]
        article = graph.graph["articles"][edge["article"]]
        assert edge["quote"] == article.text[edge["start"] : edge["end"]]
        assert (edge["predicate"], edge["role"]) == (statement.relation.predicate, statement.relation.role)
    assert graph.graph["figures"] == world.figures
    assert {*graph.graph["pages"]} == {page.digest for page in world.pages}


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("org/德州市总工会", "org/德州市总工会"),
        ("德州市总工会", "org/德州市总工会"),
        ("德州市总", "org/德州市总工会"),
        (" 德州 市总工", "org/德州市总工会"),
        ("德州市总工会女", "org/德州市总工会女职工部"),
        ("女职工部", "org/德州市总工会女职工部"),
        ("中级人民法院", "org/德州市中级人民法院"),
        ("鲁工惠app", "program/鲁工惠APP"),
        ("李明", PERSON),
        ("福建省福州市鼓楼区总工会", "org/福建省福州市鼓楼区总工会"),
    ],
)
def test_find_entity(graph: nx.MultiDiGraph, text: str, node: str) -> None:
    """An id, a name, a key, an alias or a short form that fits one entity alone finds it."""
    assert find_entity(graph, text) == node


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("鼓楼区总工会", ("福建省福州市鼓楼区总工会", "江苏省南京市鼓楼区总工会")),
        ("德州市", ("德州市总工会", "德州市中级人民法院")),
        ("德洲市总工会", ("德州市总工会",)),
    ],
    ids=["several of that name", "several that begin so", "none"],
)
def test_unknown_name_offers_others(graph: nx.MultiDiGraph, text: str, offered: tuple[str, ...]) -> None:
    """A name of none or of several is answered with names that find one."""
    with pytest.raises(UnknownName) as caught:
        find_entity(graph, text)
    assert all(name in str(caught.value) for name in offered), caught.value
    assert all(find_entity(graph, name) for name in offered)


@pytest.mark.parametrize("text", ["", "  ", "“”"])
def test_nothing_is_no_name(graph: nx.MultiDiGraph, text: str) -> None:
    """A name of which no key is left finds nothing."""
    assert search(graph, text) == ()
    with pytest.raises(UnknownName):
        find_entity(graph, text)


def test_name_goes_before_alias() -> None:
    """A text that is the name of one entity and an alias of another means the first."""
    kin = Thing(ORGANIZATION, "华东分会")
    page = one_article("甲分会，分会。", [("分会", kin, ""), ("甲分会", Thing(ORGANIZATION, "分会"), "")])
    assert find_entity(build_graph(resolve([page])), "分会") == "org/分会"


def test_search_puts_the_closest_first(graph: nx.MultiDiGraph) -> None:
    """Names equal to the text come first, then those that begin with it, then those that contain it."""
    assert search(graph, "德州市总工会") == (
        "org/德州市总工会",
        "org/德州市总工会女职工部",
        PERSON,
    )
    assert search(graph, "机场") == ()


def test_shortest_path(graph: nx.MultiDiGraph) -> None:
    """A chain goes over statements whichever way they point, each edge named as the graph has it."""
    steps = shortest_path(graph, LI.name, DRIVERS.name)
    assert [edge[:2] for edge in steps] == [
        (PERSON, "org/德州市总工会"),
        ("org/德州市总工会", "program/鲁工惠APP"),
        ("program/鲁工惠APP", "group/货车司机"),
    ]
    assert [graph.edges[edge]["predicate"] for edge in steps] == ["worksFor", "runs", "serves"]
    back = shortest_path(graph, DRIVERS.name, LI.name)
    assert back == steps[::-1]
    assert shortest_path(graph, LI.name, LI.name) == ()


def test_path_takes_the_surest_statement() -> None:
    """Of several statements between two entities a chain takes the surest."""
    record = dezhou()
    (said, *others) = record.relations
    ways = (
        replace(said, role="开发", confidence=0.5),
        replace(said, role="推出", confidence=0.95),
        replace(said, role="运营", confidence=0.6, subject=said.object, object=said.subject),
    )
    graph = build_graph(resolve([replace(record, relations=(*ways, *others))]))
    (edge,) = shortest_path(graph, PLATFORM.name, UNION.name)
    assert graph.edges[edge]["role"] == "推出"


def test_no_path(graph: nx.MultiDiGraph) -> None:
    """Two entities that nothing links are an error that names both."""
    with pytest.raises(KgError, match=r"from “李明” to “德州市中级人民法院”"):
        shortest_path(graph, "李明", "德州市中级人民法院")
