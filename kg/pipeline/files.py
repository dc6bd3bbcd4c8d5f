"""The files of an output folder: derived ones are written whole, and an old store is set aside."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import copy2
from tempfile import TemporaryDirectory

import networkx as nx

from kg.errors import KgError, StoreBusy, StoreError
from kg.model import KINDS
from kg.store import fold, sides_of
from kg.whole import writing_to

STORE, DECISIONS, TURTLE, MAP = "newskg.db", "decisions.csv", "graph.ttl", "map.html"
DERIVED, FRESH = ".derived-", ".fresh-"  # how folders begin in which files are made before they are whole


@contextmanager
def store_to_fill(out: Path, fresh: bool) -> Iterator[Path]:
    """Where pages are stored: in the store of the folder, or in a fresh one until that is put in place."""
    with writing_to(out):
        if not fresh:
            yield out / STORE
            return
        with TemporaryDirectory(prefix=FRESH, dir=out) as beside:
            yield Path(beside, STORE)


def put_in_place(fresh: Path, store: Path) -> Path | None:
    """Let a fresh store take the place of another; the old one's new path, newskg.db.1 or the next free.

    At every moment one of them is `store`, whole. StoreBusy where another process uses the old one.
    """
    fold(fresh)
    kept = _set_aside(store) if store.exists() else None
    fresh.replace(store)
    return kept


def _set_aside(store: Path) -> Path:
    """Give a store a second name, the first free of newskg.db.1, .2 …; what stood beside it goes along."""
    try:
        fold(store)
    except StoreBusy:
        raise
    except StoreError:
        pass  # a damaged one is kept as it is, with what stands beside it and may help to repair it
    kept = next(
        path for number in count(1) if not (path := store.with_name(f"{store.name}.{number}")).exists()
    )
    for side in sides_of(store):
        side.rename(side.with_name(side.name.replace(store.name, kept.name, 1)))
    try:
        kept.hardlink_to(store)
    except OSError:  # not every file system knows links
        copy2(store, kept)
    return kept


def derived(out: Path) -> tuple[Path, ...]:
    """The files that are derived from a store."""
    return out / TURTLE, out / MAP


def write_derived(graph: nx.MultiDiGraph, out: Path, *, check: bool = False) -> tuple[Path, ...]:
    """Write graph.ttl and map.html; the old ones stay until both new ones are whole.

    With `check`, KgError where the new graph violates the shapes of the ontology; the old files stay.
    """
    with writing_to(out), TemporaryDirectory(prefix=DERIVED, dir=out) as beside:
        make_derived(graph, Path(beside))
        if check:
            _refuse_violations(Path(beside, TURTLE))
        for made, kept in zip(derived(Path(beside)), derived(out), strict=True):
            made.replace(kept)
    return derived(out)


def make_derived(graph: nx.MultiDiGraph, folder: Path) -> None:
    """Make graph.ttl and map.html in a folder where they may be half written for a while."""
    from kg.map import write_map
    from kg.rdf.document import write_turtle

    write_turtle(graph, folder / TURTLE)
    write_map(graph, folder / MAP, map_labels())


def _refuse_violations(turtle: Path) -> None:
    from kg.checks import check_graph

    if violations := check_graph(turtle):
        raise KgError(
            f"The graph breaks its shapes in {len(violations)} places, first: {violations[0]}. The old files "
            "stay; write the new ones with --unchecked, and list what is wrong with `kg check`."
        )


def map_labels() -> dict[str, dict[str, str]]:
    """Give the labels of all that a map can show, by local name, then language."""
    from kg.ontology import allowed_pairs, labels, subtypes

    return {name: labels(name) for name in (*KINDS, *subtypes(), *allowed_pairs())}
