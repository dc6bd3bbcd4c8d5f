"""The package works as an installed wheel as well as from a checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="building a wheel takes hatchling, part of the dev extra")

CHECKOUT = Path(__file__).resolve().parent.parent
DATA_FOLDERS = ("lexicon", "rules", "queries")

# Asks the package where its ontology is, and what is in it.
PROBE = """
import json
from kg.resources import ontology_dir
print(json.dumps({
    "ontology": str(ontology_dir()),
    "data": sorted(str(p.relative_to(ontology_dir())) for p in ontology_dir().rglob("*") if p.is_file()),
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder that holds what the wheel holds, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    unpacked = folder / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    return unpacked


def probe(import_path: Path, cwd: Path) -> dict[str, list[str] | str]:
    """Give what PROBE says where `import_path` is first on the path and no checkout is near."""
    environment = {**os.environ, "PYTHONPATH": str(import_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROBE]
    run = subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True, encoding="utf-8")
    found: dict[str, list[str] | str] = json.loads(run.stdout)
    return found


def files_under(folder: Path) -> set[str]:
    """Paths relative to `folder` of all files in it, compiled code apart."""
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in paths}


def test_wheel_holds_the_whole_package(installed: Path) -> None:
    """Every file of kg/ and of ontology/ is in the wheel, templates and data included."""
    missing_code = files_under(CHECKOUT / "kg") - files_under(installed / "kg")
    missing_data = files_under(CHECKOUT / "ontology") - files_under(installed / "kg" / "ontology")
    assert (missing_code, missing_data) == (set(), set())


def test_ontology_is_found_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """An unpacked wheel finds the ontology inside itself."""
    found = probe(installed, tmp_path)
    assert Path(str(found["ontology"])) == installed / "kg" / "ontology"
    assert {name.split("/")[0] for name in found["data"]} >= {"kg.ttl", "shapes.ttl", *DATA_FOLDERS}


def test_ontology_is_found_from_the_checkout(tmp_path: Path) -> None:
    """A checkout finds the ontology beside the package."""
    found = probe(CHECKOUT, tmp_path)
    assert Path(str(found["ontology"])) == CHECKOUT / "ontology"


def test_command_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """`python -m kg --version` of the wheel names the version of the checkout."""
    from kg import __version__

    run = subprocess.run(
        [sys.executable, "-m", "kg", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert __version__ in run.stdout
