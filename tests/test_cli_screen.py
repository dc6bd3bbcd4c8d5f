"""Text is wrapped by the columns that it takes, and breaks where Chinese typography lets it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.cli.screen import print_table, wrap

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
