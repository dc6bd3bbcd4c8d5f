"""Rules as rows: reads `ontology/rules/*.toml` and compiles each pattern to one regular expression.

In a pattern
  {S:Organization}       is the subject's slot, {O:Program|Group} the object's, {Person} any of a kind,
  {S:Actor}              a body that acts: not “the chairman of the body”, nor whom a reporter heard from,
  {S:Together}           bodies that the sentence joins as acting with each other (A与B),
  {role:run}             one word of the list `run`, which becomes the role (`title` is the lexicon's
                         list of posts); {run} the same without a role,
  ~                      up to 12 characters of a clause with no slot in them; ~20 up to 20;
                         ~20<Place|Group> up to 20 in which slots of these kinds may stand,
  …Organization|Person…  up to 24 characters of the sentence without a slot of these kinds; …… any.
Everything else is a regular expression.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

from kg.errors import RuleError
from kg.lexicon import any_of, lexicon, words
from kg.model import KINDS, ORGANIZATION, PERSON
from kg.ontology import allowed_pairs
from kg.relations.rows import place_of, read_rows, read_toml
from kg.relations.slots import ANY_SLOT, TOGETHER, characters_of
from kg.resources import ontology_dir

WORDS_FILE = "words.toml"
CONFIDENCE_FILE = "confidence.toml"  # made by `kg rules measure`
UNMEASURED = 0.5  # confidence of a rule that no annotated page has tried
_SLOT = re.compile(r"\{(?:(?P<part>[SO]|role):)?(?P<names>[A-Za-z_|]+)\}")
_GAP = re.compile(r"~(\d*)(?:<([A-Za-z|]+)>)?")
_WIDE_GAP = re.compile(r"…([A-Za-z|]*)…")
GAP, WIDE_GAP = 12, 24  # characters
CARRIED, LAST = "carried", "last"
ACTOR = "Actor"
_CHARACTERS = {kind: characters_of(kind) for kind in KINDS} | {"Together": TOGETHER}


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One row; `carried` says which ends come from what was said before, and how.

    `carried`: the body that acts, as the sentence, its paragraph or the lead says; `last`: what was
    spoken of last; `last Person`: the person that was.

    `pairs`: the things of the subject's slot are related to each other. `owners`: what holds of a unit
    holds of the body that its name begins with as well. `lasting`: it states no event, so that only a
    time among its own words dates it. `needs`: the slots without which it fits no sentence, each by the
    characters that stand for it. `subtype`: of which an end that was said last has to be.
    `yes` and `no` are its examples.
    """

    name: str
    property: str
    regex: re.Pattern[str]
    why: str
    yes: tuple[Mapping[str, Any], ...]
    no: tuple[str, ...]
    carried: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    pairs: bool = False
    owners: bool = False
    lasting: bool = False
    needs: tuple[str, ...] = ()
    subtype: str = ""
    confidence: float = UNMEASURED


@cache
def _measured(path: Path) -> dict[str, Any]:
    """The file of confidences; nothing where no rule was measured yet."""
    return read_toml(path) if path.exists() else {}


@cache
def confidence_of(rule: str, folder: Path | None = None) -> float:
    """A rule's measured precision, or UNMEASURED; rules outside the rows (by name, numbers) have one too."""
    path = (folder or ontology_dir() / "rules") / CONFIDENCE_FILE
    measured = _measured(path).get(rule, UNMEASURED)
    if not isinstance(measured, (int, float)) or not 0 <= measured <= 1:
        raise RuleError(
            f"rules/{path.name}: “{rule}” has no number from 0 to 1; run kg rules measure --write."
        )
    return float(measured)


@cache
def word_lists(folder: Path | None = None) -> Mapping[str, Any]:
    """The word lists that patterns may name, by name."""
    lists = read_toml((folder or ontology_dir() / "rules") / WORDS_FILE)
    return {**lists, "title": words("people", "titles", "endings")}


@cache
def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """All rules of a folder (the ontology's own by default), by file and place; RuleError if one is amiss."""
    folder = folder or ontology_dir() / "rules"
    files = sorted(path for path in folder.glob("*.toml") if path.name not in (WORDS_FILE, CONFIDENCE_FILE))
    rules = [rule for path in files for rule in read_rules(path, folder)]
    names = [rule.name for rule in rules]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise RuleError(f"Rule “{twice}” stands twice in {folder.name}/: rename one of them.")
    return tuple(rules)


def read_rules(path: Path, folder: Path | None = None) -> tuple[Rule, ...]:
    """The rules of one file, under the words and confidences of a folder of rules; RuleError as above."""
    folder = folder or ontology_dir() / "rules"
    return tuple(_rule(row, path, folder) for row in read_rows(path))


def _rule(row: Mapping[str, Any], path: Path, folder: Path) -> Rule:
    where = place_of(row, path)
    if row["property"] not in allowed_pairs():
        raise RuleError(
            f"{where}: unknown relation “{row['property']}”; known: {', '.join(sorted(allowed_pairs()))}."
        )
    carried = {end: row[end] for end in ("subject", "object") if end in row}
    if not set(carried.values()) <= {CARRIED, LAST, *(f"{LAST} {kind}" for kind in KINDS)}:
        raise RuleError(
            f"{where}: subject and object are “{CARRIED}”, “{LAST}” or “{LAST} Person” …, or none."
        )
    return Rule(
        name=row["name"],
        property=row["property"],
        regex=_compiled(row["pattern"], word_lists(folder), where),
        why=row["why"],
        yes=tuple(row["yes"]),
        no=tuple(row["no"]),
        carried=carried,
        role=row.get("role", ""),
        pairs=row.get("pairs", False),
        owners=row.get("owners", False),
        lasting=row.get("lasting", False),
        needs=tuple(_needs(row["pattern"])),
        subtype=row.get("subtype", ""),
        confidence=confidence_of(row["name"], folder),
    )


def _compiled(pattern: str, lists: Mapping[str, Any], where: str) -> re.Pattern[str]:
    written = _SLOT.sub(lambda match: _expanded(match, lists, where), pattern)
    written = _GAP.sub(lambda match: _gap(match, where), written)
    written = _WIDE_GAP.sub(lambda match: _without(match[1], where), written)
    try:
        with catch_warnings():
            simplefilter("error", FutureWarning)  # what another Python would read in another way
            return re.compile(written)
    except (re.error, OverflowError, RecursionError, FutureWarning) as error:  # too many brackets, say
        raise RuleError(f"{where}: pattern is no regular expression ({error}).") from error


def _needs(pattern: str) -> Iterator[str]:
    """The characters of each end's slot."""
    for slot in _SLOT.finditer(pattern):
        if slot["part"] in ("S", "O"):
            kinds = slot["names"].replace(ACTOR, ORGANIZATION).split("|")
            yield "".join(_CHARACTERS[kind] for kind in kinds if kind in _CHARACTERS)


@cache
def rules_for(rules: tuple[Rule, ...], slots: frozenset[str]) -> tuple[Rule, ...]:
    """Those of the rules that may fit a sentence with slots of these characters."""
    return tuple(rule for rule in rules if not any(slots.isdisjoint(need) for need in rule.needs))


def _expanded(match: re.Match[str], lists: Mapping[str, Any], where: str) -> str:
    part, names = match["part"], match["names"].split("|")
    if names == [ACTOR]:
        someone = f"[^，。：；！？{ANY_SLOT}]{{0,14}}?(?:{any_of(lists['title'])}){_CHARACTERS[PERSON]}"
        no_actor = f"{someone}|{lexicon('clauses')['subjects']['no_actor']}"
        return f"(?P<{part}>[{_CHARACTERS[ORGANIZATION]}])(?!{no_actor})"
    if all(name in _CHARACTERS for name in names):
        body = f"[{''.join(_CHARACTERS[name] for name in names)}]"
    elif all(name in lists for name in names):
        body = f"(?:{any_of(word for name in names for word in lists[name])})"
    else:
        raise RuleError(f"{where}: “{match['names']}” is no kind and no word list of words.toml.")
    return f"(?P<{part}>{body})" if part else body


def _gap(match: re.Match[str], where: str) -> str:
    """Characters of a clause, with slots of some kinds at most."""
    allowed = _characters(match[2] or "", where)
    barred = "".join(slot for slot in ANY_SLOT if slot not in allowed)
    return f"[^，。：；！？、“”（）{barred}]{{0,{match[1] or GAP}}}?"


def _without(kinds: str, where: str) -> str:
    """Characters of the sentence that are no slot of some kinds."""
    return f"[^。；！？{_characters(kinds, where)}]{{0,{WIDE_GAP}}}?"


def _characters(kinds: str, where: str) -> str:
    names = [name for name in kinds.split("|") if name]
    if not all(name in _CHARACTERS for name in names):
        raise RuleError(f"{where}: “{kinds}” names no kind; known: {', '.join(KINDS)}.")
    return "".join(_CHARACTERS[name] for name in names)
