"""Builds of the sample pages that several test files read; only a copy may be written into."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# No test asserts a time: a busy machine is no fault.
settings.register_profile("newskg", deadline=None)
settings.load_profile("newskg")

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
# -P: the package that is installed, as in the tests' own process, not the one in the current folder.
KG = (sys.executable, "-P", "-m", "kg")


def build_seeds(out: Path, hash_seed: str) -> Path:
    """Build the sample pages into `out` as a user does, sets hashed with `hash_seed`."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
    command = [*KG, "build", str(SEEDS), "--out", str(out)]
    run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a build of the sample pages."""
    return build_seeds(tmp_path_factory.mktemp("built") / "out", "1")


@pytest.fixture(scope="session")
def built_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a second build, under another hash seed."""
    return build_seeds(tmp_path_factory.mktemp("again") / "out", "2")


@pytest.fixture
def stored(built: Path, tmp_path: Path) -> Path:
    """Give a copy of a build, to be written into."""
    return Path(shutil.copytree(built, tmp_path / "out"))
