"""What can be asked: the graph in memory, by pyoxigraph, or a SPARQL server."""

from collections.abc import Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Protocol, TypeAlias
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.guard import defused, refusal, refuse_too_much
from kg.rdf import load_turtle, prefixes
from kg.resources import ontology_dir

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row: TypeAlias = tuple[Term | None, ...]
Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean

# What names a node to a reader: an entity, an article, a page.
_NAMING = ("skos:prefLabel", "dcterms:title", "kg:source")
_NAMED = """SELECT DISTINCT ?name {{
  ?entity skos:prefLabel ?name ; skos:prefLabel|skos:altLabel ?label . FILTER({means})
}}"""
_GREATEST_ANSWER = 256 * 2**20  # bytes that are taken from a server


class Engine(Protocol):
    """Something that answers SPARQL."""

    @property
    def known(self) -> Mapping[str, str]:
        """The prefixes that need no declaration."""

    def answer(self, sparql: str) -> Answer:
        """Answer a query; QueryError where it is malformed."""

    def label(self, node: ox.NamedNode) -> str:
        """Give the name of a node to a reader, “” where none is known."""


class Oxigraph:
    """The graph of a Turtle file in memory, asked by pyoxigraph, read-only.

    `stated` leaves out what is only planned, or denied. QueryError where there is no graph.
    """

    def __init__(self, turtle: Path, *, stated: bool = False) -> None:
        self._store, self.known = load_turtle(turtle)
        self._naming = [
            ox.NamedNode(self.known[prefix] + local)
            for prefix, local in (term.split(":") for term in _NAMING)
        ]
        if stated:
            self._store.update(stated_only())

    def answer(self, sparql: str) -> Answer:
        """Answer a query; QueryError where it is malformed, or more than a question to this graph."""
        refuse_too_much(sparql)
        prologue, safe = declared(self.known), defused(sparql)
        try:
            if safe != sparql:
                ox.Store().query(prologue + safe)
            return self._store.query(prologue + sparql)
        except SyntaxError as error:
            raise QueryError(refusal(str(error), sparql, prologue.count("\n"))) from error

    def label(self, node: ox.NamedNode) -> str:
        """Give the label, title or file name of a node."""
        for naming in self._naming:
            for quad in self._store.quads_for_pattern(node, naming, None):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return ""


class Endpoint:
    """A server of the SPARQL 1.1 Protocol; QueryError where `url` is none of the web."""

    def __init__(self, url: str, seconds: float | None = 60) -> None:
        if not url.startswith(("http://", "https://")):
            raise QueryError(f"“{url}” is no address of a SPARQL server: give one that begins with http.")
        self.known = prefixes()
        self._url, self._seconds = url, seconds

    def answer(self, sparql: str) -> Answer:
        """Send the query; QueryError with what the server says where it refuses, or cannot be reached."""
        asked = Request(  # noqa: S310  only the web, see above
            self._url,
            urlencode({"query": declared(self.known) + sparql}).encode(),
            {"Accept": "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"},
        )
        try:
            with urlopen(asked, timeout=self._seconds) as response:  # noqa: S310
                kind = response.headers.get_content_type()
                body = response.read(_GREATEST_ANSWER + 1)
                if len(body) > _GREATEST_ANSWER:
                    raise QueryError(
                        f"{self._url} answers with more than {_GREATEST_ANSWER} bytes: ask for less."
                    )
                if response.length:  # http.client leaves that to who reads an amount
                    raise QueryError(f"{self._url} breaks off its answer: ask again.")
                return parsed(body, kind)
        except URLError as error:
            told = error.read().decode("utf-8", "replace")[:200] if hasattr(error, "read") else error.reason
            raise QueryError(f"{self._url} gives no answer: {told or error}") from error
        except (OSError, HTTPException, SyntaxError, ValueError) as error:
            raise QueryError(f"{self._url} gives no answer in SPARQL: {error}") from error

    def label(self, node: ox.NamedNode) -> str:  # noqa: ARG002  a server is not asked for every cell
        """Names of nodes are not known."""
        return ""


def stated_only() -> str:
    """The update that leaves out what is only planned, or denied."""
    return (ontology_dir() / "queries" / "stated-only.ru").read_text("utf-8")


def full_names(engine: Engine, text: str) -> tuple[str, ...]:
    """Give `text` and the names of the entities that it means: as another name, or else as part of a name."""
    quoted = ox.Literal(text)
    for means in (f"?label = {quoted}", f"CONTAINS(?label, {quoted})"):
        # The answer is bound to no name: rdflib's garbage keeps frames, and with them what they hold.
        sparql = _NAMED.format(means=means)
        if found := {row["name"].value for row in engine.answer(sparql)}:  # type: ignore[union-attr]
            return (text, *sorted(found - {text}))
    return (text,)


def declared(known: Mapping[str, str]) -> str:
    """Declare prefixes, a line each."""
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in known.items())


def parsed(body: bytes, kind: str) -> Answer:
    """Read an answer of that media type; SyntaxError or ValueError where it is none."""
    if kind in ("application/n-triples", "text/turtle", "text/plain"):
        return _as_triples(body, kind)
    return ox.parse_query_results(
        body, ox.QueryResultsFormat.from_media_type(kind) or ox.QueryResultsFormat.JSON
    )


def _as_triples(body: bytes, kind: str) -> ox.QueryTriples:
    """Read triples back by asking for all of them."""
    store = ox.Store()
    store.bulk_load(body, ox.RdfFormat.TURTLE if kind == "text/turtle" else ox.RdfFormat.N_TRIPLES)
    answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(answer, ox.QueryTriples)
    return answer
