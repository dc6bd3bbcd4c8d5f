"""A file is written whole or stays as it was."""

from pathlib import Path

import pytest

from kg.whole import written_whole


def test_a_whole_file_takes_the_place(tmp_path: Path) -> None:
    """The old text is gone, line ends are line feeds, and nothing else is left."""
    path = tmp_path / "file.txt"
    path.write_text("旧", "utf-8")
    with written_whole(path) as file:
        file.write("新\n")
        assert path.read_text("utf-8") == "旧"
    assert path.read_bytes() == "新\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """Whoever fails on the way leaves the old text and nothing beside it."""
    path = tmp_path / "file.txt"
    path.write_text("旧", "utf-8")
    with pytest.raises(ValueError, match="half"):
        _fail_halfway(path)
    assert path.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [path]


def _fail_halfway(path: Path) -> None:
    with written_whole(path) as file:
        file.write("新")
        raise ValueError("half")
