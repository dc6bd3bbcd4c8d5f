"""The commands that hand the graph on to other programs: export, serve, ontology."""

from pathlib import Path

import click

from kg.cli.frame import A_DAY, Amount, examples, memory_option, out_option, stated_option
from kg.cli.screen import say
from kg.errors import KgError, QueryError

# Written out, so that help does not load the libraries that write them; a test compares.
FORMS = ("turtle", "ntriples", "jsonld", "trig", "graphml", "gexf", "neo4j", "gephi", "parquet")


@click.command(epilog=examples("kg export --format jsonld", "kg export --format neo4j --output import/"))
@click.option("--format", "form", type=click.Choice(FORMS), required=True)
@click.option(
    "--output", type=click.Path(path_type=Path), help="File, or folder of tables. [default: in DIR]"
)
@stated_option
@out_option
def export(form: str, output: Path | None, stated: bool, out: Path) -> None:
    """Write the graph in a form that other programs read.

    RDF as turtle, ntriples, jsonld, or trig with a graph an issue; networks as graphml or gexf; tables as
    CSV for neo4j or gephi, or as parquet.
    """
    from kg.export import file_of, write_export
    from kg.graph import stated_only
    from kg.pipeline import load_graph

    graph = stated_only(load_graph(out)) if stated else load_graph(out)
    target = output or out / file_of(form)
    write_export(graph, form, target)
    say(f"Wrote {target}")


@click.command(epilog=examples("kg serve", "kg serve --port 8080 --timeout 10"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Other than loopback: open to others.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--timeout", type=Amount(min=0, max=A_DAY, min_open=True), default=30, show_default=True)
@memory_option
@click.option(
    "--at-once", type=click.IntRange(min=1), default=2, show_default=True, help="Queries at a time."
)
@out_option
def serve(host: str, port: int, timeout: float, memory: float, at_once: int, out: Path) -> None:
    """Serve the graph to this machine, read-only: SPARQL 1.1, the map, a page an entity.

    /sparql answers queries, each within --timeout seconds and --memory; / shows the map; /health tells
    whether all is well; /ontology is the reference; the page of an entity has the address of its IRI, on
    this host.
    """
    try:
        from kg.serve import Bounds, address_of, listen, run_server
    except ImportError as error:
        raise KgError("Serving needs an extra: pip install 'newskg[serve]'.") from error
    if not (out / "graph.ttl").is_file():
        raise QueryError(f"There is no graph at {out / 'graph.ttl'}: run `kg build` first.")
    with listen(host, port) as listener:
        say(f"Serving on {address_of(listener)} (Ctrl-C ends it)", err=True)
        run_server(out, listener, Bounds(seconds=timeout, memory=memory, at_once=at_once))


@click.command(epilog=examples("kg ontology", "kg ontology --output reference.html"))
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="[default: DIR/ontology.html]"
)
@out_option
def ontology(output: Path | None, out: Path) -> None:
    """Write the reference of all classes and properties, one HTML page in Chinese and English."""
    from kg.webpages import reference_page
    from kg.whole import write_text

    target = output or out / "ontology.html"
    write_text(target, reference_page())
    say(f"Open {target}")
