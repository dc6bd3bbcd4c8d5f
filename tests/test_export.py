"""What is exported reads back, in the library that people read it with, as the graph that it was."""

import csv
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from graphs import entity, hand_made, link
from pyarrow import parquet
from rdflib import RDF, Dataset, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from kg.cli.publish import FORMS as OFFERED
from kg.errors import KgError
from kg.export import FORMS, network, write_export
from kg.ontology import NAMESPACE
from kg.pipeline import load_graph
from kg.rdf import BASE
from kg.rdf.document import write_turtle
from kg.resources import ontology_dir

KG = Namespace(NAMESPACE)
# rdflib warns of names within rdflib.
pytestmark = pytest.mark.filterwarnings("ignore:.*(ConjunctiveGraph|Dataset).*:DeprecationWarning")
RDF_FILES = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return hand_made()


@pytest.fixture(scope="module")
def turtle(graph: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("export") / "graph.ttl"
    write_turtle(graph, path)
    return Graph().parse(path)


def exported(graph: nx.MultiDiGraph, form: str, folder: Path) -> Path:
    path = folder / FORMS[form].file
    write_export(graph, form, path)
    return path


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as a spreadsheet does."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_command_offers_every_form() -> None:
    """What `kg export --format` lists is what there is."""
    assert tuple(FORMS) == OFFERED


@pytest.mark.parametrize("form", RDF_FILES)
def test_rdf_reads_back(form: str, graph: nx.MultiDiGraph, turtle: Graph, tmp_path: Path) -> None:
    """Rdflib reads from each form the triples of the Turtle, no more and no fewer."""
    assert isomorphic(Graph().parse(exported(graph, form, tmp_path), format=RDF_FILES[form]), turtle)


@pytest.mark.parametrize("form", ["jsonld", "trig"])
def test_two_libraries_agree(form: str, graph: nx.MultiDiGraph, turtle: Graph, tmp_path: Path) -> None:
    """Pyoxigraph reads the same triples, named graphs apart."""
    path = exported(graph, form, tmp_path)
    kinds = {"jsonld": ox.RdfFormat.JSON_LD, "trig": ox.RdfFormat.TRIG}
    triples = {quad.triple for quad in ox.parse(path=str(path), format=kinds[form])}
    lines = "\n".join(f"{triple} ." for triple in triples)
    assert isomorphic(Graph().parse(data=lines, format="nt"), turtle)


def test_sample_pages_read_back(built: Path, tmp_path: Path) -> None:
    """The graph of real pages is the same in JSON-LD and N-Triples as in Turtle."""
    graph, turtle = load_graph(built), Graph().parse(built / "graph.ttl")
    for form in ("ntriples", "jsonld"):
        read = Graph().parse(exported(graph, form, tmp_path), format=RDF_FILES[form])
        assert isomorphic(read, turtle), form


def test_trig_has_a_graph_an_issue(built: Path, tmp_path: Path) -> None:
    """A named graph of TriG has the IRI of its issue, and just the articles of it, with all that they say."""
    dataset = Dataset()
    dataset.parse(data=exported(load_graph(built), "trig", tmp_path).read_text("utf-8"), format="trig")
    turtle = Graph().parse(built / "graph.ttl")
    issues = set(turtle.subjects(RDF.type, KG.Issue))
    named = {named.identifier: named for named in dataset.graphs() if (None, None, None) in named}
    assert issues == {name for name in named if f"{BASE}issue/" in str(name)}
    for issue in sorted(URIRef(str(issue)) for issue in issues):
        articles = {a for page in turtle.subjects(KG.issue, issue) for a in turtle.subjects(KG.page, page)}
        assert set(named[issue].subjects(RDF.type, KG.Article)) == articles
        assert set(named[issue].objects(None, KG.mentionedIn)) <= articles
    assert {(s, p, o) for s, p, o, _ in dataset.quads() if isinstance(s, URIRef) and p != KG.byline} == {
        triple for triple in turtle if isinstance(triple[0], URIRef) and triple[1] != KG.byline
    }


def test_context_has_every_property() -> None:
    """The context of JSON-LD has each property that a graph may use, typed as the ontology has it."""
    from rdflib import OWL, RDFS, XSD

    ontology = Graph().parse(ontology_dir() / "kg.ttl")
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            local = str(term).removeprefix(NAMESPACE)
            if not str(term).startswith(NAMESPACE) or (term, OWL.inverseOf, None) in ontology:
                assert local not in context
                continue
            told = context[local]
            typed = told.get("@type") if isinstance(told, dict) else ""
            assert (told["@id"] if isinstance(told, dict) else told) == f"kg:{local}"
            if ontology.value(term, RDFS.range) == XSD.decimal:
                assert typed == "xsd:decimal"
            assert (typed == "@id") == (kind == OWL.ObjectProperty and local != "byline"), local


def test_jsonld_is_readable(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """An entity's object speaks in short words, and its byline stands within the article."""
    nodes = json.loads(exported(graph, "jsonld", tmp_path).read_text("utf-8"))["@graph"]
    (union,) = (node for node in nodes if node["id"] == "org:东市总工会")
    assert union["type"] == ["kg:TradeUnion", "kg:Organization"]
    assert (union["prefLabel"], union["runs"]) == ("东市总工会", "program:工会通")
    assert [node["byline"] for node in nodes if "byline" in node] == [{"name": "王芳", "role": "记者"}]


def test_graphml_and_gexf_read_back(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """NetworkX reads as many nodes and parallel links, each with its sentence and number."""
    plain = network(graph)
    graphml = nx.read_graphml(exported(graph, "graphml", tmp_path), force_multigraph=True)
    gexf = nx.read_gexf(exported(graph, "gexf", tmp_path))
    for read in (graphml, gexf):
        assert set(read) == set(plain)
        quotes = sorted((s, o, e["quote"], e["confidence"]) for s, o, e in read.edges(data=True))
        assert quotes == sorted((s, o, e["quote"], e["confidence"]) for s, o, e in plain.edges(data=True))
    assert graphml.nodes["org/东市总工会"]["name"] == gexf.nodes["org/东市总工会"]["label"] == "东市总工会"


def test_neo4j_tables_fit_each_other(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Headings are those of Neo4j's importer; each relationship joins nodes that are there."""
    folder = exported(graph, "neo4j", tmp_path)
    nodes = [*rows(folder / "nodes.csv"), *rows(folder / "numbers.csv")]
    links = rows(folder / "relationships.csv")
    ids = [node["id:ID"] for node in nodes]
    assert len(ids) == len(set(ids)) == len(graph) + len(graph.graph["figures"])
    assert {link[end] for link in links for end in (":START_ID", ":END_ID")} <= set(ids)
    assert {link[":TYPE"] for link in links} >= {"runs", "worksFor", "of"}
    (union,) = (node for node in nodes if node["id:ID"] == "org/东市总工会")
    assert (union[":LABEL"], union["aliases:string[]"]) == ("Organization;TradeUnion", "市总")


def test_gephi_tables_fit_each_other(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Headings are those of Gephi's import, and each edge is directed and joins nodes that are there."""
    folder = exported(graph, "gephi", tmp_path)
    ids = {node["Id"] for node in rows(folder / "nodes.csv")}
    edges = rows(folder / "edges.csv")
    assert ids == set(graph)
    assert len(edges) == graph.number_of_edges()
    assert {edge[end] for edge in edges for end in ("Source", "Target")} <= ids
    assert {edge["Type"] for edge in edges} == {"Directed"}


def test_parquet_keeps_types(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Names are lists, numbers are numbers, and each row has its sentence, file and date."""
    folder = exported(graph, "parquet", tmp_path)
    tables = {name: parquet.read_table(folder / f"{name}.parquet").to_pylist() for name in ("nodes", "edges")}
    aliases = {row["id"]: row["aliases"] for row in tables["nodes"]}
    assert aliases["org/东市总工会"] == ["市总"]
    assert len(tables["edges"]) == graph.number_of_edges()
    assert {(row["source"], row["date"]) for row in tables["edges"]} == {("d1.txt", "2025-11-05")}
    (number, _) = parquet.read_table(folder / "numbers.parquet").to_pylist()
    assert (number["value"], number["unit"], number["confidence"]) == (30000.0, "名", 0.5)


@pytest.mark.parametrize("form", ["neo4j", "gephi"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_tables_run_no_formula(form: str, start: str, tmp_path: Path) -> None:
    """A name that a spreadsheet would run as a formula is quoted; all other cells are as they were."""
    graph = nx.MultiDiGraph(pages={}, articles={}, figures=(), retired={}, continuations={}, decisions=())
    graph.add_node("org/甲", **entity("Organization", f"{start}cmd|' /C calc'!A0"))
    cells = {cell for row in rows(exported(graph, form, tmp_path) / "nodes.csv") for cell in row.values()}
    assert f"'{start}cmd|' /C calc'!A0" in cells
    assert "org/甲" in cells


@pytest.mark.parametrize("form", sorted(FORMS))
def test_bytes_depend_on_the_graph_alone(form: str, tmp_path: Path) -> None:
    """Two graphs that differ in the order of their parts are written alike."""
    graph = hand_made()
    backwards = nx.MultiDiGraph(**graph.graph)
    backwards.add_nodes_from(reversed(list(graph.nodes(data=True))))
    backwards.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    first, second = (tmp_path / name for name in ("one", "two"))
    for each, folder in ((graph, first), (backwards, second)):
        exported(each, form, folder)
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files
    assert [(first / path).read_bytes() for path in files] == [(second / path).read_bytes() for path in files]


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    """A form feed in a sentence is left out of XML, which cannot hold it."""
    graph = hand_made()
    article = next(iter(graph.graph["articles"].values()))
    link(graph, ("org/东市总工会", "runs", "program/工会通"), "推\x0c出", (article, 0, 2))
    read = nx.read_graphml(exported(graph, "graphml", tmp_path), force_multigraph=True)
    assert "推出" in {edge["role"] for _, _, edge in read.edges(data=True)}


def test_a_place_that_cannot_be_written_is_told(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """The error names the place."""
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="file"):
        write_export(graph, "turtle", tmp_path / "file" / "graph.ttl")
