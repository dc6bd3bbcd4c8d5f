"""The graph as rows of plain values: entities, links and numbers, with all that tells where they are from."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import networkx as nx

from kg.graph import said_of
from kg.model import Article, Page
from kg.ontology import labels, manner

Row = dict[str, Any]

# Where and when it is said, and how surely: of links and numbers alike.
_GROUNDS = {
    "modality": str, "when": str, "begins": str, "ends": str, "quote": str, "article": str, "source": str,
    "newspaper": str, "date": str, "rule": str, "confidence": float,
}  # fmt: skip
# Each kind of rows with its columns, in order, and their types.
NODES: Mapping[str, type] = MappingProxyType(
    {"id": str, "name": str, "kind": str, "subtype": str, "aliases": list}
    | {"adcode": str, "parent": str, "articles": int}
)
EDGES: Mapping[str, type] = MappingProxyType(
    {"id": str, "subject": str, "object": str, "predicate": str, "label": str, "role": str, "manner": str}
    | _GROUNDS
)
NUMBERS: Mapping[str, type] = MappingProxyType(
    {"id": str, "of": str, "what": str, "value": float, "unit": str} | _GROUNDS
)


def node_rows(graph: nx.MultiDiGraph) -> Iterator[Row]:
    """Yield an entity a row, sorted; `articles` is how many speak of it, `parent` an id."""
    for node in sorted(graph):
        told = graph.nodes[node]
        spread = {
            "aliases": sorted({*told["aliases"]} - {told["name"]}),
            "articles": len({*told["articles"]}),
        }
        yield {"id": node} | {key: told[key] for key in NODES if key in told} | spread


def edge_rows(graph: nx.MultiDiGraph) -> Iterator[Row]:
    """Yield a statement a row, sorted; `label` is Chinese, `source` the page's file, `date` its issue's."""
    for subject, target, key in sorted(graph.edges(keys=True)):
        said = graph.edges[subject, target, key]
        predicate, role = said["predicate"], said["role"]
        own = {"id": key, "subject": subject, "object": target, "predicate": predicate, "role": role}
        meant = {"label": labels(predicate)["zh"], "manner": manner(predicate, role)}
        yield own | meant | _grounds(graph, said)


def number_rows(graph: nx.MultiDiGraph) -> Iterator[Row]:
    """Yield a number a row, sorted; `of` is the id of the entity."""
    for figure in sorted(graph.graph["figures"], key=lambda figure: figure.id):
        told = figure.measure
        own = {"id": figure.id, "of": figure.of, "what": told.what, "value": told.value, "unit": told.unit}
        yield own | _grounds(graph, said_of(told))


def _grounds(graph: nx.MultiDiGraph, said: Mapping[str, Any]) -> Row:
    article: Article = graph.graph["articles"][said["article"]]
    page: Page = graph.graph["pages"][article.page]
    found = {"quote": article.text[said["start"] : said["end"]], "article": article.title}
    issue = {"source": page.source, "newspaper": page.paper, "date": page.date}
    return {key: said[key] for key in _GROUNDS if key in said} | found | issue
