"""No bad input of any kind ends in a traceback or a hang."""

from bad_inputs import tried


def test_bad_inputs_are_borne() -> None:
    """More than two thousand kinds are read, or refused in one line."""
    number, bad = tried()
    assert not bad
    assert number > 2000
