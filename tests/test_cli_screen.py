"""Text steers no terminal, is wrapped by its columns, and breaks where Chinese typography lets it."""

import json
import os
import pty
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from test_cli import ROOT, kg

from kg.cli.screen import print_table, printable, wrap

RED = "\x9b31m"  # an escape of one character
CLEARING = "\x1b[2J\x1b]0;甲\x07\u202e"  # the screen; it names the window and turns the line round, too
STEERING = f"""工人日报 2025年11月23日

武汉市总工会{CLEARING}举办培训

本报讯 湖北省武汉市总工会举办“求学{RED}圆梦”计划培训班{CLEARING}，惠及职工3000人。{"李明在会上讲话。" * 200}
"""
WRAPPED = [
    ("工会送温暖", 6, ["工会送", "温暖"]),
    ("工会，送温暖", 6, ["工会，", "送温暖"]),
    ("送工会，温暖", 6, ["送工", "会，温", "暖"]),
    ("工会“送温暖”", 6, ["工会", "“送温", "暖”"]),
    ("用GPS定位", 6, ["用GPS", "定位"]),
    ("a long word", 6, ["a long", "word"]),
    ("", 6, [""]),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_lines_break_where_they_may(text: str, width: int, lines: list[str]) -> None:
    """Closing marks stay with what is before them, opening ones with what follows, words in one piece."""
    assert list(wrap(text, "", width)) == lines


@given(st.text(alphabet="工会送温暖，。“”（）《》a1 ", max_size=60), st.integers(min_value=20, max_value=40))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Wrapped lines hold all of the text in order, behind their indent."""
    lines = list(wrap(text, "  ", width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith("  ") or not line.strip() for line in lines)


@given(st.text(alphabet="工会送温暖", max_size=60), st.integers(min_value=6, max_value=40))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    """A wide character counts for two columns."""
    assert all(cell_len(line) <= width for line in wrap(text, "  ", width))


def test_table_columns_stand_under_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    """Chinese and Latin cells of a column begin at the same column, and no line ends in white space."""
    print_table(("name", "count"), [("工会", "7"), ("union", "11")], numbers=(1,))
    lines = capsys.readouterr().out.splitlines()
    ends = {sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in line) for line in lines}
    assert ends == {len("union") + len("  ") + len("count")}


@pytest.fixture(scope="module")
def steered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a build of a page whose headline and names steer terminals."""
    folder = tmp_path_factory.mktemp("steered")
    (folder / "a.txt").write_text(STEERING, "utf-8")
    assert kg("build", folder / "a.txt", "--out", folder / "out").exit_code == 0
    return folder / "out"


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "武汉市总工会"),
        ("show", "武汉市总工会", "--raw"),
        ("show", "武汉市总工会", "--json"),
        ("search", "圆梦"),
        ("search", "圆梦", "--json"),
        ("path", "武汉市总工会", "职工"),
        ("query", "--named", "who-runs-what"),
        ("query", "--named", "who-runs-what", "--format", "json"),
    ],
    ids=" ".join,
)
def test_no_words_of_a_page_steer_the_terminal(arguments: tuple[str, ...], steered: Path) -> None:
    """Pictures stand for what a terminal would obey; JSON has escapes, and loses nothing."""
    result = kg(*arguments, "--out", steered)
    assert result.exit_code == 0
    assert printable(result.stdout) == result.stdout
    if "json" in arguments[-1]:
        assert "求学\\u009b31m圆梦" in result.stdout
        json.loads(result.stdout)
    else:
        assert "求学\ufffd31m圆梦" in result.stdout


def test_errors_steer_no_terminal(steered: Path, tmp_path: Path) -> None:
    """A file is named in an error by what can be printed of its name."""
    page = tmp_path / "a\x1b[2J.txt"
    page.write_bytes(b"")
    result = kg("add", page, "--out", steered)
    assert result.exit_code == 2
    assert "a␛[2J.txt" in result.stderr
    assert "\x1b" not in result.stderr


def test_data_is_pictured_on_a_terminal_alone(steered: Path) -> None:
    """CSV reaches a program as it is stored, and a terminal as it can be printed."""
    query = ["query", "--named", "who-runs-what", "--format", "csv", "--out", str(steered)]
    command = [sys.executable, "-m", "kg", *query]
    piped = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    assert CLEARING in piped.decode()
    own, other = pty.openpty()
    subprocess.run(command, cwd=ROOT, stdout=other, check=True)
    os.close(other)
    shown = os.read(own, 1 << 20)
    os.close(own)
    assert "␛[2J␛]0;甲␇" in shown.decode()
    assert b"\x1b" not in shown


@pytest.mark.parametrize("arguments", ["query --named who-runs-what", "show 武汉市总工会", "search 圆梦"])
def test_nobody_has_to_read(arguments: str, steered: Path) -> None:
    """Where standard output is closed a command does its work, and says nothing."""
    command = f"{sys.executable} -m kg {arguments} --out {steered} >&-"
    ran = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_all_that_commands_print_goes_through_the_screen() -> None:
    """What is printed past it is JSON with escapes, or a table for a program."""
    past = {
        path.name for path in (ROOT / "kg" / "cli").glob("*.py") if "click.echo" in path.read_text("utf-8")
    }
    assert past == {"screen.py", "frame.py", "asking.py"}
