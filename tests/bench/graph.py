"""Prints how long a graph of a million triples takes to write, load, ask and export, beside rdflib alone.

    python tests/bench/graph.py [TRIPLES] [--rdflib]

The graph has the shape of the sample pages: their articles, entities, links and numbers, copied under other
names until there are so many triples. Each question is asked with the first of its parameters set to a name
that its own answer has, the median of several rounds. `--rdflib` loads and asks the same with rdflib, one
round, and gives up a question after LONGEST seconds; that takes long, and a tenth of the triples is enough.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import networkx as nx

from kg.errors import QueryError
from kg.export import FORMS, write_export
from kg.pipeline import build, load_graph
from kg.query import Apart, Limits, Oxigraph, Rdflib, ask, find_query, named_queries
from kg.rdf.document import write_turtle

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ROUNDS = 5
LONGEST = 60.0
MEMORY = 8.0  # GB
# What most users mean by a question: about one thing. Those without a parameter are asked as they are.
_SOMEONE = "SELECT ?name { [] a kg:Person ; skos:prefLabel ?name } LIMIT 1"
JOIN = """SELECT (COUNT(*) AS ?n) { ?p a kg:Person . ?o a kg:Organization .
  ?st rdf:subject ?p ; rdf:object ?o ; kg:quote ?quote }"""


def copied(graph: nx.MultiDiGraph, times: int) -> nx.MultiDiGraph:
    """Give a graph with every page of `graph` so many times, each time with people and bodies of its own."""
    whole = nx.MultiDiGraph(pages={}, articles={}, figures=(), retired={}, continuations={}, decisions=())
    figures: list[Any] = []
    for number in range(times):
        _copy_into(whole, graph, f"{number:08x}", figures)
    whole.graph["figures"] = tuple(figures)
    return whole


def _copy_into(whole: nx.MultiDiGraph, graph: nx.MultiDiGraph, tag: str, figures: list[Any]) -> None:
    """Copy once, `tag` in the digests of pages and in the names of all but places, groups and honours."""

    def own(node: str) -> str:
        return node if node.startswith(("place/", "group/", "honour/")) else f"{node}{tag}"

    pages = {old: f"{tag}{old[8:]}" for old in graph.graph["pages"]}
    articles = {}
    for key, article in graph.graph["articles"].items():
        moved = replace(article, page=pages[article.page])
        articles[key] = moved.id
        whole.graph["articles"][moved.id] = moved
    for old, page in graph.graph["pages"].items():
        whole.graph["pages"][pages[old]] = replace(page, digest=pages[old], source=f"{tag}{page.source}")
    for node, told in graph.nodes.items():
        seen = whole.nodes[own(node)]["articles"] if own(node) in whole else ()
        name = told["name"] if own(node) == node else f"{told['name']}{tag}"
        here = (*seen, *(articles[key] for key in told["articles"]))
        whole.add_node(own(node), **(told | {"name": name, "articles": here}))
    for subject, target, key, said in graph.edges(keys=True, data=True):
        article = articles[said["article"]]
        whole.add_edge(own(subject), own(target), f"{tag}{key[8:]}", **(said | {"article": article}))
    for figure in graph.graph["figures"]:
        measure = replace(figure.measure, article=articles[figure.measure.article])
        figures.append(replace(figure, id=f"{tag}{figure.id[8:]}", of=own(figure.of), measure=measure))


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    started = perf_counter()
    work()
    return perf_counter() - started


def settings_of(engine: Oxigraph, name: str) -> dict[str, str]:
    """Set the first parameter of a question that takes any value to one that its own answer has."""
    question = find_query(name)
    parameter = next((each.name for each in question.parameters if each.default == "UNDEF"), None)
    if parameter is None:
        return {}
    some = ask(engine, _first(question.asking({})), Limits(None, 1))
    if parameter not in some.variables:
        return {parameter: ask(engine, _SOMEONE).rows[0][0]}
    return {parameter: some.rows[0][some.variables.index(parameter)]}


def _first(sparql: str) -> str:
    """Ask for any one row."""
    return f"{sparql.partition('ORDER BY')[0]} LIMIT 1"


def report(what: str, took: float) -> None:
    sys.stdout.write(f"{what:<44} {took * 1000:>10,.1f} ms\n")
    sys.stdout.flush()


def ask_all(engine: Oxigraph) -> dict[str, str]:
    """Ask every question of one thing, and the join; give the SPARQL of each."""
    asked = {name: find_query(name).asking(settings_of(engine, name)) for name in named_queries()}
    asked["(join of two type patterns)"] = JOIN
    times = {}
    for name, sparql in asked.items():
        times[name] = median(seconds(lambda s=sparql: ask(engine, s)) for _ in range(ROUNDS))  # type: ignore[misc]
        rows = len(ask(engine, sparql).rows)
        report(f"{name}, {rows} rows", times[name])
    within = sum(took <= 0.1 for name, took in times.items() if name in named_queries())
    sys.stdout.write(f"questions within 100 ms: {within} of {len(named_queries())}\n")
    return asked


def ask_rdflib(path: Path, asked: dict[str, str]) -> None:
    """Load and ask the same with rdflib; a question is given up after LONGEST seconds."""
    started = perf_counter()
    engine = Apart(partial(Rdflib, path), memory=MEMORY)
    report("rdflib: load", perf_counter() - started)
    for name, sparql in asked.items():
        started = perf_counter()
        with suppress(QueryError):
            engine.ask(sparql, Limits(LONGEST, None))
        report(f"rdflib: {name}", perf_counter() - started)


def main() -> None:
    """Measure a graph of so many triples, a million where no number is named."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    wanted = numbers[0] if numbers else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        out, path = Path(folder, "out"), Path(folder, "graph.ttl")
        build(out, [SEEDS])
        seeds = load_graph(out)
        write_turtle(copied(seeds, 9), path)
        each = int(ask(Oxigraph(path), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]) / 9
        graph = copied(seeds, round(wanted / each))
        for form in FORMS:
            target = Path(folder, FORMS[form].file)
            report(f"export: {form}", seconds(lambda f=form, t=target: write_export(graph, f, t)))  # type: ignore[misc]
        report("load", seconds(lambda: Oxigraph(path)))
        engine = Oxigraph(path)
        triples = ask(engine, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]
        sys.stdout.write(f"{int(triples):,} triples\n")
        asked = ask_all(engine)
        if "--rdflib" in sys.argv:
            ask_rdflib(path, asked)


if __name__ == "__main__":
    main()
