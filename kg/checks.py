"""Checks a written graph against the shapes of the ontology, and says in plain words what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pyshacl
from rdflib import DCTERMS, RDF, SH, SKOS, BNode, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.ontology import NAMESPACE
from kg.rdf import load_turtle
from kg.rdf.turtle import name
from kg.resources import ontology_dir

_KG = Namespace(NAMESPACE)
_LONGEST_VALUE = 60  # characters of a value that are shown


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is not as the shapes say: `label` names it to a reader, `node` in the graph.

    `message` continues the sentence that the label begins; `value` is what was found instead, or “”.
    """

    label: str
    node: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        found = f": {self.value}" if self.value else ""
        return f"{self.label} ({self.node}) {self.message}{found}"


def check_graph(turtle: Path) -> tuple[Violation, ...]:
    """Find all violations of `ontology/shapes.ttl` in a Turtle file, sorted.

    QueryError where there is no such file, or none that is well-formed.
    """
    store, known = load_turtle(turtle)
    data, shapes = Graph().parse(turtle), Graph().parse(ontology_dir() / "shapes.ttl")
    faults = {*_faults_in_sparql(store, known, shapes), *_faults_in_shapes(data, shapes)}
    return tuple(sorted({_describe(fault, data, known) for fault in faults}))


_Fault = tuple[Node, str, Node | None]  # what fails, the message of the shape, the value at fault


def _faults_in_shapes(data: Graph, shapes: Graph) -> Iterator[_Fault]:
    """Yield what the constraints other than those in SPARQL find."""
    core = Graph() + shapes
    core.remove((None, SH.sparql, None))
    _, report, _ = pyshacl.validate(data, shacl_graph=core)
    for result in report.objects(None, SH.result):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        message = shapes.value(shape, SH.message)
        if message is None:  # a property shape may leave it to its node shape
            message = shapes.value(shapes.value(predicate=SH.property, object=shape), SH.message)
        value = report.value(result, SH.value)
        yield focus, str(message), None if value == focus or isinstance(value, BNode) else value


def _faults_in_sparql(store: ox.Store, known: dict[str, str], shapes: Graph) -> Iterator[_Fault]:
    """Yield what the constraints in SPARQL find.

    pySHACL asks them once a node, on an engine that takes seconds for what this one answers at once.
    """
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in known.items())
    for constraint in shapes.objects(None, SH.sparql):
        message = str(shapes.value(constraint, SH.message))
        select = declared + str(shapes.value(constraint, SH.select))
        solutions = cast(ox.QuerySolutions, store.query(select))
        names = {variable.value for variable in solutions.variables}
        for row in solutions:
            value = URIRef(row["value"].value) if "value" in names else None
            yield URIRef(row["this"].value), message, value


def _describe(fault: _Fault, data: Graph, known: dict[str, str]) -> Violation:
    focus, message, value = fault
    shown = "" if value is None else _label(value, data, known)[:_LONGEST_VALUE]
    node = name(str(focus), known) if isinstance(focus, URIRef) else "no IRI"
    return Violation(_label(focus, data, known), node, message, shown)


def _label(node: Node, data: Graph, known: dict[str, str]) -> str:
    """Name a node to a reader: a statement by its three parts, a measure by what it counts."""
    parts = [data.value(node, part) for part in (RDF.subject, RDF.predicate, RDF.object)]
    return " ".join(_own_label(part, data, known) for part in parts if part) or _own_label(node, data, known)


def _own_label(node: Node, data: Graph, known: dict[str, str]) -> str:
    for naming in (SKOS.prefLabel, DCTERMS.title, _KG.source, _KG.what):
        for label in sorted(map(str, data.objects(node, naming))):
            return label
    return name(str(node), known) if isinstance(node, URIRef) else str(node)
