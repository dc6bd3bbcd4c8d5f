"""Reads the named questions of `ontology/queries/`."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import QueryError, UnknownName
from kg.rdf.turtle import literal
from kg.resources import ontology_dir

# A line `VALUES ?place { UNDEF }  # 地点 | place` of a question is a parameter. SPARQL reads UNDEF as any
# value, so that the file is a whole query as it stands; another value is what holds unless one is set.
_PARAMETER = re.compile(
    r"^ *VALUES \?(?P<name>\w+) \{ (?P<default>.+?) \}  # (?P<chinese>.+?) \| (?P<english>.+)\n", re.MULTILINE
)
_ANY = "UNDEF"
_TYPED = re.compile(r'"[^"]*"\^\^(?P<type>[\w:]+)')
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be set of a question: `default` is SPARQL, “UNDEF” where anything goes."""

    name: str
    chinese: str
    english: str
    default: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that comes with the project, asked in two languages and in SPARQL."""

    name: str
    chinese: str
    english: str
    sparql: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What can be set, in the order of the file."""
        return tuple(Parameter(**found.groupdict()) for found in _PARAMETER.finditer(self.sparql))

    def asking(
        self, values: Mapping[str, str], names: Callable[[str], Sequence[str]] = lambda text: [text]
    ) -> str:
        """Give the SPARQL that asks for `values` of the parameters; `names` finds the full names of one.

        UnknownName with the parameters that there are where one is not.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise UnknownName(f"parameter of {self.name}", name, sorted(known))

        def filled(found: re.Match[str]) -> str:
            name, default = found["name"], found["default"]
            if name not in values:
                return "" if default == _ANY else found[0]
            chosen = " ".join(_spelt(text, default) for text in names(values[name]))
            return f"  VALUES ?{name} {{ {chosen} }}\n"

        return _PARAMETER.sub(filled, self.sparql)


def _spelt(text: str, default: str) -> str:
    """Write a value as the default is written: as a number, with its type, or as a string."""
    if _NUMBER.fullmatch(default) and _NUMBER.fullmatch(text):
        return text
    typed = _TYPED.fullmatch(default)
    return literal(" ".join(text.split()), typed["type"] if typed else "")


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
