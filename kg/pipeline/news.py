"""What pages brought that was not known before them."""

from dataclasses import dataclass

import networkx as nx

from kg.graph import Edge


@dataclass(frozen=True, slots=True)
class News:
    """New nodes, new edges, and those of the edges that touch an entity known before; all sorted."""

    entities: tuple[str, ...]
    statements: tuple[Edge, ...]
    links: tuple[Edge, ...]


def news_between(before: nx.MultiDiGraph, after: nx.MultiDiGraph) -> News:
    """Compare two graphs."""
    statements = tuple(sorted(edge for edge in after.edges(keys=True) if not before.has_edge(*edge)))
    return News(
        entities=tuple(sorted(node for node in after if node not in before)),
        statements=statements,
        links=tuple(edge for edge in statements if edge[0] in before or edge[1] in before),
    )
