"""The graph for those who program: `open_graph("outputs")` is a NetworkX graph of plain attributes."""

from pathlib import Path

import networkx as nx

from kg.export import network
from kg.pipeline import load_graph


def open_graph(folder: str | Path = "outputs") -> nx.MultiDiGraph:
    """Give the links of a build: nodes are entities, edges statements, attributes strings and numbers.

    `kg.export.network` says which. StoreError where the folder has no store.
    """
    return network(load_graph(Path(folder)))
