"""Which questions a person is asked, and in which order."""

import networkx as nx
import pytest
from graphs import entity

from kg.model import Article
from kg.model.identity import Decision
from kg.questions import Question, open_questions


def graph_of(*nodes: tuple[str, str, str], decisions: tuple[Decision, ...] = ()) -> nx.MultiDiGraph:
    """Make a graph of nodes: id, kind and name; each is mentioned in one article."""
    articles = {f"p.{at}": Article("p", at, "report", (), ("一。",)) for at in (1, 2)}
    graph = nx.MultiDiGraph(
        pages={}, articles=articles, figures=(), retired={}, continuations={}, joins=(), decisions=decisions
    )
    for node, kind, name in nodes:
        graph.add_node(node, **entity(kind, name, articles=("p.1",)))
    return graph


def link(
    graph: nx.MultiDiGraph, first: str, predicate: str, second: str, article: int = 1, sure: float = 1.0
) -> None:
    said = {
        "predicate": predicate,
        "role": "",
        "confidence": sure,
        "article": f"p.{article}",
        "quote": "一。",
    }
    graph.add_edge(first, second, f"{first}{second}{article}", **said)


def asked(graph: nx.MultiDiGraph) -> list[tuple[str, str]]:
    return [(question.first, question.second) for question in open_questions(graph)]


@pytest.mark.parametrize(
    ("kind", "first", "second", "is_asked"),
    [
        ("Organization", "曙光重工公司", "署光重工公司", True),
        ("Organization", "北京市总工会", "南京市总工会", False),
        ("Organization", "第一机械制造厂", "第二机械制造厂", False),
        ("Organization", "三快在线科技公司", "北京三快在线科技公司", True),
        ("Organization", "宁波市总工会", "宁波市总工会宣教部", False),
        ("Program", "工会驿站", "集卡停车场工会驿站", False),
        ("Program", "匠心夜校", "德州匠心夜校", True),
        ("Person", "陈伟", "陈伟", True),
        ("Person", "陈伟", "陈炜", False),
        ("Place", "新华村", "新华村", False),
        ("Program", "工会驿站", "工会驿站", False),
    ],
)
def test_what_may_be_one(kind: str, first: str, second: str, is_asked: bool) -> None:
    """Names in one sign apart, one the end of another, or one name of two people; not what places part."""
    graph = graph_of(("x/1", kind, first), ("x/2", kind, second))
    assert bool(asked(graph)) is is_asked


def test_what_is_linked_as_a_unit_is_two() -> None:
    """A unit is not asked to be its body."""
    graph = graph_of(("org/1", "Organization", "三快在线科技"), ("org/2", "Organization", "北京三快在线科技"))
    link(graph, "org/1", "partOf", "org/2")
    assert not asked(graph)


def test_one_person_at_two_bodies() -> None:
    """Someone whom two articles give two employers may be two; not where these are linked."""
    graph = graph_of(
        ("person/1", "Person", "陈伟"), ("org/1", "Organization", "甲厂"), ("org/2", "Organization", "乙社")
    )
    link(graph, "person/1", "worksFor", "org/1")
    link(graph, "person/1", "worksFor", "org/2", 2)
    assert asked(graph) == [("person/1", "article/p.2")]
    link(graph, "org/2", "partOf", "org/1")
    assert not asked(graph)


def test_unsure_links_by_use() -> None:
    """Unsure links are asked about, those of the most linked entities first; sure ones are not."""
    graph = graph_of(
        ("org/1", "Organization", "甲厂"),
        ("org/2", "Organization", "乙社"),
        ("org/3", "Organization", "丙所"),
    )
    link(graph, "org/1", "assists", "org/2", sure=0.4)
    link(graph, "org/3", "assists", "org/2", sure=0.9)
    link(graph, "org/3", "assists", "org/1", sure=0.5)
    link(graph, "org/3", "memberOf", "org/1", 2)
    edges = [question.edge and question.edge[:2] for question in open_questions(graph)]
    assert edges == [("org/3", "org/1"), ("org/1", "org/2")]


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_was_decided_is_not_asked(verdict: str) -> None:
    """A pair that a decision speaks of is settled."""
    nodes = (("person/1", "Person", "陈伟"), ("person/2", "Person", "陈伟"))
    assert asked(graph_of(*nodes)) == [("person/1", "person/2")]
    assert not asked(graph_of(*nodes, decisions=(Decision(verdict, "person/2", "person/1"),)))


def test_right_links_are_not_asked() -> None:
    """A link that a person found right on a page is settled."""
    told = Decision("right", "org/1", "org/2", predicate="assists", page="p")
    nodes = (("org/1", "Organization", "甲厂"), ("org/2", "Organization", "乙社"))
    for decisions, questions in (((), 1), ((told,), 0)):
        graph = graph_of(*nodes, decisions=decisions)
        link(graph, "org/1", "assists", "org/2", sure=0.4)
        assert len(open_questions(graph)) == questions


def test_questions_come_in_one_order() -> None:
    """Questions of one use are in a fixed order, so that two walks ask alike."""
    graph = graph_of(*((f"person/{at}", "Person", "陈伟") for at in range(4)))
    questions = open_questions(graph)
    assert len(questions) == 6
    assert list(questions) == sorted(questions, key=repr)
    assert all(isinstance(question, Question) for question in questions)
