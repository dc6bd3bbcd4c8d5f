"""Reads a written graph back into memory."""

from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.names import prefixes


def load_turtle(path: Path) -> tuple[ox.Store, dict[str, str]]:
    """Read the graph of a Turtle file, and the prefixes of the contract as that file declares them.

    QueryError where there is no such file, or none that is well-formed.
    """
    if not path.is_file():
        raise QueryError(f"There is no graph at {path}: run `kg build` first.")
    store = ox.Store()
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        store.bulk_extend(parser)
    except SyntaxError as error:
        message = f"{path} is not well-formed Turtle, line {error.lineno}: run `kg build` again."
        raise QueryError(message) from error
    if not len(store):
        raise QueryError(f"{path} holds nothing: run `kg build` again, with pages that have articles.")
    return store, prefixes() | parser.prefixes
