"""Bad input is refused with one line that names it, and harms nothing that is stored."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

ROOT = Path(__file__).resolve().parent.parent
PAGE = str(ROOT / "seeds" / "000_792e9c28f50f2240.txt")


def kg(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a current folder with files that are no pages."""
    folder = tmp_path / "rubbish"
    (folder / "bare").mkdir(parents=True)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\u3000\n", "utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "ebcdic.txt").write_bytes("GET ME A PAGE".encode("cp500"))
    (folder / "bad.rq").write_text("SELECT ?x WHERE {", "utf-8")
    monkeypatch.chdir(folder)
    return folder


BAD_INPUT = [
    pytest.param(["add", "nowhere.txt"], "nowhere.txt", id="missing file"),
    pytest.param(["build", "nowhere.txt"], "nowhere.txt", id="missing file in a build"),
    pytest.param(["add", "empty.txt"], "empty.txt", id="empty file"),
    pytest.param(["add", "blank.txt"], "blank.txt", id="nothing but white space"),
    pytest.param(["add", "binary.txt"], "binary.txt", id="binary file"),
    pytest.param(["add", "ebcdic.txt"], "ebcdic.txt", id="other encoding"),
    pytest.param(["add", "bare"], "bare", id="folder without pages"),
    pytest.param(["add", "/dev/zero"], "/dev/zero", id="neither a file nor a folder"),
    pytest.param(["add", PAGE, "--date", "23.11.2025"], "23.11.2025", id="wrong date"),
    pytest.param(["add", PAGE, "--date", "2025-02-30"], "2025-02-30", id="no such day"),
    pytest.param(["remove", "nowhere.txt"], "nowhere.txt", id="removing what is not there"),
    pytest.param(["show", "德州市总公会"], "德州市总工会", id="unknown name, the nearest is told"),
    pytest.param(["show", ""], "“”", id="empty name"),
    pytest.param(["path", "德州市总工会", "不存在的"], "不存在的", id="unknown end of a path"),
    pytest.param(["map", "--focus", "德州市总公会"], "德州市总工会", id="unknown focus"),
    pytest.param(["map", "--kind", "Planet"], "Planet", id="unknown kind"),
    pytest.param(["query", "-e", "SELECT ?x WHERE {"], "SPARQL", id="malformed query"),
    pytest.param(["query", "bad.rq"], "SPARQL", id="malformed query in a file"),
    pytest.param(["query", "--named", "nothing"], "nothing", id="unknown question"),
    pytest.param(["query"], "--named", id="no question"),
    pytest.param(["query", "no\x1b[35m.rq"], "no␛[35m.rq", id="a file that steers the terminal"),
    pytest.param(["query", "-e", "ASK {}", "--timeout", "inf"], "--timeout", id="no time at all"),
    pytest.param(["query", "-e", "ASK {}", "--timeout", "nan"], "--timeout", id="no number"),
    pytest.param(["query", "-e", "ASK {}", "--memory", "1e30"], "--memory", id="more memory than there is"),
    pytest.param(["query", "-e", "ASK {}", "--limit", "1" + "0" * 20], "--limit", id="too many rows"),
    pytest.param(["query", "-e", "DELETE WHERE { ?a ?b ?c }"], "SPARQL", id="a query that would write"),
    pytest.param(["shwo", "德州市总工会"], "show", id="unknown command, the nearest is told"),
]


def contents(out: Path) -> dict[str, bytes]:
    """All files of a folder but the journals of the store."""
    return {
        path.name: path.read_bytes() for path in out.iterdir() if not path.name.endswith(("-wal", "-shm"))
    }


def assert_refused(result: Result, clue: str) -> None:
    """One error line on standard error that holds the clue, exit code 2, no traceback."""
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert (result.exit_code, len(errors)) == (2, 1), result.output
    assert result.stderr.rstrip().endswith(errors[0])
    assert clue in errors[0]
    assert isinstance(result.exception, SystemExit)


@pytest.mark.usefixtures("rubbish")
@pytest.mark.parametrize(("arguments", "clue"), BAD_INPUT)
def test_bad_input_is_refused(arguments: list[str], clue: str, stored: Path) -> None:
    """Bad input gives one line that names the thing, and what is stored stays as it was."""
    before = contents(stored)
    place = [] if arguments[0] == "shwo" else ["--out", str(stored)]
    assert_refused(kg(*arguments, *place), clue)
    assert contents(stored) == before


@pytest.mark.parametrize(
    "arguments",
    [["show", "全总"], ["search", "工会"], ["path", "a", "b"], ["map"], ["query", "-e", "ASK {}"], ["check"]],
    ids=lambda arguments: arguments[0],
)
def test_nothing_built_is_said(arguments: list[str], tmp_path: Path) -> None:
    """Without a build, a command names the folder and says to build first, and makes nothing."""
    out = tmp_path / "void"
    result = kg(*arguments, "--out", out)
    assert_refused(result, "void")
    assert "kg build" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize("arguments", [["show", "全总"], ["add", PAGE], ["build"], ["issues"]])
@pytest.mark.parametrize("damage", [b"no database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_damaged_store_is_refused(arguments: list[str], damage: bytes, stored: Path) -> None:
    """A store that cannot be read is named and left as it is."""
    (store,) = stored.glob("*.db")
    store.write_bytes(damage)
    before = contents(stored)
    assert_refused(kg(*arguments, "--out", stored), store.name)
    assert contents(stored) == before


def run_from(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the package that lies in `home`, in a process of its own."""
    command = [sys.executable, "-m", "kg", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(home), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.usefixtures("rubbish")
@pytest.mark.parametrize("command", ["build", "add"])
def test_bad_pages_do_not_stop_good_ones(command: str, tmp_path: Path) -> None:
    """A line for each bad file at the end, exit code 2, and the good page is stored."""
    out = tmp_path / "out"
    result = kg(command, "empty.txt", PAGE, "binary.txt", "--out", out)
    first, second = result.stderr.splitlines()
    assert first.startswith("Error: empty.txt")
    assert second.startswith("Error: binary.txt")
    assert result.exit_code == 2
    assert "Added 000_792e9c28f50f2240.txt" in result.stdout
    assert "000_792e9c28f50f2240.txt" in kg("issues", "--out", out).stdout


def test_a_name_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A file that came with its name in GB18030 is told in a line, in a folder or as an argument."""
    pages = tmp_path / "pages"
    pages.mkdir()
    shutil.copy(PAGE, pages / "a.txt")
    named = pages / os.fsdecode("工人日报.txt".encode("gb18030"))
    shutil.copy(PAGE, named)
    in_folder = kg("add", pages, "--out", tmp_path / "out")
    assert "Added a.txt" in in_folder.stdout
    assert in_folder.stderr.count("\n") == 1
    assert "not in UTF-8; rename it" in in_folder.stderr
    given = kg("add", named, "--out", tmp_path / "other")
    assert given.exit_code == 2
    assert "not in UTF-8: rename the file" in given.stderr
    assert not (tmp_path / "other").exists()


@pytest.mark.usefixtures("rubbish")
def test_each_bad_page_has_its_line(tmp_path: Path) -> None:
    """Where no page is good, each is still told on a line of its own, and nothing is made."""
    result = kg("add", "empty.txt", "nowhere.txt", "--out", tmp_path / "out")
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == ["empty.txt", "nowhere.txt"]
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


UNKNOWN_RELATION = """
[[rule]]
name = "bakery"
property = "bakes"
pattern = '{S:Organization}烘焙{O:Program}'
why = "No relation of the ontology."
yes = [{ text = "甲厂烘焙乙行动。", gives = ["甲厂 bakes 乙行动"] }]
no = ["甲厂休息。"]
"""


def test_rule_with_an_unknown_relation_is_refused(tmp_path: Path) -> None:
    """A rule for a relation that the ontology lacks stops the build and is named with its file."""
    for folder in ("kg", "ontology"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    rule_file = tmp_path / "ontology" / "rules" / "bakery.toml"
    rule_file.write_text(UNKNOWN_RELATION, "utf-8")
    run = run_from(tmp_path, "build", PAGE)
    assert run.returncode == 2, run.stderr
    assert run.stderr.startswith("Error: ")
    assert run.stderr.count("\n") == 1
    assert "bakes" in run.stderr
    assert rule_file.name in run.stderr
    assert not list(tmp_path.glob("outputs/*.db"))


def test_build_without_seeds_asks_for_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is named and no folder seeds/ lies here, the reader is told what to name."""
    monkeypatch.chdir(tmp_path)
    result = kg("build")
    assert result.exit_code != 0
    assert "name a page or a folder" in result.stderr
    assert not any(tmp_path.iterdir())
