"""The rules are tried on their own examples, and files that hold no well-formed rules are refused."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import RuleError
from kg.relations.examples import given_by
from kg.relations.rules import Rule, load_rules

RULES = load_rules()
WORDS = 'host = ["主办", "承办"]\n'
ROW = {
    "name": '"hosts"',
    "property": '"runs"',
    "pattern": "'{S:Organization}{role:host}{O:Program}'",
    "why": '"A body hosts a program."',
    "yes": '[{ text = "〔Organization:甲会〕主办〔Program:乙大赛〕。", gives = ["甲会 runs 乙大赛 主办"] }]',
    "no": '["〔Organization:甲会〕观看〔Program:乙大赛〕。"]',
}


def examples_of(kind: str) -> list[Any]:
    """Each example of each rule, under the rule's name."""
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind))
    ]


def written_rules(folder: Path, **fields: str | None) -> Path:
    """Write a folder with one rule, some of its fields changed, or left out where they are None."""
    row = {key: value for key, value in {**ROW, **fields}.items() if value is not None}
    rule = "[[rule]]\n" + "".join(f"{key} = {value}\n" for key, value in row.items())
    (folder / "words.toml").write_text(WORDS, "utf-8")
    (folder / "some.toml").write_text(rule, "utf-8")
    return folder


@pytest.mark.parametrize(("rule", "example"), examples_of("yes"))
def test_a_rule_gives_what_its_example_says(rule: Rule, example: dict[str, Any]) -> None:
    """Every sentence that a rule is for gives exactly the relations that stand beside it."""
    assert given_by(rule, example["text"]) == set(example["gives"])


@pytest.mark.parametrize(("rule", "example"), examples_of("no"))
def test_a_rule_keeps_silent_where_it_says_so(rule: Rule, example: str) -> None:
    """Every sentence that only looks like a rule's own gives nothing."""
    assert given_by(rule, example) == set()


def test_a_well_formed_rule_loads_and_holds(tmp_path: Path) -> None:
    """The row that the other tests spoil is a rule as it stands, under the confidence of an untried one."""
    (rule,) = load_rules(written_rules(tmp_path))
    assert (rule.name, rule.property, rule.confidence) == ("hosts", "runs", 0.5)
    assert given_by(rule, rule.yes[0]["text"]) == set(rule.yes[0]["gives"])
    assert given_by(rule, rule.no[0]) == set()


@pytest.mark.parametrize("pattern", ["{S:Organization}主办{O:Program}??", "{S:Organization}|{O:Program}"])
def test_a_match_without_an_end_gives_nothing(tmp_path: Path, pattern: str) -> None:
    """Where a pattern can do without an end, a match without it links nothing."""
    (rule,) = load_rules(written_rules(tmp_path, pattern=f"'{pattern}'"))
    assert given_by(rule, rule.yes[0]["text"]) == set()


def test_a_mark_of_no_kind_is_refused(tmp_path: Path) -> None:
    """An example marks kinds of the ontology."""
    (rule,) = load_rules(written_rules(tmp_path))
    with pytest.raises(RuleError, match="〔Body:甲会〕: “Body” is no kind"):
        given_by(rule, "〔Body:甲会〕主办〔Program:乙大赛〕。")


@pytest.mark.parametrize("role", ["", "主办"])
def test_a_fixed_role_goes_before_the_word_found(tmp_path: Path, role: str) -> None:
    """A rule that names a role gives it to all it finds; one that does not, takes it from the sentence."""
    (rule,) = load_rules(written_rules(tmp_path, role=f'"{role}"'))
    found = given_by(rule, "〔Organization:甲会〕承办〔Program:乙大赛〕。")
    assert found == {f"甲会 runs 乙大赛 {role or '承办'}"}


@pytest.mark.parametrize(
    ("fields", "said_of_it"),
    [
        ({"yes": None}, "“yes” is missing"),
        ({"no": None}, "“no” is missing"),
        ({"yes": "[]"}, "“yes” is missing"),
        ({"no": "[]"}, "“no” is missing"),
        ({"why": None}, "“why” is missing"),
        ({"pattern": None}, "“pattern” is missing"),
        ({"property": None}, "“property” is missing"),
        ({"colour": '"red"'}, "“colour” is missing or unknown"),
        ({"property": '"owns"'}, "unknown relation “owns”; known: .*runs"),
        ({"pattern": "'{S:Organisation}{O:Program}'"}, "“Organisation” is no kind and no word list"),
        ({"pattern": "'{S:Organization}{role:hosted}{O:Program}'"}, "“hosted” is no kind and no word list"),
        ({"pattern": "'{S:Organization}({O:Program}'"}, "no regular expression"),
        ({"pattern": "'[[{S:Organization}]{O:Program}'"}, "no regular expression .*nested set"),
        ({"yes": "[{ text = 1, gives = ['x'] }]"}, "each “yes” is a table"),
        ({"yes": "[{ text = 'x', gives = 'x' }]"}, "each “yes” is a table"),
        ({"yes": "[{ text = 'x', gives = [['x']] }]"}, "each “yes” is a table"),
        ({"pattern": "'{S:Organization}~9<Palce>{O:Program}'"}, "“Palce” names no kind; known: .*Place"),
        ({"pattern": "'{S:Organization}…Palce…{O:Program}'"}, "“Palce” names no kind; known: .*Place"),
        ({"subject": '"Carried"'}, "subject and object are “carried”, “last”"),
    ],
)
def test_what_is_no_rule_is_refused(tmp_path: Path, fields: dict[str, str | None], said_of_it: str) -> None:
    """The error is one line that names the file, the rule and what is amiss."""
    with pytest.raises(RuleError, match=said_of_it) as caught:
        load_rules(written_rules(tmp_path, **fields))
    assert str(caught.value).startswith("some.toml, rule “hosts”: ")
    assert "\n" not in str(caught.value)


def test_a_rule_without_a_name_is_refused(tmp_path: Path) -> None:
    """A row that cannot be named is still traced to its file."""
    with pytest.raises(RuleError, match=r"^some\.toml, rule “\?”: .*“name” is missing"):
        load_rules(written_rules(tmp_path, name=None))


def test_a_name_stands_once(tmp_path: Path) -> None:
    """Two rules of one name, in one file or in two, are refused: a statement names its rule."""
    (written_rules(tmp_path) / "other.toml").write_text((tmp_path / "some.toml").read_text("utf-8"), "utf-8")
    with pytest.raises(RuleError, match="Rule “hosts” stands twice"):
        load_rules(tmp_path)


def test_a_folder_without_word_lists_is_refused(tmp_path: Path) -> None:
    """Rules cannot be read without the words that they name."""
    (written_rules(tmp_path) / "words.toml").unlink()
    with pytest.raises(RuleError, match=r"words\.toml: .*restore it") as caught:
        load_rules(tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["some.toml", "words.toml"])
def test_what_is_no_toml_is_refused(tmp_path: Path, name: str) -> None:
    """A file that does not parse is named, with what to do about it."""
    (written_rules(tmp_path) / name).write_text('pattern = "half', "utf-8")
    with pytest.raises(RuleError, match=rf"^{name}: .*correct the file") as caught:
        load_rules(tmp_path)
    assert "\n" not in str(caught.value)
