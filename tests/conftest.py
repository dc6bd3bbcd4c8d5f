"""Builds of the sample pages that several test files read; only a copy may be written into."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import launched
from graphs import hand_made
from hypothesis import settings
from line_pages import FIRST, SECOND, folder, read_line
from made_up import made_up
from playwright.sync_api import Browser

import kg.pipeline
from kg.map import write_map
from kg.pipeline import map_labels

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium; skips without one, except in CI."""
    with launched() as started:
        yield started


@pytest.fixture(scope="session")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a map made by hand (hand.html) and one of 2,400 entities (large.html)."""
    folder = tmp_path_factory.mktemp("maps")
    write_map(hand_made(), folder / "hand.html", map_labels())
    write_map(made_up(2400), folder / "large.html", map_labels())
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Name an output folder that is not there yet."""
    return tmp_path / "out"


@pytest.fixture
def _reading_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages of one line be read in place of newspapers."""
    monkeypatch.setattr(kg.pipeline, "read_record", read_line)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Make a folder of two pages of one line."""
    return folder(tmp_path / "pages", first=FIRST, second=SECOND)
