"""The commands with which a person corrects who is who: merge, split, rename, reject, undo."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.frame import examples, out_option
from kg.cli.screen import say
from kg.errors import KgError, UnknownName
from kg.model.identity import ARTICLE, DIFFERENT, RENAME, SAME, WRONG, Decision

if TYPE_CHECKING:
    import networkx as nx

_SHORTEST_ID = 4  # digits of a statement's id that are taken for its beginning


@click.command(epilog=examples("kg merge 市交通工会 上海市交通工会", "kg merge org:甲公司 org:甲集团"))
@click.argument("kept")
@click.argument("other")
@out_option
def merge(kept: str, other: str, out: Path) -> None:
    """Say that KEPT and OTHER are one entity.

    It keeps the name and the IRI of KEPT; the other IRI stays as dcterms:isReplacedBy.
    """
    from kg.graph import find_entity
    from kg.pipeline import load_graph

    graph = load_graph(out)
    first, second = find_entity(graph, kept), find_entity(graph, other)
    if first == second:
        raise KgError(f"“{kept}” and “{other}” are one already: {first}.")
    names = [graph.nodes[node]["name"] for node in (first, second)]
    _keep(out, decision_of(SAME, first, second, f"{names[1]} = {names[0]}"))
    say(f"Merged {second} into {first}")


@click.command(
    epilog=examples("kg split 满帮集团有限公司 满帮集团", "kg split 陈伟 003_6f481e450c8fac0c.txt")
)
@click.argument("name")
@click.argument("other")
@out_option
def split(name: str, other: str, out: Path) -> None:
    """Say that NAME and OTHER are two entities.

    OTHER is an entity, an id that was joined to NAME (`kg show` lists these), or a file, a headline or an
    article's id: what NAME means there is then an entity of its own.
    """
    from kg.graph import find_entity
    from kg.pipeline import load_graph

    graph = load_graph(out)
    node = find_entity(graph, name)
    try:
        part = part_of(graph, node, other) or find_entity(graph, other)
    except UnknownName as error:
        raise KgError(f"{error} Nor does an article or file “{other}” speak of {name}.") from error
    if part == node:
        raise KgError(f"“{other}” is {node} itself: name an id that was joined to it, or an article or file.")
    decision = decision_of(DIFFERENT, node, part, f"{graph.nodes[node]['name']} ≠ {other}")
    _keep(out, decision)
    say(f"Split {decision.apart or part} from {node}")


@click.command(epilog=examples("kg rename 市交通建设工程安全质量监督站 上海市交通建设工程安全质量监督站"))
@click.argument("name")
@click.argument("new")
@out_option
def rename(name: str, new: str, out: Path) -> None:
    """Say that the entity NAME is called NEW; its IRI stays as it is."""
    from kg.graph import find_entity
    from kg.pipeline import load_graph

    if not new.strip():
        raise KgError("The new name is blank: give it as the second word.")
    graph = load_graph(out)
    node = find_entity(graph, name)
    _keep(out, decision_of(RENAME, node, " ".join(new.split()), graph.nodes[node]["name"]))
    say(f"Renamed {node} to {new}")


@click.command(epilog=examples("kg reject 3f2a9c1d"))
@click.argument("statement")
@out_option
def reject(statement: str, out: Path) -> None:
    """Say that a statement is wrong, so that no graph has it.

    STATEMENT is the number that `kg show` prints behind the source, or its beginning.
    """
    from kg.pipeline import load_graph

    graph = load_graph(out)
    edge = _statement(graph, statement)
    decision = about_edge(graph, WRONG, edge)
    _keep(out, decision)
    say(f"Rejected {decision.note}")


@click.command(epilog=examples("kg undo"))
@out_option
def undo(out: Path) -> None:
    """Take the last decision back."""
    from kg.cli.sheets import told
    from kg.pipeline import derive
    from kg.pipeline import undo as take_back

    last = take_back(out)
    derive(out)
    say(f"Took back: {told(replace(last, date=''))}")


def decision_of(verdict: str, first: str, second: str, note: str) -> Decision:
    """Make a decision of today."""
    return Decision(verdict, first, second, datetime.now().astimezone().date().isoformat(), note=note)


def about_edge(graph: "nx.MultiDiGraph", verdict: str, edge: tuple[str, str, str]) -> Decision:
    """Make a decision of today about what a page says in the edge."""
    first, second, _ = edge
    said = graph.edges[edge]
    names = [graph.nodes[node]["name"] for node in (first, second)]
    return Decision(
        verdict,
        first,
        second,
        datetime.now().astimezone().date().isoformat(),
        said["predicate"],
        said["article"].partition(".")[0],
        f"{names[0]} {said['predicate']} {names[1]}：「{said['quote'].strip()}」",
    )


def part_of(graph: "nx.MultiDiGraph", node: str, text: str) -> str:
    """The part of a node that `text` means: an id joined to it, or an article that speaks of it, or empty.

    KgError where several articles are meant, or the only one.
    """
    from kg.resolve import key_of

    id_ = text if "/" in text else text.replace(":", "/", 1)
    joined = [old for old, kept in graph.graph["retired"].items() if kept == node]
    for old in joined:
        if id_ == old or key_of(text) == old.partition("/")[2]:
            return str(old)
    found = [key for key in graph.nodes[node]["articles"] if text in _called(graph, key)]
    if found and len(graph.nodes[node]["articles"]) == 1:
        raise KgError(f"Only “{text}” speaks of {node}: there is nothing to split it from.")
    if len(found) > 1:
        raise KgError(f"“{text}” has several articles that speak of it: name one of {', '.join(found)}.")
    return ARTICLE + found[0] if found else ""


def _called(graph: "nx.MultiDiGraph", key: str) -> set[str]:
    """What a person may call an article: its id, its headline, its file."""
    article = graph.graph["articles"][key]
    lines = {headline.text for headline in article.headlines}
    return {key, ARTICLE + key, article.title, graph.graph["pages"][article.page].source} | lines


def _statement(graph: "nx.MultiDiGraph", text: str) -> tuple[str, str, str]:
    wanted = text.removeprefix("statement/").removeprefix("statement:")
    found = sorted(edge for edge in graph.edges(keys=True) if edge[2].startswith(wanted))
    if len(wanted) < _SHORTEST_ID or not found:
        raise UnknownName("statement", text)
    if len(found) > 1:
        raise UnknownName("single statement", text, [edge[2] for edge in found])
    first, second, key = found[0]
    return first, second, key


def _keep(out: Path, decision: Decision) -> None:
    from kg.pipeline import decide, derive

    decide(out, decision)
    derive(out)
