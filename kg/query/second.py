"""The graph asked by rdflib: a second opinion on an answer, in a process of its own.

There rdflib may neither reach for another graph nor keep anybody waiting: a regular expression of Python's
cannot be interrupted.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.children import Child
from kg.query.engines import Answer, Oxigraph, declared, parsed
from kg.resources import ontology_dir

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from rdflib import Graph

_TRIPLES, _RESULTS = "application/n-triples", "application/sparql-results+json"


class Rdflib:
    """The graph of a Turtle file, asked by rdflib, read-only; slower than `Oxigraph`, and else the same.

    An answer may take so many `seconds`. QueryError where there is no graph.
    """

    def __init__(self, turtle: Path, *, stated: bool = False, seconds: float | None = 60) -> None:
        self._oxigraph = Oxigraph(turtle, stated=stated)
        self.known = self._oxigraph.known
        self._given = (turtle, stated)
        self._seconds = seconds
        self._child: Child | None = Child(_work, *self._given)

    def answer(self, sparql: str) -> Answer:
        """Answer a query; what is malformed, or more than a question, is refused as by pyoxigraph."""
        self._oxigraph.answer(sparql)
        self._child = self._child or Child(_work, *self._given)
        answered = self._child.ask(declared(self.known) + sparql, self._seconds)
        if answered is None:
            self._child = None  # it has been ended
            raise QueryError("rdflib gives no answer in time: narrow the query, or allow more (--timeout).")
        kind, body = answered
        if not kind:
            raise QueryError(f"rdflib cannot answer this SPARQL query: {' '.join(body.split())}")
        return parsed(body, kind)

    def label(self, node: ox.NamedNode) -> str:
        """Give the name of a node."""
        return self._oxigraph.label(node)


def _work(turtle: Path, stated: bool, pipe: "Connection[Any, Any]") -> None:
    """Read the graph and answer until the other end is closed."""
    from rdflib import Graph
    from rdflib.plugins import sparql

    sparql.SPARQL_LOAD_GRAPHS = False
    sparql.CUSTOM_EVALS["elsewhere"] = _refuse_elsewhere
    graph = Graph().parse(turtle)
    if stated:
        graph.update((ontology_dir() / "queries" / "stated-only.ru").read_text("utf-8"))
    pipe.send("")
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            pipe.send(_answered(graph, pipe.recv()))


def _refuse_elsewhere(_: object, part: Any) -> None:
    """Stop at what asks another server; NotImplementedError lets rdflib go on with anything else."""
    if part.name == "ServiceGraphPattern":
        raise QueryError("only the graph at hand can be asked, no SERVICE")
    raise NotImplementedError


def _answered(graph: "Graph", sparql: str) -> tuple[str, str | bytes]:
    """The media type and the bytes of an answer, or an empty text and why there is none."""
    try:
        result = graph.query(sparql)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return _TRIPLES, result.serialize(format="nt") or b""
        return _RESULTS, result.serialize(format="json") or b""
    except Exception as error:  # noqa: BLE001  rdflib tells of what it cannot do in errors of every kind
        return "", f"{type(error).__name__}: {error}"
