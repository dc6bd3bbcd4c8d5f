"""The ids of what pages speak of, after what joins pages and what people decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Record, Thing
from kg.model.identity import Decision, Join
from kg.resolve.clusters import apart_ids, kept_ids
from kg.resolve.joins import find_joins
from kg.resolve.keys import Ids, ids_of
from kg.resolve.profiles import profiles_of


@dataclass(frozen=True, slots=True)
class Settled:
    """The ids of one page's things: those of the page's own words, and the entities that these mean."""

    page: Ids
    apart: Mapping[tuple[str, str], str]
    kept: Mapping[str, str]

    def own(self, thing: Thing, article: str) -> str:
        """The id that the page's own words give, or that people gave the thing in this article."""
        id_ = self.page.of(thing, article)
        return self.apart.get((id_, article)) or self.apart.get((self.kept.get(id_, id_), article), id_)

    def of(self, thing: Thing, article: str) -> str:
        """The id of the entity."""
        id_ = self.own(thing, article)
        return self.kept.get(id_, id_)


@dataclass(frozen=True, slots=True)
class Identities:
    """Each record with its ids, the joins between pages, and the id kept for each that was given up."""

    records: tuple[tuple[Record, Settled], ...]
    joins: tuple[Join, ...]
    kept: Mapping[str, str]

    def retired(self) -> dict[str, str]:
        """The ids that pages give and no entity has, each with the entity's; sorted."""
        own = {
            ids.own(mention.thing, mention.article)
            for record, ids in self.records
            for mention in record.mentions
        }
        return {id_: self.kept[id_] for id_ in sorted(own) if id_ in self.kept}


def identify(
    records: Iterable[Record], decisions: Sequence[Decision] = (), joins: Iterable[Join] | None = None
) -> Identities:
    """Settle the ids of all records, by page digest; a pure function of the set of records and decisions.

    `joins` are those of the records' profiles where they are known already. DecisionError where two
    decisions conflict.
    """
    ordered = sorted(records, key=lambda record: record.page.digest)
    paged = [(record, ids_of(record)) for record in ordered]
    if joins is None:
        joins = find_joins(profile for record, ids in paged for profile in profiles_of(record, ids))
    found = tuple(sorted(joins))
    kept, apart = kept_ids(found, decisions), apart_ids(decisions)
    return Identities(tuple((record, Settled(ids, apart, kept)) for record, ids in paged), found, kept)
