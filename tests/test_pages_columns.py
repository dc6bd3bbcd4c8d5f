"""Pieces of text are read column by column, under the headlines that reach over them."""

from collections.abc import Iterator

import pytest

from kg.pages.columns import Piece, reading_order

EM, LEADING, HEADLINE = 10.0, 13.0, 20.0


def column(letters: str, left: float, top: float, ems: int = 10) -> Iterator[Piece]:
    """Full lines below one another, each of one letter."""
    for at, letter in enumerate(letters):
        y = top + at * LEADING
        yield Piece(letter * ems, left, y, left + ems * EM, y + EM)


def head(text: str, left: float, top: float) -> Piece:
    return Piece(text, left, top, left + len(text) * HEADLINE, top + HEADLINE)


def initials(text: str) -> str:
    """The first letter of each line, without marks and indents."""
    return "".join(line.lstrip("# \u3000")[0] for line in text.splitlines())


@pytest.mark.parametrize(
    ("pieces", "order"),
    [
        ([*column("abcd", 0, 0)], "abcd"),
        ([*column("defg", 120, 0), *column("abc", 0, 0)], "abcdefg"),
        ([head("TTTTTTTTTTT", 0, 0), *column("ab", 0, 30), *column("cd", 120, 30)], "Tabcd"),
        ([head("TT", 90, 0), *column("ab", 0, 30), *column("cd", 120, 30)], "Tabcd"),
        (
            [head("TT", 150, 0), *column("ab", 0, 30), *column("cd", 120, 30), *column("ef", 240, 30)],
            "Tabcdef",
        ),
        ([head("T", 0, 0), *column("ab", 0, 30), *column("cdef", 120, 0)], "Tabcdef"),
        (
            [*column("ab", 0, 0), *column("cd", 120, 0), head("TTTTTTTTTTT", 0, 40), *column("ef", 0, 70)],
            "abcdTef",
        ),
        ([*column("abcd", 0, 0, 22), *column("gh", 360, 0), *column("ef", 240, 0)], "abcdefgh"),
        (
            [head("TTTTTTTTTTT", 0, 0), *column("ab", 0, 30), *column("cd", 120, 30), *column("xyz", 240, 0)],
            "Tabcdxyz",
        ),
        ([*column("ab", 0, 0), *column("c", 80, 26, 2), *column("d", 0, 39)], "abcd"),
        (
            [
                *column("abcde", 0, 0),
                *(*column("fg", 120, 0), head("TT", 150, 26), *column("h", 120, 52)),
                *column("ijklm", 240, 0),
            ],
            "abcdefgThijklm",
        ),
        ([], ""),
    ],
    ids=[
        "one column",
        "two columns",
        "headline over both",
        "short headline in the middle",
        "headline over the middle column of three",
        "headline in a column",
        "headline below columns",
        "columns of two widths",
        "two stories side by side",
        "byline at the right",
        "headline within the middle column",
        "nothing",
    ],
)
def test_order_of_a_layout(pieces: list[Piece], order: str) -> None:
    """Each layout is read as a reader does, whatever the order in which its pieces come."""
    assert initials(reading_order(pieces)) == order
    assert reading_order(pieces[::-1]) == reading_order(pieces)


def test_first_lines_are_set_in() -> None:
    """White space before a line that is set in is printed as the two ideographic spaces of a paragraph."""
    pieces = [Piece("aaaaaaaa", 20, 0, 100, 10), *column("bc", 0, 13)]
    assert reading_order(pieces).splitlines() == ["\u3000\u3000aaaaaaaa", "b" * 10, "c" * 10]


def test_headline_that_breaks_is_one_line() -> None:
    """A headline goes on in the next line of its size where it is as wide as the text."""
    pieces = [head("AAAAA", 0, 0), head("BB", 0, 24), *column("cd", 0, 50)]
    assert reading_order(pieces).splitlines()[:2] == ["# AAAAABB", "c" * 10]


def test_wide_gaps_in_a_line_are_spaces() -> None:
    """What stands apart on one line of a column is parted by a space."""
    pieces = [*column("a", 0, 0, 22), Piece("bb", 0, 13, 20, 23), Piece("cc", 26, 13, 46, 23)]
    assert reading_order(pieces).splitlines()[1] == "bb cc"


def test_stairs_do_not_exhaust_the_stack() -> None:
    """A page cut apart again and again is read all the same."""
    steps = [Piece("a", at * 30.0, at * 30.0, at * 30.0 + 200, at * 30.0 + 10) for at in range(300)]
    assert initials(reading_order(steps)) == "a" * 300
