"""Collects what an engine answers, within limits, as a table with the names that people read."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Literal

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.children import TooLate, start_wide
from kg.query.engines import Answer, Engine, Oxigraph, Row, Term
from kg.query.guard import is_ordered
from kg.rdf.turtle import name


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may take, and how many rows of its answer are taken; no end where it is None."""

    seconds: float | None = 60
    rows: int | None = 100_000


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a query as a table; a cell of `rows` is what people read, of `terms` the RDF term.

    ASK gives one cell, “true” or “false”; CONSTRUCT and DESCRIBE a row a triple. An unbound cell is
    “” and None. `prefixes` are those that the query knew. `cut` says that there were more rows.
    """

    form: Literal["select", "construct", "ask"]
    variables: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    terms: tuple[Row, ...]
    prefixes: Mapping[str, str]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    form: Literal["select", "construct", "ask"]
    variables: tuple[str, ...]
    terms: list[Row]


def run_query(turtle: Path, sparql: str, *, stated: bool = False, limits: Limits = Limits()) -> Result:
    """Answer `sparql` from the graph in the file `turtle`, as `ask` does.

    `stated` leaves out what is only planned, or denied. QueryError also where there is no graph.
    """
    return ask(Oxigraph(turtle, stated=stated), sparql, limits)


def ask(engine: Engine, sparql: str, limits: Limits = Limits()) -> Result:
    """Answer `sparql`; the prefixes of the graph and of the contract are known without being declared.

    Rows stand in the order that the query asks for, or else sorted. QueryError where the query is malformed
    or takes too long, and, of a local graph, where it would write or asks for another one.
    """
    table = _within(limits.seconds, engine, sparql, limits.rows)
    cut = limits.rows is not None and len(table.terms) > limits.rows
    pairs = [(tuple(_read(engine, term) for term in row), row) for row in table.terms[: limits.rows]]
    if not is_ordered(sparql):
        pairs.sort(key=lambda pair: (pair[0], str(pair[1])))
    rows, terms = (tuple(pair[side] for pair in pairs) for side in (0, 1))
    return Result(table.form, table.variables, rows, terms, engine.known, cut)  # type: ignore[arg-type]


def _within(seconds: float | None, engine: Engine, sparql: str, rows: int | None) -> _Table:
    """Ask in a thread of its own: an engine cannot be interrupted, but need not be waited for."""
    found: list[_Table | Exception] = []

    def work() -> None:
        try:
            found.append(_collect(engine.answer(sparql), None if rows is None else rows + 1))
        except Exception as error:  # noqa: BLE001  raised again below, in the thread that waits
            found.append(error.with_traceback(None))

    worker = Thread(target=work, daemon=True)
    start_wide(worker)
    worker.join(seconds)
    if not found:
        raise TooLate.after(seconds)
    if isinstance(found[0], _Table):
        return found[0]
    if isinstance(found[0], RuntimeError | ValueError):
        raise QueryError(f"This SPARQL query cannot be answered: {found[0]}") from found[0]
    raise found[0]


def _collect(answer: Answer, most: int | None) -> _Table:
    if isinstance(answer, ox.QueryTriples):
        triples = {(triple.subject, triple.predicate, triple.object) for triple in islice(answer, most)}
        return _Table("construct", ("subject", "predicate", "object"), list(triples))
    if isinstance(answer, ox.QuerySolutions):
        variables = tuple(variable.value for variable in answer.variables)
        return _Table("select", variables, [tuple(row) for row in islice(answer, most)])
    return _Table("ask", ("answer",), [(ox.Literal(bool(answer)),)])


def _read(engine: Engine, term: Term | None) -> str:
    """Turn a term into what people read."""
    if isinstance(term, ox.NamedNode):
        return engine.label(term) or name(term.value, engine.known)
    if isinstance(term, ox.Literal):
        return term.value
    return "" if term is None else str(term)
