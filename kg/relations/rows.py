"""Reads the rows of a file of rules as they are written, and refuses those that have not the form."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import RuleError

_REQUIRED = {"name": str, "property": str, "pattern": str, "why": str, "yes": list, "no": list}
_OPTIONAL = {"subject": str, "object": str, "role": str, "subtype": str} | dict.fromkeys(
    ("pairs", "owners", "lasting"), bool
)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file; RuleError where it cannot be read."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:  # the last of thousands of brackets
        raise RuleError(
            f"{path.name}: {error}; correct the file, or restore it from the distribution."
        ) from error


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file; RuleError where one has not the form, or a table of another name is there."""
    tables = read_toml(path)
    if set(tables) - {"rule"}:  # it would be a rule that nobody reads
        raise RuleError(f"{path.name}: “{min(set(tables) - {'rule'})}” is read by nobody; a row is [[rule]].")
    rows = tables.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RuleError(f"{path.name}: “rule” is no list of rows; a row begins with [[rule]].")
    for row in rows:
        _check_form(row, place_of(row, path))
    return rows


def place_of(row: Mapping[str, Any], path: Path) -> str:
    """What to call a row in an error."""
    return f"{path.name}, rule “{row.get('name', '?')}”"


def _check_form(row: Mapping[str, Any], where: str) -> None:
    """RuleError where a field is missing, unknown or of another type, or an example has not the form."""
    forms = _REQUIRED | _OPTIONAL
    missing = [name for name in _REQUIRED if not row.get(name)]
    amiss = [name for name, value in row.items() if name not in forms or not isinstance(value, forms[name])]
    if missing or amiss:
        fields = ", ".join(sorted(forms))
        raise RuleError(
            f"{where}: field “{(missing + amiss)[0]}” is missing or unknown or ill typed; of {fields}."
        )
    if not all(map(_is_example, row["yes"])):
        raise RuleError(f"{where}: each “yes” is a table with “text” and what the rule “gives”, a list.")
    if not _are_texts(row["no"]):
        raise RuleError(f"{where}: each “no” is a sentence.")
    for end, part in (("subject", "{S:"), ("object", "{O:")):
        if end not in row and part not in row["pattern"] and not (end == "object" and row.get("pairs")):
            raise RuleError(
                f"{where}: no {part}…}} in the pattern, and no “{end}” that says where it comes from."
            )


def _is_example(example: object) -> bool:
    """Whether it has a text, and a list of what the rule gives of it."""
    if not isinstance(example, Mapping):
        return False
    return _are_texts([example.get("text")]) and _are_texts(example.get("gives"))


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and bool(values) and all(isinstance(value, str) for value in values)
