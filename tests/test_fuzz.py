"""Inputs made at random are borne; here they are the same each time, `python tests/fuzz.py` tries others."""

import pytest
from fuzz import TARGETS, Target, tried


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_is_made_at_random_is_borne(target: Target) -> None:
    """Pages, rules, stores and questions are taken, or refused in one line."""
    with target.opened() as take:
        number, bad = tried(target, take, target.examples)
    assert not bad
    assert number >= target.examples
