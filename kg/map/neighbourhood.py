"""Cuts out of a graph what lies around one node, or what is of certain kinds."""

from collections.abc import Collection
from difflib import get_close_matches

import networkx as nx

from kg.errors import UnknownName
from kg.map.links import ancestors, parent_of


def focus(graph: nx.MultiDiGraph, node: str, hops: int, kinds: Collection[str] = ()) -> nx.MultiDiGraph:
    """Copy the nodes at most `hops` links away from `node` and, if given, of `kinds`, with their edges.

    A link is a statement, whichever way it points, or the tie of a place to its parent. The parents of
    what is kept come along, since they say where it is. An empty `node` takes the whole graph; the
    node itself is kept whatever its kind. UnknownName where the graph has no such node.
    """
    if node and node not in graph:
        raise UnknownName("entity", node, get_close_matches(node, sorted(graph), n=3))
    near = _within(graph, node, hops) if node else set(graph)
    near = near.union(*(ancestors(graph, kept) for kept in near))
    kept = {name for name in near if name == node or not kinds or graph.nodes[name]["kind"] in kinds}
    return graph.subgraph(kept).copy()


def _within(graph: nx.MultiDiGraph, node: str, hops: int) -> set[str]:
    ties = nx.Graph((name, parent) for name in graph if (parent := parent_of(graph, name)))
    reached = edge = {node}
    for _ in range(hops):
        edge = {near for name in edge for near in _neighbours(graph, ties, name)} - reached
        reached = reached | edge
    return reached


def _neighbours(graph: nx.MultiDiGraph, ties: nx.Graph, node: str) -> set[str]:
    return {*graph.successors(node), *graph.predecessors(node), *ties.adj.get(node, ())}
