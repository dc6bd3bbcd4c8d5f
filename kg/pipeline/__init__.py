"""Composes the stages: pages into the store, and out of the store all that is derived from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import networkx as nx

from kg.decisions import add_decision, next_line, read_decisions, take_back
from kg.errors import KgError, PageError
from kg.graph import build_graph
from kg.model import Issue, Page, Record
from kg.model.identity import Decision
from kg.pipeline.files import (
    DECISIONS,
    STORE,
    derived,
    map_labels,
    put_in_place,
    store_to_fill,
    write_derived,
)
from kg.pipeline.intake import given_pages, meant_by
from kg.pipeline.news import News, news_of
from kg.pipeline.reading import read_record
from kg.pipeline.renewal import Renewal, renewal
from kg.resolve import check_decisions, joins_under, profiled, resolve
from kg.store import Rules, open_store, present_rules

__all__ = [
    "News",
    "Outcome",
    "Progress",
    "add",
    "build",
    "decide",
    "derive",
    "load_graph",
    "map_labels",
    "read_record",
    "remove",
    "store_records",
    "stored_pages",
    "stored_records",
    "undo",
]

Progress = Callable[[Sequence[Page]], Iterable[Page]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build or an addition did.

    `added` are new pages, `known` those given that were there and left alone, `refreshed` those read
    again as the rules have changed; `refused` says why other files could not be read; `kept` is the old
    store after a fresh start; `new` is set by `add`.
    """

    added: tuple[Page, ...]
    known: tuple[Page, ...]
    refreshed: tuple[Page, ...]
    graph: nx.MultiDiGraph
    seconds: float
    files: tuple[Path, ...]
    store: Path
    refused: tuple[PageError, ...] = ()
    kept: Path | None = None
    new: News | None = None


def build(
    out: Path,
    paths: Sequence[Path],
    *,
    fresh: bool = False,
    check: bool = True,
    progress: Progress = iter,
) -> Outcome:
    """Add the pages of `paths` that are missing, read again what other rules read, and derive all files.

    `fresh` starts a new store and keeps the old one beside it. A file that cannot be read does not stop
    the others. PagesRefused where none can be read, StoreError or KgError where something cannot be
    written, or, with `check`, the graph violates the shapes; what was stored before is then still there.
    """
    return _take_in(out, paths, Issue(), fresh=fresh, check=check, progress=progress)


def add(
    out: Path,
    paths: Sequence[Path],
    *,
    paper: str = "",
    date: str = "",
    number: str = "",
    check: bool = True,
    progress: Progress = iter,
) -> Outcome:
    """Add the pages of a new issue, derive all files, and say what is new; errors as of `build`."""
    issue = Issue(paper, date, number)
    outcome = _take_in(out, paths, issue, fresh=False, check=check, progress=progress)
    return replace(outcome, new=news_of(outcome.graph, {page.digest for page in outcome.added}))


def remove(out: Path, source: str) -> tuple[Page, ...]:
    """Take out the pages of a file name, an issue (2025-11-23) or a digest's beginning; derive all files.

    UnknownName with the nearest where there is none.
    """
    with open_store(out / STORE, create=False) as store:
        gone = meant_by(source, store.pages())
        for page in gone:
            store.remove(page.digest)
        store.settle(joins_under)
    derive(out)
    return gone


def load_graph(out: Path) -> nx.MultiDiGraph:
    """Make the graph of all that is stored and decided.

    StoreError where there is no store, DecisionError where decisions contradict each other.
    """
    decisions = _decisions(out)
    with open_store(out / STORE, create=False) as store:
        records, joins = store.view(joins_under)
    return build_graph(resolve(records, decisions, joins))


def derive(out: Path, *, check: bool = False) -> nx.MultiDiGraph:
    """Derive all files from what is stored and decided, and give the graph; errors as of `load_graph`.

    With `check`, KgError where the graph violates the shapes; the old files stay.

    What others store or decide meanwhile is derived too: whoever is last to write the files has it all.
    """
    while True:
        before = _moment(out)
        graph = load_graph(out)
        _write_all(graph, out, check)
        if _moment(out) == before:
            return graph


def _write_all(graph: nx.MultiDiGraph, out: Path, check: bool) -> None:
    try:
        write_derived(graph, out, check=check)
    except KgError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        raise KgError(f"{error} What was asked is kept: run `kg refresh` when there is room.") from error


def decide(out: Path, decision: Decision) -> None:
    """Keep a decision; DecisionError, and nothing is kept, where it is there or contradicts another.

    Whoever decides at the same moment waits; StoreError as of `open_store`.
    """
    path = out / DECISIONS
    with open_store(out / STORE, create=False) as store, store.alone():
        check_decisions((*read_decisions(path), replace(decision, line=next_line(path))))
        add_decision(path, decision)


def undo(out: Path) -> Decision:
    """Take the last decision back; DecisionError where there is none, else as `decide`."""
    with open_store(out / STORE, create=False) as store, store.alone():
        return take_back(out / DECISIONS)


def store_records(
    path: Path, new: Iterable[Record], rules: Rules, renewed: Iterable[Record] = (), same: Iterable[Page] = ()
) -> None:
    """Keep records read with these rules, each page whole; StoreError as of `open_store`.

    `renewed` are those of pages that were stored before, `same` such pages that read as they did.
    """
    with open_store(path) as store:
        store.know(rules)
        for record in renewed:
            store.replace(record, rules.digest, profiled(record))
        for record in new:
            store.add(record, rules.digest, profiled(record))
        store.mark(same, rules.digest)
        store.settle(joins_under)


def stored_pages(out: Path) -> tuple[Page, ...]:
    """List the pages that are in, by source; StoreError where there is no store."""
    with open_store(out / STORE, create=False) as store:
        return store.pages()


def stored_records(out: Path) -> tuple[Record, ...]:
    """List what was read from each page that is in, by source; StoreError where there is no store."""
    with open_store(out / STORE, create=False) as store:
        return store.records()


def _take_in(
    out: Path, paths: Sequence[Path], issue: Issue, *, fresh: bool, check: bool, progress: Progress
) -> Outcome:
    started = perf_counter()
    _decisions(out)  # whatever contradicts itself is told before anything is read
    path, rules = out / STORE, present_rules()
    stored, renewed = _present(path, rules) if not fresh else ((), Renewal())
    # All is read before anything is written: whatever fails on the way leaves everything as it was.
    given = given_pages(paths, issue, stored)
    records = [read_record(page) for page in progress((*renewed.to_read, *given.new))]
    again, new = records[: len(renewed.to_read)], records[len(renewed.to_read) :]
    with store_to_fill(out, fresh) as filled:
        store_records(filled, new, rules, (*again, *renewed.linked), renewed.same)
        kept = put_in_place(filled, path) if fresh else None
    graph = derive(out, check=check)
    refreshed = renewed.concerned
    known = tuple(page for page in stored if page in given.known and page not in refreshed)
    return Outcome(
        given.new, known, refreshed, graph, perf_counter() - started, derived(out), path, given.refused, kept
    )


def _decisions(out: Path) -> tuple[Decision, ...]:
    decisions = read_decisions(out / DECISIONS)
    check_decisions(decisions)
    return decisions


def _moment(out: Path) -> tuple[object, ...]:
    """What tells whether anything was stored or decided between two moments."""
    with open_store(out / STORE, create=False) as store:
        return store.revision(), read_decisions(out / DECISIONS)


def _present(path: Path, rules: Rules) -> tuple[tuple[Page, ...], Renewal]:
    """Give the pages of the store, and what has to be done about those that other rules have read."""
    if not path.exists():
        return (), Renewal()
    with open_store(path) as store:
        return store.pages(), renewal(store, rules)
