"""Names what a page speaks of so that pages which mean the same agree on the name."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg import gazetteer
from kg.lexicon import word_set
from kg.model import GROUP, HONOUR, ORGANIZATION, PERSON, PLACE, PROGRAM, Record, Relation, Thing
from kg.sentences import simplified

FOLDERS = {
    ORGANIZATION: "org",
    PROGRAM: "program",
    PERSON: "person",
    PLACE: "place",
    HONOUR: "honour",
    GROUP: "group",
}
# What tells two people of one name apart, the most telling first.
_ANCHORS = ("worksFor", "comesFrom")
_OPERATES = "runs"
_QUOTES = "“”‘’「」『』\"'"
_DOTS = "•‧・"  # set for “·” in names of foreign origin
_UNTYPEABLE = "!#$%&()*+,/:;<=>?@[\\]^`{|}~"  # ASCII that an IRI or a prefixed name lacks or escapes
_TO_FULL_WIDTH = 0xFEE0
_MARKS = str.maketrans(
    dict.fromkeys(_QUOTES)
    | dict.fromkeys(_DOTS, "·")
    | {mark: chr(ord(mark) + _TO_FULL_WIDTH) for mark in _UNTYPEABLE}
)


def key_of(name: str) -> str:
    """Write a name as keys have it: simplified, one width, one case, no white space, no quotation marks."""
    folded = simplified(unicodedata.normalize("NFKC", name)).upper()
    visible = "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "ZC")
    # Once more, as raising a letter and closing a gap can leave what composes with its neighbour.
    return unicodedata.normalize("NFKC", visible).translate(_MARKS)


def place_key(adcode: str) -> str:
    """Give the way from the province down: 福建省福州市鼓楼区."""
    return key_of(gazetteer.full_name(adcode))


def organization_key(name: str, adcode: str) -> str:
    """Give the name with as much of its place as makes it unique in the country.

    `adcode` is the place that the name begins with, or empty. 鼓楼区总工会 becomes
    福建省福州市鼓楼区总工会; 山东省威海市总工会 is 威海市总工会, as there is one 威海市 only.
    """
    if not adcode:
        return key_of(name)
    *above, own = map(gazetteer.name, gazetteer.lineage(adcode))
    is_unique = gazetteer.level(adcode) != gazetteer.TOWN and gazetteer.is_unique(own)
    forms = (own,) if is_unique else (own, *gazetteer.short_forms(adcode))
    local = simplified(name)
    for higher in above:
        local = local.removeprefix(higher)
    form = next((form for form in forms if local.startswith(form)), "")
    if not form:
        return key_of(name)
    return key_of(own if is_unique else gazetteer.full_name(adcode)) + key_of(local.removeprefix(form))


def places_of(record: Record) -> dict[Thing, str]:
    """Choose the adcode of each thing of the page that has one: the most frequent, of several the lowest."""
    votes: dict[Thing, Counter[str]] = defaultdict(Counter)
    for mention in record.mentions:
        if mention.place:
            votes[mention.thing][mention.place] += 1
    return {thing: min(counted, key=lambda code: (-counted[code], code)) for thing, counted in votes.items()}


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a page's things: one a thing, but one an article of what every town has (工会驿站)."""

    by_thing: Mapping[Thing, str]
    by_article: Mapping[tuple[Thing, str], str]

    def of(self, thing: Thing, article: str) -> str:
        """The id of a thing as an article speaks of it: “org/德州市总工会”."""
        return self.by_article.get((thing, article)) or self.by_thing[thing]


def ids_of(record: Record) -> Ids:
    """Give the ids of everything that the page mentions."""
    places = places_of(record)
    things = sorted({mention.thing for mention in record.mentions})
    keys = {thing: _own_key(thing, places.get(thing, "")) for thing in things}
    anchors = _anchors(record, keys)
    for thing in things:
        if thing.kind == PERSON:
            keys[thing] += f"（{anchors[thing]}）"
    by_thing = {thing: f"{FOLDERS[thing.kind]}/{key}" for thing, key in keys.items()}
    return Ids(by_thing, _generic_programs(record, by_thing))


def _generic_programs(record: Record, ids: Mapping[Thing, str]) -> dict[tuple[Thing, str], str]:
    """Programs of a generic name are told apart by who runs them in an article, else by the article."""
    operators: dict[tuple[Thing, str], str] = {}
    for told in sorted((told for told in record.relations if told.predicate == _OPERATES), key=_order):
        operators.setdefault((told.object, told.article), ids[told.subject].partition("/")[2])
    generic = word_set("programs", "generic", "names")
    seen = {(mention.thing, mention.article) for mention in record.mentions}
    return {
        (thing, article): f"{ids[thing]}（{operators.get((thing, article), article)}）"
        for thing, article in seen
        if thing.kind == PROGRAM and thing.name in generic
    }


def _order(told: Relation) -> tuple[str, int, int, str]:
    return told.article, told.start, told.end, repr(told)


def _own_key(thing: Thing, adcode: str) -> str:
    if thing.kind == ORGANIZATION:
        return organization_key(thing.name, adcode)
    return place_key(adcode) if thing.kind == PLACE and adcode else key_of(thing.name)


def _anchors(record: Record, keys: Mapping[Thing, str]) -> dict[Thing, str]:
    """Each person's first employer on the page, else the first place, else the first article."""
    numbers = {article.id: article.number for article in record.articles}

    def order(relation: Relation) -> tuple[int, int, int, int, str]:
        where = (numbers[relation.article], relation.start, relation.end)
        return (_ANCHORS.index(relation.predicate), *where, keys[relation.object])

    anchors: dict[Thing, str] = {}
    for relation in sorted((told for told in record.relations if told.predicate in _ANCHORS), key=order):
        anchors.setdefault(relation.subject, keys[relation.object])
    for mention in sorted(record.mentions, key=lambda mention: numbers[mention.article]):
        anchors.setdefault(mention.thing, mention.article)
    return anchors
