"""Turns what pages say of things into statements and figures about entities, each said once an article."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from kg.model import MODALITIES, Figure, Measure, Record, Relation, Statement
from kg.resolve.identities import Settled

SYMMETRIC = "cooperatesWith"  # the one property that the ontology declares symmetric; a test compares


def find_statements(record: Record, ids: Settled) -> Iterator[Statement]:
    """One statement for what an article says several times, the surest and first; none of a thing itself."""
    best: dict[tuple[str, ...], Relation] = {}
    for relation in sorted((_directed(told, ids) for told in record.relations), key=_surest_first):
        subject, object_ = _ends(relation, ids)
        if subject != object_:
            best.setdefault((subject, relation.predicate, object_, relation.role, relation.article), relation)
    for said, relation in best.items():
        yield Statement(digest_of(said, relation), said[0], said[2], relation)


def find_figures(record: Record, ids: Settled) -> Iterator[Figure]:
    """One figure for a number that an article gives several times, the surest and first."""
    best: dict[tuple[str, ...], Measure] = {}
    for measure in sorted(record.measures, key=_surest_first):
        number = (measure.what, repr(float(measure.value)), measure.unit, measure.when.printed)
        best.setdefault((ids.of(measure.of, measure.article), *number, measure.article), measure)
    for said, measure in best.items():
        yield Figure(digest_of(said, measure), said[0], measure)


def _ends(relation: Relation, ids: Settled) -> tuple[str, str]:
    return ids.of(relation.subject, relation.article), ids.of(relation.object, relation.article)


def _directed(relation: Relation, ids: Settled) -> Relation:
    """Turn a symmetric relation round, where need be, so that its ends stand in the order of their ids."""
    subject, object_ = _ends(relation, ids)
    if relation.predicate != SYMMETRIC or subject <= object_:
        return relation
    return replace(relation, subject=relation.object, object=relation.subject)


def _surest_first(told: Relation | Measure) -> tuple[int, float, int, int, str, str]:
    """What was done before what was planned; last its whole text, so that no rule's order can show."""
    modality = MODALITIES.index(told.modality)
    return modality, -told.confidence, told.start, told.end, told.rule, repr(told)


def digest_of(said: tuple[str, ...], where: Relation | Measure) -> str:
    """Sixteen hex digits of what is said, in which article and span."""
    return sha256("\x1f".join((*said, str(where.start), str(where.end))).encode()).hexdigest()[:16]
