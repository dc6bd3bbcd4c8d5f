"""The graph of the sample pages keeps its contract and its accuracy, and is the same on every build."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = sorted((SHARED / "gold").glob("0*.json"))
RECORD = json.loads((Path(__file__).parent / "accuracy.json").read_text("utf-8"))
FLOORS: dict[str, float] = RECORD["floors"]

needs_yardsticks = pytest.mark.skipif(
    not GOLD, reason="the annotated pages and their scorer are not beside the checkout"
)


def run_yardstick(script: str, *arguments: Path | str) -> "subprocess.CompletedProcess[str]":
    """Run a script of the yardsticks."""
    command = [sys.executable, SHARED / "bench" / script, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def scores(built: Path) -> dict[str, dict[str, float]]:
    """Read what the scorer says of the built graph, by row."""
    run = run_yardstick("score.py", built / "graph.ttl", *GOLD, "--json")
    assert run.returncode == 0, run.stderr
    found: dict[str, dict[str, float]] = json.loads(run.stdout)
    return found


@needs_yardsticks
def test_floors_belong_to_these_pages() -> None:
    """The floors were set on the annotated pages as they are now."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in GOLD)).hexdigest()
    assert digest == RECORD["gold_sha256"], "the annotated pages changed: review the floors, then the digest"


@needs_yardsticks
@pytest.mark.parametrize("row", FLOORS)
def test_accuracy_keeps_its_floor(row: str, scores: dict[str, dict[str, float]]) -> None:
    """F1 on the annotated pages does not fall below what was reached."""
    assert scores[row]["f1"] >= FLOORS[row]


@needs_yardsticks
def test_graph_keeps_its_contract(built: Path) -> None:
    """Every statement is grounded in its sentence, and every sentence in its page."""
    run = run_yardstick("integrity.py", built / "graph.ttl", ROOT / "seeds")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", ["graph.ttl", "map.html"])
def test_two_builds_differ_in_no_byte(name: str, built: Path, built_again: Path) -> None:
    """The same pages give the same bytes, in whatever order sets are hashed."""
    assert (built / name).read_bytes() == (built_again / name).read_bytes()
