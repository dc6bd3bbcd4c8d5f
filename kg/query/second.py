"""The graph asked by rdflib: a second opinion on an answer.

A regular expression of Python's cannot be interrupted: ask strangers' questions by `Apart`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.engines import Answer, Oxigraph, declared, parsed, stated_only

if TYPE_CHECKING:
    from rdflib import Graph

_TRIPLES, _RESULTS = "application/n-triples", "application/sparql-results+json"


class Rdflib:
    """The graph of a Turtle file, asked by rdflib, read-only; slower than `Oxigraph`, and else the same.

    QueryError where there is no graph.
    """

    def __init__(self, turtle: Path, *, stated: bool = False) -> None:
        self._oxigraph = Oxigraph(turtle, stated=stated)
        self.known = self._oxigraph.known
        self._graph = _read(turtle, stated)

    def answer(self, sparql: str) -> Answer:
        """Answer a query; what is malformed, or more than a question, is refused as by pyoxigraph."""
        self._oxigraph.answer(sparql)
        try:
            result = self._graph.query(declared(self.known) + sparql)
            if result.type in ("CONSTRUCT", "DESCRIBE"):
                return parsed(result.serialize(format="nt") or b"", _TRIPLES)
            return parsed(result.serialize(format="json") or b"", _RESULTS)
        except MemoryError:
            raise
        except Exception as error:  # rdflib tells of what it cannot do in errors of every kind
            told = " ".join(f"{type(error).__name__}: {error}".split())
            raise QueryError(f"rdflib cannot answer this SPARQL query: {told}") from error

    def label(self, node: ox.NamedNode) -> str:
        """Give the name of a node."""
        return self._oxigraph.label(node)


def _read(turtle: Path, stated: bool) -> "Graph":
    from rdflib import Graph
    from rdflib.plugins import sparql

    sparql.SPARQL_LOAD_GRAPHS = False
    sparql.CUSTOM_EVALS["elsewhere"] = _refuse_elsewhere
    graph = Graph().parse(turtle)
    if stated:
        graph.update(stated_only())
    return graph


def _refuse_elsewhere(_: object, part: Any) -> None:
    """Stop at what asks another server; NotImplementedError lets rdflib go on with anything else."""
    if part.name == "ServiceGraphPattern":
        raise QueryError("only the graph at hand can be asked, no SERVICE")
    raise NotImplementedError
