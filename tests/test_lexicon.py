"""Word lists are well-formed data that says what it means, and a broken one is refused in one line."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import lexicon as lexicon_module
from kg.errors import RuleError
from kg.lexicon import Dictionary, by_word, lexicon, pattern, word_set, words
from kg.resources import ontology_dir

LISTS = sorted((ontology_dir() / "lexicon").glob("*.toml"))


def stem(path: Path) -> str:
    return path.stem


def lists_in(value: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    """Each list of words in a file, under the path of keys that leads to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_in(inner, f"{name}.{key}")
    elif value and isinstance(value, list) and isinstance(value[0], str):
        yield name, value


@pytest.fixture
def own_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a folder that a test may write into in the place of the ontology's word lists."""
    monkeypatch.setattr(lexicon_module, "ontology_dir", lambda: tmp_path)
    (tmp_path / "lexicon").mkdir()
    return tmp_path / "lexicon"


@pytest.mark.parametrize("path", LISTS, ids=stem)
def test_a_word_list_opens_with_what_it_means(path: Path) -> None:
    """The first line of every file is a comment, and the file parses to something."""
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    assert tomllib.loads(text)


@pytest.mark.parametrize("path", LISTS, ids=stem)
def test_no_list_repeats_itself(path: Path) -> None:
    """A word stands once in a list; none is empty or has white space at its edges."""
    for name, listed in lists_in(lexicon(path.stem), path.stem):
        assert all(word and word == word.strip() for word in listed), name
        repeated = [word for word, times in Counter(listed).items() if times > 1]
        assert not repeated, f"{name}: {repeated}"


def test_no_surname_is_listed_twice() -> None:
    """The block of single surnames is a list as well."""
    single = lexicon("people")["surnames"]["single"].replace("\n", "")
    assert sorted(single) == sorted(set(single))


def test_a_missing_list_is_named() -> None:
    """A list that is not there is an error of the installation, told in one line."""
    with pytest.raises(RuleError, match=r"^lexicon/absent-list\.toml: .*restore it") as caught:
        lexicon("absent-list")
    assert "\n" not in str(caught.value)


def test_a_list_that_is_no_toml_is_named(own_lexicon: Path) -> None:
    """What does not parse is refused, with what to do about it."""
    (own_lexicon / "torn.toml").write_text('words = ["市总",\n', "utf-8")
    with pytest.raises(RuleError, match=r"^lexicon/torn\.toml: .*restore it"):
        lexicon("torn")


def test_a_list_is_read_in_each_way(own_lexicon: Path) -> None:
    """Longest first, as a set, as one expression, or turned round."""
    (own_lexicon / "made.toml").write_text(
        '[kinds]\nA = ["会", "总工会"]\nB = ["工会"]\n[marks]\nends = ["会$", "局$"]\n', "utf-8"
    )
    assert words("made", "kinds", "A") == ("总工会", "会")
    assert word_set("made", "kinds", "B") == {"工会"}
    assert by_word("made", "kinds") == {"会": "A", "总工会": "A", "工会": "B"}
    assert pattern("made", "marks", "ends").search("邮政局")


def test_a_bad_expression_names_its_place(own_lexicon: Path) -> None:
    """A regular expression in a list that does not compile is traced to its key."""
    (own_lexicon / "crooked.toml").write_text('[marks]\nopen = "(会"\n', "utf-8")
    with pytest.raises(RuleError, match=r"crooked\.toml, marks\.open: no regular expression"):
        pattern("crooked", "marks", "open")


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        (["工会", "总工会"], "省总工会", [(1, 4, "总工会")]),
        (["长江", "长江大桥"], "武汉长江大桥", [(2, 6, "长江大桥")]),
        (["大会", "会员"], "大会员", [(0, 2, "大会")]),
        (["市总", "市总"], "市总与市总", [(0, 2, "市总"), (3, 5, "市总")]),
        (["市总"], "区总", []),
        ([], "省总工会", []),
    ],
)
def test_a_dictionary_takes_the_leftmost_longest(
    listed: list[str], text: str, found: list[tuple[int, int, str]]
) -> None:
    """Matches do not overlap, and offsets count characters, not bytes."""
    assert list(Dictionary(listed).find(text)) == found
