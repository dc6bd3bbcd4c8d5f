"""No bad input of any kind ends in a traceback or a hang."""

from bad_inputs import tried


def test_bad_inputs_are_borne() -> None:
    """Five hundred kinds and more are read, or refused in one line."""
    number, bad = tried()
    assert not bad
    assert number >= 500
