"""The command that says why two names are, or are not, one thing, and what links them."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.frame import examples, json_option, out_option, print_json
from kg.cli.screen import print_wrapped, say

if TYPE_CHECKING:
    import networkx as nx

    from kg.pipeline.why import Reason


@click.command(epilog=examples("kg why 全国总工会 中华全国总工会", "kg why 姚金环 宁波市总工会"))
@click.argument("first")
@click.argument("second")
@out_option
@json_option
def why(first: str, second: str, out: Path, as_json: bool) -> None:
    """Say why two names are one thing or two, and what links them.

    A link is told with the rule that found it, the words that it matched, and the sentence.
    """
    from kg.pipeline import load_graph
    from kg.pipeline.why import explain, explain_links

    graph = load_graph(out)
    one, other, reasons = explain(graph, out, first, second)
    links = explain_links(graph, out, one, other)
    if as_json:
        told = {"first": one, "second": other, "one": one == other, "reasons": reasons}
        print_json(told | {"links": [asdict(link) for link in links]})
        return
    say(f"One: {one}" if one == other else f"Two: {one} and {other}")
    for line in (*reasons, *(line for link in links for line in _told(graph, link))):
        print_wrapped(line, "  ")


def _told(graph: "nx.MultiDiGraph", link: "Reason") -> Iterator[str]:
    from kg.cli.sheets import ID_SHOWN
    from kg.ontology import labels

    first, second, key = link.edge
    said = graph.edges[link.edge]
    role = f"（{said['role']}）" if said["role"] else ""
    first, second = (graph.nodes[node]["name"] for node in (first, second))
    yield f"{first} —{labels(said['predicate'])['zh']} {said['predicate']}{role}→ {second}  {key[:ID_SHOWN]}"
    matched = "、".join(f"“{words}”" for words in link.words)
    yield f"Rule {link.rule} ({said['confidence']:.2f}): {link.why}" + (
        f" It matched {matched}." if matched else ""
    )
    yield f"「{said['quote'].strip()}」"
