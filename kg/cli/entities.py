"""The commands that look things up: show, search, path."""

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.frame import examples, json_option, out_option, print_json, stated_option
from kg.cli.screen import columns, print_table, say


@click.command(epilog=examples("kg show 德州市总工会", "kg show 德州市总 --raw", "kg show 德州市总 --json"))
@click.argument("name")
@out_option
@click.option("--raw", is_flag=True, help="Add each sentence as on the page, line ends and spaces kept.")
@stated_option
@json_option
def show(name: str, out: Path, raw: bool, stated: bool, as_json: bool) -> None:
    """Show all that is said of an entity, with every sentence.

    NAME is any form that a page uses, short ones too.
    """
    from kg.cli.cards import as_printed, card_of
    from kg.cli.sheets import sheet
    from kg.graph import find_entity, stated_only
    from kg.pipeline import load_graph

    graph = stated_only(load_graph(out)) if stated else load_graph(out)
    card = card_of(graph, find_entity(graph, name))
    if raw:
        card = as_printed(graph, card)
    if as_json:
        print_json(asdict(card))
    else:
        say("\n".join(sheet(card, columns())))


@click.command(epilog=examples("kg search 驿站", "kg search 总工会 --json"))
@click.argument("text")
@out_option
@json_option
def search(text: str, out: Path, as_json: bool) -> None:
    """List the entities one of whose names contains TEXT."""
    from kg.cli.sheets import kind_of
    from kg.graph import find_entity
    from kg.graph import search as search_graph
    from kg.pipeline import load_graph

    graph = load_graph(out)
    # What no name contains is unknown too, and find_entity tells the nearest names.
    found = search_graph(graph, text) or (find_entity(graph, text),)
    entities = [(node, graph.nodes[node]) for node in found]
    if as_json:
        keys = ("kind", "subtype", "name", "aliases")
        print_json([{"id": node} | {key: own[key] for key in keys} for node, own in entities])
        return
    rows = [
        (own["name"], kind_of(own["kind"], own["subtype"]), "、".join(own["aliases"]), node)
        for node, own in entities
    ]
    print_table(("name", "kind", "also", "id"), rows)


@click.command(epilog=examples("kg path 德州市总工会 中华全国总工会"))
@click.argument("start")
@click.argument("end")
@out_option
@stated_option
@json_option
def path(start: str, end: str, out: Path, stated: bool, as_json: bool) -> None:
    """Find the shortest chain of relations from START to END."""
    from kg.cli.cards import links_along
    from kg.cli.sheets import chain
    from kg.graph import find_entity, shortest_path, stated_only
    from kg.pipeline import load_graph

    graph = stated_only(load_graph(out)) if stated else load_graph(out)
    node = find_entity(graph, start)
    links = links_along(graph, node, shortest_path(graph, start, end))
    if as_json:
        print_json([asdict(link) for link in links])
    else:
        say("\n".join(chain(graph.nodes[node]["name"], links, columns())))
