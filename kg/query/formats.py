"""Writes answers as a table to read, CSV for spreadsheets, SPARQL JSON for programs, or Turtle."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.cells import harmless
from kg.errors import QueryError
from kg.query.answers import Result
from kg.query.engines import Term
from kg.rdf.turtle import name

WIDEST = 200  # columns to which the cells of a table are filled up; a longer one goes on over them


def format_result(result: Result, fmt: str) -> str:
    """Write `result` as “table”, “csv”, “json” (SPARQL 1.1 Query Results) or “ttl”, no line end at its end.

    QueryError for another format, and for “ttl” where the answer is no triples.
    """
    write = _FORMATS.get(fmt)
    if write is None:
        raise QueryError(f"There is no format “{fmt}”: choose {', '.join(_FORMATS)}.")
    return write(result)


def _table(result: Result) -> str:
    lines = [result.variables, *(tuple(" ".join(cell.split()) for cell in row) for row in result.rows)]
    widths = [min(WIDEST, max(map(_columns, column))) for column in zip(*lines, strict=True)]
    lines.insert(1, tuple("─" * width for width in widths))
    return "\n".join("  ".join(map(_pad, line, widths)).rstrip() for line in lines)


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - _columns(cell))


def _columns(text: str) -> int:
    """Count the columns of a terminal that `text` takes: two a wide character, none a combining one."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def _csv(result: Result) -> str:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(result.variables)
    writer.writerows([harmless(cell) for cell in row] for row in result.rows)
    return sheet.getvalue().rstrip("\n")


def _json(result: Result) -> str:
    if result.form == "ask":
        answer: dict[str, Any] = {"head": {}, "boolean": result.rows[0][0] == "true"}
    else:
        bindings = [
            {
                name: _json_term(term)
                for name, term in zip(result.variables, row, strict=True)
                if term is not None
            }
            for row in result.terms
        ]
        answer = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {role: _json_term(part) for role, part in parts}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    plain = term.datatype.value.endswith("#string")
    return {"type": "literal", "value": term.value} | ({} if plain else {"datatype": term.datatype.value})


def _turtle(result: Result) -> str:
    if result.form != "construct":
        raise QueryError("Only CONSTRUCT and DESCRIBE answer in Turtle: choose table, csv or json.")
    lines = [" ".join(_spell(term, result.prefixes) for term in row) + " ." for row in result.terms]
    used = [
        f"@prefix {prefix}: <{namespace}> ."
        for prefix, namespace in result.prefixes.items()
        if any(f" {prefix}:" in f" {line}" for line in lines)
    ]
    return "\n".join([*used, *lines])


def _spell(term: Term | None, prefixes: Mapping[str, str]) -> str:
    return name(term.value, prefixes) if isinstance(term, ox.NamedNode) else str(term)


_FORMATS: Mapping[str, Callable[[Result], str]] = MappingProxyType(
    {"table": _table, "csv": _csv, "json": _json, "ttl": _turtle}
)
