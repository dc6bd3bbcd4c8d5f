"""Three lines give a NetworkX graph in which every link says what, where from, when and how surely."""

from pathlib import Path

import networkx as nx
import pytest

from kg.errors import StoreError
from kg.model import KINDS
from kg.network import open_graph
from kg.ontology import allowed_pairs


def test_nodes_and_edges_are_typed(built: Path) -> None:
    """Nodes have a kind of the ontology, edges a relation; quote, source and confidence are never empty."""
    graph = open_graph(built)
    assert isinstance(graph, nx.MultiDiGraph)
    assert {kind for _, kind in graph.nodes(data="kind")} <= set(KINDS)
    assert all(name for _, name in graph.nodes(data="name"))
    for _, _, said in graph.edges(data=True):
        assert said["predicate"] in allowed_pairs()
        assert said["quote"]
        assert said["source"].endswith(".txt")
        assert 0 <= said["confidence"] <= 1
    assert {said["date"] for *_, said in graph.edges(data=True)} > {""}


def test_attributes_are_plain(built: Path) -> None:
    """All attributes are strings and numbers, which every format of networks can hold."""
    graph = open_graph(str(built))
    told = [*graph.nodes.values(), *graph.edges.values()]
    assert {type(value) for each in told for value in each.values()} == {str, int, float}


def test_no_store_is_told(tmp_path: Path) -> None:
    """Where nothing was built, the error says so."""
    with pytest.raises(StoreError):
        open_graph(tmp_path)
