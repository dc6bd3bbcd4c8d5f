"""The files of an output folder: derived ones are written whole, and an old store is set aside."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx

from kg.errors import KgError
from kg.model import KINDS
from kg.whole import written_whole

STORE, DECISIONS, TURTLE, MAP = "newskg.db", "decisions.csv", "graph.ttl", "map.html"
_SQLITE_SIDES = ("-journal", "-wal", "-shm")  # what a killed process may leave, needed to repair its store


@contextmanager
def writing_to(out: Path) -> Iterator[None]:
    """Make the folder, and turn whatever the system refuses in it into a KgError."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        reason = error.strerror or error
        raise KgError(
            f"Cannot write to {out} ({reason}): free it, or name another folder with --out."
        ) from error


def set_aside(store: Path) -> Path | None:
    """Rename a store to the first free of newskg.db.1, .2 …; its new path, None where there was none."""
    if not store.exists():
        return None
    kept = next(
        path for number in count(1) if not (path := store.with_name(f"{store.name}.{number}")).exists()
    )
    for side in (*_SQLITE_SIDES, ""):
        beside = store.with_name(store.name + side)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + side))
    return kept


def write_derived(graph: nx.MultiDiGraph, out: Path, *, check: bool = False) -> tuple[Path, ...]:
    """Write graph.ttl and map.html; the old ones stay until both new ones are whole.

    With `check`, KgError where the new graph violates the shapes of the ontology; the old files stay.
    """
    from kg.map import write_map
    from kg.rdf import write_turtle

    with writing_to(out), TemporaryDirectory(prefix=".derived-", dir=out) as beside:
        write_turtle(graph, Path(beside, TURTLE))
        if check:
            _refuse_violations(Path(beside, TURTLE))
        write_map(graph, Path(beside, MAP), map_labels())
        return tuple(Path(beside, name).replace(out / name) for name in (TURTLE, MAP))


def _refuse_violations(turtle: Path) -> None:
    from kg.checks import check_graph

    if violations := check_graph(turtle):
        raise KgError(
            f"The graph breaks its shapes in {len(violations)} places, first: {violations[0]}. The old files "
            "stay; write the new ones with --unchecked, and list what is wrong with `kg check`."
        )


def write_text(path: Path, text: str) -> None:
    """Write a file whole; KgError where its folder cannot be written to."""
    with writing_to(path.parent), written_whole(path) as file:
        file.write(text)


def map_labels() -> dict[str, dict[str, str]]:
    """Give the labels of all that a map can show, by local name, then language."""
    from kg.ontology import allowed_pairs, labels, subtypes

    return {name: labels(name) for name in (*KINDS, *subtypes(), *allowed_pairs())}
