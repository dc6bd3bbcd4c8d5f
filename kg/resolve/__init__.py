"""Decides who is who: the same key on two pages is the same entity, in whatever order they came."""

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

from kg.model import Record, World
from kg.resolve.entities import find_entities
from kg.resolve.jumps import find_continuations
from kg.resolve.keys import ids_of, key_of
from kg.resolve.links import find_figures, find_statements

__all__ = ["key_of", "resolve"]

Named = TypeVar("Named")


def resolve(records: Iterable[Record]) -> World:
    """Make the world that the records speak of, a pure function of their set; pages sorted by digest."""
    ordered = sorted(records, key=lambda record: record.page.digest)
    identified = [(record, ids_of(record)) for record in ordered]
    return World(
        pages=tuple(record.page for record in ordered),
        articles=_by_id(article for record in ordered for article in record.articles),
        entities=_by_id(find_entities(identified)),
        statements=_by_id(told for record, ids in identified for told in find_statements(record, ids)),
        figures=_by_id(told for record, ids in identified for told in find_figures(record, ids)),
        continuations=find_continuations(ordered),
    )


def _by_id(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=attrgetter("id")))
