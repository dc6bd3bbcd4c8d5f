"""Writes the graph as TriG: a named graph an issue, each with all that its pages say."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from kg.rdf.document import declarations, identity_blocks, record_blocks, speller
from kg.rdf.names import BASE
from kg.rdf.pages import issue_key
from kg.whole import written_whole


def write_trig(graph: nx.MultiDiGraph, path: Path, base: str = BASE) -> None:
    """Write `graph` to `path` in one step; all graphs together are what `write_turtle` writes.

    A named graph has the IRI of its issue, and entities with all their names, so that it can be read
    alone; the default graph has retired names, decisions, and entities that no issue speaks of.
    """
    with written_whole(path) as file:
        file.writelines(_document(graph, base))


def _document(graph: nx.MultiDiGraph, base: str) -> Iterator[str]:
    spell = speller(base)
    yield declarations(base)
    left = set(graph)
    for issue, part in sorted(_by_issue(graph).items()):
        left -= set(part)
        yield f"{spell(f'issue/{issue}')} {{\n\n"
        yield from record_blocks(part, spell)
        yield "}\n\n"
    rest = _empty()
    rest.graph["decisions"] = graph.graph["decisions"]
    rest.add_nodes_from((node, graph.nodes[node]) for node in left)
    yield from record_blocks(rest, spell)
    yield from identity_blocks(graph, spell)


def _by_issue(graph: nx.MultiDiGraph) -> dict[str, nx.MultiDiGraph]:
    """Cut up by issue: its pages and articles, and the entities, links and numbers of these."""
    about = graph.graph
    parts: dict[str, nx.MultiDiGraph] = defaultdict(_empty)
    for digest, page in about["pages"].items():
        parts[issue_key(page)].graph["pages"][digest] = page
    issue_of = {key: issue_key(about["pages"][article.page]) for key, article in about["articles"].items()}
    for key, article in about["articles"].items():
        parts[issue_of[key]].graph["articles"][key] = article
        parts[issue_of[key]].graph |= {name: about[name] for name in ("continuations", "decisions")}
    for node, told in graph.nodes.items():
        for issue in {issue_of[key] for key in told["articles"]}:
            _take(parts[issue], graph, node)
    for subject, target, key, said in graph.edges(keys=True, data=True):
        part = parts[issue_of[said["article"]]]
        for node in (subject, target):
            _take(part, graph, node)
        part.add_edge(subject, target, key, **said)
    for figure in about["figures"]:
        part = parts[issue_of[figure.measure.article]]
        _take(part, graph, figure.of)
        part.graph["figures"].append(figure)
    return parts


def _take(part: nx.MultiDiGraph, graph: nx.MultiDiGraph, node: str) -> None:
    """Add an entity, and the divisions that a place lies in, with those of their articles that are there."""
    while node and node not in part:
        told = graph.nodes[node]
        here = tuple(key for key in told["articles"] if key in part.graph["articles"])
        part.add_node(node, **(told | {"articles": here}))
        node = told["parent"]


def _empty() -> nx.MultiDiGraph:
    return nx.MultiDiGraph(pages={}, articles={}, figures=[], continuations={}, retired={}, decisions=())
