"""Measures how often each rule is right, on pages that a careful reader has annotated.

An annotated page is a JSON file with `page` (the file's name), `entities` (id, type, name, aliases),
`relations` (s, p, o) and `measures` (s, value); a row that is `optional` counts neither way.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import KINDS, Record, Thing
from kg.resolve import key_of
from kg.resolve.links import SYMMETRIC

HEADER = """\
# How often each rule is right: its precision on annotated pages, smoothed as (right + 1) / (tried + 2).
# Written by `kg rules measure`; never by hand.
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a rule was right and wrong on annotated pages."""

    rule: str
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        """Smoothed, so that a rule tried once is not sure for ever."""
        return round((self.right + 1) / (self.right + self.wrong + 2), 3)


def read_annotation(path: Path) -> dict[str, Any]:
    """One annotated page; KgError where the file is missing or has not the form."""
    try:
        annotation: dict[str, Any] = json.loads(path.read_text("utf-8"))
        annotation["page"], annotation["entities"], annotation["relations"], annotation["measures"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KgError(
            f"{path}: no annotated page ({error}); it has page, entities, relations, measures."
        ) from error
    return annotation


def measure_rules(annotated: Sequence[tuple[Record, Mapping[str, Any]]]) -> tuple[Tally, ...]:
    """A tally for each rule that found anything that is beyond debate, by name."""
    counted: Counter[tuple[str, bool]] = Counter()
    for record, annotation in annotated:
        counted.update(_verdicts(record, annotation))
    rules = sorted({rule for rule, _ in counted})
    return tuple(Tally(rule, counted[rule, True], counted[rule, False]) for rule in rules)


def confidence_file(tallies: Sequence[Tally]) -> str:
    """The text of `ontology/rules/confidence.toml`."""
    return HEADER + "".join(f"{json.dumps(t.rule)} = {t.precision}\n" for t in tallies)


def _verdicts(record: Record, annotation: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each finding's rule and whether the annotation has it; what touches a debatable row is left out."""
    ids, debatable = _ids(record, annotation)
    stated = {
        _ends(row["s"], row["p"], row["o"]): row.get("optional", False) for row in annotation["relations"]
    }
    for relation in record.relations:
        subject, thing = ids.get(relation.subject, ""), ids.get(relation.object, "")
        ends = _ends(subject, relation.predicate, thing)
        if not stated.get(ends, bool({subject, thing} & debatable)):
            yield relation.rule, ends in stated
    numbers = {(row["s"], float(row["value"])): row.get("optional", False) for row in annotation["measures"]}
    for measure in record.measures:
        number = (ids.get(measure.of, ""), measure.value)
        if not numbers.get(number, number[0] in debatable):
            yield measure.rule, number in numbers


def _ends(subject: str, predicate: str, thing: str) -> tuple[str, str, str]:
    first, second = sorted((subject, thing)) if predicate == SYMMETRIC else (subject, thing)
    return first, predicate, second


def _ids(record: Record, annotation: Mapping[str, Any]) -> tuple[dict[Thing, str], set[str]]:
    """The annotated id of each thing that goes by one of its names, and the ids that are debatable."""
    by_name = {
        (entity["type"], key_of(name)): entity["id"]
        for entity in annotation["entities"]
        for name in (entity["name"], *entity.get("aliases", ()))
    }
    texts = {article.id: article.text for article in record.articles}
    names: dict[Thing, set[str]] = defaultdict(set)
    for mention in record.mentions:
        names[mention.thing] |= {mention.thing.name}
        if mention.named:
            names[mention.thing] |= {texts[mention.article][mention.start : mention.end]}
    found = {
        thing: min(known)
        for thing, forms in names.items()
        if thing.kind in KINDS
        and (known := {by_name[k] for f in forms if (k := (thing.kind, key_of(f))) in by_name})
    }
    return found, {entity["id"] for entity in annotation["entities"] if entity.get("optional")}
