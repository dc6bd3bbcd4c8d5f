"""The ontology says what the annotation guide says, in two languages, and everything else keeps to it."""

import re
from pathlib import Path

import pytest
from graphs import hand_made
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

from kg.errors import KgError
from kg.model import KINDS
from kg.ontology import NAMESPACE, allowed_pairs, labels, subtypes
from kg.rdf.document import write_turtle
from kg.resources import ontology_dir

KG = Namespace(NAMESPACE)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
ORG, PROGRAM, PERSON, PLACE = "Organization", "Program", "Person", "Place"
RELATIONS = [
    ("worksFor", {(PERSON, ORG)}),
    ("memberOf", {(PERSON, ORG), (ORG, ORG)}),
    ("comesFrom", {(PERSON, PLACE)}),
    ("awarded", {(PERSON, "Honour"), (ORG, "Honour")}),
    ("runs", {(ORG, PROGRAM)}),
    ("takesPartIn", {(PERSON, PROGRAM), (ORG, PROGRAM)}),
    ("established", {(ORG, ORG)}),
    ("cooperatesWith", {(ORG, ORG)}),
    ("partOf", {(ORG, ORG), (PROGRAM, PROGRAM), (PLACE, PLACE)}),
    ("locatedIn", {(ORG, PLACE), (PROGRAM, PLACE)}),
    ("serves", {(ORG, "Group"), (PROGRAM, "Group")}),
    ("assists", {(ORG, PERSON), (ORG, ORG)}),
]
SUBTYPES = [
    (ORG, "TradeUnion Enterprise Government School Media Association Team Institution"),
    (PROGRAM, "Campaign Competition DigitalSystem Mechanism Policy Service Event"),
    (PLACE, "Province City County Town Venue Area"),
    (PERSON, "Pseudonym"),
    ("Honour", ""),
    ("Group", ""),
]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_dir() / "kg.ttl")


def own_terms(ontology: Graph, *types: URIRef) -> list[URIRef]:
    """List the terms of our own namespace that have one of the types."""
    typed = {term for kind in types for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    return sorted(term for term in typed if term.startswith(NAMESPACE))


@pytest.mark.parametrize(("relation", "pairs"), RELATIONS)
def test_relation_joins_what_the_guide_allows(relation: str, pairs: set[tuple[str, str]]) -> None:
    """Domain, range and restrictions of a relation come to the pairs of the annotation guide."""
    assert allowed_pairs()[relation] == pairs


def test_there_are_twelve_relations() -> None:
    """No relation is there that the guide does not have."""
    assert set(allowed_pairs()) == {relation for relation, _ in RELATIONS}


@pytest.mark.parametrize(("kind", "names"), SUBTYPES)
def test_subtypes_are_those_of_the_guide(kind: str, names: str) -> None:
    """A kind has the subtypes of the annotation guide; beside these, pseudonyms are told apart."""
    assert {subtype for subtype, its_kind in subtypes().items() if its_kind == kind} == set(names.split())


def test_every_term_speaks_two_languages(ontology: Graph) -> None:
    """A class or property has one label and one comment in Chinese, and one of each in English."""
    for term in own_terms(ontology, OWL.Class, *PROPERTIES):
        for told in (RDFS.label, RDFS.comment):
            languages = sorted(getattr(text, "language", "") for text in ontology.objects(term, told))
            assert languages == ["en", "zh"], (term, told)


def test_every_property_has_domain_and_range(ontology: Graph) -> None:
    """A property says what it joins."""
    for term in own_terms(ontology, *PROPERTIES):
        assert ontology.value(term, RDFS.domain) is not None, term
        assert ontology.value(term, RDFS.range) is not None, term


def test_labels_are_found_by_local_name() -> None:
    """A class or property gives its labels by language, all kinds and subtypes included."""
    assert labels("runs") == {"zh": "举办", "en": "runs"}
    assert all(labels(name)["zh"] for name in (*KINDS, *subtypes(), *allowed_pairs()))


def test_unknown_term_is_told() -> None:
    """A name that the ontology lacks is an error that says it."""
    with pytest.raises(KgError, match="ranFrom"):
        labels("ranFrom")


def test_only_the_ontology_names_terms(ontology: Graph, tmp_path: Path) -> None:
    """Every kg: name of the shapes, the named questions and a written graph stands in the ontology."""
    write_turtle(hand_made(), tmp_path / "graph.ttl")
    folder = ontology_dir()
    for path in (folder / "shapes.ttl", *sorted((folder / "queries").glob("*.rq")), tmp_path / "graph.ttl"):
        used = set(re.findall(r"(?<!\w)kg:(\w+)", path.read_text("utf-8")))
        assert not {name for name in used if (KG[name], RDF.type, None) not in ontology}, path


def test_all_of_the_ontology_is_in_shapes(ontology: Graph) -> None:
    """Every property is held to a shape, so that none can be misused unseen."""
    shapes = (ontology_dir() / "shapes.ttl").read_text("utf-8")
    for term in own_terms(ontology, *PROPERTIES):
        assert f"sh:path kg:{term.removeprefix(NAMESPACE)} " in shapes, term
