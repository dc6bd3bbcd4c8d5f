"""Writes the graph as Turtle under the ontology, each entity followed by the sentences about it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from kg.graph import decisions_by_node, said_of
from kg.model import KICKER, MAIN, SUBTITLE, Article, Dateline, Figure, When
from kg.model.identity import Decision
from kg.ontology import manner
from kg.rdf.decisions import decision_blocks, decision_name
from kg.rdf.names import BASE, prefixes
from kg.rdf.pages import page_blocks, page_name
from kg.rdf.turtle import Spell, block, decimal, if_known, iri, literal, name
from kg.whole import written_whole

_Properties = Iterable[tuple[str, Iterable[str]]]


def write_turtle(graph: nx.MultiDiGraph, path: Path, base: str = BASE) -> None:
    """Write `graph` to `path` in one step, so that a reader sees the old file or the new one, whole.

    `base` ends with “/” or “#”, or is given a “/”. The same graph gives the same bytes.
    """
    with written_whole(path) as file:
        file.writelines(turtle(graph, base))


def turtle(graph: nx.MultiDiGraph, base: str = BASE) -> Iterator[str]:
    """Yield the whole file, block by block."""
    spell = speller(base)
    yield declarations(base)
    yield from record_blocks(graph, spell)
    yield from identity_blocks(graph, spell)


def speller(base: str) -> Spell:
    """Give how Turtle writes the IRI of an id under `base`."""
    base = _closed(base)
    known = prefixes(base)
    return lambda key: name(iri(base, key), known)


def declarations(base: str) -> str:
    """Declare all prefixes, and an empty line."""
    known = prefixes(_closed(base))
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in known.items()) + "\n"


def _closed(base: str) -> str:
    return base if base.endswith(("/", "#")) else f"{base}/"


def record_blocks(graph: nx.MultiDiGraph, spell: Spell) -> Iterator[str]:
    """Yield a block each: the entities, each before what is said of it, the articles, pages and issues."""
    about = graph.graph
    decided = decisions_by_node(graph)
    figures = defaultdict(list)
    for figure in sorted(about["figures"], key=lambda figure: figure.id):
        figures[figure.of].append(figure)
    for node in sorted(graph):
        yield _entity(graph, node, decided.get(node, ()), spell)
        for _, target, key, edge in sorted(graph.out_edges(node, keys=True, data=True), key=_by_predicate):
            yield _statement((node, target), edge | {"id": key}, about["articles"][edge["article"]], spell)
        for figure in figures[node]:
            yield _figure(figure, about["articles"][figure.measure.article], spell)
    for key in sorted(about["articles"]):
        yield _article(about["articles"][key], about["continuations"].get(key, ""), spell)
    yield from page_blocks(about["pages"].values(), spell)


def identity_blocks(graph: nx.MultiDiGraph, spell: Spell) -> Iterator[str]:
    """Yield a block a name that is no longer used, and a block a decision of a person."""
    for old, kept in sorted(graph.graph["retired"].items()):
        yield block(spell(old), [("dcterms:isReplacedBy", [spell(kept)])])
    yield from decision_blocks(graph.graph["decisions"], {*graph, *graph.graph["retired"]}, spell)


def _by_predicate(edge: tuple[str, str, str, dict[str, Any]]) -> tuple[str, str, str]:
    _, target, key, said = edge
    return said["predicate"], target, key


def _entity(graph: nx.MultiDiGraph, node: str, decisions: Iterable[Decision], spell: Spell) -> str:
    said = graph.nodes[node]
    objects = defaultdict(set)
    for _, target, edge in graph.out_edges(node, data=True):
        for predicate in (edge["predicate"], manner(edge["predicate"], edge["role"])):
            objects[predicate].add(spell(target))
    objects.pop("", None)
    if said["parent"]:
        for predicate in ("parent", "partOf"):
            objects[predicate].add(spell(said["parent"]))
    return block(
        spell(node),
        [
            ("a", [f"kg:{local}" for local in (said["subtype"], said["kind"]) if local]),
            ("skos:prefLabel", [literal(said["name"])]),
            ("skos:altLabel", [literal(alias) for alias in sorted({*said["aliases"]} - {said["name"]})]),
            ("kg:adcode", if_known(said["adcode"])),
            *((f"kg:{predicate}", sorted(objects[predicate])) for predicate in sorted(objects)),
            ("kg:decidedBy", sorted(decision_name(told, spell) for told in decisions)),
            ("kg:mentionedIn", [spell(f"article/{key}") for key in sorted({*said["articles"]})]),
        ],
    )


def _statement(ends: tuple[str, str], edge: dict[str, Any], article: Article, spell: Spell) -> str:
    subject, target = ends
    return block(
        spell(f"statement/{edge['id']}"),
        [
            ("a", ["kg:Statement"]),
            ("rdf:subject", [spell(subject)]),
            ("rdf:predicate", [f"kg:{edge['predicate']}"]),
            ("rdf:object", [spell(target)]),
            ("kg:role", if_known(edge["role"])),
            ("kg:manner", [f"kg:{closer}"] if (closer := manner(edge["predicate"], edge["role"])) else []),
            ("kg:when", if_known(edge["when"])),
            *_grounds(edge, article, spell),
        ],
    )


def _figure(figure: Figure, article: Article, spell: Spell) -> str:
    measure = figure.measure
    return block(
        spell(f"measure/{figure.id}"),
        [
            ("a", ["kg:Measure"]),
            ("kg:of", [spell(figure.of)]),
            ("kg:what", if_known(measure.what)),
            ("kg:value", [decimal(measure.value)]),
            ("kg:unit", if_known(measure.unit)),
            ("kg:asOf", if_known(measure.when.printed)),
            *_grounds(said_of(measure), article, spell),
        ],
    )


def _grounds(said: dict[str, Any], article: Article, spell: Spell) -> _Properties:
    """Say whether it was done and when, and what makes it checkable: the sentence, its place, the rule."""
    begins, ends = said["begins"], said["ends"]
    return (
        ("kg:modality", [literal(said["modality"])]),
        ("kg:interval", if_known(When("", begins, ends).interval)),
        ("kg:begins", [literal(begins, "xsd:date")] if begins else []),
        ("kg:ends", [literal(ends, "xsd:date")] if ends else []),
        ("kg:quote", [literal(article.text[said["start"] : said["end"]])]),
        ("kg:start", [str(said["start"])]),
        ("kg:end", [str(said["end"])]),
        ("kg:rule", [literal(said["rule"])]),
        ("kg:confidence", [decimal(said["confidence"])]),
        ("prov:wasDerivedFrom", [spell(f"article/{article.id}")]),
    )


def _article(article: Article, goes_on_in: str, spell: Spell) -> str:
    bylines = (f"[ kg:name {literal(b.name)} ; kg:role {literal(b.role)} ]" for b in article.bylines)
    headlines = defaultdict(list)
    for headline in article.headlines:
        headlines[headline.role].append(literal(headline.text))
    line = article.dateline or Dateline("")
    return block(
        spell(f"article/{article.id}"),
        [
            ("a", ["kg:Article"]),
            ("dcterms:title", [literal(article.title)]),
            ("kg:page", [page_name(article.page, spell)]),
            ("kg:kind", [literal(article.kind)]),
            ("kg:byline", bylines),
            ("kg:headline", headlines[MAIN]),
            ("kg:kicker", headlines[KICKER]),
            ("kg:subtitle", headlines[SUBTITLE]),
            ("kg:dateline", if_known(line.text)),
            ("kg:agency", if_known(line.agency)),
            ("kg:datelinePlace", if_known(line.place)),
            ("kg:datelineDate", if_known(line.date)),
            ("kg:continued", ["true"] if article.continued else []),
            ("kg:continuedBy", [spell(f"article/{goes_on_in}")] if goes_on_in else []),
            ("kg:text", [literal(article.text)]),
        ],
    )
