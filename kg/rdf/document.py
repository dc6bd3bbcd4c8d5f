"""Writes the graph as Turtle under the ontology, each entity followed by the sentences about it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from kg.model import Article, Figure, Page
from kg.ontology import NAMESPACE
from kg.rdf.turtle import block, decimal, iri, literal, name

BASE = "https://w3id.org/newskg/id/"
_IDENTIFIED = (
    "org", "program", "person", "place", "honour", "group",
    "article", "page", "issue", "statement", "measure",
)  # fmt: skip
_VOCABULARIES = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
}
_Properties = Iterable[tuple[str, Iterable[str]]]
_Spell = Callable[[str], str]  # how Turtle writes the IRI of an id

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every prefix of the contract with its namespace, those of entities and records under `base`."""
    return _VOCABULARIES | {kind: f"{base}{kind}/" for kind in _IDENTIFIED}


def write_turtle(graph: nx.MultiDiGraph, path: Path, base: str = BASE) -> None:
    """Write `graph` to `path` in one step, so that a reader sees the old file or the new one, whole.

    `base` ends with “/” or “#”, or is given a “/”. The same graph gives the same bytes.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_document(graph, base if base.endswith(("/", "#")) else f"{base}/"))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _document(graph: nx.MultiDiGraph, base: str) -> Iterator[str]:
    """Yield the whole file, block by block."""
    known = prefixes(base)
    about = graph.graph

    def spell(key: str) -> str:
        return name(iri(base, key), known)

    figures = defaultdict(list)
    for figure in sorted(about["figures"], key=lambda figure: figure.id):
        figures[figure.of].append(figure)
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in known.items()) + "\n"
    for node in sorted(graph):
        yield _entity(graph, node, spell)
        for _, target, key, edge in sorted(graph.out_edges(node, keys=True, data=True), key=_by_predicate):
            yield _statement((node, target), edge | {"id": key}, about["articles"][edge["article"]], spell)
        for figure in figures[node]:
            yield _figure(figure, about["articles"][figure.measure.article], spell)
    for key in sorted(about["articles"]):
        yield _article(about["articles"][key], spell)
    yield from _pages(about["pages"].values(), spell)
    for old, kept in sorted(about["retired"].items()):
        yield block(spell(old), [("dcterms:isReplacedBy", [spell(kept)])])


def _by_predicate(edge: tuple[str, str, str, dict[str, Any]]) -> tuple[str, str, str]:
    _, target, key, said = edge
    return said["predicate"], target, key


def _entity(graph: nx.MultiDiGraph, node: str, spell: _Spell) -> str:
    said = graph.nodes[node]
    objects = defaultdict(set)
    for _, target, predicate in graph.out_edges(node, data="predicate"):
        objects[predicate].add(spell(target))
    if said["parent"]:
        for predicate in ("parent", "partOf"):
            objects[predicate].add(spell(said["parent"]))
    return block(
        spell(node),
        [
            ("a", [f"kg:{local}" for local in (said["subtype"], said["kind"]) if local]),
            ("skos:prefLabel", [literal(said["name"])]),
            ("skos:altLabel", [literal(alias) for alias in sorted({*said["aliases"]} - {said["name"]})]),
            ("kg:adcode", _if_known(said["adcode"])),
            *((f"kg:{predicate}", sorted(objects[predicate])) for predicate in sorted(objects)),
            ("kg:mentionedIn", [spell(f"article/{key}") for key in sorted({*said["articles"]})]),
        ],
    )


def _statement(ends: tuple[str, str], edge: dict[str, Any], article: Article, spell: _Spell) -> str:
    subject, target = ends
    return block(
        spell(f"statement/{edge['id']}"),
        [
            ("a", ["kg:Statement"]),
            ("rdf:subject", [spell(subject)]),
            ("rdf:predicate", [f"kg:{edge['predicate']}"]),
            ("rdf:object", [spell(target)]),
            ("kg:role", _if_known(edge["role"])),
            *_grounds(edge, article, spell),
        ],
    )


def _figure(figure: Figure, article: Article, spell: _Spell) -> str:
    measure = figure.measure
    grounds = {name: getattr(measure, name) for name in ("start", "end", "rule", "confidence")}
    return block(
        spell(f"measure/{figure.id}"),
        [
            ("a", ["kg:Measure"]),
            ("kg:of", [spell(figure.of)]),
            ("kg:what", _if_known(measure.what)),
            ("kg:value", [decimal(measure.value)]),
            ("kg:unit", _if_known(measure.unit)),
            ("kg:asOf", _if_known(measure.as_of)),
            *_grounds(grounds, article, spell),
        ],
    )


def _grounds(said: dict[str, Any], article: Article, spell: _Spell) -> _Properties:
    """Say what makes a statement or a number checkable: the sentence, where it stands, and the rule."""
    return (
        ("kg:quote", [literal(article.text[said["start"] : said["end"]])]),
        ("kg:start", [str(said["start"])]),
        ("kg:end", [str(said["end"])]),
        ("kg:rule", [literal(said["rule"])]),
        ("kg:confidence", [decimal(said["confidence"])]),
        ("prov:wasDerivedFrom", [spell(f"article/{article.id}")]),
    )


def _article(article: Article, spell: _Spell) -> str:
    bylines = (f"[ kg:name {literal(b.name)} ; kg:role {literal(b.role)} ]" for b in article.bylines)
    return block(
        spell(f"article/{article.id}"),
        [
            ("a", ["kg:Article"]),
            ("dcterms:title", [literal(article.title)]),
            ("kg:page", [_page_name(article.page, spell)]),
            ("kg:kind", [literal(article.kind)]),
            ("kg:byline", bylines),
            ("kg:dateline", _if_known(article.dateline)),
            ("kg:continued", ["true"] if article.continued else []),
            ("kg:text", [literal(article.text)]),
        ],
    )


def _pages(pages: Iterable[Page], spell: _Spell) -> Iterator[str]:
    issues = {}
    for page in sorted(pages, key=lambda page: page.digest):
        issue = spell(f"issue/{_issue_key(page)}")
        issues[issue] = page
        yield block(
            _page_name(page.digest, spell),
            [
                ("a", ["kg:Page"]),
                ("kg:source", [literal(page.source)]),
                ("kg:pageNumber", _if_known(page.number)),
                ("kg:issue", [issue]),
            ],
        )
    for issue, page in sorted(issues.items()):
        date = [literal(page.date, _DATE_TYPES.get(len(page.date), "xsd:string"))] if page.date else []
        newspaper = ("kg:newspaper", _if_known(page.paper))
        yield block(issue, [("a", ["kg:Issue"]), newspaper, ("dcterms:date", date)])


def _page_name(digest: str, spell: _Spell) -> str:
    """Name a page by as much of its digest as its articles carry in theirs."""
    return spell(f"page/{digest[:16]}")


def _issue_key(page: Page) -> str:
    """Pages of one newspaper and day are one issue; where either is unknown, none can be told to be."""
    return f"{page.paper}.{page.date}" if page.paper and page.date else page.digest[:16]


def _if_known(text: str) -> list[str]:
    return [literal(text)] if text else []
