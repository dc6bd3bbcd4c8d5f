"""Gathers what all pages say of one thing into one entity."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg import gazetteer
from kg.model import PLACE, Entity, Mention, Record
from kg.resolve.identities import Settled
from kg.resolve.keys import FOLDERS, place_key, places_around, places_of


@dataclass
class _Sightings:
    """What has been seen of one entity so far."""

    kind: str
    adcode: str = ""
    around: str = ""
    names: Counter[str] = field(default_factory=Counter)
    given_up: Counter[str] = field(default_factory=Counter)
    subtypes: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def see(self, mention: Mention, text: str, *, kept: bool) -> None:
        (self.names if kept else self.given_up)[mention.thing.name] += 1
        self.subtypes[mention.subtype] += 1
        self.articles.add(mention.article)
        if mention.named:
            self.forms.add("".join(text[mention.start : mention.end].split()))


def find_entities(records: Iterable[tuple[Record, Settled]], chosen: Mapping[str, str]) -> Iterator[Entity]:
    """Find the entities of records with ids, and the places above a place of the gazetteer, in no order.

    An entity is called what people chose, else as it is where its kept id comes from.
    """
    seen: dict[str, _Sightings] = {}
    for record, ids in records:
        places, around = places_of(record), places_around(record)
        texts = {article.id: article.text for article in record.articles}
        for mention in record.mentions:
            thing = mention.thing
            id_ = ids.of(thing, mention.article)
            sightings = seen.setdefault(id_, _Sightings(thing.kind))
            sightings.see(mention, texts[mention.article], kept=ids.own(thing, mention.article) == id_)
            if thing.kind == PLACE:
                sightings.adcode = min(filter(None, (places.get(thing, ""), sightings.adcode)), default="")
                sightings.around = min(filter(None, (around.get(thing, ""), sightings.around)), default="")
    _add_places_above(seen)
    for key, sightings in seen.items():
        yield _entity(key, sightings, chosen.get(key, ""))


def _add_places_above(seen: dict[str, _Sightings]) -> None:
    for adcode in {code for found in seen.values() for code in (found.adcode, found.around) if code}:
        for above in gazetteer.lineage(adcode):
            # A page may have written out the full name without the gazetteer's having been asked.
            seen.setdefault(_place_id(above), _Sightings(PLACE)).adcode = above


def _entity(key: str, sightings: _Sightings, chosen: str) -> Entity:
    adcode = sightings.adcode
    above = gazetteer.parent(adcode) if adcode else sightings.around
    called = gazetteer.name(adcode) if adcode else _commonest(sightings.names or sightings.given_up)
    name = chosen or called
    others = {*sightings.names, *sightings.given_up} if not adcode else {called}
    return Entity(
        id=key,
        kind=sightings.kind,
        subtype=gazetteer.level(adcode) if adcode else _commonest(sightings.subtypes),
        name=name,
        aliases=tuple(sorted((sightings.forms | others) - {name, ""})),
        articles=tuple(sorted(sightings.articles)),
        adcode=adcode,
        parent=_place_id(above) if above else "",
    )


def _place_id(adcode: str) -> str:
    return f"{FOLDERS[PLACE]}/{place_key(adcode)}"


def _commonest(counted: Mapping[str, int]) -> str:
    """Choose the most frequent that is not empty, of several the first by alphabet; empty where none is."""
    return min(filter(None, counted), key=lambda text: (-counted[text], text), default="")
