"""Whatever a page says is spelled so that every reader of Turtle reads it back."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from kg.rdf import BASE, prefixes
from kg.rdf.turtle import block, decimal, iri, literal, name

TURTLE = ox.RdfFormat.TURTLE
NAMES = [
    "德州市总工会",
    "职工（劳模）之家，一号",
    "阿依夏木·巴克",
    "·前点",
    "-起",
    "末.",
    "5G＋工业互联网",
    "“直播间”——说法",
    "有 空\u3000格",
    'a<b>"{}|\\^`',
    "100%，50%25",
    "C#问？答?[一]",
    "甲/乙",
    "私\ue000用",
    "'引号'&~!$*+;=@",
]
# Without lone surrogates, which no UTF-8 file can hold.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("text", NAMES)
def test_any_name_makes_a_valid_iri(text: str) -> None:
    """Both parsers read an entity of any name, under one IRI, with its name unchanged."""
    declared = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
    subject, label = iri(BASE, f"org/{text}"), prefixes()["skos"] + "prefLabel"
    document = declared + block(name(subject, prefixes()), [("skos:prefLabel", [literal(text)])])
    (by_oxigraph,) = ox.parse(document, format=TURTLE)
    assert by_oxigraph.triple == ox.Triple(ox.NamedNode(subject), ox.NamedNode(label), ox.Literal(text))
    (by_rdflib,) = Graph().parse(data=document, format="turtle")
    assert by_rdflib == (URIRef(subject), URIRef(label), Literal(text))


def test_names_do_not_fall_together() -> None:
    """Different names make different IRIs."""
    assert len({iri(BASE, text) for text in NAMES}) == len(NAMES)


@pytest.mark.parametrize(
    ("key", "spelling"),
    [
        ("org/德州市总工会", "org:德州市总工会"),
        ("org/职工之家（东），一号", "org:职工之家（东），一号"),
        ("program/2025年大赛", "program:2025年大赛"),
        ("person/阿依夏木·巴克", "person:阿依夏木·巴克"),
        ("org/有 空", "org:有%20空"),
        ("org/“直播间”", "<https://w3id.org/newskg/id/org/“直播间”>"),
        ("org/末.", "<https://w3id.org/newskg/id/org/末.>"),
        ("org/甲/乙", "<https://w3id.org/newskg/id/org/甲/乙>"),
    ],
)
def test_names_are_short_where_turtle_can_spell_them(key: str, spelling: str) -> None:
    """A name is written with its prefix, or whole where a prefixed name cannot hold one of its signs."""
    assert name(iri(BASE, key), prefixes()) == spelling


@given(TEXT)
def test_any_text_survives_as_literal(text: str) -> None:
    """A literal reads back as the text that it was made of."""
    (triple,) = ox.parse(f"<a:a> <a:b> {literal(text)} .", format=TURTLE)
    assert triple.object == ox.Literal(text)


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (27300.0, "27300.0"),
        (5, "5.0"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000.0"),
        (1e-7, "0.0000001"),
    ],
)
def test_decimals_have_no_exponent(number: float, digits: str) -> None:
    """Numbers large and small are written in digits alone."""
    assert decimal(number) == digits
