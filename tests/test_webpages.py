"""Pages to read say all that they are made from, and nothing that could run."""

import re

import pytest
from rdflib import OWL, RDF, Graph

from kg.ontology import NAMESPACE
from kg.resources import ontology_dir
from kg.webpages import reference_page


@pytest.fixture(scope="module")
def reference() -> str:
    return reference_page()


def test_reference_has_every_term(reference: str) -> None:
    """Each class and property has one entry, with its label in both languages."""
    ontology = Graph().parse(ontology_dir() / "kg.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    own = sorted(term.removeprefix(NAMESPACE) for term in terms if term.startswith(NAMESPACE))
    entries = re.findall(r'<section class="entry" id="(.*?)">', reference)
    assert set(own) <= set(entries)
    assert len(entries) == len(set(entries))
    assert '主办 · <span lang="en">hosts</span>' in reference


def test_reference_links_lead_somewhere(reference: str) -> None:
    """Every link within the page has its target there, and none leads into the net."""
    targets = set(re.findall(r'id="(.*?)"', reference))
    links = re.findall(r'href="(.*?)"', reference)
    assert links
    assert {link for link in links if link.removeprefix("#") not in targets} == set()
    assert "<script" not in reference


def test_reference_reads_restrictions_out(reference: str) -> None:
    """No blank node is shown: a restriction stands in words."""
    assert "kg:partOf only kg:Place" in reference
    assert "inverse of schema:founder" in reference
    assert "_:" not in reference
