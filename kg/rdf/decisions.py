"""Writes what people decided as Turtle: each decision an activity that used the entities it is about."""

from collections.abc import Iterable, Iterator, Set
from hashlib import sha256

from kg.model.identity import RENAME, Decision
from kg.rdf.turtle import Spell, block, if_known, literal


def decision_blocks(decisions: Iterable[Decision], known: Set[str], spell: Spell) -> Iterator[str]:
    """Yield a block a decision that is about something known, by name."""
    for told in sorted(decisions, key=lambda told: decision_name(told, spell)):
        things = [spell(id_) for id_ in told.things if id_ in known]
        if things:
            yield block(
                decision_name(told, spell),
                [
                    ("a", ["kg:Decision"]),
                    ("kg:verdict", [literal(told.verdict)]),
                    ("kg:onRelation", [f"kg:{told.predicate}"] if told.predicate else []),
                    ("kg:chosenName", if_known(told.second if told.verdict == RENAME else "")),
                    ("dcterms:date", [literal(told.date, "xsd:date")] if told.date else []),
                    ("prov:used", sorted(set(things))),
                    ("skos:note", if_known(told.note)),
                ],
            )


def decision_name(told: Decision, spell: Spell) -> str:
    """Name a decision by what was decided, on whichever day."""
    return spell(f"decision/{sha256(told.id.encode()).hexdigest()[:16]}")
