"""Decides who is who: the same key on two pages is the same entity, in whatever order they came.

What pages name in several ways is joined by its profiles; what people decided goes before all else.
"""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from kg.model import Record, Statement, World
from kg.model.identity import WRONG, Decision, Join, Profile
from kg.resolve.clusters import check_decisions, chosen_names
from kg.resolve.editions import find_editions
from kg.resolve.entities import find_entities
from kg.resolve.identities import Identities, identify
from kg.resolve.joins import joins_under
from kg.resolve.jumps import find_continuations
from kg.resolve.keys import ids_of, key_of
from kg.resolve.links import find_figures, find_statements
from kg.resolve.profiles import profiles_of, tokens_of

__all__ = ["check_decisions", "identify", "joins_under", "key_of", "profiled", "resolve"]

Named = TypeVar("Named")


def profiled(record: Record) -> tuple[tuple[str, Profile], ...]:
    """Give the profiles of what a page names, each with every token under which it is looked for; sorted."""
    found = profiles_of(record, ids_of(record))
    return tuple(sorted((token, profile) for profile in found for token in tokens_of(profile)))


def resolve(
    records: Iterable[Record], decisions: Sequence[Decision] = (), joins: Iterable[Join] | None = None
) -> World:
    """Make the world that the records speak of, a pure function of their set and of what people decided.

    Pages are sorted by digest; `joins` are those between them where they are known already.
    DecisionError where two decisions conflict.
    """
    identities = identify(records, decisions, joins)
    ordered = [record for record, _ in identities.records]
    entities = _by_id(find_entities(identities.records, chosen_names(decisions, identities.kept)))
    return World(
        pages=tuple(record.page for record in ordered),
        articles=_by_id(article for record in ordered for article in record.articles),
        entities=entities,
        statements=_by_id(_statements(identities, {entity.id for entity in entities}, decisions).values()),
        figures=_by_id(told for record, ids in identities.records for told in find_figures(record, ids)),
        continuations=find_continuations(ordered),
        retired=identities.retired(),
        joins=identities.joins,
        decisions=tuple(decisions),
    )


def _statements(
    identities: Identities, known: set[str], decisions: Sequence[Decision]
) -> dict[str, Statement]:
    """All statements by id, but those that people called wrong."""
    kept = identities.kept
    wrong = {
        (kept.get(told.first, told.first), told.predicate, kept.get(told.second, told.second), told.page)
        for told in decisions
        if told.verdict == WRONG
    }
    statements: dict[str, Statement] = {}
    for record, ids in identities.records:
        for told in (*find_statements(record, ids), *find_editions(record, ids, known)):
            page = told.relation.article.partition(".")[0]
            if (told.subject, told.relation.predicate, told.object, page) not in wrong:
                statements.setdefault(told.id, told)
    return statements


def _by_id(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=attrgetter("id")))
