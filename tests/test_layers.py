"""Imports only point backward along the flow, and heavy libraries stay where they belong."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "kg"

# Each row may import the rows above it, and its own; a name stands for a module or for a folder of them.
LAYERS = (
    ("model", "errors", "resources", "whole", "cells"),
    ("ontology", "lexicon", "words"),
    ("gazetteer", "numbers", "sentences"),
    ("times",),
    ("pages",),
    ("articles",),
    ("mentions",),
    ("relations",),
    ("measures",),
    ("store", "decisions"),
    ("resolve",),
    ("graph",),
    ("rdf", "map", "query", "checks", "questions", "webpages", "export"),
    ("precision", "trial", "pipeline", "serve", "network"),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# Library → the only places that may import it.
HOMES = {
    "charset_normalizer": {"pages"},
    "trafilatura": {"pages"},
    "lxml": {"pages"},
    "pypdfium2": {"pages"},
    "rapidocr": {"pages"},
    "opencc": {"sentences"},
    "jieba": {"words"},
    "rjieba": {"words"},
    "sqlite3": {"store"},
    "pyvis": {"map"},
    "jinja2": {"map", "webpages"},
    "pypinyin": {"map"},
    "pyshacl": {"checks"},
    "pyoxigraph": {"ontology", "query", "checks", "rdf", "webpages", "export", "serve"},
    "rdflib": {"rdf", "checks", "query"},
    "pyarrow": {"export"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "click": {"cli"},
    "rich": {"cli"},
}
HEAVY = (
    "charset_normalizer",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "rapidocr",
    "opencc",
    "jieba",
    "rjieba",
    "networkx",
    "rdflib",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "jinja2",
    "pypinyin",
    "sqlite3",
    "pyarrow",
    "starlette",
    "uvicorn",
    "rich.table",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    """Give the module's name, or that of its folder."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_by(path: Path) -> set[str]:
    """Full names that the file imports, at its top or inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_backward(path: Path) -> None:
    """A module imports only its own layer and the layers before it."""
    here = layer_of(path)
    if here == "__init__":
        assert not imported_by(path)
        return
    assert here in RANK, f"{here} stands in no layer: give it one in LAYERS"
    inner = {name.split(".")[1] for name in imported_by(path) if name.startswith("kg.")} & RANK.keys()
    ahead = {name for name in inner if RANK[name] > RANK[here]}
    assert not ahead, f"{here} imports what comes after it: {sorted(ahead)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_at_home(path: Path) -> None:
    """A library with a home is imported nowhere else."""
    for library in {name.split(".")[0] for name in imported_by(path)} & HOMES.keys():
        assert layer_of(path) in HOMES[library], f"{library} belongs in {sorted(HOMES[library])}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_stay_small(path: Path) -> None:
    """No file of the package has more than 250 lines."""
    assert len(path.read_text("utf-8").splitlines()) <= 250


def test_help_imports_nothing_heavy() -> None:
    """`kg --help` answers without loading a library that only some commands need."""
    script = (
        "import json, sys\nfrom kg.cli import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    loaded = set(json.loads(run.stdout.splitlines()[-1]))
    assert "kg.cli" in loaded
    assert not loaded & set(HEAVY)
