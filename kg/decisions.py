"""Keeps what people decided in one small file that they can read and edit: a line a decision.

The file is CSV in UTF-8; lines that begin with # are comments. Nothing but its own lines is ever
changed: a new decision is put at the end, and the last one can be taken back.
"""

import csv
import io
import re
from datetime import date as day
from pathlib import Path

from kg.cells import harmless, meant
from kg.errors import DecisionError
from kg.model.identity import ARTICLE, RENAME, RIGHT, VERDICTS, WRONG, Decision
from kg.ontology import allowed_pairs
from kg.whole import write_text

_FIELDS = ("date", "decision", "first", "second", "property", "page", "note")
_HEADER = f"""\
# What people decided about who is who; it holds on every build. A line a decision; edit it as you like.
# same       the first and the second are one, and the first keeps its IRI
# different  they are two; where the second is article/…, the first is another thing in that article
# rename     the first is called the second
# wrong      the first is not linked to the second by that property, whatever that page is said to say
# right      it is, and `kg review` does not ask again
# The note says it in words and has no effect.
{",".join(_FIELDS)}
"""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS = ("org", "program", "person", "place", "honour", "group")
_IRI = "https://w3id.org/newskg/id/"


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """All decisions of a file, in order; none where there is no file. DecisionError names a bad line."""
    lines = _text(path).splitlines()
    return tuple(
        _decision(line, number, path)
        for number, line in enumerate(lines, 1)
        if not _is_empty(line) and not line.startswith(_FIELDS[0] + ",")
    )


def add_decision(path: Path, decision: Decision) -> None:
    """Write a decision behind the others; DecisionError where it is there, KgError where it cannot be."""
    for before in read_decisions(path):
        if before.id == decision.id:
            raise DecisionError(f"Line {before.line} of {path} says so already.")
    text = _text(path) or _HEADER
    write_text(path, text + ("" if text.endswith("\n") else "\n") + _line(decision))


def next_line(path: Path) -> int:
    """The number of the line that a new decision will stand on."""
    return len((_text(path) or _HEADER).splitlines()) + 1


def take_back(path: Path) -> Decision:
    """Take the last decision out and give it; DecisionError where there is none."""
    decisions = read_decisions(path)
    if not decisions:
        raise DecisionError(f"Nothing has been decided yet: {path} has no decision to take back.")
    last = decisions[-1]
    lines = _text(path).splitlines(keepends=True)
    write_text(path, "".join(lines[: last.line - 1] + lines[last.line :]))
    return last


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path} cannot be read ({error}): save it as UTF-8.") from error


def _is_empty(line: str) -> bool:
    return not line.strip(", \t") or line.startswith("#")


def _decision(line: str, number: int, path: Path) -> Decision:
    """Read a line; a spreadsheet may have left out the empty fields at its end."""
    where = f"{path}, line {number}"
    try:
        fields = [meant(field.strip()) for field in next(csv.reader([line]))]
    except csv.Error as error:
        raise DecisionError(f"{where}: no line of CSV ({error}); correct it, or take it out.") from error
    if not 4 <= len(fields) <= len(_FIELDS):
        raise DecisionError(
            f"{where}: a decision has {', '.join(_FIELDS)}; this line has {len(fields)} fields."
        )
    date, verdict, first, second, predicate, page, note = fields + [""] * (len(_FIELDS) - len(fields))
    if verdict not in VERDICTS:
        raise DecisionError(f"{where}: “{verdict}” is no decision; it is one of {', '.join(VERDICTS)}.")
    if not second or (verdict in (WRONG, RIGHT) and not (predicate and page)):
        raise DecisionError(
            f"{where}: “{verdict}” lacks {'the property or the page' if second else 'its second'}."
        )
    if date and not _is_day(date):
        raise DecisionError(f"{where}: “{date}” is no day; write 2025-11-23, or nothing.")
    if predicate and predicate not in allowed_pairs():
        known = ", ".join(allowed_pairs())
        raise DecisionError(f"{where}: “{predicate}” is no relation; it is one of {known}.")
    first = _id(first, where)
    if verdict != RENAME and not second.startswith(ARTICLE):
        second = _id(second, where)
    if first == second:
        raise DecisionError(f"{where}: it speaks of {first} twice.")
    return Decision(verdict, first, second, date, predicate, page, note, number)


def _is_day(written: str) -> bool:
    try:
        return bool(_DAY.fullmatch(written) and day.fromisoformat(written))
    except ValueError:
        return False


def _id(written: str, where: str) -> str:
    """Read an id: as an IRI, with a prefix as in queries, or as it is."""
    id_ = written.removeprefix(_IRI)
    kind, sign, key = id_.partition("/")
    if not sign:
        kind, _, key = id_.partition(":")
    if kind not in _KINDS or not key:
        raise DecisionError(
            f"{where}: “{written}” is no entity; write org/…, person/… as `kg show --json` has it."
        )
    return f"{kind}/{key}"


def _line(decision: Decision) -> str:
    told = (decision.date, decision.verdict, decision.first, decision.second)
    file = io.StringIO()
    row = (*told, decision.predicate, decision.page, " ".join(decision.note.split()))
    csv.writer(file, lineterminator="\n").writerow(map(harmless, row))
    return file.getvalue()
