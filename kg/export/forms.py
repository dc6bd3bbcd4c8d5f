"""The forms that there are, each with the name of its file or folder and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import networkx as nx

from kg.export.network import write_gexf, write_graphml
from kg.export.tables import write_gephi, write_neo4j, write_parquet
from kg.export.triples import write_jsonld, write_ntriples
from kg.rdf.dataset import write_trig
from kg.rdf.document import write_turtle
from kg.whole import writing_to


@dataclass(frozen=True, slots=True)
class Form:
    """`file` is what it is written to, a folder where it has no ending; `write` takes graph and path."""

    file: str
    write: Callable[[nx.MultiDiGraph, Path], None]


FORMS = MappingProxyType(
    {
        "turtle": Form("graph.ttl", write_turtle),
        "ntriples": Form("graph.nt", write_ntriples),
        "jsonld": Form("graph.jsonld", write_jsonld),
        "trig": Form("graph.trig", write_trig),
        "graphml": Form("graph.graphml", write_graphml),
        "gexf": Form("graph.gexf", write_gexf),
        "neo4j": Form("neo4j", write_neo4j),
        "gephi": Form("gephi", write_gephi),
        "parquet": Form("parquet", write_parquet),
    }
)


def file_of(form: str) -> str:
    """Give what a form of FORMS is written to, unless one says otherwise."""
    return FORMS[form].file


def write_export(graph: nx.MultiDiGraph, form: str, path: Path) -> None:
    """Write `graph` in a form of FORMS to the file or folder `path`; the same graph gives the same bytes.

    KgError where it cannot be written, or what the form needs is not installed.
    """
    target = FORMS[form]
    with writing_to(path.parent if Path(target.file).suffix else path):
        target.write(graph, path)
