"""Every command explains itself, answers, and minds the terminal it prints to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.query import MEMORY

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = sorted(cli.commands)
PAGE = "000_792e9c28f50f2240.txt"


def kg(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def names(out: Path, kind: str) -> list[str]:
    """Names of the entities of a kind in a build, sorted."""
    listed = json.loads(kg("search", "", "--json", "--out", out).stdout)
    return sorted(entity["name"] for entity in listed if entity["kind"] == kind)


# ---- Every command


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_example(name: str) -> None:
    """A command's help opens with a sentence and shows a command line that begins with it."""
    command = cli.commands[name]
    result = kg(name, "--help")
    assert result.exit_code == 0
    assert command.help
    assert command.help.split("\n")[0].endswith(".")
    assert f"  kg {name}" in result.stdout.partition("Example:")[2]


@pytest.mark.parametrize("name", [n for n in COMMANDS if not isinstance(cli.commands[n], click.Group)])
def test_command_takes_out(name: str) -> None:
    """Every command that works on a store can be told in which folder."""
    (out,) = (option for option in cli.commands[name].params if option.name == "out")
    assert isinstance(out, click.Option)
    assert out.default == Path("outputs")


@pytest.mark.parametrize("name", ["query", "serve"])
def test_memory_is_what_an_answer_may_take(name: str) -> None:
    """The default is written out, so that help does not load the library that has it."""
    (memory,) = (option for option in cli.commands[name].params if option.name == "memory")
    assert memory.default == MEMORY


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_in_the_readme(name: str, readme: str) -> None:
    """Both READMEs show every command."""
    assert f"kg {name}" in (ROOT / readme).read_text("utf-8")


def test_help_lists_every_command() -> None:
    """`kg --help` names all commands."""
    listed = kg("--help").stdout
    assert all(f"\n  {name} " in listed for name in COMMANDS)


# ---- What they answer


def test_show_answers_a_short_form(built: Path) -> None:
    """A short form of the pages leads to the entity with the full name."""
    assert json.loads(kg("show", "德州市总", "--json", "--out", built).stdout)["name"] == "德州市总工会"


def test_show_gives_every_statement_its_sentence(built: Path) -> None:
    """Each link that JSON lists stands on the sheet with its sentence."""
    card = json.loads(kg("show", "德州市总工会", "--json", "--out", built).stdout)
    sheet = kg("show", "德州市总工会", "--out", built).stdout
    assert card["links"]
    assert all(link["evidence"]["quote"] in sheet and link["name"] in sheet for link in card["links"])


def test_show_raw_gives_the_page_as_printed(built: Path) -> None:
    """Beside each sentence stands the same as on the page, white space apart: line ends, spread lines."""
    card = json.loads(kg("show", "德州市总", "--raw", "--json", "--out", built).stdout)
    evidence = [link["evidence"] for link in card["links"]]
    assert all("".join(e["printed"].split()) == "".join(e["quote"].split()) for e in evidence)
    broken = [e["printed"] for e in evidence if "\n" in e["printed"]]
    assert broken
    sheet = kg("show", "德州市总", "--raw", "--out", built).stdout
    assert all(f"      | {line}" in sheet for printed in broken for line in printed.splitlines())
    plain = kg("show", "德州市总", "--out", built).stdout
    assert "      | " not in plain


def test_partners_stand_under_one_heading(built: Path) -> None:
    """Whom an entity works with is one list, whichever end of the stored relation it is."""
    sheet = kg("show", "上海市交通工会", "--out", built).stdout
    _, partners = sheet.split("合作 cooperatesWith\n")
    partners = partners.split("\n\n")[0]
    assert "→ 上海市交通委安委会办公室" in partners
    assert "→ 市交通建设工程安全质量监督站" in partners


def test_jumps_are_joined_across_added_pages(tmp_path: Path) -> None:
    """Two pages of an issue make one text of a jump, and the entity's articles say where it goes on."""
    (tmp_path / "2025-11-23_01.txt").write_text(
        "德州夜校亮灯\n\n本报记者 李明\n\n近日，德州市总工会办起夜校。\n\n课程有八门。（下转第2版）", "utf-8"
    )
    (tmp_path / "2025-11-23_02.txt").write_text(
        "德州夜校亮灯\n\n（上接第1版）\n\n德州市总工会还请来老师。\n\n职工都说好。", "utf-8"
    )
    out = tmp_path / "out"
    assert kg("build", tmp_path, "--out", out).exit_code == 0
    lines = json.loads(kg("show", "德州市总工会", "--json", "--out", out).stdout)["articles"]
    assert "德州夜校亮灯 (continued on page 2: 德州夜校亮灯)" in lines
    assert (out / "graph.ttl").read_text("utf-8").count("kg:continuedBy") == 1


def test_an_inferred_date_is_listed_as_such(built: Path) -> None:
    """`kg issues` tells a date that only datelines give from one that is stated."""
    pages = json.loads(kg("issues", "--json", "--out", built).stdout)
    inferred = [page["date"] for page in pages if page["date_inferred"]]
    listed = kg("issues", "--out", built).stdout
    assert inferred
    assert all(f"{date} (inferred)" in listed for date in inferred)


def test_added_page_can_be_removed_again(stored: Path) -> None:
    """Removing a page and adding it again leads back to the same graph."""
    before = (stored / "graph.ttl").read_bytes()
    assert kg("remove", PAGE, "--out", stored).exit_code == 0
    without = (stored / "graph.ttl").read_bytes()
    assert without != before
    assert kg("add", ROOT / "seeds" / PAGE, "--out", stored).exit_code == 0
    assert (stored / "graph.ttl").read_bytes() == before


def test_known_page_is_left_alone(stored: Path) -> None:
    """Adding a page that is there changes nothing and says so."""
    before = (stored / "graph.ttl").read_bytes()
    result = kg("add", ROOT / "seeds" / PAGE, "--out", stored)
    assert result.exit_code == 0
    assert PAGE in result.stdout
    assert (stored / "graph.ttl").read_bytes() == before


def test_added_issue_keeps_paper_and_date(tmp_path: Path) -> None:
    """What --paper, --date and --page say is listed by `kg issues`."""
    told = ("--paper", "晨报", "--date", "2025-11-23", "--page", "2")
    assert kg("add", ROOT / "seeds" / PAGE, *told, "--out", tmp_path).exit_code == 0
    (page,) = json.loads(kg("issues", "--json", "--out", tmp_path).stdout)
    assert (page["paper"], page["date"], page["number"]) == ("晨报", "2025-11-23", "2")


def test_check_finds_the_sample_graph_well_formed(built: Path) -> None:
    """The graph of the sample pages violates no shape."""
    assert json.loads(kg("check", "--json", "--out", built).stdout) == []


def test_every_named_question_has_an_answer(built: Path) -> None:
    """A named question gives at least one row on the sample pages."""
    from kg.query import named_queries

    for name in named_queries():
        result = kg("query", "--named", name, "--format", "csv", "--out", built)
        assert len(result.stdout.splitlines()) > 1, name


# ---- Any terminal


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize(
    "arguments", [["show", "德州市总工会"], ["show", "--help"], ["issues"], ["query", "--list"]], ids=" ".join
)
def test_narrow_encoding_is_survived(arguments: list[str], encoding: str, built: Path) -> None:
    """A terminal that knows no Chinese characters gets an answer and no traceback."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-P", "-m", "kg", *arguments, "--out", str(built)]
    run = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_unknown_characters_become_codes(built: Path) -> None:
    """A character that the terminal's encoding lacks is printed as its code."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-P", "-m", "kg", "search", "工会", "--out", str(built)]
    run = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert rb"\u5de5\u4f1a" in run.stdout


@pytest.mark.parametrize(
    "arguments", ["show 德州市总工会", "search 工会", "query -e 'SELECT * { ?a ?b ?c }'"]
)
def test_closed_pipe_is_survived(arguments: str, built: Path) -> None:
    """A reader that stops reading ends the command without a word."""
    line = f"'{sys.executable}' -P -m kg {arguments} --out '{built}' | head -n 1"
    run = subprocess.run(["/bin/sh", "-c", line], capture_output=True, encoding="utf-8", check=False)
    assert run.stdout.count("\n") == 1
    assert run.stderr == ""
