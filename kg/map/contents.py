"""Collects what the page's panel and search know: entities, statements, measures, articles, pages."""

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.map.spelling import pinyin
from kg.model import KINDS, STATED, Article, Figure, Page, When
from kg.ontology import NAMESPACE
from kg.rdf import BASE
from kg.rdf.turtle import iri


def contents(graph: nx.MultiDiGraph) -> dict[str, Any]:
    """Plain lists for JSON, sorted by id; only the articles and pages that the graph speaks of.

    What the articles say stands apart (`texts`), so that a page opens before it has read them; a
    statement's sentence is cut out of its article's text.
    """
    figures = [figure for figure in graph.graph.get("figures", ()) if figure.of in graph]
    statements = [_statement(*edge) for edge in sorted(graph.edges(keys=True, data=True), key=lambda e: e[2])]
    cited = {article for _, attributes in graph.nodes.data() for article in attributes["articles"]}
    cited |= {statement["article"] for statement in statements}
    cited |= {figure.measure.article for figure in figures}
    articles = [article for key, article in sorted(graph.graph["articles"].items()) if key in cited]
    sources = {article.page for article in articles}
    pages = [page for digest, page in sorted(graph.graph["pages"].items()) if digest in sources]
    goes_on = graph.graph.get("continuations", {})
    return {
        "kinds": KINDS,
        "entities": [_entity(name, graph.nodes[name]) for name in sorted(graph)],
        "statements": statements,
        "figures": [_figure(figure) for figure in sorted(figures, key=lambda figure: figure.id)],
        "articles": [_article(article, goes_on.get(article.id, "")) for article in articles],
        "pages": [_page(page) for page in pages],
        "base": BASE,
        "ontology": NAMESPACE,
    }


def texts(graph: nx.MultiDiGraph, articles: Iterable[str]) -> dict[str, str]:
    """Give the texts of articles by id."""
    return {key: graph.graph["articles"][key].text for key in articles}


def _entity(name: str, attributes: dict[str, Any]) -> dict[str, Any]:
    wanted = ("kind", "subtype", "name", "aliases", "articles", "adcode", "parent")
    spelled = [pinyin(known) for known in (attributes["name"], *attributes["aliases"])]
    safe = iri("", name)  # as the graph in RDF has it
    return {
        "id": name,
        "pinyin": spelled,
        **({"iri": safe} if safe != name else {}),
        **{key: attributes[key] for key in wanted},
    }


def _statement(subject: str, target: str, key: str, attributes: dict[str, Any]) -> dict[str, Any]:
    wanted = ("predicate", "role", "start", "end", "rule", "confidence", "article")
    said = {name: attributes[name] for name in wanted}
    when = When(attributes["when"], attributes["begins"], attributes["ends"])
    return {"id": key, "subject": subject, "object": target} | said | _manner(attributes["modality"], when)


def _manner(modality: str, when: When) -> dict[str, str]:
    """Whether it is so and when, where that is to be told: most statements plainly state."""
    told = {
        "modality": modality if modality != STATED else "",
        "when": when.printed,
        "interval": when.interval,
    }
    return {name: value for name, value in told.items() if value}


def _figure(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "of": figure.of,
        "what": measure.what,
        "value": int(measure.value) if measure.value == int(measure.value) else measure.value,
        "unit": measure.unit,
        "article": measure.article,
        "start": measure.start,
        "end": measure.end,
    } | _manner(measure.modality, measure.when)


def _article(article: Article, goes_on: str) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "headlines": len(article.headlines),
        "page": article.page,
        "bylines": [[byline.name, byline.role] for byline in article.bylines],
        "goes_on": goes_on,
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "digest": page.digest,
        "source": page.source,
        "paper": page.paper,
        "date": page.date,
        "inferred": page.date_inferred,
        "number": page.number,
    }
