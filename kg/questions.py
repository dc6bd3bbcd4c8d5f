"""Finds what a person could decide: what may be one thing, what may be two, and links that are unsure.

Questions that a decision has answered are not asked again; the more a question's entities are linked,
the earlier it comes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kg.graph import Edge
from kg.lexicon import word_set
from kg.model import HONOUR, ORGANIZATION, PERSON, PROGRAM
from kg.model.identity import DIFFERENT, RIGHT, SAME
from kg.resolve import key_of
from kg.resolve.official import leading_place

UNSURE = 0.6  # a confidence below which a link is asked about
_ONE_SIGN, _CONTAINED = 5, 4  # characters of names that may differ in one sign, of one inside another
_ALIKE = (ORGANIZATION, PROGRAM, HONOUR)
_UNITS = ("partOf", "locatedIn", "established", "memberOf")  # who is linked so is not one


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two nodes are one (`second` set), or whether an edge is right; `why` it is asked.

    Where both are set, a node may be two people, one of whom the edge speaks of.
    """

    first: str
    why: str
    second: str = ""
    edge: Edge | None = None


def open_questions(graph: nx.MultiDiGraph) -> tuple[Question, ...]:
    """All open questions, those about the most linked entities first."""
    settled = _settled(graph)
    asked = [
        question
        for question in (*_maybe_same(graph), *_maybe_two(graph), *_unsure(graph))
        if _subject(graph, question) not in settled
    ]
    return tuple(sorted(asked, key=lambda question: (-_use(graph, question), repr(question))))


def _settled(graph: nx.MultiDiGraph) -> set[object]:
    """What decisions are about: pairs of nodes, and links on a page."""
    kept = graph.graph["retired"]
    answered: set[object] = set()
    for told in graph.graph["decisions"]:
        ends = [kept.get(id_, id_) for id_ in told.things]
        if told.verdict in (SAME, DIFFERENT):
            answered.add(frozenset(ends))
        elif told.verdict == RIGHT:
            answered.add((ends[0], told.predicate, ends[1], told.page))
    return answered


def _subject(graph: nx.MultiDiGraph, question: Question) -> object:
    """What a decision would be about."""
    if not question.edge:
        return frozenset((question.first, question.second))
    first, second, _ = question.edge
    said = graph.edges[question.edge]
    return first, said["predicate"], second, said["article"].partition(".")[0]


def _use(graph: nx.MultiDiGraph, question: Question) -> int:
    ends = question.edge[:2] if question.edge else (question.first, question.second)
    return sum(graph.degree(node) for node in ends)


def _maybe_same(graph: nx.MultiDiGraph) -> Iterator[Question]:
    found: dict[tuple[str, str], str] = {}
    for pair, why in (*_one_name(graph), *_one_sign_apart(graph), *_one_in_another(graph)):
        found.setdefault(pair, why)
    for (first, second), why in found.items():
        if not any(_is_unit(graph, *pair) for pair in ((first, second), (second, first))):
            # The more linked one first, as that is the one that is kept.
            kept, other = sorted((first, second), key=lambda node: (-graph.degree(node), node))
            yield Question(kept, why, other)


def _is_unit(graph: nx.MultiDiGraph, first: str, second: str) -> bool:
    return any(said["predicate"] in _UNITS for said in (graph.get_edge_data(first, second) or {}).values())


_Alike = Iterator[tuple[tuple[str, str], str]]


def _one_name(graph: nx.MultiDiGraph) -> _Alike:
    """Two nodes of one kind and name."""
    by_key = defaultdict(list)
    people = ((node, key_of(own["name"])) for node, own in graph.nodes.items() if own["kind"] == PERSON)
    for node, name in (*people, *_names(graph)):
        by_key[graph.nodes[node]["kind"], name].append(node)
    for nodes in by_key.values():
        for pair in combinations(sorted(nodes), 2):
            yield pair, "They have one name."


def _one_sign_apart(graph: nx.MultiDiGraph) -> _Alike:
    """Names of one length that differ in one sign, which is no number and no part of a place."""
    masked = defaultdict(list)
    for node, name in _names(graph):
        if len(name) >= _ONE_SIGN:
            for at, sign in enumerate(name):
                if not sign.isnumeric():
                    masked[graph.nodes[node]["kind"], name[:at], name[at + 1 :]].append((node, name))
    for alike in masked.values():
        for (first, name), (second, other) in combinations(sorted(alike), 2):
            if first != second and not _are_elsewhere(name, other):
                yield (first, second), "Their names differ in one character."


def _are_elsewhere(name: str, other: str) -> bool:
    """Whether two names begin with two places: 北京市总工会, 南京市总工会."""
    places = leading_place(name), leading_place(other)
    return all(places) and places[0] != places[1]


def _one_in_another(graph: nx.MultiDiGraph) -> _Alike:
    """A name that is the end of another's of its subtype; at the beginning it would be the body of a unit."""
    whole = defaultdict(list)
    for node, name in _names(graph):
        whole[_sort(graph, node), name].append(node)
    for node, name in _names(graph):
        for start in range(1, len(name) - _CONTAINED + 1):
            for other in whole.get((_sort(graph, node), name[start:]), ()):
                first, second = sorted((node, other))
                yield (first, second), "The one's name is the end of the other's."


def _sort(graph: nx.MultiDiGraph, node: str) -> tuple[str, str]:
    return graph.nodes[node]["kind"], graph.nodes[node]["subtype"]


def _names(graph: nx.MultiDiGraph) -> Iterable[tuple[str, str]]:
    """Names by which things may be compared: not what every town has under one name."""
    named = ((node, key_of(own["name"])) for node, own in graph.nodes.items() if own["kind"] in _ALIKE)
    return [(node, name) for node, name in named if name not in word_set("programs", "generic", "names")]


def _maybe_two(graph: nx.MultiDiGraph) -> Iterator[Question]:
    """People who work for several bodies in several articles, when these are not linked."""
    for node, own in graph.nodes.items():
        if own["kind"] == PERSON:
            yield from _two_employers(graph, node)


def _two_employers(graph: nx.MultiDiGraph, node: str) -> Iterator[Question]:
    jobs = sorted(
        edge for edge in graph.out_edges(node, keys=True) if graph.edges[edge]["predicate"] == "worksFor"
    )
    usual = Counter(edge[1] for edge in jobs).most_common(1)
    for edge in jobs:
        elsewhere = {graph.edges[other]["article"] for other in jobs if other[1] == usual[0][0]}
        linked = (
            edge[1] == usual[0][0]
            or graph.has_edge(edge[1], usual[0][0])
            or graph.has_edge(usual[0][0], edge[1])
        )
        if not linked and graph.edges[edge]["article"] not in elsewhere:
            why = f"Another article has this name at {graph.nodes[usual[0][0]]['name']}."
            yield Question(node, why, f"article/{graph.edges[edge]['article']}", edge)


def _unsure(graph: nx.MultiDiGraph) -> Iterator[Question]:
    for first, second, key, confidence in graph.edges(keys=True, data="confidence"):
        if confidence < UNSURE:
            yield Question(first, f"The rule is unsure ({confidence:.2f}).", edge=(first, second, key))
