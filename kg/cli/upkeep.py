"""The commands that look after an output folder: doctor, backup, refresh."""

from pathlib import Path

import click

from kg.cli.frame import end_with_faults, examples, json_option, out_option, print_json
from kg.cli.screen import say, under_progress_bar


@click.command(epilog=examples("kg doctor", "kg doctor --json"))
@out_option
@json_option
@click.pass_context
def doctor(ctx: click.Context, out: Path, as_json: bool) -> None:
    """Say what is wrong in the output folder, and what to do.

    Looks at the store (its file and tables, the text of each page, what was read from it and with which
    rules, what is joined), at the decisions and at the derived files; the exit code is 1 where something
    is found.
    """
    from kg.pipeline.upkeep import examine

    end_with_faults(ctx, "Findings", examine(out), as_json)


@click.command(epilog=examples("kg backup copies/2025-11-23.db"))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@out_option
def backup(file: Path, out: Path) -> None:
    """Copy the store to FILE, and your decisions beside it, while either is in use.

    The copy becomes the store again under the name newskg.db, the decisions as decisions.csv.
    """
    from kg.pipeline.upkeep import back_up

    copied = back_up(out, file)
    say(f"Copied {copied.pages} pages to {', '.join(map(str, copied.files))}")


@click.command(epilog=examples("kg refresh"))
@out_option
@json_option
def refresh(out: Path, as_json: bool) -> None:
    """Read pages again whose rules or word lists have changed since, and derive all files.

    So are pages of which the store has lost something, or has something else than was read. Pages are
    read from the store; their files need not be there.
    """
    from kg.pipeline.upkeep import refresh as refresh_pages

    pages = refresh_pages(out, under_progress_bar)
    if as_json:
        print_json([page.source for page in pages])
    else:
        say("\n".join([*(f"Read again {page.source}" for page in pages), f"Pages: {len(pages)}"]))
