"""What all commands share: options, the form of their examples, and how an error ends them."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.screen import escaped, print_wrapped, printable, say
from kg.errors import KgError, PagesRefused
from kg.pages.names import can_be_written

if TYPE_CHECKING:
    from kg.checks import Violation
    from kg.pipeline.upkeep import Finding

out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("outputs"),
    show_default=True,
    metavar="DIR",
    help="Folder of the store and of what is derived from it.",
)
stated_option = click.option(
    "--stated", is_flag=True, help="Leave out what is only planned, and what is denied."
)
unchecked_option = click.option(
    "--unchecked", is_flag=True, help="Write a graph that violates the shapes too, and check nothing."
)


class Amount(click.FloatRange):
    """A number of a unit within bounds, and a number at all (not NaN)."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Convert what was typed; click's own error where it is out of bounds."""
        number = super().convert(value, param, ctx)
        return self.fail(f"{value} is no number.", param, ctx) if number != number else number


A_DAY = 86400
memory_option = click.option(
    "--memory",
    type=Amount(min=0.5, max=1024),
    default=2,
    show_default=True,
    metavar="GB",
    help="Memory that an answer may take (on Linux).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


class Refused(click.ClickException):
    """What the user can mend: a line for each error on standard error, exit code 2."""

    exit_code = 2

    def __init__(self, error: KgError) -> None:
        errors = error.refused if isinstance(error, PagesRefused) else (error,)
        super().__init__(printable("\nError: ".join(" ".join(str(each).split()) for each in errors)))


class KgGroup(click.Group):
    """Commands in the order of their use; an error of the project's tree ends one without traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Names in the order in which the commands were added."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take arguments that are text: the system gives others with marks that no file can hold."""
        for arg in args:
            if not can_be_written(arg):
                raise click.UsageError(
                    f"“{arg}” is not in UTF-8: rename the file, or set the terminal to it."
                )
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that `ctx` names."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise Refused(error) from error
        except click.UsageError as error:  # which names a file as it was given
            told = error.format_message()
            if told == printable(told):
                raise
            raise click.UsageError(printable(told), error.ctx) from error


def examples(*commands: str) -> str:
    r"""Make the end of a command's help: `commands` as typed, kept by \b from being wrapped."""
    return "\b\nExample:\n" + "\n".join(f"  {command}" for command in commands)


def print_json(value: object) -> None:
    """Print `value` as JSON, Chinese as it is wherever the output can hold it."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    ascii_only = not encoding.lower().startswith("utf")
    click.echo(escaped(json.dumps(value, ensure_ascii=ascii_only, indent=1)))


def end_with_faults(
    ctx: click.Context, title: str, faults: "Sequence[Violation | Finding]", as_json: bool
) -> None:
    """Print what is wrong and how much there is of it, and end with exit code 1 where there is any."""
    if as_json:
        print_json([asdict(fault) for fault in faults])
    else:
        for fault in faults:
            print_wrapped(str(fault))
        say(f"{title}: {len(faults)}")
    ctx.exit(1 if faults else 0)
