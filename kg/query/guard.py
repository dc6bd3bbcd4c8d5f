"""Refuses queries that do more than ask the graph at hand, and says where a malformed one is wrong."""

import re

from kg.errors import QueryError

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


def _keywords_of(sparql: str) -> str:
    """Blank out what is no keyword, so that a word of a string or a name is not taken for one."""
    return _NOT_KEYWORDS.sub(lambda match: " " * len(match[0]), sparql)


def refuse_more_than_asking(sparql: str) -> None:
    """QueryError where a query would write, or asks for another graph than the one at hand."""
    # SPARQL lets any character be written as a code point, those of keywords too.
    decoded = _CODEPOINT.sub(lambda match: chr(int(match[1] or match[2], 16)), sparql)
    for keywords in (_keywords_of(sparql), _keywords_of(decoded)):
        if word := _ELSEWHERE.search(keywords):
            raise QueryError(f"This SPARQL says {word[0].upper()}, but only the graph at hand can be asked.")
        if word := _UPDATE.match(keywords.lstrip()):
            raise QueryError(f"This SPARQL says {word[1].upper()}, but the graph is only read: try SELECT.")


def is_ordered(sparql: str) -> bool:
    """Whether the query says in which order its rows stand."""
    return bool(_ORDERED.search(_keywords_of(sparql)))


def locate(error: str, sparql: str, prefix_lines: int) -> str:
    """Say where the query is malformed, in lines of the query as it was given."""
    found = _FAULT.search(error)
    if not found:
        return f"Malformed SPARQL: {' '.join(error.split())}"
    line, column = int(found["line"]) - prefix_lines, int(found["column"])
    before = sparql.split("\n")[line - 1][: column - 1].strip()
    near = f"after “{before[-_SHOWN:]}”" if before else "at its beginning"
    expected = " ".join(found["expected"].replace("[_]", "white space").split())
    return f"Malformed SPARQL, line {line}, column {column}, {near}: the parser expected {expected}"
