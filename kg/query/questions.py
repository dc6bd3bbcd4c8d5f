"""Reads the named questions of `ontology/queries/`."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import QueryError, UnknownName
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that comes with the project, asked in two languages and in SPARQL."""

    name: str
    chinese: str
    english: str
    sparql: str


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Read every question, by its name, which is its file's without the ending; sorted by name."""
    paths = sorted((ontology_dir() / "queries").glob("*.rq"))
    return MappingProxyType({path.stem: _read(path) for path in paths})


def find_query(name: str) -> NamedQuery:
    """Give the question of that name; UnknownName with the nearest ones where there is none."""
    known = named_queries()
    if name not in known:
        raise UnknownName("question", name, difflib.get_close_matches(name, known, cutoff=0.5))
    return known[name]


def _read(path: Path) -> NamedQuery:
    """Read a file whose first line is `# question in Chinese | question in English`."""
    sparql = path.read_text("utf-8")
    first = sparql.partition("\n")[0]
    chinese, bar, english = first.removeprefix("#").partition("|")
    if not (first.startswith("#") and bar):
        raise QueryError(f"{path}: the first line has to be “# question in Chinese | question in English”.")
    return NamedQuery(path.stem, chinese.strip(), english.strip(), sparql)
