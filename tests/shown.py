"""Fills the READMEs with what the commands print now: `python tests/shown.py`.

A console block is announced by `<!-- shown: N lines, W wide -->`: of each command's output the first
N lines are shown, cut at W columns; `[...]` stands for the rest. Prose is left as it is.
"""

import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path

from click.testing import CliRunner
from rich.cells import cell_len, set_cell_size

from kg.cli import cli

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
CUT = "[...]"
_BLOCK = re.compile(
    r"(<!-- shown: (?P<lines>\d+) lines, (?P<width>\d+) wide -->\n```console\n)(?P<body>.*?)(?=^```$)",
    re.DOTALL | re.MULTILINE,
)
_SECONDS = re.compile(r"^(seconds\s+)[\d.]+$")


def shown(command: str, lines: int, width: int) -> str:
    """The command and the head of what it prints; how long it took is never shown."""
    result = CliRunner().invoke(cli, shlex.split(command)[1:])
    if result.exit_code:
        raise SystemExit(f"{command}: {result.output}")
    printed = result.stdout.rstrip("\n").split("\n")
    head = [_SECONDS.sub(rf"\1{CUT}", _cut(line, width)) for line in printed[:lines]]
    more = [CUT] if len(printed) > lines else []
    return "\n".join((f"$ {command}", *head, *more)) + "\n"


def _cut(line: str, width: int) -> str:
    if cell_len(line) <= width:
        return line.rstrip()
    return set_cell_size(line, width - len(CUT) - 1).rstrip() + f" {CUT}"


def filled(readme: str) -> str:
    """A README's text with all blocks made anew, in the order in which a reader would type them."""

    def block(match: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.+)$", match["body"], re.MULTILINE)
        sizes = int(match["lines"]), int(match["width"])
        return match[1] + "".join(shown(command, *sizes) for command in commands)

    return _BLOCK.sub(block, readme)


def main() -> None:
    """Works in a folder that has the sample pages and nothing else, as a newcomer does."""
    for name in READMES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "seeds", Path(folder) / "seeds")
            os.chdir(folder)
            text = filled((ROOT / name).read_text("utf-8"))
            os.chdir(ROOT)
        (ROOT / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
