"""The graph as a network of plain attributes, for NetworkX, and as GraphML and GEXF."""

from pathlib import Path
from typing import Any

import networkx as nx

from kg.export.rows import edge_rows, node_rows
from kg.whole import written_whole


def network(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Give the links as a graph whose attributes are strings and numbers.

    A node is an entity's id; it has name, kind, subtype, aliases (between “、”), adcode, parent and
    articles. An edge is a statement, keyed by its id; it has predicate, label, role, manner, quote, source,
    date, confidence and what else `kg.export.rows.EDGES` lists. What is not known is “”.
    """
    plain = nx.MultiDiGraph()
    for row in node_rows(graph):
        plain.add_node(row.pop("id"), **(row | {"aliases": "、".join(row["aliases"])}))
    for row in edge_rows(graph):
        plain.add_edge(row.pop("subject"), row.pop("object"), row.pop("id"), **row)
    return plain


def write_graphml(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write GraphML, as yEd, Cytoscape and igraph read it."""
    _write(nx.generate_graphml(_printable(network(graph)), named_key_ids=True), path)


def write_gexf(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write GEXF, as Gephi reads it: a node's label is its name, an edge's that of the relation."""
    plain = _printable(network(graph))
    for node in plain:
        plain.nodes[node]["label"] = plain.nodes[node].pop("name")
    _write((line for line in nx.generate_gexf(plain) if "<meta" not in line and "</meta" not in line), path)


def _write(lines: Any, path: Path) -> None:
    with written_whole(path) as file:
        file.writelines(f"{line}\n" for line in lines)


def _printable(plain: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Leave out control characters, which no XML can hold."""
    for told in (*plain.nodes.values(), *plain.edges.values()):
        for key, value in told.items():
            if isinstance(value, str):
                told[key] = value.translate(_NOT_IN_XML)
    return plain


_NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
