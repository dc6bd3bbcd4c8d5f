"""The rules that a page's record depends on, and their digest."""

import ast
import sqlite3
import zlib
from pathlib import Path

import pytest
from examples import dezhou

import kg.store.rules
from kg.store import Rules, open_store, present_rules
from kg.store.rules import AFTER_READING, PACKAGE

# A file, and whether what is read from a page can depend on it.
FILES = (
    ("ontology/kg.ttl", True),
    ("ontology/lexicon/a.toml", True),
    ("ontology/rules/b.toml", True),
    ("kg/mentions/d.py", True),
    ("ontology/queries/c.rq", False),
    ("kg/map/e.py", False),
)
READING = [
    module
    for module in sorted(PACKAGE.rglob("*.py"))
    if module.relative_to(PACKAGE).parts[0].removesuffix(".py") not in AFTER_READING
]


def test_rules_digest_is_that_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest changes with a word list, a rule or a reading module, and with nothing after reading."""
    ontology, package = tmp_path / "ontology", tmp_path / "kg"
    for name, _ in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", "utf-8")
    monkeypatch.setattr(kg.store.rules, "ontology_dir", lambda: ontology)
    monkeypatch.setattr(kg.store.rules, "PACKAGE", package)
    seen = [present_rules().digest]
    for name, changes in FILES:
        (tmp_path / name).write_text("2", "utf-8")
        seen.append(present_rules().digest)
        assert (seen[-1] != seen[-2]) is changes, name


@pytest.mark.parametrize("module", READING, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_reading_imports_nothing_of_what_comes_after(module: Path) -> None:
    """No module whose text is part of the rules' digest imports one whose text is not."""
    tree = ast.parse(module.read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    assert not {name.split(".")[1] for name in imported if name.startswith("kg.")} & AFTER_READING


def test_rules_are_kept_while_a_page_was_read_with_them(tmp_path: Path) -> None:
    """A store knows the rules that its pages were read with, and forgets those that none was."""
    used, unused, next_ = (Rules({"lexicon/a.toml": name}, "rest") for name in ("used", "unused", "next"))
    with open_store(tmp_path / "newskg.db") as store:
        store.know(used)
        store.add(dezhou(), used.digest)
        for rules in (unused, next_):
            store.know(rules)
            assert store.known_rules() == {used.digest: used, rules.digest: rules}
        store.mark([dezhou().page], next_.digest)
        assert store.stale(next_.digest) == ()
        assert store.records() == (dezhou(),)


@pytest.mark.parametrize("body", [b"", b"x", zlib.compress(b"1"), zlib.compress(b'[{"a": "b"}, "rest"]')])
def test_damaged_rules_are_not_known(body: bytes, tmp_path: Path) -> None:
    """Rules that make no sense, or are not those of their digest, count as not there."""
    with open_store(tmp_path / "newskg.db") as store:
        store.know(present_rules())
    connection = sqlite3.connect(tmp_path / "newskg.db")
    with connection:
        connection.execute("UPDATE rules SET body = ?", (body,))
    connection.close()
    with open_store(tmp_path / "newskg.db") as store:
        assert store.known_rules() == {}
