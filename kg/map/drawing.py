"""Makes the pyvis network of a graph: nodes with place, shape and size, and bundled edges."""

from math import sqrt
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.map.layout import place
from kg.map.links import Pair, drawn_graph
from kg.model import GROUP, HONOUR, ORGANIZATION, PERSON, PLACE, PROGRAM

# Shape, and by how much it must grow to look as large as a disc of the same size.
SHAPES = {
    ORGANIZATION: ("dot", 1.0),
    PROGRAM: ("diamond", 1.1),
    PERSON: ("triangle", 1.1),
    PLACE: ("square", 0.8),
    HONOUR: ("star", 1.4),
    GROUP: ("hexagon", 1.0),
}
AT_ONCE = 2000  # nodes that are on the canvas when a map opens
MOST_WEIGHT = 60  # statements, beyond which a node grows no more
# Colours are the page's, since they follow the reader's colour scheme.
OPTIONS: dict[str, Any] = {
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "physics": {
        "enabled": False,
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {"springLength": 60, "avoidOverlap": 0.4},
        "stabilization": {"enabled": False},
    },
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 200, "keyboard": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"smooth": False, "hoverWidth": 0.5, "selectionWidth": 1},
}


def draw(graph: nx.MultiDiGraph) -> Network:
    """Draw what `drawn_graph` keeps; a node's size grows with the statements it stands in.

    Nodes and edges are set directly: `add_edge` looks the ends up in a list, `from_nx` for each edge anew.
    """
    drawn = drawn_graph(graph)
    spots = place(drawn, AT_ONCE)
    network = Network(directed=True)
    network.options = OPTIONS
    network.nodes = [_node(graph, drawn, name, spots[name]) for name in sorted(drawn)]
    network.edges = [_edge(graph, pair, drawn.edges[pair]["statements"]) for pair in _pairs(drawn)]
    return network


def _pairs(drawn: nx.Graph) -> list[Pair]:
    return sorted((min(pair), max(pair)) for pair in drawn.edges)


def _node(graph: nx.MultiDiGraph, drawn: nx.Graph, name: str, spot: tuple[int, int]) -> dict[str, Any]:
    attributes = graph.nodes[name]
    degree = graph.degree(name)
    shape, swelling = SHAPES[attributes["kind"]]
    return {
        "id": name,
        "label": attributes["name"],
        "group": attributes["kind"],
        "shape": shape,
        "size": round((8 + 3.4 * sqrt(min(degree, MOST_WEIGHT))) * swelling, 1),
        "degree": degree,
        "faint": drawn.nodes[name]["faint"],
        "x": spot[0],
        "y": spot[1],
    }


def _edge(graph: nx.MultiDiGraph, pair: Pair, statements: list[str]) -> dict[str, Any]:
    first, second = pair
    forward = [key for key in statements if graph.has_edge(first, second, key)]
    return {
        "id": f"{first} {second}",
        "from": first,
        "to": second,
        "statements": statements,
        "arrows": {"to": bool(forward), "from": len(forward) < len(statements)},
    }
