"""The command query: asks the graph, or a server, and writes the answer."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kg.cli.frame import A_DAY, Amount, examples, memory_option, out_option, stated_option
from kg.cli.screen import escaped, is_terminal, print_table, say

if TYPE_CHECKING:
    from kg.query import Apart, Engine, Result

FORMATS = ("table", "csv", "json", "ttl")
LONGEST_FILE = 2**22  # characters; a query that engines take has fewer
ENGINES = ("oxigraph", "rdflib")


@click.command(
    epilog=examples(
        "kg query --list",
        "kg query --named programs-within-a-place --set region=浙江省",
        "kg query question.rq --format csv",
        "kg query -e 'SELECT ?name { ?union a kg:TradeUnion ; skos:prefLabel ?name }'",
        "kg query --named who-runs-what --endpoint http://127.0.0.1:8000/sparql",
    )
)
@click.argument("file", required=False, type=click.File(encoding="utf-8", errors="replace"))
@click.option("-e", "--expression", metavar="SPARQL", help="The query itself.")
@click.option("--named", metavar="NAME", help="A question of ontology/queries/.")
@click.option("--set", "settings", multiple=True, metavar="PARAMETER=VALUE", help="Narrow a named question.")
@click.option("--list", "listing", is_flag=True, help="List the named questions, with their parameters.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 server instead of the graph in DIR.")
@click.option("--engine", type=click.Choice(ENGINES), default="oxigraph", show_default=True)
@click.option("--timeout", type=Amount(min=0, max=A_DAY, min_open=True), default=60, show_default=True)
@memory_option
@click.option(
    "--limit", type=click.IntRange(min=1, max=10**9), default=100_000, show_default=True, help="Rows taken."
)
@stated_option
@out_option
def query(listing: bool, form: str, timeout: float, limit: int, **asked: Any) -> None:
    """Ask the graph in SPARQL; its prefixes need no declaration.

    The query is FILE (- for standard input), or follows -e, or is a named one. It may take --timeout
    seconds and --memory; where it has more rows than --limit, a line on standard error says so.
    """
    from kg.query import Apart, Limits

    if listing:
        _list_questions()
        return
    memory, *source = (asked.pop(key) for key in ("memory", "endpoint", "engine", "stated", "out"))
    engine = Apart(_engine(timeout, *source), memory=memory)
    result = engine.ask(_one_query(engine, **asked), Limits(timeout, limit))
    _print(result, form)
    if result.cut:
        click.echo(f"Only the first {limit} rows are here: narrow the query, or raise --limit.", err=True)


def _list_questions() -> None:
    from kg.query import named_queries

    rows = [
        (asked.name, f"{asked.chinese} {asked.english}", " ".join(each.name for each in asked.parameters))
        for asked in named_queries().values()
    ]
    print_table(("name", "question", "parameters"), rows, whole=(0,))


def _engine(
    seconds: float, endpoint: str | None, engine: str, stated: bool, out: Path
) -> "Callable[[], Engine]":
    """Give what makes the engine that was asked for."""
    from kg.query import Endpoint, Oxigraph, Rdflib

    if endpoint is None:
        return partial(Rdflib if engine == "rdflib" else Oxigraph, out / "graph.ttl", stated=stated)
    if stated:
        raise click.UsageError("--stated is for the graph in DIR: a server answers from what it has.")
    return partial(Endpoint, endpoint, seconds)


def _one_query(
    engine: "Apart",
    file: TextIO | None,
    expression: str | None,
    named: str | None,
    settings: tuple[str, ...],
) -> str:
    """Give the text of the one query that was asked; a usage error where it is none or several."""
    from kg.query import find_query

    if sum(given is not None for given in (file, expression, named)) != 1:
        raise click.UsageError(
            "Give one query: FILE, or -e SPARQL, or --named NAME (--list shows the names)."
        )
    if named is not None:
        return find_query(named).asking(_values(settings), engine.full_names)
    if settings:
        raise click.UsageError("--set narrows a named question: write the value into the query itself.")
    return file.read(LONGEST_FILE) if file is not None else str(expression)


def _values(settings: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [setting.partition("=") for setting in settings]
    for name, equals, _ in pairs:
        if not (name and equals):
            raise click.UsageError(f"--set takes PARAMETER=VALUE, not “{name}”.")
    return {name: value for name, _, value in pairs}


def _print(result: "Result", form: str) -> None:
    from kg.query import format_result

    terminal = is_terminal()
    if form == "table" and terminal:
        print_table(result.variables, result.rows)
    elif form == "json":
        click.echo(escaped(format_result(result, form)))
    elif form == "table" or terminal:
        say(format_result(result, form))
    else:  # for a program, as it is stored; without `color` click would leave out what it takes for colours
        click.echo(format_result(result, form), color=True)
