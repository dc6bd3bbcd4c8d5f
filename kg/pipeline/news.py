"""What pages brought that was not known before them."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

import networkx as nx

from kg.graph import Edge


@dataclass(frozen=True, slots=True)
class News:
    """New nodes, new edges, and those of the edges that touch an entity known before; all sorted."""

    entities: tuple[str, ...]
    statements: tuple[Edge, ...]
    links: tuple[Edge, ...]


def news_of(graph: nx.MultiDiGraph, digests: Set[str]) -> News:
    """Say what only the pages with these digests tell."""
    articles = graph.graph["articles"]
    added = {key for key, article in articles.items() if article.page in digests}
    known = {
        place for node, own in graph.nodes.items() if {*own["articles"]} - added for place in _up(graph, node)
    }
    statements = tuple(
        sorted(
            (*ends, key) for *ends, key, article in graph.edges(keys=True, data="article") if article in added
        )
    )
    return News(
        entities=tuple(sorted(node for node in graph if node not in known)),
        statements=statements,
        links=tuple(edge for edge in statements if edge[0] in known or edge[1] in known),
    )


def _up(graph: nx.MultiDiGraph, node: str) -> Iterator[str]:
    """A node and the places that it lies in."""
    while node:
        yield node
        node = graph.nodes[node]["parent"]
