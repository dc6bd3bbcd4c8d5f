"""Rules as rows: reads `ontology/rules/*.toml` and compiles each pattern to one regular expression.

In a pattern `{S:Organization}` is the subject's slot and `{O:Program|Policy}` the object's, `{Person}`
any slot of a kind, `{role:run}` one word of the list `run` (it becomes the role; `title` is the
lexicon's list of posts), `{run}` the same without a role, `~` up to a dozen characters with no comma
and no slot, `…` any characters of the sentence. Everything else is a regular expression.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import RuleError
from kg.lexicon import words
from kg.model import KINDS
from kg.ontology import allowed_pairs
from kg.relations.slots import ANY_SLOT, SLOT
from kg.resources import ontology_dir

UNMEASURED = 0.5  # confidence of a rule that no annotated page has tried
_SLOT = re.compile(r"\{(?:(?P<part>[SO]|role):)?(?P<names>[A-Za-z_|]+)\}")
_GAP = f"[^，。；：！？{ANY_SLOT}]{{0,12}}?"
_WIDE_GAP = "[^。！？]{0,60}?"
_FIELDS = frozenset(("name", "property", "pattern", "why", "yes", "no", "subject", "object", "role", "pairs"))
CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row; `subject` and `object` say whether an end is carried over from what was said before.

    `pairs`: every two things of the subject's slot are related. `yes` and `no` are its examples.
    """

    name: str
    property: str
    regex: re.Pattern[str]
    why: str
    yes: tuple[Mapping[str, Any], ...]
    no: tuple[str, ...]
    carried: frozenset[str] = frozenset()
    role: str = ""
    pairs: bool = False
    confidence: float = UNMEASURED


@cache
def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """All rules of a folder (the ontology's own by default), by file and place; RuleError if one is amiss."""
    folder = folder or ontology_dir() / "rules"
    lists = {**_read(folder / "words.toml"), "title": words("people", "titles", "endings")}
    measured = _read(folder / "confidence.toml") if (folder / "confidence.toml").exists() else {}
    rules = [
        _rule(row, path.name, lists, measured)
        for path in sorted(folder.glob("*.toml"))
        for row in _read(path).get("rule", ())
    ]
    names = [rule.name for rule in rules]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise RuleError(f"Rule “{twice}” stands twice in {folder.name}/: rename one of them.")
    return tuple(rules)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(
            f"{path.name}: {error}; correct the file, or restore it from the distribution."
        ) from error


def _rule(row: Mapping[str, Any], file: str, lists: Mapping[str, Any], measured: Mapping[str, Any]) -> Rule:
    where = f"{file}, rule “{row.get('name', '?')}”"
    unknown = sorted(set(row) - _FIELDS) or [
        key for key in ("name", "property", "pattern", "why", "yes", "no") if not row.get(key)
    ]
    if unknown:
        raise RuleError(
            f"{where}: field “{unknown[0]}” is missing or unknown; a rule has {', '.join(sorted(_FIELDS))}."
        )
    if row["property"] not in allowed_pairs():
        raise RuleError(
            f"{where}: unknown relation “{row['property']}”; known: {', '.join(sorted(allowed_pairs()))}."
        )
    carried = frozenset(end for end in ("subject", "object") if row.get(end) == CARRIED)
    return Rule(
        name=row["name"],
        property=row["property"],
        regex=_compiled(row["pattern"], lists, where),
        why=row["why"],
        yes=tuple(row["yes"]),
        no=tuple(row["no"]),
        carried=carried,
        role=row.get("role", ""),
        pairs=row.get("pairs", False),
        confidence=float(measured.get(row["name"], UNMEASURED)),
    )


def _compiled(pattern: str, lists: Mapping[str, Any], where: str) -> re.Pattern[str]:
    written = _SLOT.sub(lambda match: _expanded(match, lists, where), pattern)
    try:
        return re.compile(written.replace("~", _GAP).replace("…", _WIDE_GAP))
    except re.error as error:
        raise RuleError(f"{where}: pattern is no regular expression ({error}).") from error


def _expanded(match: re.Match[str], lists: Mapping[str, Any], where: str) -> str:
    part, names = match["part"], match["names"].split("|")
    if all(name in KINDS for name in names):
        body = f"[{''.join(SLOT[name] for name in names)}]"
    elif all(name in lists for name in names):
        found = sorted((word for name in names for word in lists[name]), key=lambda word: (-len(word), word))
        body = f"(?:{'|'.join(map(re.escape, found))})"
    else:
        raise RuleError(f"{where}: “{match['names']}” is no kind and no word list of words.toml.")
    return f"(?P<{part}>{body})" if part else body
