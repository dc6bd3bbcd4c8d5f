"""The graph as tables: CSV of nodes and edges for Neo4j and for Gephi, and Parquet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from kg.cells import harmless
from kg.errors import KgError
from kg.export.rows import EDGES, NODES, NUMBERS, Row, edge_rows, node_rows, number_rows
from kg.whole import written_whole

_TABLES: Mapping[str, tuple[Callable[[nx.MultiDiGraph], Iterator[Row]], Mapping[str, type]]] = {
    "nodes": (node_rows, NODES),
    "edges": (edge_rows, EDGES),
    "numbers": (number_rows, NUMBERS),
}
_NEO4J_TYPES = {int: ":int", float: ":double", list: ":string[]", str: ""}


def write_neo4j(graph: nx.MultiDiGraph, folder: Path) -> None:
    """Write nodes.csv and relationships.csv as `neo4j-admin database import full` takes them.

    A number is a node of the label Number, linked to what it is of.
    """
    nodes = (
        {**row, ":LABEL": ";".join(filter(None, (row["kind"], row["subtype"])))} for row in node_rows(graph)
    )
    numbers = ({**row, ":LABEL": "Number"} for row in number_rows(graph))
    _write_csv(folder / "nodes.csv", _neo4j(NODES, {"id": "id:ID"}, ":LABEL"), nodes)
    _write_csv(folder / "numbers.csv", _neo4j(NUMBERS, {"id": "id:ID", "of": ""}, ":LABEL"), numbers)
    ends = {"subject": ":START_ID", "object": ":END_ID", "predicate": ":TYPE"}
    of = ({"subject": row["id"], "object": row["of"], "predicate": "of"} for row in number_rows(graph))
    _write_csv(folder / "relationships.csv", _neo4j(EDGES, ends), (*edge_rows(graph), *of))


def _neo4j(columns: Mapping[str, type], renamed: Mapping[str, str], *more: str) -> dict[str, str]:
    """Give Neo4j's heading of each column, with its type; a column renamed to nothing is left out."""
    headings = {key: renamed.get(key, f"{key}{_NEO4J_TYPES[kind]}") for key, kind in columns.items()}
    return {key: heading for key, heading in headings.items() if heading} | {key: key for key in more}


def write_gephi(graph: nx.MultiDiGraph, folder: Path) -> None:
    """Write nodes.csv and edges.csv as Gephi's spreadsheet import takes them."""
    nodes = {key: key for key in NODES} | {"id": "Id", "name": "Label"}
    ends = {"subject": "Source", "object": "Target", "id": "Id", "label": "Label", "source": "file"}
    _write_csv(folder / "nodes.csv", nodes, node_rows(graph))
    edges = {key: ends.get(key, key) for key in EDGES} | {"Type": "Type"}
    _write_csv(folder / "edges.csv", edges, ({**row, "Type": "Directed"} for row in edge_rows(graph)))


def _write_csv(path: Path, headings: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Write a table in UTF-8; a list is joined by “;”, and no cell is a formula."""
    with written_whole(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings.values())
        writer.writerows([_cell(row.get(key, "")) for key in headings] for row in rows)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return harmless(";".join(item.replace(";", "；") for item in value))
    return harmless(value) if isinstance(value, str) else repr(value)


def write_parquet(graph: nx.MultiDiGraph, folder: Path) -> None:
    """Write nodes.parquet, edges.parquet and numbers.parquet; KgError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise KgError("Parquet needs an extra: pip install 'newskg[parquet]'.") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), list: pa.list_(pa.string())}
    for name, (rows, columns) in _TABLES.items():
        schema = pa.schema([(key, types[kind]) for key, kind in columns.items()])
        beside = folder / f".{name}.part"
        try:
            parquet.write_table(pa.Table.from_pylist(list(rows(graph)), schema=schema), beside)
            beside.replace(folder / f"{name}.parquet")
        finally:
            beside.unlink(missing_ok=True)
