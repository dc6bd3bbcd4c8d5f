"""A rule is tried on the stored pages before it is kept, with what it adds and takes away."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from found import article_of, stories_in

from kg.cli import cli
from kg.errors import RuleError
from kg.mentions import find_mentions
from kg.model import Page, Record
from kg.relations import find_relations
from kg.trial import try_rules

RULE = """[[rule]]
name = "{name}"
property = "runs"
pattern = '{pattern}'
why = "A body paints a program's sign."
yes = [{{ text = "〔Organization:甲会〕粉刷〔Program:乙平台〕。", gives = ["甲会 runs 乙平台"] }}]
no = ["〔Organization:甲会〕观看〔Program:乙平台〕。"]
"""
PAINTS = "{S:Organization}粉刷{O:Program}"
TEXT = "洛阳市总工会粉刷“云上工友”平台。开封市总工会推出“工会通”平台。"


def rule_file(folder: Path, name: str = "paints", pattern: str = PAINTS) -> Path:
    """Write a file with one rule."""
    path = folder / "my-rule.toml"
    path.write_text(RULE.format(name=name, pattern=pattern), "utf-8")
    return path


def record() -> Record:
    """Read one page."""
    article = article_of(TEXT)
    relations = find_relations(stories_in(article))
    return Record(Page("p.txt", article.page, TEXT), (article,), find_mentions([article]), relations, ())


def test_a_new_rule_gains(tmp_path: Path) -> None:
    """What only the new rule finds is gained, with its sentence; nothing is lost."""
    trial = try_rules(rule_file(tmp_path), [record()])
    (change,) = trial.gained
    assert change.relation.subject.name == "洛阳市总工会"
    assert change.quote == "洛阳市总工会粉刷“云上工友”平台。"
    assert (trial.lost, trial.failed, trial.replaced) == ((), (), ())


def test_a_rule_of_a_present_name_takes_its_place(tmp_path: Path) -> None:
    """What only the present rule finds is lost."""
    trial = try_rules(rule_file(tmp_path, name="body-runs"), [record()])
    assert trial.replaced == ("body-runs",)
    assert [change.relation.subject.name for change in trial.lost] == ["开封市总工会"]
    assert [change.relation.subject.name for change in trial.gained] == ["洛阳市总工会"]


def test_an_example_that_fails_is_told(tmp_path: Path) -> None:
    """A rule whose pattern does not fit its own example says so."""
    (failure,) = try_rules(rule_file(tmp_path, pattern="{S:Organization}打扫{O:Program}"), []).failed
    assert failure.startswith("paints: ")
    assert "gives nothing, not 甲会 runs 乙平台" in failure


def test_what_is_no_rule_is_refused(tmp_path: Path) -> None:
    """A file of another kind gives a line that names it."""
    path = tmp_path / "my-rule.toml"
    path.write_text("rule", "utf-8")
    with pytest.raises(RuleError, match=r"my-rule\.toml"):
        try_rules(path, [])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from one page."""
    folder = tmp_path_factory.mktemp("trial")
    (folder / "page.txt").write_text(f"洛阳工会推新\n\n{TEXT}\n", "utf-8")
    built = CliRunner().invoke(cli, ["build", str(folder / "page.txt"), "--out", str(folder / "out")])
    assert built.exit_code == 0, built.output
    return folder / "out"


def test_the_command_prints_gains_and_losses(tmp_path: Path, out: Path) -> None:
    """Each with its sentence and its page; then how many."""
    told = CliRunner().invoke(cli, ["rules", "try", str(rule_file(tmp_path)), "--out", str(out)])
    assert told.exit_code == 0, told.output
    assert "+ 洛阳市总工会 runs “云上工友”平台" in told.output
    assert "「洛阳市总工会粉刷“云上工友”平台。」" in told.output
    assert told.output.splitlines()[-1] == "paints: 1 gained, 0 lost"


def test_the_command_speaks_json(tmp_path: Path, out: Path) -> None:
    """A program reads the same."""
    path = str(rule_file(tmp_path, name="body-runs"))
    told = CliRunner().invoke(cli, ["rules", "try", path, "--out", str(out), "--json"])
    found = json.loads(told.output)
    assert [row["subject"] for row in found["gained"]] == ["洛阳市总工会"]
    assert [row["subject"] for row in found["lost"]] == ["开封市总工会"]
    assert found["replaced"] == ["body-runs"]


def test_a_failing_example_ends_the_command_with_one(tmp_path: Path, out: Path) -> None:
    """So that a script notices."""
    path = str(rule_file(tmp_path, pattern="{S:Organization}打扫{O:Program}"))
    told = CliRunner().invoke(cli, ["rules", "try", path, "--out", str(out)])
    assert told.exit_code == 1
    assert told.output.startswith("Example fails: paints: ")
