"""Explains what the graph holds together and what it keeps apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

from kg.graph import Edge, decisions_by_node, find_entity
from kg.lexicon import lexicon
from kg.model import Article, Record
from kg.pipeline.files import STORE
from kg.relations import stories_of
from kg.relations.by_rule import matched_words
from kg.relations.rules import Rule, load_rules
from kg.resolve.keys import ids_of
from kg.resolve.profiles import profiles_of
from kg.resolve.why import explain_apart, explain_decision, explain_join
from kg.store import open_store


def explain(graph: nx.MultiDiGraph, out: Path, first: str, second: str) -> tuple[str, str, tuple[str, ...]]:
    """Give the nodes that two names mean, and lines that say why these are one or two.

    UnknownName where a name means none or several.
    """
    ends = find_entity(graph, first), find_entity(graph, second)
    if ends[0] == ends[1]:
        return *ends, tuple(_together(graph, ends[0]))
    with open_store(out / STORE, create=False) as store:
        profiles = {found for record in store.records() for found in profiles_of(record, ids_of(record))}
    members = [_members(graph, node) for node in ends]
    reasons = explain_apart(members[0], members[1], profiles, graph.graph["decisions"])
    return *ends, tuple(reasons)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two nodes are linked: the statement's edge, what its rule is for, and the words it matched."""

    edge: Edge
    rule: str
    why: str
    words: tuple[str, ...]


def explain_links(graph: nx.MultiDiGraph, out: Path, first: str, second: str) -> tuple[Reason, ...]:
    """Say of every statement between two nodes which rule found it by which words; sorted by edge."""
    edges = sorted(edge for edge in graph.edges((first, second), keys=True) if {*edge[:2]} == {first, second})
    if not edges:
        return ()
    rules = {rule.name: rule for rule in load_rules()}
    with open_store(out / STORE, create=False) as store:
        records = {record.page.digest: record for record in store.records()}
    reasons = []
    for edge in edges:
        said = graph.edges[edge]
        article = graph.graph["articles"][said["article"]]
        rule = rules.get(said["rule"])
        found = _words(rule, article, records[article.page], (said["start"], said["end"])) if rule else ()
        why = rule.why if rule else lexicon("identity")["by_name"].get(said["rule"], "")
        reasons.append(Reason(edge, said["rule"], why, found))
    return tuple(reasons)


def _words(rule: Rule, article: Article, record: Record, span: tuple[int, int]) -> tuple[str, ...]:
    (story,) = stories_of([article], record.mentions, record.page.date)
    return matched_words(story, span, rule)


def _members(graph: nx.MultiDiGraph, node: str) -> tuple[str, ...]:
    """A node and the ids that were given up for it."""
    return (node, *sorted(old for old, kept in graph.graph["retired"].items() if kept == node))


def _together(graph: nx.MultiDiGraph, node: str) -> Iterator[str]:
    members = _members(graph, node)
    own = graph.nodes[node]
    forms = "、".join((own["name"], *own["aliases"]))
    if len(members) == 1:
        yield f"Every page's words for it give the key {node}; pages print {forms}."
    for join in graph.graph["joins"]:
        if join.first in members and join.second in members:
            yield explain_join(join)
    for told in decisions_by_node(graph).get(node, ()):
        yield explain_decision(told)
