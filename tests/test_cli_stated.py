"""What is only planned is marked wherever it is shown, and --stated leaves it out everywhere."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli

PAGE = """洛阳工会推出新平台

2024年9月5日，洛阳市总工会推出“云上工友”平台。

下一步，洛阳市总工会将推出“工会通”平台，力争到2026年服务职工5万人。
"""


def kg(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build from one page."""
    folder = tmp_path_factory.mktemp("stated")
    (folder / "2024-11-22_01.txt").write_text(PAGE, "utf-8")
    kg("build", folder / "2024-11-22_01.txt", "--out", folder / "out")
    return folder / "out"


def test_a_sheet_marks_plans_and_tells_times(out: Path) -> None:
    """The time stands as printed and as days; a plan carries its mark, what is done none."""
    sheet = kg("show", "洛阳市总工会", "--out", out).output
    assert "when: 2024年9月5日 = 2024-09-05/2024-09-05" in sheet
    marked = [line.strip() for line in sheet.splitlines() if "[planned]" in line]
    assert any("“工会通”平台" in line for line in marked)
    assert not any("“云上工友”平台" in line for line in marked)


def test_a_sheet_can_leave_plans_out(out: Path) -> None:
    """Relations and numbers alike."""
    sheet = kg("show", "洛阳市总工会", "--out", out, "--stated").output
    assert "“云上工友”平台" in sheet
    assert "[planned]" not in sheet
    assert "“工会通”平台（" not in sheet


def test_json_tells_modality_and_interval(out: Path) -> None:
    """A program reads the same of each link."""
    card = json.loads(kg("show", "洛阳市总工会", "--out", out, "--json").output)
    runs = {link["name"]: link["evidence"] for link in card["links"] if link["predicate"] == "runs"}
    assert runs["“工会通”平台"]["modality"] == "planned"
    assert runs["“云上工友”平台"]["modality"] == "stated"
    assert runs["“云上工友”平台"]["interval"] == "2024-09-05/2024-09-05"


def test_a_chain_is_not_drawn_through_a_plan(out: Path) -> None:
    """Between a body and what it only plans no chain leads then."""
    names = ("洛阳市总工会", "“工会通”平台")
    assert "runs" in kg("path", *names, "--out", out).output
    refused = CliRunner().invoke(cli, ["path", *names, "--out", str(out), "--stated"])
    assert refused.exit_code == 2
    assert "No chain leads" in refused.output


def test_a_query_and_a_map_leave_plans_out(out: Path, tmp_path: Path) -> None:
    """Of the two programs one is left."""
    asked = ("query", "-e", "SELECT ?program { ?union kg:runs ?program }", "--out", out, "--format", "csv")
    assert "“工会通”平台" in kg(*asked).output
    assert "“工会通”平台" not in kg(*asked, "--stated").output
    kg("map", "--stated", "--output", tmp_path / "map.html", "--out", out)
    assert "“工会通”平台（推出）" not in (tmp_path / "map.html").read_text("utf-8")
