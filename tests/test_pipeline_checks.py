"""A graph that breaks the shapes takes no one's place, unless it is told to."""

from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from graphs import SEEDS, entity, hand_made

from kg.cli import cli
from kg.errors import KgError
from kg.pipeline.files import write_derived

PAGE = SEEDS / "002_eab7701e9afcf815.txt"


@pytest.fixture
def broken() -> nx.MultiDiGraph:
    """Give a graph with an entity that no article speaks of."""
    graph = hand_made()
    graph.add_node("org/某会", **entity("Organization", "某会"))
    return graph


def test_a_broken_graph_is_not_written(broken: nx.MultiDiGraph, tmp_path: Path) -> None:
    """The error names the fault, and both old files stay as they were."""
    before = {path: path.read_bytes() for path in write_derived(hand_made(), tmp_path, check=True)}
    with pytest.raises(KgError, match=r"某会.*is mentioned in no article.*--unchecked"):
        write_derived(broken, tmp_path, check=True)
    assert {path: path.read_bytes() for path in before} == before


def test_a_broken_graph_is_written_on_demand(broken: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Unchecked, the files are written."""
    turtle, _ = write_derived(broken, tmp_path)
    assert "某会" in turtle.read_text("utf-8")


def test_commands_check_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`kg build` and `kg add` end with an error where a shape is violated, and work with --unchecked."""
    monkeypatch.setattr("kg.checks.check_graph", lambda _: ("a fault",))
    for command in ("build", "add"):
        told = [command, str(PAGE), "--out", str(tmp_path / command)]
        refused = CliRunner().invoke(cli, told)
        assert (refused.exit_code, "a fault" in refused.stderr) == (2, True)
        assert not (tmp_path / command / "graph.ttl").exists()
        assert CliRunner().invoke(cli, [*told, "--unchecked"]).exit_code == 0
        assert (tmp_path / command / "graph.ttl").exists()
