"""The graph as N-Triples, and as JSON-LD under a context that people can read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.rdf import prefixes
from kg.rdf.document import turtle
from kg.rdf.turtle import name
from kg.resources import ontology_dir
from kg.whole import written_whole

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NATIVE = (f"{_XSD}boolean", f"{_XSD}integer")


def write_ntriples(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a triple a line, in the order of the Turtle."""
    with written_whole(path) as file:
        file.writelines(f"{triple} .\n" for triple in _triples(graph))


def write_jsonld(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write JSON-LD 1.1, an object a subject; its context, that of the ontology, stands in the file."""
    context = json.loads((ontology_dir() / "context.jsonld").read_text("utf-8"))["@context"]
    writer = _Compact(context, prefixes())
    with written_whole(path) as file:
        file.write('{\n"@context": ' + json.dumps(writer.context, ensure_ascii=False, indent=1))
        file.write(',\n"@graph": [')
        for number, node in enumerate(writer.nodes(_triples(graph))):
            file.write(("," if number else "") + "\n" + json.dumps(node, ensure_ascii=False))
        file.write("\n]}\n")


def _triples(graph: nx.MultiDiGraph) -> Iterator[ox.Triple]:
    """Yield the triples of the Turtle, blank nodes numbered as they come."""
    known: dict[ox.BlankNode, ox.BlankNode] = {}

    def stable(term: Any) -> Any:
        if isinstance(term, ox.BlankNode):
            return known.setdefault(term, ox.BlankNode(f"b{len(known)}"))
        return term

    for triple in ox.parse("".join(turtle(graph)), format=ox.RdfFormat.TURTLE):
        yield ox.Triple(stable(triple.subject), triple.predicate, stable(triple.object))


class _Compact:
    """Writes subjects as JSON objects in the terms of a context."""

    def __init__(self, context: dict[str, Any], known: dict[str, str]) -> None:
        # A prefix that is a term too (kg:page, page:…) cannot be used: such IRIs are written in full.
        self._known = {
            prefix: space for prefix, space in known.items() if context.get(prefix, space) == space
        }
        self.context = self._known | context
        self._terms = {"rdf:type": "type"}
        self._types: dict[str, str] = {}
        for term, meaning in context.items():
            told = meaning if isinstance(meaning, dict) else {"@id": meaning}
            if ":" in told["@id"] and not told["@id"].endswith(("#", "/")):
                self._terms[told["@id"]] = term
                self._types[term] = told.get("@type", "")

    def nodes(self, triples: Iterable[ox.Triple]) -> Iterator[dict[str, Any]]:
        """Yield an object a subject; what has no IRI stands within the object that it belongs to."""
        said: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            property_ = name(triple.predicate.value, self._known)
            said[triple.subject][self._terms.get(property_, property_)].append(triple.object)
        for subject, told in said.items():
            if isinstance(subject, ox.NamedNode):
                yield {"id": self._compact(subject)} | self._told(told, said)

    def _told(self, told: dict[str, list[Any]], said: dict[Any, dict[str, list[Any]]]) -> dict[str, Any]:
        values = {term: [self._value(term, each, said) for each in objects] for term, objects in told.items()}
        return {term: found[0] if len(found) == 1 else found for term, found in values.items()}

    def _value(self, term: str, value: Any, said: dict[Any, dict[str, list[Any]]]) -> Any:
        if isinstance(value, ox.BlankNode):
            return self._told(said[value], said)
        expected = self._types.get(term, "")
        if isinstance(value, ox.NamedNode):
            plain = self._compact(value)
            return plain if expected == "@id" or term == "type" else {"id": plain}
        kind = value.datatype.value
        if kind in _NATIVE:
            return json.loads(value.value)
        written = name(kind, self._known)
        expects_string = written == "xsd:string" and not expected
        return (
            value.value
            if expects_string or expected == written
            else {"@value": value.value, "@type": written}
        )

    def _compact(self, node: ox.NamedNode) -> str:
        return name(node.value, self._known).removeprefix("<").removesuffix(">")
