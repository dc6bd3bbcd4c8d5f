"""Only the pages that a change of rules concerns are read again, and all read as a fresh build reads them.

The program is copied to a folder of its own, where its word lists and rules can be changed.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bad_inputs import toml

from kg.model import Record
from kg.pages import read_page
from kg.pipeline import read_record, stored_records
from kg.pipeline.renewal import ACTING_ELSEWHERE, WORD, Change
from kg.resolve import profiled

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))[::2]
FIRST, SECOND = "first.txt", "second.txt"
PAGES = {
    FIRST: "职工歌唱大赛举行\n近日，德州市总工会举办职工歌唱大赛，300名职工参加。德州市总工会主席李明出席。",
    SECOND: "困难职工有人帮\n宁波市总工会推出“安康守护”行动，服务货车司机2万人。宁波市总工会与美团签订协议。",
}
Edit = Callable[[str], str]
TELL = """
import sys
from pathlib import Path
tests, *pages = sys.argv[1:]
sys.path.append(tests)
from test_renewal import read, told
sys.stdout.write("".join(told(read(Path(page))) for page in pages))
"""


def read(page: Path) -> Record:
    """Read a page as a build does."""
    return read_record(read_page(page))


def told(record: Record) -> str:
    """All that is read from a page, and the profiles of what it names."""
    return f"{record!r}\n{sorted(map(repr, profiled(record)))}\n"


class Copy:
    """A copy of the program with an output folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder / "out"
        for name in ("kg", "ontology"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))

    def run(self, *command: str, exit_code: int = 0) -> str:
        """Run `kg` with a command, or Python with `-c` and a script; what it prints."""
        program = [] if command[0] == "-c" else ["-m", "kg"]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONIOENCODING": "utf-8"}
        ran = subprocess.run(
            [sys.executable, "-P", *program, *command],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == exit_code, ran.stderr
        return ran.stdout

    def told(self, *pages: Path) -> str:
        """What the copy makes of pages."""
        return self.run("-c", TELL, str(ROOT / "tests"), *map(str, pages))

    def edit(self, name: str, edit: Edit) -> None:
        """Change a file of the ontology folder."""
        path = self.folder / "ontology" / name
        before = path.read_text("utf-8")
        path.write_text(edit(before), "utf-8")
        assert path.read_text("utf-8") != before


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that has read two pages."""
    copy = Copy(tmp_path_factory.mktemp("copy"))
    (copy.folder / "pages").mkdir()
    for name, text in PAGES.items():
        (copy.folder / "pages" / name).write_text(text, "utf-8")
    copy.run("build", str(copy.folder / "pages"), "--out", str(copy.out))
    return copy.folder


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Copy:
    """The same, to be changed."""
    made = Copy.__new__(Copy)
    made.folder = Path(shutil.copytree(original, tmp_path / "copy"))
    made.out = made.folder / "out"
    return made


def with_word(word: str, behind: str) -> Edit:
    """Put a word behind another into a list."""
    return lambda text: text.replace(f'"{behind}"', f'"{behind}", "{word}"', 1)


def without_rule(name: str) -> Edit:
    """Take a rule out of a file."""
    return lambda text: "[[rule]]\n".join(
        rule for rule in text.split("[[rule]]\n") if f'name = "{name}"' not in rule
    )


EDITS: list[tuple[str, Edit, list[str]]] = [
    ("lexicon/organizations.toml", with_word("无此机构", "总工会"), []),
    ("lexicon/people.toml", with_word("歌唱大", "主席"), [FIRST]),
    ("lexicon/places.toml", lambda text: text + '\n[more]\nwords = ["无此地名"]\n', [FIRST, SECOND]),
    ("lexicon/numbers.toml", lambda text: text + "\n[more]\nlimit = 1\n", [FIRST, SECOND]),
    ("rules/people.toml", without_rule("post-before-name"), [FIRST]),
    ("kg.ttl", lambda text: text + "\n# A comment.\n", [FIRST, SECOND]),
]


@pytest.mark.long
@pytest.mark.parametrize(("name", "edit", "concerned"), EDITS, ids=lambda value: str(value)[:30])
def test_only_pages_that_a_change_concerns_are_read_again(
    name: str, edit: Edit, concerned: list[str], copy: Copy
) -> None:
    """Words concern the pages that have them, comments none, whatever cannot be told all of them."""
    copy.edit(name, edit)
    told_before = copy.run("doctor", "--out", str(copy.out), exit_code=int(bool(concerned)))
    assert [page for page in PAGES if page in told_before] == concerned
    assert json.loads(copy.run("refresh", "--json", "--out", str(copy.out))) == concerned
    pages = [copy.folder / "pages" / page for page in PAGES]
    assert copy.told(*pages) == "".join(map(told, stored_records(copy.out)))


def pruned(value: Any, is_missing: Callable[[str], bool]) -> Any:
    """A table of lists without the words that are missing on a page; no list is left empty."""
    if isinstance(value, dict):
        return {key: pruned(inner, is_missing) for key, inner in value.items()}
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return [word for word in value if not is_missing(word)] or value[:1]
    return value


@pytest.mark.long
@pytest.mark.parametrize("page", SEEDS, ids=lambda page: page.stem[:3])
def test_words_that_a_page_lacks_do_not_change_how_it_reads(page: Path, copy: Copy) -> None:
    """Without all words of all lists that do not concern a page, it is read as with them."""
    record = read(page)
    names = "\n".join(repr(profile) for _, profile in profiled(record))

    def is_missing(word: str) -> bool:
        is_word = WORD.fullmatch(word) is not None
        return is_word and not Change(frozenset({word})).concerns(record, names)

    gone = 0
    for path in sorted((copy.folder / "ontology" / "lexicon").glob("*.toml")):
        if path.stem not in ACTING_ELSEWHERE:
            before = tomllib.loads(path.read_text("utf-8"))
            after = pruned(before, is_missing)
            path.write_text("\n".join(f"{toml(key)} = {toml(after[key])}" for key in after), "utf-8")
            gone += len(toml(before)) - len(toml(after))
    assert gone > 10_000  # characters: most words stand on few pages
    assert copy.told(page) == told(record)
