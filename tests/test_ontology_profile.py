"""The ontology is OWL 2 RL and consistent, so that any rule engine can draw all its conclusions."""

from collections.abc import Iterable

import pytest
from graphs import hand_made
from owlrl import OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.ontology import NAMESPACE, allowed_pairs, manner
from kg.rdf.document import write_turtle
from kg.resources import ontology_dir

KG = Namespace(NAMESPACE)
EX = Namespace("https://example.org/")
# What may stand above a class or property (OWL 2 Profiles, 4.2.3), as far as the ontology needs it.
ABOVE = (OWL.allValuesFrom, OWL.hasValue, OWL.inverseOf)
# Datatypes of OWL 2 RL (4.2.1) that the ontology uses; xsd:date is none of OWL 2.
DATATYPES = {XSD.string, XSD.boolean, XSD.decimal, XSD.integer, RDFS.Literal}
# Constructs that OWL 2 RL forbids, or allows only on the left of a subclass.
NOT_USED = (
    *(OWL.unionOf, OWL.complementOf, OWL.oneOf, OWL.someValuesFrom, OWL.minCardinality, OWL.cardinality),
    *(OWL.disjointUnionOf, OWL.hasSelf, OWL.minQualifiedCardinality, OWL.qualifiedCardinality),
)
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
ALIGNED = ["schema.org", "ns/org", "foaf", "skos/core", "ns/prov", "purl.org/dc", "2006/time", "geonames"]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_dir() / "kg.ttl")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Give the ontology with a graph of every kind and relation."""
    path = tmp_path_factory.mktemp("profile") / "graph.ttl"
    write_turtle(hand_made(), path)
    return Graph().parse(ontology_dir() / "kg.ttl").parse(path)


def reasoned(graph: Graph, facts: Iterable[tuple[Node, Node, Node]] = ()) -> tuple[Graph, list[str]]:
    """Draw all conclusions of OWL 2 RL in a copy; give it, and the contradictions that were found."""
    copy = Graph()
    copy += graph
    for fact in facts:
        copy.add(fact)
    reasoner = OWLRL_Semantics(copy, axioms=False, daxioms=False)
    reasoner.closure()
    return copy, list(reasoner.error_messages)


def outside_the_profile(ontology: Graph) -> set[str]:
    """List what OWL 2 RL does not allow."""
    used = {f"uses {construct}" for construct in NOT_USED if (None, construct, None) in ontology}
    return (
        used
        | wrong_ends(ontology)
        | wrong_links(ontology)
        | {
            f"{term} functional and transitive"
            for term in ontology.subjects(RDF.type, OWL.FunctionalProperty)
            if (term, RDF.type, OWL.TransitiveProperty) in ontology
        }
    )


def wrong_ends(ontology: Graph) -> set[str]:
    """List domains and ranges that are neither a named class nor a datatype of the profile."""
    ends = (*ontology.subject_objects(RDFS.domain), *ontology.subject_objects(RDFS.range))
    return {
        f"{term} with the domain or range {end}"
        for term, end in ends
        if (end, RDF.type, OWL.Class) not in ontology and end not in DATATYPES
    }


def wrong_links(ontology: Graph) -> set[str]:
    """List what stands under an expression that may not stand there, an unknown or a reserved term."""
    faults = set()
    for link in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term, above in ontology.subject_objects(link):
            if isinstance(above, BNode) and not any((above, way, None) in ontology for way in ABOVE):
                faults.add(f"{term} under an expression that may not stand there")
            if isinstance(above, URIRef) and (above, RDF.type, None) not in ontology:
                faults.add(f"{term} under {above}, which is not declared")
            if str(above).startswith(RESERVED):
                faults.add(f"{term} under {above}, a word of the language itself")
    return faults


def test_ontology_is_in_the_profile(ontology: Graph) -> None:
    """Nothing goes beyond OWL 2 RL, and every term of another vocabulary is declared."""
    assert not outside_the_profile(ontology)


@pytest.mark.parametrize(
    "said",
    [
        "kg:a rdfs:domain [ a owl:Class ; owl:unionOf ( kg:Person kg:Place ) ] .",
        "kg:begins rdfs:range xsd:date .",
        "kg:Person rdfs:subClassOf [ owl:onProperty kg:worksFor ; owl:someValuesFrom kg:Organization ] .",
        "kg:Statement rdfs:subClassOf rdf:Statement .",
        "kg:Person rdfs:subClassOf schema:Patient .",
    ],
)
def test_what_is_outside_is_seen(said: str, ontology: Graph) -> None:
    """The check of the profile refuses what OWL 2 RL does."""
    prefixes = {"kg": KG, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD, "schema": "https://schema.org/"}
    declared = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in prefixes.items())
    broken = Graph().parse(data=declared + said, format="turtle")
    broken += ontology
    assert outside_the_profile(broken)


def test_ontology_with_a_graph_is_consistent(example: Graph) -> None:
    """Neither the ontology, nor a thing of each class, nor a graph of all relations contradicts itself."""
    things = [
        (EX[str(index)], RDF.type, cls) for index, cls in enumerate(example.subjects(RDF.type, OWL.Class))
    ]
    assert len(things) > 40
    assert reasoned(example, things)[1] == []


@pytest.mark.parametrize(
    "facts",
    [
        [(EX.a, RDF.type, KG.Person), (EX.a, RDF.type, KG.TradeUnion)],
        [(EX.a, KG.worksFor, EX.b), (EX.b, RDF.type, KG.City)],
        [(EX.a, KG.hosts, EX.b), (EX.a, RDF.type, KG.Honour)],
        [(EX.a, KG.partOf, EX.b), (EX.a, RDF.type, KG.Program), (EX.b, RDF.type, KG.Place)],
    ],
)
def test_a_contradiction_is_found(facts: list[tuple[Node, Node, Node]], ontology: Graph) -> None:
    """Kinds exclude each other, by domain, range and restriction as well."""
    assert reasoned(ontology, facts)[1]


def test_conclusions_are_drawn(ontology: Graph) -> None:
    """Inverses, ways of running, places within places and public vocabularies follow from what is written."""
    facts = [
        *((EX.union, KG.hosts, EX.race), (EX.union, KG.locatedIn, EX.district)),
        *((EX.district, KG.parent, EX.city), (EX.someone, KG.awarded, EX.medal)),
    ]
    graph, errors = reasoned(ontology, facts)
    assert not errors
    skos, schema = Namespace("http://www.w3.org/2004/02/skos/core#"), Namespace("https://schema.org/")
    for concluded in (
        (EX.race, KG.runBy, EX.union),
        (EX.union, RDF.type, schema.Organization),
        (EX.union, KG.locatedIn, EX.city),
        (EX.city, KG.hasPart, EX.district),
        (EX.medal, RDF.type, skos.Concept),
        (EX.medal, skos.inScheme, KG.honours),
        (EX.medal, KG.awardedTo, EX.someone),
    ):
        assert concluded in graph, concluded


@pytest.mark.parametrize("vocabulary", ALIGNED)
def test_public_vocabularies_are_reached(vocabulary: str, ontology: Graph) -> None:
    """Terms of ours are linked to those of each vocabulary that the project names."""
    ours = (str(o) for s, _, o in ontology if str(s).startswith(NAMESPACE) and isinstance(o, URIRef))
    assert any(vocabulary in iri for iri in ours)


@pytest.mark.parametrize(
    ("relation", "role", "way"),
    [
        ("runs", "主办", "hosts"),
        ("runs", "联合主办", "hosts"),
        ("runs", "承办", "undertakes"),
        ("runs", "协办", "coOrganizes"),
        ("runs", "牵头起草", "drafts"),
        ("runs", "试运行", "pilots"),
        ("runs", "运行", "operates"),
        ("runs", "", ""),
        ("runs", "无此说法", ""),
        ("worksFor", "主办", ""),
    ],
)
def test_role_means_a_way(relation: str, role: str, way: str) -> None:
    """The longest verb at the end of a role tells how a program is run; other relations have no ways."""
    assert manner(relation, role) == way


def test_every_way_has_words_of_its_own(ontology: Graph) -> None:
    """Each sub-property of a relation has verbs, and no verb means two."""
    ways = [
        way for relation in allowed_pairs() for way in ontology.subjects(RDFS.subPropertyOf, KG[relation])
    ]
    verbs = [str(verb) for way in ways for verb in ontology.objects(way, KG.verb)]
    assert len(verbs) == len(set(verbs))
    assert {way for way in ways if (way, KG.verb, None) not in ontology} <= {KG.parent}


def test_metadata_is_whole(ontology: Graph) -> None:
    """Version, licence, makers, title and description stand in the ontology, in two languages each text."""
    from kg import __version__

    (subject,) = ontology.subjects(RDF.type, OWL.Ontology)
    terms = "http://purl.org/dc/terms/"
    for told in ("title", "description", "creator"):
        texts = ontology.objects(subject, URIRef(terms + told))
        assert {getattr(text, "language", "") for text in texts} == {"zh", "en"}
    assert ontology.value(subject, URIRef(terms + "license"))
    assert str(ontology.value(subject, OWL.versionInfo)) == __version__
    assert str(ontology.value(subject, OWL.versionIRI)).endswith(f"/{__version__}")
