"""Gathers what all pages say of one thing into one entity."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg import gazetteer
from kg.model import PLACE, Article, Entity, Mention, Record
from kg.resolve.keys import FOLDERS, Ids, place_key, places_of


@dataclass
class _Sightings:
    """What has been seen of one entity so far."""

    kind: str
    adcode: str = ""
    names: Counter[str] = field(default_factory=Counter)
    subtypes: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def see(self, mention: Mention, article: Article) -> None:
        self.names[mention.thing.name] += 1
        self.subtypes[mention.subtype] += 1
        self.articles.add(mention.article)
        if mention.named:
            self.forms.add("".join(article.text[mention.start : mention.end].split()))


def find_entities(records: Iterable[tuple[Record, Ids]]) -> Iterator[Entity]:
    """Find the entities of records with ids, and the places above a place of the gazetteer, in no order."""
    seen: dict[str, _Sightings] = {}
    for record, ids in records:
        places = places_of(record)
        articles = {article.id: article for article in record.articles}
        for mention in record.mentions:
            thing = mention.thing
            sightings = seen.setdefault(ids.of(thing, mention.article), _Sightings(thing.kind))
            sightings.see(mention, articles[mention.article])
            if thing.kind == PLACE:
                sightings.adcode = places.get(thing, sightings.adcode)
    _add_places_above(seen)
    for key, sightings in seen.items():
        yield _entity(key, sightings)


def _add_places_above(seen: dict[str, _Sightings]) -> None:
    for adcode in {sightings.adcode for sightings in seen.values() if sightings.adcode}:
        for above in gazetteer.lineage(adcode):
            # A page may have written out the full name without the gazetteer's having been asked.
            seen.setdefault(_place_id(above), _Sightings(PLACE)).adcode = above


def _entity(key: str, sightings: _Sightings) -> Entity:
    adcode = sightings.adcode
    above = gazetteer.parent(adcode) if adcode else ""
    name = gazetteer.name(adcode) if adcode else _commonest(sightings.names)
    return Entity(
        id=key,
        kind=sightings.kind,
        subtype=gazetteer.level(adcode) if adcode else _commonest(sightings.subtypes),
        name=name,
        aliases=tuple(sorted(sightings.forms - {name, ""})),
        articles=tuple(sorted(sightings.articles)),
        adcode=adcode,
        parent=_place_id(above) if above else "",
    )


def _place_id(adcode: str) -> str:
    return f"{FOLDERS[PLACE]}/{place_key(adcode)}"


def _commonest(counted: Mapping[str, int]) -> str:
    """Choose the most frequent that is not empty, of several the first by alphabet; empty where none is."""
    return min(filter(None, counted), key=lambda text: (-counted[text], text), default="")
