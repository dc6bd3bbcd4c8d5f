"""Prints how much of what careful readers say of programs one question gives back, from a built graph.

    python tests/bench/answers.py GRAPH.ttl ANNOTATED.json...

Of each annotated program that has links or numbers, `all-about-a-program` is asked: who runs it, where it
is, whom it serves, what it is part of, who takes part, which numbers it has. A fact counts as given back
where a row has that relation and a name of the other end, or the number, with its sentence.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.query import Oxigraph, Result, ask, find_query
from kg.resolve import key_of

QUESTION = "all-about-a-program"
# Relations of which a program is one end, with the words that the question's answers begin with.
AS_OBJECT = {"runs": "举办", "takesPartIn": "参与者"}
AS_SUBJECT = {"locatedIn": "位于", "serves": "服务", "partOf": "属于"}
LABELS = "SELECT ?name ?label { ?thing skos:prefLabel ?name ; skos:prefLabel|skos:altLabel ?label }"


class Fact(NamedTuple):
    """What a reader says of a program: the relation, and the keys of the other end's names, or the number."""

    program: frozenset[str]
    relation: str
    answer: frozenset[str]


def facts_of(page: dict[str, Any]) -> Iterator[Fact]:
    """Yield what an annotated page says of its programs, the debatable apart."""
    sure = {row["id"]: row for row in page["entities"] if not row.get("optional")}
    keys = {key: frozenset(map(key_of, (row["name"], *row["aliases"]))) for key, row in sure.items()}
    programs = {key for key, row in sure.items() if row["type"] == "Program"}
    for row in page["relations"]:
        if row.get("optional") or not {row["s"], row["o"]} <= sure.keys():
            continue
        if row["o"] in programs and row["p"] in AS_OBJECT:
            yield Fact(keys[row["o"]], AS_OBJECT[row["p"]], keys[row["s"]])
        if row["s"] in programs and row["p"] in AS_SUBJECT:
            yield Fact(keys[row["s"]], AS_SUBJECT[row["p"]], keys[row["o"]])
    for row in page["measures"]:
        if not row.get("optional") and row["s"] in programs:
            yield Fact(keys[row["s"]], "", frozenset([f"{row['value']:g}"]))


def answers_to(engine: Oxigraph, names: frozenset[str], keys_of: dict[str, set[str]]) -> Result:
    """Ask the question of the entities that have one of the names."""
    found = sorted(name for name, keys in keys_of.items() if keys & names)
    return ask(engine, find_query(QUESTION).asking({"program": ""}, lambda _: found or [""]))


def given(fact: Fact, result: Result, keys_of: dict[str, set[str]]) -> bool:
    """Tell whether a row says it, with its sentence."""
    for _, relation, answer, _, quote in result.rows:
        names = keys_of[answer] if fact.relation else {_number(answer)}
        if quote and relation.startswith(fact.relation) and names & fact.answer:
            return True
    return False


def _number(answer: str) -> str:
    """Cut the unit off, and write the number as the annotations are written here."""
    digits = answer[: next((at for at, char in enumerate(answer) if char not in "0123456789.-"), len(answer))]
    return f"{float(digits):g}" if digits else ""


def main() -> None:
    """Ask of all programs of all annotated pages."""
    if len(sys.argv) < 3:
        sys.exit("usage: python tests/bench/answers.py GRAPH.ttl ANNOTATED.json...")
    engine = Oxigraph(Path(sys.argv[1]))
    keys_of: dict[str, set[str]] = defaultdict(set)
    for name, label in ask(engine, LABELS).rows:
        keys_of[name].add(key_of(label))
    pages = [json.loads(Path(name).read_text("utf-8")) for name in sys.argv[2:]]
    facts = [fact for page in pages for fact in facts_of(page)]
    back, all_of = Counter[str](), Counter(fact.relation or "numbers" for fact in facts)
    answered = set()
    for fact in facts:
        if given(fact, answers_to(engine, fact.program, keys_of), keys_of):
            back[fact.relation or "numbers"] += 1
            answered.add(fact.program)
    for relation, number in sorted(all_of.items()):
        sys.stdout.write(f"{relation}: {back[relation]} of {number} facts\n")
    programs = {fact.program for fact in facts}
    sys.stdout.write(
        f"programs with an answer: {len(answered)} of {len(programs)}\n"
        f"all: {back.total()} of {len(facts)} facts, {back.total() / max(len(facts), 1):.0%}\n"
    )


if __name__ == "__main__":
    main()
