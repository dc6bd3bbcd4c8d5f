"""Lets no query do more than ask the graph at hand, and says why a query is refused."""

import re
from itertools import accumulate

from kg.errors import QueryError

# IRIs, strings, comments, variables, local names, language tags and escapes: all that is no keyword.
_NOT_KEYWORDS = re.compile(
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
    r'|"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n\r]|\\.)*"'
    r"|'''(?:[^\\]|\\.)*?'''|'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*|[?$]\w+|:[\w%-]*|@[A-Za-z-]+|\\.",
    re.DOTALL,
)
_UPDATE = re.compile(
    r"\s*(?:PREFIX\s+[\w.-]*\s+|BASE\s+)*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"ORDER\s+BY", re.IGNORECASE)
_SHOWN = 40  # characters of a malformed query that its error shows
_FAULT = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?P<expected>.*)", re.DOTALL)
_RIGHT_BEHIND = re.compile(r"(?:\s|#[^\n\r]*)*\S?")  # where parsers notice that a word was no keyword
# Parsers and engines take more of the stack for each level, and some for each pattern.
_DEEPEST, _LONGEST = 200, 2**18  # brackets, characters


def _spelt(word: str) -> str:
    """A pattern for a keyword: each letter may be written as a code point."""
    pairs = ((sign, sign.lower()) for sign in word)
    return "".join(rf"(?:[{big}{small}]|\\[uU]0*(?i:{ord(big):x}|{ord(small):x}))" for big, small in pairs)


_ELSEWHERE = re.compile(f"(?P<SERVICE>{_spelt('SERVICE')})|(?P<FROM>{_spelt('FROM')})")


def defused(sparql: str) -> str:
    """Give the query with each SERVICE and FROM as another word: nothing in it reaches for another graph.

    Where one of them was a keyword, no parser takes that for a query; as part of a name or of a text one
    word is as good as another. Which it is only a parser can tell.
    """
    return _ELSEWHERE.sub(lambda word: word[0][:-1] + chr(ord(word[0][-1]) + 1), sparql)


def refuse_too_much(sparql: str) -> None:
    """QueryError where a query is so long, or nested so deeply, that an engine might not bear it."""
    if len(sparql) > _LONGEST:
        raise QueryError(f"This SPARQL has more than {_LONGEST} characters: ask for less at once.")
    steps = (1 if sign in "{([" else -1 for sign in re.findall(r"[][{}()]", _keywords_of(sparql)))
    if max(accumulate(steps), default=0) > _DEEPEST:
        raise QueryError(f"This SPARQL has more than {_DEEPEST} brackets in each other: write it flatter.")


def refusal(error: str, sparql: str, prefix_lines: int) -> str:
    """Say why a parser took neither a query nor what `defused` gives; it counted `prefix_lines` before it."""
    if word := _UPDATE.match(_keywords_of(sparql)):
        return f"This SPARQL says {word[1].upper()}, but the graph is only read: try SELECT."
    found = _FAULT.search(error)
    if not found:
        return f"Malformed SPARQL: {' '.join(error.split())}"
    line, column = int(found["line"]) - prefix_lines, int(found["column"])
    lines = sparql.split("\n")[:line]
    before = "\n".join((*lines[:-1], lines[-1][: column - 1]))
    words = list(_ELSEWHERE.finditer(before))
    if words and _RIGHT_BEHIND.fullmatch(before, words[-1].end()):
        return f"This SPARQL says {words[-1].lastgroup}, but only the graph at hand can be asked."
    near = f"after “{shown[-_SHOWN:]}”" if (shown := lines[-1][: column - 1].strip()) else "at its beginning"
    expected = " ".join(found["expected"].replace("[_]", "white space").split())
    told = f"Malformed SPARQL, line {line}, column {column}, {near}: the parser expected {expected}"
    return f"{told} (SERVICE and FROM are not taken)" if _ELSEWHERE.search(sparql) else told


def is_ordered(sparql: str) -> bool:
    """Whether the query says in which order its rows stand."""
    return bool(_ORDERED.search(_keywords_of(sparql)))


def _keywords_of(sparql: str) -> str:
    """Blank out what is no keyword, as far as can be told without a parser."""
    return _NOT_KEYWORDS.sub(lambda match: " " * len(match[0]), sparql)
