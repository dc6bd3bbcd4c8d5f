"""What is drawn between two nodes: bundled statements, and the gazetteer's way from place to parent."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx

Pair = tuple[str, str]


def bundles(graph: nx.MultiDiGraph) -> dict[Pair, list[str]]:
    """Statement ids by the pair of nodes that they link, either way; pair, keys and ids sorted."""
    found: defaultdict[Pair, list[str]] = defaultdict(list)
    for subject, target, statement in sorted(graph.edges(keys=True)):
        found[min(subject, target), max(subject, target)].append(statement)
    return {pair: sorted(found[pair]) for pair in sorted(found)}


def parent_of(graph: nx.MultiDiGraph, node: str) -> str:
    """Return the node's parent where the graph holds it, else an empty string."""
    parent = graph.nodes[node].get("parent", "")
    return parent if parent in graph and parent != node else ""


def ancestors(graph: nx.MultiDiGraph, node: str) -> Iterator[str]:
    """Yield the node's parent, its parent's parent and so on; a circle is walked once."""
    seen = {node}
    while (node := parent_of(graph, node)) and node not in seen:
        seen.add(node)
        yield node


def drawn_graph(graph: nx.MultiDiGraph) -> nx.Graph:
    """Make the simple graph that is laid out: linked nodes with their ancestors.

    An edge has `statements` (ids) and `weight`; a node is `faint` where only its children tie it in.
    """
    drawn = nx.Graph()
    pairs = bundles(graph)
    linked = {node for pair in pairs for node in pair}
    shown = linked.union(*(ancestors(graph, node) for node in linked))
    drawn.add_nodes_from((node, {"faint": node not in linked}) for node in sorted(shown))
    for pair, statements in pairs.items():
        drawn.add_edge(*pair, statements=statements, weight=float(len(statements)))
    for node in sorted(shown):
        _tie_to_parent(drawn, node, parent_of(graph, node))
    return drawn


def _tie_to_parent(drawn: nx.Graph, node: str, parent: str) -> None:
    """Add a weak tie, so that a province gathers its cities without pulling communities together."""
    if parent and not drawn.has_edge(node, parent):
        tie: dict[str, Any] = {"statements": [], "weight": 0.3}
        drawn.add_edge(node, parent, **tie)
