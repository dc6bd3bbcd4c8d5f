"""The labelled pairs are joined and kept apart as often as is promised, and the command says so."""

import re
import subprocess
import sys
from collections import Counter

import pytest
from identity import PAIRS, Pair, is_joined, precision_and_recall, read_pairs, score

LEAST_PRECISION, LEAST_RECALL = 0.99, 0.95


def test_pairs_are_many_and_of_all_grades() -> None:
    """There are 200 pairs at least, none twice, same and different ones of every grade."""
    pairs = read_pairs()
    assert len(pairs) >= 200
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    graded = Counter((pair.grade, pair.same) for pair in pairs)
    assert set(graded) == {(grade, same) for grade in ("easy", "medium", "hard") for same in (True, False)}
    assert all(
        line.count("〔") == line.count("〕") == 1 for pair in pairs for line in (pair.first, pair.second)
    )


def test_pairs_are_told_apart_and_joined() -> None:
    """Over all pairs, precision and recall are what they have to be."""
    precision, recall = precision_and_recall(score(read_pairs())[0])
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("〔威海市总工会〕开会。", "〔山东省威海市总工会〕开会。", True),
        ("〔威海市总工会〕开会。", "〔德州市总工会〕开会。", False),
    ],
)
def test_a_pair_is_read_from_its_lines(first: str, second: str, joined: bool) -> None:
    """What a pair's answer is compared with comes from its lines alone."""
    assert is_joined(Pair("easy", True, "", first, second)) == (joined, True)


def test_precision_and_recall() -> None:
    """The figures are those of their definitions, also where nothing was joined."""
    assert precision_and_recall(Counter(joined=3, false=1, missed=2)) == (0.75, 0.6)
    assert precision_and_recall(Counter()) == (1.0, 0.0)


def test_command_prints_the_figures() -> None:
    """`python tests/identity.py` prints a row a grade and one over all."""
    command = [sys.executable, str(PAIRS.with_suffix(".py"))]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert re.search(rf"^all +{len(read_pairs())} +[01]\.\d{{3}} +[01]\.\d{{3}}$", printed, re.MULTILINE)
