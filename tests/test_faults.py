"""Killed, out of space or not allowed to write: nothing that was stored is lost, and one line says why."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import KG

from kg.model import Record
from kg.pipeline import stored_records
from kg.pipeline.upkeep import examine

TESTS = Path(__file__).resolve().parent
PAGE = TESTS.parent / "seeds" / "001_1d51a999156b3854.txt"
# No file may grow beyond so many blocks of 1024 bytes, or the disk has so many left.
SIZES = (4, 400, 950, 1100)
LEAST = 600  # smaller than the store and the map of the sample pages
LEFT = (0, 60, 200, 500, 1000)
PAGE_OF_MEMORY = 4096
NO_DISK = 77  # an exit code that no command has
WRITING = [
    ["add", str(PAGE)],
    ["remove", "000_792e9c28f50f2240.txt"],
    ["merge", "公安部", "工人日报"],
    ["refresh"],
    ["build", str(PAGE), "--fresh"],
    ["map", "--output", "{out}/other.html"],
    ["backup", "{out}/copy.db"],
]


def run(prefix: list[str], arguments: list[str], out: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own, started by what limits it."""
    told = [word.replace("{out}", str(out)) for word in arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [*prefix, *KG, *told, "--out", str(out)]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def assert_refused(ran: "subprocess.CompletedProcess[str]") -> None:
    """One line says what is wrong, and there is no traceback."""
    assert ran.returncode == 2, ran
    assert ran.stderr.startswith("Error: "), ran.stderr
    assert len(ran.stderr.splitlines()) == 1, ran.stderr


@pytest.fixture(scope="module")
def one_less(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build that lacks one page; only a copy may be written into."""
    out = Path(shutil.copytree(built, tmp_path_factory.mktemp("one-less") / "out"))
    assert run([], ["remove", PAGE.name], out).returncode == 0
    return out


@pytest.fixture
def without_last(one_less: Path, tmp_path: Path) -> Path:
    """A copy of a build that lacks one page."""
    return Path(shutil.copytree(one_less, tmp_path / "out"))


@pytest.mark.long
def test_a_hundred_kills() -> None:
    """Whenever a command is killed, what it leaves is whole, and running it again ends well."""
    ran = subprocess.run(
        [sys.executable, str(TESTS / "kills.py"), "8"], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (survived, kills) = re.findall(r"^all +(\d+) of (\d+)", ran.stdout, re.MULTILINE)[0]
    assert int(survived) == int(kills) >= 100


@pytest.mark.long
def test_two_writers_and_four_readers() -> None:
    """Processes that add and read at once neither fail nor lose a page."""
    ran = subprocess.run(
        [sys.executable, str(TESTS / "crowd.py"), "5"], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "failures: 0" in ran.stdout


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
def test_files_that_cannot_grow(size: int, without_last: Path) -> None:
    """Where a file cannot grow, the page is in whole or not at all, and the error is one line."""
    before = stored_records(without_last)
    limited = ["bash", "-c", f'ulimit -f {size}; exec "$@"', "bash"]
    ran = run(limited, ["add", str(PAGE)], without_last)
    if size < LEAST or ran.returncode:
        assert_refused(ran)
    assert_whole(without_last, before)


@pytest.mark.long
@pytest.mark.parametrize("left", LEFT)
def test_full_disk(left: int, without_last: Path, tmp_path: Path) -> None:
    """On a disk without room the page is in whole or not at all, and the error is one line."""
    before = stored_records(without_last)
    used = sum(-(-path.stat().st_size // PAGE_OF_MEMORY) for path in without_last.iterdir())
    disk, after = tmp_path / "disk", tmp_path / "after"
    disk.mkdir()
    on_disk = f"""mount -t tmpfs -o size={used * PAGE_OF_MEMORY + left * 1024} disk {disk} || exit {NO_DISK}
        cp {without_last}/* {disk}; "$@"; code=$?; cp -r {disk} {after}; exit $code"""
    ran = run(
        ["unshare", "--map-root-user", "--mount", "bash", "-c", on_disk, "bash"], ["add", str(PAGE)], disk
    )
    if ran.returncode == NO_DISK or "unshare" in ran.stderr:
        pytest.skip("no disk of a given size can be made here")
    assert_refused(ran)
    assert_whole(after, before)


def assert_whole(out: Path, before: tuple[Record, ...]) -> None:
    """A page is in or not, nothing else has changed, and with room again the command does its work."""
    after = stored_records(out)
    assert after == before or [record.page.source for record in after if record not in before] == [PAGE.name]
    assert run([], ["build", str(PAGE), "--unchecked"], out).returncode == 0
    assert len(stored_records(out)) == len(before) + 1
    assert examine(out) == ()


def locked(out: Path) -> list[str]:
    """Take the right to write from a folder and its files; how to start a process that root's rights lack."""
    for path in (*out.iterdir(), out):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root may write anywhere, and setpriv is not here to take that from it")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"]


@pytest.mark.parametrize("arguments", WRITING, ids=lambda arguments: arguments[0])
def test_folder_that_may_only_be_read(arguments: list[str], stored: Path) -> None:
    """What would write is refused with one line, and every file stays as it was."""
    before = {path.name: path.read_bytes() for path in stored.iterdir()}
    as_reader = locked(stored)
    ran = run(as_reader, arguments, stored)
    assert_refused(ran)
    assert {path.name: path.read_bytes() for path in stored.iterdir()} == before


@pytest.mark.parametrize(
    "arguments",
    [["issues"], ["show", "全总"], ["query", "-e", "ASK {}"], ["doctor"], ["backup", "{out}/../b.db"]],
)
def test_folder_that_may_only_be_read_can_be_read(arguments: list[str], stored: Path) -> None:
    """What only reads works on a folder that may not be written, such as one on a disc."""
    as_reader = locked(stored)
    ran = run(as_reader, arguments, stored)
    assert ran.returncode == 0, ran.stderr
