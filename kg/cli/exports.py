"""The commands that look at the whole graph: map, check."""

from pathlib import Path

import click

from kg.cli.frame import end_with_faults, examples, json_option, out_option, stated_option
from kg.cli.screen import say
from kg.model import KINDS


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
    from kg.whole import writing_to

    graph = stated_only(load_graph(out)) if stated else load_graph(out)
    drawn = cut_out(graph, find_entity(graph, focus) if focus else "", hops, kinds)
    target = output or out / "map.html"
    with writing_to(target.parent):
        write_map(drawn, target, map_labels())
    say(f"Drew {len(drawn)} entities. Open {target}")


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
    end_with_faults(ctx, "Violations", violations, as_json)
