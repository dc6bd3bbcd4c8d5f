"""The READMEs show what the commands really print."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NEWCOMER = re.compile(r"^<!-- ci: run -->\n```sh\n(.+)\n```$", re.MULTILINE)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder that has the sample pages and nothing else, as a newcomer does."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)


def sessions(readme: str) -> list[tuple[str, str]]:
    """Give each command of the console blocks with the output that is shown under it."""
    found = []
    for block in BLOCK.findall((ROOT / readme).read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown))
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def occurs(shown: str, printed: str) -> bool:
    """Tell whether `printed` has all of `shown` in order: white space apart, [...] standing for anything."""
    pattern = ".*".join(re.escape(squeezed(part)) for part in shown.split("[...]"))
    return re.search(pattern, squeezed(printed)) is not None


@pytest.mark.parametrize(
    ("shown", "agrees"),
    [
        ("a b\n  c", True),
        ("a [...] d", True),
        ("[...]\nb c", True),
        ("a d", False),
        ("d [...] a", False),
        ("x", False),
    ],
)
def test_comparison_tells_apart(shown: str, agrees: bool) -> None:
    """The comparison accepts excerpts and refuses what was not printed."""
    assert occurs(shown, "a  b\nc d\n") is agrees


@pytest.mark.usefixtures("workplace")
def test_shown_output_is_real() -> None:
    """Every command of the READMEs, the same in both, runs in order and prints what each shows."""
    english, chinese = (sessions(readme) for readme in READMES)
    assert english, "no command is shown"
    assert [command for command, _ in english] == [command for command, _ in chinese]
    for (command, in_english), (_, in_chinese) in zip(english, chinese, strict=True):
        program, *arguments = shlex.split(command)
        assert program == "kg", command
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, f"{command}: {result.output}"
        for excerpt in (in_english, in_chinese):
            assert occurs(excerpt, result.stdout), f"{command} prints\n{result.stdout}\nnot\n{excerpt}"


@pytest.mark.parametrize("readme", READMES)
def test_shown_python_runs(
    readme: str, stored: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python that a README shows prints the links of a graph that was built."""
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / readme).read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    monkeypatch.chdir(stored.rename(stored.with_name("outputs")).parent)
    exec(compile(code, readme, "exec"), {})
    assert "worksFor" in capsys.readouterr().out


def test_readmes_tell_newcomers_the_same() -> None:
    """Both READMEs give the same two lines for a fresh machine."""
    english, chinese = (NEWCOMER.findall((ROOT / readme).read_text("utf-8")) for readme in READMES)
    assert english == chinese
    assert len(english) == 2


@pytest.mark.parametrize("readme", READMES)
def test_shown_rule_is_real(readme: str) -> None:
    """The rule that a README explains stands in the rules as it is shown."""
    (shown,) = re.findall(
        r"^```toml\n(.*?)^```$", (ROOT / readme).read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert any(shown in path.read_text("utf-8") for path in (ROOT / "ontology" / "rules").glob("*.toml"))


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_somewhere(readme: str) -> None:
    """Every relative link of a README names a file that is there."""
    text = (ROOT / readme).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert target.startswith("outputs/") or (ROOT / target).exists(), target
