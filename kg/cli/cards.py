"""What the graph knows of one entity, gathered for a reader: links and numbers with their evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import networkx as nx

from kg.graph import Edge, decisions_by_node, said_of
from kg.model import Article, Figure, When
from kg.model.identity import Decision
from kg.resolve.links import SYMMETRIC


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says so and where it stood; offsets as in the model, `id` of statement or measure.

    `printed` is the sentence as on the page, with its line ends and spaces, where that was asked for.
    """

    id: str
    quote: str
    headline: str
    paper: str
    date: str
    page: str
    source: str
    article: str
    start: int
    end: int
    rule: str
    confidence: float
    modality: str
    when: str
    interval: str
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another entity; `outgoing` where the card's entity is, or could be, its subject."""

    predicate: str
    outgoing: bool
    role: str
    other: str
    name: str
    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a sentence gives of the entity; as of when it is, its evidence says."""

    what: str
    value: float
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Card:
    """One entity with all that is said of it; `articles` are headlines, `parent` a name.

    `retired` are the ids that were given up for it, `decisions` what people decided about it.
    """

    id: str
    kind: str
    subtype: str
    name: str
    aliases: tuple[str, ...]
    adcode: str
    parent: str
    articles: tuple[str, ...]
    links: tuple[Link, ...]
    numbers: tuple[Number, ...]
    retired: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


_OF_EVIDENCE = ("article", "start", "end", "rule", "confidence", "modality", "when")
_Said = TypeVar("_Said", Link, Number)


def card_of(graph: nx.MultiDiGraph, node: str) -> Card:
    """Make the card of a node; links by predicate, direction and name."""
    own = graph.nodes[node]
    parent = own["parent"]
    outgoing = (_link(graph, edge[1], edge, outgoing=True) for edge in graph.out_edges(node, keys=True))
    incoming = (_link(graph, edge[0], edge, outgoing=False) for edge in graph.in_edges(node, keys=True))
    return Card(
        id=node,
        kind=own["kind"],
        subtype=own["subtype"],
        name=own["name"],
        aliases=tuple(own["aliases"]),
        adcode=own["adcode"],
        parent=graph.nodes[parent]["name"] if parent in graph else parent,
        articles=tuple(_article_line(graph, article) for article in own["articles"]),
        links=tuple(sorted((*outgoing, *incoming), key=_link_order)),
        numbers=tuple(_numbers(graph, graph.graph["figures"], node)),
        retired=tuple(sorted(old for old, kept in graph.graph["retired"].items() if kept == node)),
        decisions=tuple(decisions_by_node(graph).get(node, ())),
    )


def links_along(graph: nx.MultiDiGraph, node: str, edges: Iterable[Edge]) -> tuple[Link, ...]:
    """Give the links of a chain that starts at `node`, each seen from where the chain has come to."""
    links = []
    for edge in edges:
        outgoing = edge[0] == node
        node = edge[1] if outgoing else edge[0]
        links.append(_link(graph, node, edge, outgoing=outgoing))
    return tuple(links)


def _link(graph: nx.MultiDiGraph, other: str, edge: Edge, *, outgoing: bool) -> Link:
    said = graph.edges[edge]
    return Link(
        predicate=said["predicate"],
        outgoing=outgoing or said["predicate"] == SYMMETRIC,
        role=said["role"],
        other=other,
        name=graph.nodes[other]["name"],
        kind=graph.nodes[other]["kind"],
        evidence=_evidence(graph, edge[2], said),
    )


def _evidence(graph: nx.MultiDiGraph, id_: str, said: Mapping[str, Any]) -> Evidence:
    article = graph.graph["articles"][said["article"]]
    page = graph.graph["pages"][article.page]
    return Evidence(
        id=id_,
        quote=article.text[said["start"] : said["end"]],
        headline=_headline(article),
        paper=page.paper,
        date=page.date,
        page=page.number,
        source=page.source,
        interval=When(said["when"], said["begins"], said["ends"]).interval,
        **{key: said[key] for key in _OF_EVIDENCE},
    )


def as_printed(graph: nx.MultiDiGraph, card: Card) -> Card:
    """Make the card with each sentence also as it stands on its page."""

    def shown(said: _Said) -> _Said:
        return replace(said, evidence=replace(said.evidence, printed=_printed(graph, said.evidence)))

    return replace(card, links=tuple(map(shown, card.links)), numbers=tuple(map(shown, card.numbers)))


def _printed(graph: nx.MultiDiGraph, evidence: Evidence) -> str:
    from kg.articles import printed_span

    article = graph.graph["articles"][evidence.article]
    page = graph.graph["pages"][article.page]
    span = printed_span(page, article, evidence.start, evidence.end)
    return page.text[slice(*span)] if span else ""


def _article_line(graph: nx.MultiDiGraph, key: str) -> str:
    """Give an article's headline, and where its text goes on if that is known."""
    articles = graph.graph["articles"]
    line = _headline(articles[key])
    goes_on = graph.graph["continuations"].get(key)
    if not goes_on:
        return line
    page = graph.graph["pages"][articles[goes_on].page]
    place = f"page {page.number}" if page.number else page.source
    return f"{line} (continued on {place}: {_headline(articles[goes_on])})"


def _headline(article: Article) -> str:
    """Give the main headline, or the first line where the page prints none."""
    headlines = (headline.text for headline in article.headlines)
    return next(iter((*headlines, *article.paragraphs)), "")


def _numbers(graph: nx.MultiDiGraph, figures: Iterable[Figure], node: str) -> Iterable[Number]:
    for figure in figures:
        if figure.of == node:
            measure = figure.measure
            evidence = _evidence(graph, figure.id, said_of(measure))
            yield Number(measure.what, measure.value, measure.unit, evidence)


def _link_order(link: Link) -> tuple[object, ...]:
    return link.predicate, not link.outgoing, link.name, link.evidence.article, link.evidence.start, link.role
