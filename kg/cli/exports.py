"""The commands that hand the graph on: query, map, check."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

import click

from kg.cli.frame import examples, json_option, out_option, print_json, stated_option
from kg.cli.screen import columns, print_table, wrap
from kg.model import KINDS

FORMATS = ("table", "csv", "json", "ttl")


@click.command(
    epilog=examples(
        "kg query --list",
        "kg query --named who-runs-what",
        "kg query question.rq --format csv",
        "kg query -e 'SELECT ?name { ?union a kg:TradeUnion ; skos:prefLabel ?name }'",
    )
)
@click.argument("file", required=False, type=click.File(encoding="utf-8", errors="replace"))
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@click.option("--named", metavar="NAME", help="A question of ontology/queries/.")
@click.option("--list", "listing", is_flag=True, help="List the named questions.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@stated_option
@out_option
def query(
    file: TextIO | None,
    expression: str | None,
    named: str | None,
    listing: bool,
    form: str,
    stated: bool,
    out: Path,
) -> None:
    """Ask the graph in SPARQL; its prefixes need no declaration.

    The query is FILE (- for standard input), or follows -e, or is a named one.
    """
    from kg.query import format_result, named_queries, run_query

    if listing:
        rows = [(asked.name, f"{asked.chinese} {asked.english}") for asked in named_queries().values()]
        print_table(("name", "question"), rows, whole=(0,))
        return
    result = run_query(out / "graph.ttl", _one_query(file, expression, named), stated=stated)
    if form == "table" and sys.stdout.isatty():
        print_table(result.variables, result.rows)
    else:
        click.echo(format_result(result, form))


def _one_query(file: TextIO | None, expression: str | None, named: str | None) -> str:
    """Give the text of the one query that was asked; a usage error where it is none or several."""
    from kg.query import find_query

    if sum(given is not None for given in (file, expression, named)) != 1:
        raise click.UsageError(
            "Give one query: FILE, or -e SPARQL, or --named NAME (--list shows the names)."
        )
    if named is not None:
        return find_query(named).sparql
    return file.read() if file is not None else str(expression)


@click.command("map", epilog=examples("kg map", "kg map --focus 德州市总 --hops 2 --output dezhou.html"))
@click.option("--focus", metavar="NAME", default="", help="Draw only what lies around this entity.")
@click.option("--hops", type=click.IntRange(min=0), default=1, show_default=True, help="How far around it.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; repeatable.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="[default: DIR/map.html]")
@stated_option
@out_option
def map_(focus: str, hops: int, kinds: tuple[str, ...], output: Path | None, stated: bool, out: Path) -> None:
    """Draw the map, one HTML file that opens without a network."""
    from kg.graph import find_entity, stated_only
    from kg.map import focus as cut_out
    from kg.map import write_map
    from kg.pipeline import load_graph
    from kg.pipeline.files import map_labels

    graph = stated_only(load_graph(out)) if stated else load_graph(out)
    drawn = cut_out(graph, find_entity(graph, focus) if focus else "", hops, kinds)
    target = output or out / "map.html"
    write_map(drawn, target, map_labels())
    click.echo(f"Drew {len(drawn)} entities. Open {target}")


@click.command(epilog=examples("kg check"))
@out_option
@json_option
@click.pass_context
def check(ctx: click.Context, out: Path, as_json: bool) -> None:
    """Check the graph against the shapes of the ontology.

    Lists what violates them; the exit code is then 1.
    """
    from kg.checks import check_graph

    violations = check_graph(out / "graph.ttl")
    if as_json:
        print_json([asdict(violation) for violation in violations])
    else:
        for violation in violations:
            click.echo("\n".join(wrap(str(violation), "", columns())))
        click.echo(f"Violations: {len(violations)}")
    ctx.exit(1 if violations else 0)
