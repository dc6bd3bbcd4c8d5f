"""Answers SPARQL from the Turtle, in memory and read-only, with the names that people read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import load_turtle
from kg.rdf.turtle import name
from kg.resources import ontology_dir

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row: TypeAlias = tuple[Term | None, ...]

# What names a node to a reader: an entity, an article, a page.
_NAMING = ("skos:prefLabel", "dcterms:title", "kg:source")
# IRIs, strings, comments, variables, local names, language tags and escapes: all that is no keyword.
_NOT_KEYWORDS = re.compile(
    r"<[^<>\"{}|^`\\\s]*>"
    r'|"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"'
    r"|'''(?:[^\\]|\\.)*?'''|'(?:[^'\\\n]|\\.)*'"
    r"|#[^\n]*|[?$]\w+|:[\w%-]*|@[A-Za-z-]+|\\.",
    re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4})")
# No word boundaries: a parser may read `1SERVICE` as a number and a keyword.
_ELSEWHERE = re.compile("SERVICE|FROM", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:PREFIX\s+[\w.-]*\s+|BASE\s+)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"ORDER\s+BY", re.IGNORECASE)
_SHOWN = 40  # characters of a malformed query that its error shows
_FAULT = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?P<expected>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a query as a table; a cell of `rows` is what people read, of `terms` the RDF term.

    ASK gives one cell, “true” or “false”; CONSTRUCT and DESCRIBE a row a triple. An unbound cell is
    “” and None. `prefixes` are those that the query knew.
    """

    form: Literal["select", "construct", "ask"]
    variables: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    terms: tuple[Row, ...]
    prefixes: Mapping[str, str]


def run_query(turtle: Path, sparql: str, *, stated: bool = False) -> Result:
    """Answer `sparql` from the graph in the file `turtle`.

    `stated` leaves out what is only planned, or denied. The prefixes of the graph and of the contract are
    known without being declared. Rows stand in the order that the query asks for, or else sorted.
    QueryError where the query is malformed, would write, or asks for another graph than this one, and
    where there is no graph.
    """
    _refuse_more_than_asking(sparql)
    store, known = load_turtle(turtle)
    if stated:
        _keep_stated(store)
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in known.items())
    try:
        form, variables, terms = _collect(store.query(declared + sparql))
    except SyntaxError as error:
        raise QueryError(_locate(str(error), sparql, len(known))) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(f"This SPARQL query cannot be answered: {error}") from error
    read = _Reader(store, known)
    table = [(tuple(read(term) for term in row), row) for row in terms]
    if not _ORDERED.search(_keywords_of(sparql)):
        table.sort(key=lambda pair: (pair[0], str(pair[1])))
    return Result(form, variables, tuple(row for row, _ in table), tuple(row for _, row in table), known)


def _keep_stated(store: ox.Store) -> None:
    """Take out what is planned or denied, and the plain triples that nothing else states."""
    store.update((ontology_dir() / "queries" / "stated-only.ru").read_text("utf-8"))


def _collect(answer: object) -> tuple[Literal["select", "construct", "ask"], tuple[str, ...], list[Row]]:
    if isinstance(answer, ox.QueryTriples):
        triples = {(triple.subject, triple.predicate, triple.object) for triple in answer}
        return "construct", ("subject", "predicate", "object"), list(triples)
    if isinstance(answer, ox.QuerySolutions):
        return (
            "select",
            tuple(variable.value for variable in answer.variables),
            [tuple(row) for row in answer],
        )
    return "ask", ("answer",), [(ox.Literal(bool(answer)),)]


class _Reader:
    """Turns RDF terms into what people read."""

    def __init__(self, store: ox.Store, known: Mapping[str, str]) -> None:
        self._store = store
        self._known = known
        self._naming = [
            ox.NamedNode(known[prefix] + local) for prefix, local in (term.split(":") for term in _NAMING)
        ]

    def __call__(self, term: Term | None) -> str:
        if isinstance(term, ox.NamedNode):
            return self._label(term) or name(term.value, self._known)
        if isinstance(term, ox.Literal):
            return term.value
        return "" if term is None else str(term)

    def _label(self, node: ox.NamedNode) -> str:
        for naming in self._naming:
            for quad in self._store.quads_for_pattern(node, naming, None):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return ""


def _keywords_of(sparql: str) -> str:
    """Blank out what is no keyword, so that a word of a string or a name is not taken for one."""
    return _NOT_KEYWORDS.sub(lambda match: " " * len(match[0]), sparql)


def _refuse_more_than_asking(sparql: str) -> None:
    # SPARQL lets any character be written as a code point, those of keywords too.
    decoded = _CODEPOINT.sub(lambda match: chr(int(match[1] or match[2], 16)), sparql)
    for keywords in (_keywords_of(sparql), _keywords_of(decoded)):
        if word := _ELSEWHERE.search(keywords):
            raise QueryError(f"This SPARQL says {word[0].upper()}, but only the graph at hand can be asked.")
        if word := _UPDATE.match(keywords.lstrip()):
            raise QueryError(f"This SPARQL says {word[1].upper()}, but the graph is only read: try SELECT.")


def _locate(error: str, sparql: str, prefix_lines: int) -> str:
    """Say where the query is malformed, in lines of the query as it was given."""
    found = _FAULT.search(error)
    if not found:
        return f"Malformed SPARQL: {' '.join(error.split())}"
    line, column = int(found["line"]) - prefix_lines, int(found["column"])
    before = sparql.split("\n")[line - 1][: column - 1].strip()
    near = f"after “{before[-_SHOWN:]}”" if before else "at its beginning"
    expected = " ".join(found["expected"].replace("[_]", "white space").split())
    return f"Malformed SPARQL, line {line}, column {column}, {near}: the parser expected {expected}"
