"""What a build or an addition did, as a table to read or as plain values for JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from kg.cli.screen import print_table, print_wrapped, say
from kg.errors import PagesRefused
from kg.graph import Edge
from kg.model import KINDS, Page
from kg.ontology import labels
from kg.pipeline import Outcome
from kg.pipeline.news import News


def summary(outcome: Outcome) -> dict[str, Any]:
    """Count what the whole graph holds, and list which pages and files the command dealt with."""
    graph = outcome.graph
    told = {
        "pages": len(graph.graph["pages"]),
        "articles": len(graph.graph["articles"]),
        "entities": _entity_counts(graph),
        "relations": _relation_counts(graph),
        "numbers": len(graph.graph["figures"]),
        "seconds": round(outcome.seconds, 2),
        "added": _sources(outcome.added),
        "known": _sources(outcome.known),
        "refreshed": _sources(outcome.refreshed),
        "refused": [str(error) for error in outcome.refused],
        "files": [str(file) for file in outcome.files],
        "store": str(outcome.store),
        "kept": str(outcome.kept or ""),
    }
    if outcome.new:
        told["new"] = {
            "entities": outcome.new.entities,
            "statements": [key for _, _, key in outcome.new.statements],
            "links": [key for _, _, key in outcome.new.links],
        }
    return told


def print_build(outcome: Outcome) -> None:
    """Print what the graph holds, and which file to open."""
    graph = outcome.graph
    rows = [
        ("pages", "", str(len(graph.graph["pages"]))),
        ("articles", "", str(len(graph.graph["articles"]))),
        *_rows("entities", _entity_counts(graph)),
        *_rows("relations", _relation_counts(graph)),
        ("numbers", "", str(len(graph.graph["figures"]))),
        ("seconds", "", f"{outcome.seconds:.1f}"),
    ]
    print_table(("", "", "count"), rows, numbers=(2,))
    _print_pages(outcome)
    _print_files(outcome)


def print_addition(outcome: Outcome) -> None:
    """Print what the new pages brought, and which file to open."""
    _print_pages(outcome)
    if outcome.new and outcome.added:
        _print_news(outcome.graph, outcome.new)
    _print_files(outcome)


def refuse_rest(outcome: Outcome) -> None:
    """End the command with PagesRefused if files could not be read, when all else is done and told."""
    if outcome.refused:
        raise PagesRefused(outcome.refused)


def _print_pages(outcome: Outcome) -> None:
    for what, pages in (
        ("Added", outcome.added),
        ("Left alone, in already:", outcome.known),
        ("Read again with new rules:", outcome.refreshed),
    ):
        if pages:
            print_wrapped(f"{what} {', '.join(_sources(pages))}")


def _print_files(outcome: Outcome) -> None:
    if outcome.kept:
        say(f"The old store is kept as {outcome.kept}")
    say(f"Open {next(file for file in outcome.files if file.suffix == '.html')}")


def _print_news(graph: nx.MultiDiGraph, new: News) -> None:
    say(f"New entities: {len(new.entities)}")
    for kind in KINDS:
        names = [graph.nodes[node]["name"] for node in new.entities if graph.nodes[node]["kind"] == kind]
        if names:
            print_wrapped(f"{_labelled(kind)}: {'、'.join(names)}", "  ")
    say(f"New relations: {len(new.statements)}; of entities known before: {len(new.links)}")
    for edge in new.links:
        print_wrapped(_told(graph, edge), "  ")


def _told(graph: nx.MultiDiGraph, edge: Edge) -> str:
    subject, target = (graph.nodes[node]["name"] for node in edge[:2])
    return f"{subject} —{_labelled(graph.edges[edge]['predicate'])}→ {target}"


def _rows(what: str, counts: dict[str, int]) -> Iterator[tuple[str, str, str]]:
    yield what, "", str(sum(counts.values()))
    for name, count in counts.items():
        yield "", _labelled(name), str(count)


def _labelled(name: str) -> str:
    return f"{labels(name)['zh']} {name}"


def _entity_counts(graph: nx.MultiDiGraph) -> dict[str, int]:
    counts = Counter(kind for _, kind in graph.nodes(data="kind"))
    return {kind: counts[kind] for kind in KINDS}


def _relation_counts(graph: nx.MultiDiGraph) -> dict[str, int]:
    counts = Counter(predicate for *_, predicate in graph.edges(data="predicate"))
    return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _sources(pages: Iterable[Page]) -> list[str]:
    return [page.source for page in pages]
