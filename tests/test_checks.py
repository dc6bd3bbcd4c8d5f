"""The shapes accept what keeps the contract and name, thing by thing, what breaks it."""

from itertools import product
from pathlib import Path

import networkx as nx
import pytest
from graphs import GOLD, annotated, entity, hand_made

from kg.checks import check_graph
from kg.errors import QueryError
from kg.model import KINDS
from kg.ontology import allowed_pairs
from kg.rdf.document import write_turtle

LAUNCH = "东市总工会 kg:runs 工会通"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("checks") / "graph.ttl"
    write_turtle(hand_made(), path)
    return path.read_text("utf-8")


def check_text(text: str, folder: Path) -> list[str]:
    (folder / "graph.ttl").write_text(text, "utf-8")
    return [str(violation) for violation in check_graph(folder / "graph.ttl")]


def test_good_graph_has_no_violation(text: str, tmp_path: Path) -> None:
    """A graph with every kind, relation and record as the contract has them passes."""
    assert check_text(text, tmp_path) == []


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated pages are not here")
def test_annotated_pages_have_no_violation(tmp_path: Path) -> None:
    """What careful readers wrote down passes too."""
    write_turtle(annotated(), tmp_path / "graph.ttl")
    assert check_graph(tmp_path / "graph.ttl") == ()


@pytest.mark.parametrize(
    ("old", "new", "thing", "fault"),
    [
        ('skos:prefLabel "外卖骑手"', 'skos:prefLabel "外卖骑手", "骑手"', "外卖骑手", "one skos:prefLabel"),
        ('skos:prefLabel "外卖骑手"', 'skos:prefLabel "  "', "  ", "not blank"),
        ('skos:altLabel "市总"', 'skos:altLabel "外卖骑手"', "外卖骑手", "repeats its skos:prefLabel"),
        ("a kg:Honour", "a kg:Honour, kg:Group", "劳动奖章", "exactly one of the six kinds"),
        ('kg:adcode "990000"', 'kg:adcode "99"', "南省", "six or nine digits"),
        ('kg:adcode "990000" ', 'kg:pageNumber "99"', "南省", "stands in no gazetteer"),
        ("kg:parent place:南省", "kg:parent org:南省总工会", "东市", "kg:parent that is no place"),
        ('dcterms:title "简讯一则" ;', "", "article:", "one dcterms:title"),
        ('kg:kind "brief"', 'kg:kind "poem"', "简讯一则", "kg:kind of report"),
        ('; kg:role "记者"', "", "“工会通”上线", "kg:byline without"),
        ('kg:source "d1.txt" ;', "", "page:", "one kg:source"),
        ("kg:issue issue:", "kg:issue page:", "d1.txt", "kg:issue that is an issue"),
        ('"2025-11-05"^^xsd:date', '"im November"', "issue:", "dcterms:date that is no single date"),
        ("kg:confidence 0.9", "kg:confidence 1.5", "东市人民法院 kg:takesPartIn 工会通", "from 0 to 1: 1.5"),
        ('kg:rule "hand" ;', "", "东市人民法院 kg:takesPartIn 工会通", "one kg:rule"),
        ("kg:end 72", "kg:end 71", "东市人民法院 kg:takesPartIn 工会通", "not the text of its article"),
        ("kg:start 41", "kg:start 99", "东市人民法院 kg:takesPartIn 工会通", "before its kg:end"),
        (
            "rdf:predicate kg:runs",
            "rdf:predicate kg:of",
            "东市总工会 kg:of 工会通",
            "a relation of the ontology",
        ),
        (
            "rdf:object org:东市人民法院",
            "rdf:object org:东市总工会",
            "东市总工会 kg:cooper",
            "not also its rdf:object",
        ),
        ("    kg:runs program:工会通 ;\n", "", LAUNCH, "no plain triple"),
        (
            "kg:runs program:工会通 ;",
            "kg:runs place:南省 ;",
            "东市总工会",
            "no organisation and program: 南省",
        ),
        (
            "kg:runs program:工会通 ;",
            "kg:runs program:工会通 ; kg:assists org:东市人民法院 ;",
            "东市总工会",
            "no statement",
        ),
        ("kg:manner kg:launches", "kg:manner kg:parent", LAUNCH, "no way of running a program"),
        ("    kg:launches program:工会通 ;\n", "", LAUNCH, "no plain triple"),
        (
            "kg:launches program",
            "kg:hosts program:工会通 ; kg:launches program",
            "东市总工会",
            "no statement",
        ),
        ("kg:launches program:工会通 ;", "kg:launches place:南省 ;", "东市总工会", "launches what is no"),
        ("kg:TradeUnion, kg:Organization", "kg:TradeUnion", "东市总工会", "without being one"),
        (
            "kg:launches program",
            "kg:hasMember person:某人 ; kg:launches program",
            "东市总工会",
            "wrong way round",
        ),
        ("dcterms:isReplacedBy org", "dcterms:isReplacedBy org:甲, org", "org:东市总", "or by several"),
        ("kg:of program:工会通", "kg:of page:d1d1d1d1d1d1d1d1", "服务骑手", "kg:of that is an entity"),
        ("kg:value 30000.0", 'kg:value "many"', "服务骑手", "kg:value, a decimal: many"),
    ],
)
def test_broken_graph_is_told(old: str, new: str, thing: str, fault: str, text: str, tmp_path: Path) -> None:
    """A fault is told with the thing that has it and what is wrong with it."""
    broken = text.replace(old, new, 1)
    assert broken != text
    found = check_text(broken, tmp_path)
    assert [line for line in found if line.startswith(thing) and fault in line], found


def test_shapes_allow_what_the_ontology_allows(tmp_path: Path) -> None:
    """Of all relations between all kinds, the shapes refuse just those that domain and range exclude."""
    graph = nx.MultiDiGraph(pages={}, articles={}, figures=(), retired={}, continuations={}, decisions=())
    lines, refused = [], set()
    for relation, subject, target in product(allowed_pairs(), KINDS, KINDS):
        ends = [f"org/{relation}.{subject}.{target}.{end}" for end in ("s", "o")]
        for node, kind in zip(ends, (subject, target), strict=True):
            graph.add_node(node, **entity(kind, node))
        names = [node.replace("/", ":") for node in ends]
        lines.append(f"{names[0]} kg:{relation} {names[1]} .")
        if (subject, target) not in allowed_pairs()[relation]:
            refused.add((names[0], relation))
    path = tmp_path / "graph.ttl"
    write_turtle(graph, path)
    path.write_text(path.read_text("utf-8") + "\n".join(lines), "utf-8")
    found = [violation for violation in check_graph(path) if violation.message.startswith("joins by")]
    assert {
        (violation.node, violation.message.split()[2].removeprefix("kg:")) for violation in found
    } == refused


def test_violations_are_sorted_and_repeat_themselves(text: str, tmp_path: Path) -> None:
    """Two checks of one broken graph say the same in the same order, blank nodes or not."""
    broken = text.replace('kg:role "记者"', 'kg:unit ""').replace("kg:confidence 0.9", "kg:confidence 9.0")
    first, second = (check_text(broken, tmp_path) for _ in range(2))
    assert len(first) > 10
    assert first == second


def test_missing_graph_is_told(tmp_path: Path) -> None:
    """Where there is no graph, the error says what to run."""
    with pytest.raises(QueryError, match="kg build"):
        check_graph(tmp_path / "graph.ttl")
