"""Collects what the page's panel and search know: entities, statements, measures, articles, pages."""

from typing import Any

import networkx as nx

from kg.model import KINDS, Article, Figure, Page


def contents(graph: nx.MultiDiGraph) -> dict[str, Any]:
    """Plain lists for JSON, sorted by id; only the articles and pages that the graph speaks of."""
    figures = [figure for figure in graph.graph.get("figures", ()) if figure.of in graph]
    statements = [_statement(*edge) for edge in sorted(graph.edges(keys=True, data=True), key=lambda e: e[2])]
    cited = {article for _, attributes in graph.nodes.data() for article in attributes["articles"]}
    cited |= {statement["article"] for statement in statements}
    cited |= {figure.measure.article for figure in figures}
    articles = [article for key, article in sorted(graph.graph["articles"].items()) if key in cited]
    sources = {article.page for article in articles}
    pages = [page for digest, page in sorted(graph.graph["pages"].items()) if digest in sources]
    return {
        "kinds": KINDS,
        "entities": [_entity(name, graph.nodes[name]) for name in sorted(graph)],
        "statements": statements,
        "figures": [_figure(figure) for figure in sorted(figures, key=lambda figure: figure.id)],
        "articles": [_article(article) for article in articles],
        "pages": [_page(page) for page in pages],
    }


def _entity(name: str, attributes: dict[str, Any]) -> dict[str, Any]:
    wanted = ("kind", "subtype", "name", "aliases", "articles", "adcode", "parent")
    return {"id": name} | {key: attributes[key] for key in wanted}


def _statement(subject: str, target: str, key: str, attributes: dict[str, Any]) -> dict[str, Any]:
    wanted = ("predicate", "role", "quote", "start", "end", "rule", "confidence", "article")
    return {"id": key, "subject": subject, "object": target} | {name: attributes[name] for name in wanted}


def _figure(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "of": figure.of,
        "what": measure.what,
        "value": int(measure.value) if measure.value == int(measure.value) else measure.value,
        "unit": measure.unit,
        "as_of": measure.when.printed,
        "article": measure.article,
        "start": measure.start,
        "end": measure.end,
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "headlines": len(article.headlines),
        "text": article.text,
        "page": article.page,
        "bylines": [[byline.name, byline.role] for byline in article.bylines],
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "digest": page.digest,
        "source": page.source,
        "paper": page.paper,
        "date": page.date,
        "number": page.number,
    }
