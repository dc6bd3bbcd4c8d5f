"""The commands that change or list what is stored: build, add, remove, issues."""

from datetime import datetime
from pathlib import Path

import click

from kg.cli.frame import examples, json_option, out_option, print_json, unchecked_option
from kg.cli.screen import print_table, say, under_progress_bar
from kg.errors import PageError

SEEDS = Path("seeds")
pages_type = click.Path(path_type=Path)


@click.command(epilog=examples("kg build", "kg build pages/ --fresh"))
@click.argument("paths", nargs=-1, type=pages_type, metavar="[PATH]...")
@click.option("--fresh", is_flag=True, help="Start anew; the old store is kept beside the new one.")
@unchecked_option
@out_option
@json_option
def build(paths: tuple[Path, ...], fresh: bool, unchecked: bool, out: Path, as_json: bool) -> None:
    """Read pages and write the store, the graph and the map.

    PATH is a newspaper page (text, Markdown, HTML, PDF, image), or a folder or a zip of such; seeds/
    where none is given. What the store has already stays in it. A file that cannot be read is told at
    the end and does not stop the others. A graph that violates the shapes of the ontology is not written.
    """
    from kg.cli.reports import print_build, refuse_rest, summary
    from kg.pipeline import build as build_graph

    if not paths and not SEEDS.exists():
        raise PageError(f"There is no {SEEDS}/ here: name a page or a folder, as in kg build pages/.")
    outcome = build_graph(
        out, paths or (SEEDS,), fresh=fresh, check=not unchecked, progress=under_progress_bar
    )
    if as_json:
        print_json(summary(outcome))
    else:
        print_build(outcome)
    refuse_rest(outcome)


@click.command(epilog=examples("kg add page.txt --paper 工人日报 --date 2025-11-23 --page 2"))
@click.argument("paths", nargs=-1, required=True, type=pages_type, metavar="PATH...")
@click.option("--paper", default="", metavar="NAME", help="Name of the newspaper.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Day of the issue.")
@click.option("--page", "number", default="", metavar="N", help="Number of the page, as printed.")
@unchecked_option
@out_option
@json_option
def add(
    paths: tuple[Path, ...],
    paper: str,
    date: datetime | None,
    number: str,
    unchecked: bool,
    out: Path,
    as_json: bool,
) -> None:
    """Add pages of a new issue and say what they bring.

    What is not told of paper, date and page is taken from the file's name. A page that is in already
    is left alone.
    """
    from kg.cli.reports import print_addition, refuse_rest, summary
    from kg.pipeline import add as add_pages

    day = date.date().isoformat() if date else ""
    told = {"paper": paper, "date": day, "number": number}
    outcome = add_pages(out, paths, **told, check=not unchecked, progress=under_progress_bar)
    if as_json:
        print_json(summary(outcome))
    else:
        print_addition(outcome)
    refuse_rest(outcome)


@click.command(epilog=examples("kg remove 004_a19b731a973356dc.txt", "kg remove 2025-11-23"))
@click.argument("source")
@out_option
def remove(source: str, out: Path) -> None:
    """Take a page out, or an issue, with all that only it says.

    SOURCE is the name of the page's file, or the date of the issue.
    """
    from kg.pipeline import remove as remove_pages

    for page in remove_pages(out, source):
        say(f"Removed {page.source}")


@click.command(epilog=examples("kg issues", "kg issues --json"))
@out_option
@json_option
def issues(out: Path, as_json: bool) -> None:
    """List the pages in the store, with newspaper and date."""
    from kg.pipeline import stored_pages

    keys = ("source", "paper", "date", "number", "digest", "date_inferred")
    pages = stored_pages(out)
    if as_json:
        print_json([{key: getattr(page, key) for key in keys} for page in pages])
    else:
        dates = [page.date + " (inferred)" * page.date_inferred for page in pages]
        rows = [(page.source, page.paper, date, page.number) for page, date in zip(pages, dates, strict=True)]
        print_table(("file", "newspaper", "date", "page"), rows)
