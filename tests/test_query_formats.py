"""Answers are written for people, spreadsheets, programs and RDF tools, each by its own rules."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from graphs import hand_made

from kg.errors import QueryError
from kg.query import Result, format_result, run_query
from kg.rdf.document import write_turtle


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formats") / "graph.ttl"
    write_turtle(hand_made(), path)
    return path


def test_table_stands_in_columns(turtle: Path) -> None:
    """A wide character takes two columns, so that the second column begins under its heading."""
    table = format_result(run_query(turtle, "SELECT ?who ?what { ?who kg:runs ?what }"), "table")
    assert table.splitlines() == [
        "who         what",
        "──────────  ──────",
        "东市总工会  工会通",
        "南省总工会  工会通",
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@A1", "'@A1"),
        ("\t=A1", "'\t=A1"),
        ("\r=A1", "'\n=A1"),
        ("\n=A1", "'\n=A1"),
        ('总工会, “a”\n"b"=1', '总工会, “a”\n"b"=1'),
    ],
)
def test_csv_runs_no_formula(cell: str, written: str) -> None:
    """A cell that a spreadsheet would run is quoted, any other is as it was."""
    result = Result("select", ("a", "b"), ((cell, "c"),), ((None, None),), {})
    rows = list(csv.reader(io.StringIO(format_result(result, "csv"), newline="")))
    assert rows == [["a", "b"], [written, "c"]]


def test_json_has_whole_terms(turtle: Path) -> None:
    """JSON is that of SPARQL 1.1: IRIs whole, types of literals stated, unbound cells left out."""
    pattern = "{ ?m kg:of ?of ; kg:value ?value ; kg:unit ?unit }"
    sparql = f"SELECT ?of ?value ?unit ?none {pattern} ORDER BY ?of LIMIT 1"
    answer = json.loads(format_result(run_query(turtle, sparql), "json"))
    assert answer["head"] == {"vars": ["of", "value", "unit", "none"]}
    assert answer["results"]["bindings"] == [
        {
            "of": {"type": "uri", "value": "https://w3id.org/newskg/id/org/东市总工会"},
            "value": {
                "type": "literal",
                "value": "30000",
                "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
            },
            "unit": {"type": "literal", "value": "名"},
        }
    ]


def test_json_of_a_yes_no_question(turtle: Path) -> None:
    """ASK is a boolean in JSON."""
    assert json.loads(format_result(run_query(turtle, "ASK {}"), "json")) == {"head": {}, "boolean": True}


def test_constructed_triples_are_turtle(turtle: Path) -> None:
    """What CONSTRUCT makes reads back as the same triples, texts over several lines included."""
    result = run_query(turtle, "CONSTRUCT { ?a kg:text ?t } WHERE { ?a kg:text ?t }")
    triples = ox.parse(format_result(result, "ttl"), format=ox.RdfFormat.TURTLE)
    assert {(triple.subject, triple.predicate, triple.object) for triple in triples} == set(result.terms)


@pytest.mark.parametrize(("fmt", "clue"), [("ttl", "CONSTRUCT"), ("xlsx", "table, csv, json, ttl")])
def test_format_that_does_not_fit_is_told(fmt: str, clue: str, turtle: Path) -> None:
    """A format that is not there, or not for this answer, is an error that names what is."""
    with pytest.raises(QueryError, match=clue):
        format_result(run_query(turtle, "SELECT * { ?s a kg:Place }"), fmt)
