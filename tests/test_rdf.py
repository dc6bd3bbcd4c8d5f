"""The Turtle says what the graph's contract asks for, in bytes that depend on the graph alone."""

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from graphs import entity, hand_made, link
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from kg.model import Article, Headline, Page
from kg.rdf import BASE, load_turtle, prefixes
from kg.rdf.document import write_turtle

TURTLE = ox.RdfFormat.TURTLE


def one_entity(text: str) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(pages={}, articles={}, figures=(), retired={}, continuations={}, decisions=())
    graph.add_node(f"org/{text}", **entity("Organization", text))
    return graph


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rdf") / "graph.ttl"
    write_turtle(hand_made(), path)
    return path


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("org:东市总工会 a kg:TradeUnion, kg:Organization", id="subclass and superclass"),
        pytest.param('org:东市总工会 skos:prefLabel "东市总工会" ; skos:altLabel "市总"', id="names"),
        pytest.param("org:东市总工会 kg:mentionedIn article:d1d1d1d1d1d1d1d1.2", id="article"),
        pytest.param('place:南省东市 kg:adcode "990100" ; kg:parent place:南省', id="gazetteer"),
        pytest.param("place:南省东市 kg:partOf place:南省", id="the parent contains it"),
        pytest.param("org:东市总工会 kg:runs program:工会通", id="plain triple"),
        pytest.param(
            "?s a kg:Statement ; rdf:subject org:东市总工会 ; rdf:predicate kg:runs ;"
            "rdf:object program:工会通 ;"
            'kg:role "推出" ; kg:rule "hand" ; kg:confidence 0.9 ; kg:start 41 ; kg:end 72 ;'
            'kg:modality "stated" ; kg:when "今年" ; kg:interval "2025-01-01/2025-12-31" ;'
            'kg:begins "2025-01-01"^^xsd:date ; kg:ends "2025-12-31"^^xsd:date ;'
            'kg:quote "东市总工会联合东市人民法院推出“工会通”，服务外卖骑手3万名。" ;'
            "prov:wasDerivedFrom article:d1d1d1d1d1d1d1d1.1",
            id="statement",
        ),
        pytest.param(
            '?m a kg:Measure ; kg:of program:工会通 ; kg:what "服务骑手" ; kg:value 30000.0 ; kg:unit "名" ;'
            'kg:asOf "2025" ; kg:interval "2025-01-01/2025-12-31" ; kg:modality "stated" ; kg:rule "hand" ;'
            "kg:start 41 ; prov:wasDerivedFrom article:d1d1d1d1d1d1d1d1.1",
            id="measure",
        ),
        pytest.param(
            'article:d1d1d1d1d1d1d1d1.1 dcterms:title "“工会通”上线\u3000东市" ; kg:kind "report" ;'
            'kg:byline [ kg:name "王芳" ; kg:role "记者" ] ; kg:dateline "本报讯" ;'
            'kg:headline "“工会通”上线" ; kg:kicker "东市" ; kg:agency "本报" ;'
            'kg:datelinePlace "东市" ; kg:datelineDate "2025-11-05" ;'
            "kg:page page:d1d1d1d1d1d1d1d1",
            id="article's parts",
        ),
        pytest.param("article:d1d1d1d1d1d1d1d1.2 kg:continued true", id="continued"),
        pytest.param(
            'page:d1d1d1d1d1d1d1d1 a kg:Page ; kg:source "d1.txt" ; kg:pageNumber "2" ; kg:issue ?issue . '
            '?issue a kg:Issue ; kg:newspaper "南方工人报" ; dcterms:date "2025-11-05"^^xsd:date',
            id="page and issue",
        ),
        pytest.param("org:东市总 dcterms:isReplacedBy org:东市总工会", id="retired name"),
    ],
)
def test_contract_is_written(said: str, written: Path) -> None:
    """Each row of the contract is found in the file as it stands there."""
    store, known = load_turtle(written)
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in known.items())
    assert store.query(f"{declared}ASK {{ {said} }}")


def test_article_text_is_kept_to_the_letter(written: Path) -> None:
    """Line ends, tabs, quotation marks and backslashes of a text survive."""
    article = next(iter(hand_made().graph["articles"].values()))
    subject = URIRef(f"{BASE}article/{article.id}")
    texts = list(Graph().parse(written).objects(subject, URIRef(f"{prefixes()['kg']}text")))
    assert list(map(str, texts)) == [article.text]


def test_two_parsers_read_the_same(written: Path) -> None:
    """Rdflib and pyoxigraph agree on every triple."""
    triples = ox.serialize(ox.parse(path=str(written), format=TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert isomorphic(Graph().parse(written), Graph().parse(data=triples, format="nt"))


def test_bytes_depend_on_the_graph_alone(written: Path, tmp_path: Path) -> None:
    """The order in which nodes, edges and articles came leaves no trace."""
    graph = hand_made()
    backwards = nx.MultiDiGraph(**graph.graph)
    for key in ("articles", "pages", "retired"):
        backwards.graph[key] = dict(reversed(graph.graph[key].items()))
    backwards.graph["figures"] = tuple(reversed(graph.graph["figures"]))
    backwards.add_nodes_from(reversed(list(graph.nodes(data=True))))
    backwards.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    write_turtle(backwards, tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == written.read_bytes()


def test_failure_keeps_the_old_file(written: Path, tmp_path: Path) -> None:
    """Where a graph cannot be written, the file that was there stays, and nothing half-written is left."""
    path = tmp_path / "graph.ttl"
    path.write_bytes(written.read_bytes())
    broken = hand_made()
    nowhere = Article("d9" * 32, 1, "brief", (Headline("无"),), ("无此文。",))
    link(broken, ("org/东市总工会", "runs", "program/工会通"), "", (nowhere, 0, 1))
    with pytest.raises(KeyError):
        write_turtle(broken, path)
    assert path.read_bytes() == written.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("base", ["https://example.org/kg/", "https://example.org/kg"])
def test_base_is_the_users(base: str, tmp_path: Path) -> None:
    """Entities stand under the base that was given, and their prefixes with them."""
    write_turtle(one_entity("某会"), tmp_path / "graph.ttl", base)
    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert "@prefix org: <https://example.org/kg/org/> ." in text
    assert "\norg:某会 a kg:Organization ;" in text


@pytest.mark.parametrize(
    ("paper", "date", "issues"),
    [("晨报", "2025-11-05", 1), ("晨报", "", 2), ("", "2025-11-05", 2), ("", "", 2)],
)
def test_pages_share_an_issue_that_is_known(paper: str, date: str, issues: int, tmp_path: Path) -> None:
    """Two pages are of one issue only where both newspaper and date say so."""
    pages = {digit * 64: Page(f"{digit}.txt", digit * 64, "", paper, date) for digit in "12"}
    write_turtle(
        nx.MultiDiGraph(pages=pages, articles={}, figures=(), retired={}, continuations={}, decisions=()),
        tmp_path / "graph.ttl",
    )
    assert (tmp_path / "graph.ttl").read_text("utf-8").count("a kg:Issue") == issues


@pytest.mark.parametrize(
    ("date", "typed"), [("2025", "gYear"), ("2025-11", "gYearMonth"), ("2025-11-05", "date")]
)
def test_dates_are_as_exact_as_they_are_known(date: str, typed: str, tmp_path: Path) -> None:
    """A year, a month and a day have the type that fits them."""
    graph = nx.MultiDiGraph(
        pages={"1": Page("1.txt", "1" * 64, "", "晨报", date)},
        articles={},
        figures=(),
        retired={},
        continuations={},
        decisions=(),
    )
    write_turtle(graph, tmp_path / "graph.ttl")
    assert f'dcterms:date "{date}"^^xsd:{typed}' in (tmp_path / "graph.ttl").read_text("utf-8")


def test_an_inferred_date_is_marked(tmp_path: Path) -> None:
    """A date that nothing states says so, and makes no issue of two pages."""
    pages = {
        digit * 64: Page(f"{digit}.txt", digit * 64, "", "晨报", "2025-11-05", "", True) for digit in "12"
    }
    graph = nx.MultiDiGraph(pages=pages, articles={}, figures=(), retired={}, continuations={}, decisions=())
    write_turtle(graph, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert text.count("a kg:Issue") == text.count("kg:dateInferred true") == 2


def test_a_jump_leads_to_its_continuation(tmp_path: Path) -> None:
    """An article names the one that it goes on in, and only it does."""
    graph = hand_made()
    graph.graph["continuations"] = {"d1d1d1d1d1d1d1d1.1": "d1d1d1d1d1d1d1d1.2"}
    write_turtle(graph, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text("utf-8")
    assert text.count("kg:continuedBy") == text.count("kg:continuedBy article:d1d1d1d1d1d1d1d1.2") == 1
