"""No bad input of any kind ends in a traceback or a hang."""

from pathlib import Path

from bad_inputs import tried

ROOT = Path(__file__).resolve().parent.parent


def test_bad_inputs_are_borne() -> None:
    """Each kind is read, or refused in one line; the READMEs say how many there are."""
    number, bad = tried()
    assert not bad
    for readme in ("README.md", "README.zh-CN.md"):
        assert f"{number:,}" in (ROOT / readme).read_text("utf-8"), f"{readme} gives another number"
