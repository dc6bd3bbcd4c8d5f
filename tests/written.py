"""What is written of a graph, taken apart again: it has to be well formed, and nothing in it may run."""

import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox

from kg.export import write_export
from kg.map import write_map
from kg.pipeline import map_labels
from kg.query import format_result, run_query
from kg.rdf.document import write_turtle

_NUMBER = re.compile(r"-[0-9.]+(e[+-][0-9]+)?")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Reader(HTMLParser):
    """Takes a page apart: what it links to, its scripts and handlers, and its blocks of data by id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.blocks: dict[str, Any] = {}
        self.scripts = 0
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links, scripts and whether a block of data begins."""
        given = dict(attrs)
        self.links += [given[name] or "" for name in ("src", "href", "srcset", "action") if name in given]
        self.scripts += (tag == "script") + sum(name.startswith("on") for name in given)
        self._open = given.get("id") or "" if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        """End the block of data, which a script element is."""
        self._open = "" if tag == "script" else self._open

    def handle_data(self, data: str) -> None:
        """Read a block of data."""
        if self._open:
            self.blocks[self._open] = json.loads(data)


def check_written(graph: nx.MultiDiGraph, folder: Path) -> None:
    """Write a graph in the forms that people open, and answers from it.

    AssertionError, or the error of who reads it, where something is not well formed or might run.
    """
    write_turtle(graph, folder / "graph.ttl")
    ox.Store().load(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    write_map(graph, folder / "map.html", map_labels())
    shown = Reader((folder / "map.html").read_text("utf-8"))
    assert (shown.scripts, shown.links) == (_own_scripts(), []), "the map has scripts or links of the data's"
    for form in ("gephi", "neo4j", "graphml", "jsonld"):
        write_export(graph, form, folder / form)
    ET.parse(folder / "graphml")
    json.loads((folder / "jsonld").read_text("utf-8"))
    for path in (*folder.glob("gephi/*.csv"), *folder.glob("neo4j/*.csv")):
        check_sheet(path.read_bytes().decode())
    result = run_query(folder / "graph.ttl", "SELECT * { ?a ?b ?c }")
    check_sheet(format_result(result, "csv"))
    for form in ("table", "json"):
        format_result(result, form).encode()


def check_sheet(sheet: str) -> None:
    """AssertionError where rows of a CSV are of several lengths, or a spreadsheet might run a cell."""
    rows = list(csv.reader(io.StringIO(sheet, newline="")))
    assert len(set(map(len, rows))) <= 1, "rows of several lengths"
    formulas = [cell for row in rows for cell in row if cell.startswith(_FORMULA_STARTS)]
    assert not [cell for cell in formulas if not _NUMBER.fullmatch(cell)], formulas


@cache
def _own_scripts() -> int:
    """How many scripts a map has without data."""
    with TemporaryDirectory() as folder:
        write_map(nx.MultiDiGraph(pages={}, articles={}, figures=()), Path(folder, "map.html"), map_labels())
        return Reader(Path(folder, "map.html").read_text("utf-8")).scripts
