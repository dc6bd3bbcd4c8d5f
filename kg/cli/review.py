"""The command that walks a person through the open questions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.decisions import about_edge, decision_of
from kg.cli.frame import examples, out_option
from kg.cli.screen import columns, say, wrap
from kg.model.identity import DIFFERENT, RENAME, RIGHT, SAME, WRONG, Decision

if TYPE_CHECKING:
    import networkx as nx

    from kg.questions import Question

_SENTENCES = 3  # shown of either side
_KEYS = {"s": "same", "d": "different", "r": "rename", "w": "wrong", "y": "right", "k": "skip", "q": "quit"}
_Edge = tuple[str, str, str]


@click.command(epilog=examples("kg review", "kg review --limit 5"))
@click.option("--limit", type=click.IntRange(min=1), help="Ask so many questions at most.")
@out_option
def review(limit: int | None, out: Path) -> None:
    """Ask about what is unsure, and keep your answers.

    Answers are written at once to decisions.csv in the folder; what you skip is asked again.
    """
    from kg.pipeline import derive, load_graph
    from kg.pipeline.files import DECISIONS
    from kg.questions import open_questions

    graph = load_graph(out)
    questions = open_questions(graph)[:limit]
    say(f"Open questions: {len(questions)}")
    walk = _Walk(graph, out)
    for number, question in enumerate(questions, 1):
        if not walk.ask(question, f"{number}/{len(questions)}"):
            break
    if walk.kept:
        derive(out)
    say(
        f"Decided: {walk.kept}" + (f", in {out / DECISIONS}; `kg undo` takes the last back" * bool(walk.kept))
    )


class _Walk:
    """A walk through questions; `kept` counts the decisions."""

    def __init__(self, graph: "nx.MultiDiGraph", out: Path) -> None:
        self._graph = graph
        self._out = out
        self._settled: set[str] = set()
        self.kept = 0

    def ask(self, question: "Question", number: str) -> bool:
        """Ask one question; whether to go on."""
        if {question.first, question.second} & self._settled:
            return True
        edges = list(_edges(self._graph, question))
        say("\n".join(_shown(self._graph, question, number, edges)))
        keys = _answers(question)
        choices = "  ".join(f"[{key}] {_KEYS[key]}" for key in keys)
        try:
            answer = click.prompt(
                choices, type=click.Choice(list(keys)), show_choices=False, prompt_suffix=": "
            )
            if answer not in "qk":
                self._answer(question, answer, edges)
        except click.Abort:
            say()
            return False
        return bool(answer != "q")

    def _answer(self, question: "Question", answer: str, edges: list[_Edge]) -> None:
        for decision in _decided(self._graph, question, answer, edges):
            from kg.errors import DecisionError
            from kg.pipeline import decide

            try:
                decide(self._out, decision)
            except DecisionError as error:
                say(f"Not kept: {error}")
                continue
            self.kept += 1
            if decision.verdict == SAME:
                self._settled.add(decision.second)


def _answers(question: "Question") -> str:
    """Keys that a question takes."""
    return "ywrkq" if question.edge and not question.second else "sdrwkq"


def _edges(graph: "nx.MultiDiGraph", question: "Question") -> Iterator[_Edge]:
    """The statements that a question shows: its own, or some of either side."""
    if question.edge:
        yield question.edge
    for node in (question.first, question.second) if not question.edge else ():
        around = sorted({*graph.out_edges(node, keys=True), *graph.in_edges(node, keys=True)})
        yield from around[:_SENTENCES]
    if question.edge and question.second:
        others = (
            edge for edge in sorted(graph.out_edges(question.first, keys=True)) if edge != question.edge
        )
        yield from list(others)[:_SENTENCES]


def _shown(graph: "nx.MultiDiGraph", question: "Question", number: str, edges: list[_Edge]) -> Iterator[str]:
    yield ""
    asked = (
        "Is this right?"
        if question.edge and not question.second
        else "Is this one person?"
        if question.edge
        else "Are these one?"
    )
    yield f"{number}  {asked} {question.why}"
    nodes = [node for node in (question.first, question.second) if node in graph]
    for at, node in enumerate(nodes, 1):
        own = graph.nodes[node]
        also = f"（{'、'.join(own['aliases'])}）" if own["aliases"] else ""
        yield from wrap(f"{at}. {own['name']}{also}  {node}", "  ", columns())
    for at, edge in enumerate(edges):
        yield from _sentence(graph, edge, "abcdefghijkl"[at])
    for node in nodes if not edges else ():
        yield from _where(graph, node)


def _sentence(graph: "nx.MultiDiGraph", edge: _Edge, letter: str) -> Iterator[str]:
    from kg.ontology import labels

    said = graph.edges[edge]
    first, second = (graph.nodes[node]["name"] for node in edge[:2])
    role = f"（{said['role']}）" if said["role"] else ""
    yield from wrap(
        f"{letter}) {first} —{labels(said['predicate'])['zh']}{role}→ {second}", "    ", columns()
    )
    yield from wrap(f"「{said['quote'].strip()}」", " " * 6, columns())


def _where(graph: "nx.MultiDiGraph", node: str) -> Iterator[str]:
    """The headlines under which a thing without links is mentioned."""
    articles = [graph.graph["articles"][key] for key in graph.nodes[node]["articles"][:_SENTENCES]]
    for article in articles:
        yield from wrap(f"{graph.nodes[node]['name']}: {article.title}", "    ", columns())


def _decided(
    graph: "nx.MultiDiGraph", question: "Question", answer: str, edges: list[_Edge]
) -> Iterator[Decision]:
    """The decisions that an answer makes; what it lacks is asked for."""
    verdict = _KEYS[answer]
    if verdict == RENAME:
        yield _renamed(graph, question)
    elif verdict == WRONG:
        yield about_edge(graph, WRONG, _chosen(edges))
    elif verdict == RIGHT or (verdict == SAME and question.edge):
        yield about_edge(graph, RIGHT, edges[0])
    elif verdict in (SAME, DIFFERENT):
        names = [
            graph.nodes[node]["name"] if node in graph else node for node in (question.first, question.second)
        ]
        sign = "=" if verdict == SAME else "≠"
        yield decision_of(verdict, question.first, question.second, f"{names[1]} {sign} {names[0]}")


def _renamed(graph: "nx.MultiDiGraph", question: "Question") -> Decision:
    node = question.first
    if question.second in graph:
        chosen = click.prompt("Which", type=click.Choice(["1", "2"]))
        node = question.first if chosen == "1" else question.second
    new = click.prompt("New name").strip()
    return replace(decision_of(RENAME, node, new, graph.nodes[node]["name"]))


def _chosen(edges: list[_Edge]) -> _Edge:
    letters = "abcdefghijkl"[: len(edges)]
    if len(letters) == 1:
        return edges[0]
    return edges[letters.index(click.prompt("Which sentence", type=click.Choice(list(letters))))]
