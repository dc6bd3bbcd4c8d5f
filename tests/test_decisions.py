"""The file of decisions: read, added to and taken back without losing anything."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from kg.decisions import add_decision, next_line, read_decisions, take_back
from kg.errors import DecisionError
from kg.model.identity import Decision

MERGE = Decision("same", "org/甲公司", "org/甲集团", "2025-11-23", note="甲集团 = 甲公司")
WRONG = Decision(
    "wrong",
    "person/李明（甲）",
    "org/甲",
    "2025-11-23",
    "worksFor",
    "0123456789abcdef",
    "李明：「他说,“好”」",
)
HEADER = "date,decision,first,second,property,page,note\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out" / "decisions.csv"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_no_file_is_no_decision(path: Path) -> None:
    """Where there is no file nothing has been decided, and reading makes none."""
    assert read_decisions(path) == ()
    assert not path.parent.exists()


def test_decisions_come_back(path: Path) -> None:
    """What is added comes back in order, with the line that was foretold; quotes and commas survive."""
    for decision in (MERGE, WRONG):
        line = next_line(path)
        add_decision(path, decision)
        assert read_decisions(path)[-1] == decision
        assert read_decisions(path)[-1].line == line
    assert read_decisions(path) == (MERGE, WRONG)


def test_the_last_is_taken_back(path: Path) -> None:
    """Taking back undoes the last addition to the byte, until nothing is left."""
    states = []
    for decision in (MERGE, WRONG):
        states.append(path.read_bytes() if path.exists() else None)
        add_decision(path, decision)
    assert take_back(path) == WRONG
    assert path.read_bytes() == states[1]
    assert take_back(path) == MERGE
    with pytest.raises(DecisionError, match="Nothing has been decided"):
        take_back(path)


def test_hand_made_lines_are_kept(path: Path) -> None:
    """Comments, blank lines, a spreadsheet's mark and empty cells survive what commands change."""
    own = (
        "\ufeff# mine\n"
        + HEADER
        + "\n,same,org/甲公司,https://w3id.org/newskg/id/org/甲集团,,,\n# why\n,,,,,,"
    )
    written(path, own)
    assert read_decisions(path) == (replace(MERGE, date="", note=""),)
    add_decision(path, WRONG)
    assert "# why\n" in path.read_text("utf-8")
    take_back(path)
    assert path.read_text("utf-8") == own.removeprefix("\ufeff") + "\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_spreadsheet_runs_no_formula(path: Path, start: str) -> None:
    """A new name or a note that begins like a formula stands behind a quote, and comes back as it was."""
    decision = Decision("rename", "org/甲", f"{start}1+1", note=f"{start}甲 = 乙")
    add_decision(path, decision)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert {f"'{start}1+1", f"'{start}甲 = 乙"} <= {*cells}
    assert read_decisions(path) == (decision,)


def test_twice_the_same_is_refused(path: Path) -> None:
    """What is decided already is not written again, whatever its date and note."""
    add_decision(path, MERGE)
    with pytest.raises(DecisionError, match="says so already"):
        add_decision(path, replace(MERGE, date="2026-01-01", note=""))


@pytest.mark.parametrize(
    ("line", "clue"),
    [
        ("2025-11-23,maybe,org/甲,org/乙", "“maybe” is no decision"),
        ("2025-11-23,same,org/甲", "3 fields"),
        ("a,b,c,d,e,f,g,h", "8 fields"),
        ("2025-11-23,same,甲,org/乙", "“甲” is no entity"),
        ("2025-11-23,same,org/甲,planet/乙", "“planet/乙” is no entity"),
        ("2025-11-23,rename,org/甲,", "lacks its second"),
        ("2025-11-23,wrong,org/甲,org/乙,,", "lacks the property or the page"),
        ("2025-11-23,same,org/甲,org:甲", "twice"),
        ("23.11.2025,same,org/甲,org/乙", "23.11.2025"),
        ("2025-02-30,same,org/甲,org/乙", "2025-02-30"),
        ("2025-11-23,wrong,org/甲,org/乙,=1+1,0123", "“=1.1” is no relation"),
        (f"2025-11-23,same,org/甲,org/乙,,,{'长' * 200_000}", "no line of CSV"),
    ],
)
def test_a_bad_line_is_named(line: str, clue: str, path: Path) -> None:
    """A line that is not well formed is refused with the file and its number."""
    written(path, HEADER + line + "\n")
    with pytest.raises(DecisionError, match=rf"decisions.csv, line 2: .*{clue}"):
        read_decisions(path)


def test_another_encoding_is_refused(path: Path) -> None:
    """A file that a program saved in another encoding is refused rather than misread."""
    written(path, HEADER).write_bytes((HEADER + "2025-11-23,same,org/甲,org/乙").encode("gb18030"))
    with pytest.raises(DecisionError, match="UTF-8"):
        read_decisions(path)
