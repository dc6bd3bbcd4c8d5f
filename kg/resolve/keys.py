"""Names what a page speaks of so that pages which mean the same agree on the name."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import gazetteer
from kg.lexicon import word_set, words
from kg.model import GROUP, HONOUR, ORGANIZATION, PERSON, PLACE, PROGRAM, Record, Relation, Thing
from kg.resolve.official import in_full, leading_place, may_be_called, public_body
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
    """Give the official name with as much of its place as makes it unique in the country.

    `adcode` is the place that the name begins with, or empty where the page does not tell.
    鼓楼区总工会 becomes 福建省福州市鼓楼区总工会; 山东省威海市总工会 is 威海市总工会, as there is one
    威海市 only.
    """
    whole = in_full(key_of(name))
    adcode = adcode or _only_place(whole)
    if not adcode:
        return whole
    *above, own = map(gazetteer.name, gazetteer.lineage(adcode))
    is_unique = gazetteer.level(adcode) != gazetteer.TOWN and gazetteer.is_unique(own)
    form, rest = _placed(whole, adcode)
    body = public_body(rest)
    # 山东大学 is no body of its province's, 新疆总工会 is.
    if not form or (is_unique and form != own and not body):
        return whole
    return key_of(own if is_unique else "".join((*above, own))) + (body or rest)


def _only_place(name: str) -> str:
    """The adcode of the place that a name begins with in full, where there is but one of that name."""
    codes = gazetteer.by_name().get(leading_place(name), ())
    return codes[0] if len(codes) == 1 else ""


def _placed(name: str, adcode: str) -> tuple[str, str]:
    """The form of its place that a name has, higher places left out, and the rest; empty where none."""
    *above, own = gazetteer.lineage(adcode)
    for higher in above:
        shorter = next((name.removeprefix(form) for form in _forms(higher) if name.startswith(form)), name)
        name = shorter if shorter.startswith(_forms(own)) else name
    form = next((form for form in _forms(own) if name.startswith(form)), "")
    return form, name.removeprefix(form)


def _forms(adcode: str) -> tuple[str, ...]:
    """What a place is called, the longest first; one character is no form."""
    forms = (gazetteer.name(adcode), *gazetteer.short_forms(adcode))
    return tuple(sorted((form for form in forms if len(form) > 1), key=len, reverse=True))


def places_of(record: Record) -> dict[Thing, str]:
    """Choose the adcode of each thing of the page that has one: the most frequent, of several the lowest."""
    votes: dict[Thing, Counter[str]] = defaultdict(Counter)
    for mention in record.mentions:
        if mention.place:
            votes[mention.thing][mention.place] += 1
    return _most_voted(votes)


def places_around(record: Record) -> dict[Thing, str]:
    """The division that a place without a code stands right behind: 覃塘区 of 贵港市覃塘区义合村.

    Of several the most frequent, of these the lowest.
    """
    mentions = [mention for mention in record.mentions if mention.thing.kind == PLACE]
    ends = {(mention.article, mention.end): mention.place for mention in mentions if mention.place}
    votes: dict[Thing, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        above = ends.get((mention.article, mention.start), "")
        if above and not mention.place:
            votes[mention.thing][above] += 1
    return _most_voted(votes)


def _most_voted(votes: Mapping[Thing, Counter[str]]) -> dict[Thing, str]:
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
    """Give the ids of everything that the page mentions, as its own words have it."""
    places, around = places_of(record), places_around(record)
    things = sorted({mention.thing for mention in record.mentions})
    keys = {thing: _own_key(thing, places.get(thing, ""), around.get(thing, "")) for thing in things}
    people = _people(record, keys)
    keys |= people.by_thing
    by_thing = {thing: id_of(thing.kind, key) for thing, key in keys.items()}
    apart = {where: id_of(PERSON, key) for where, key in people.by_article.items()}
    return Ids(by_thing, apart | _generic_programs(record, by_thing))


def id_of(kind: str, key: str) -> str:
    """The id of what is of this kind and has this key."""
    return f"{FOLDERS[kind]}/{key}"


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


def _own_key(thing: Thing, adcode: str, around: str) -> str:
    if thing.kind == ORGANIZATION:
        return organization_key(thing.name, adcode)
    if thing.kind == PLACE and adcode:
        return place_key(adcode)
    if thing.kind == PROGRAM:
        return program_key(thing.name)
    return (place_key(around) if around and _is_town(thing) else "") + key_of(thing.name)


def program_key(name: str) -> str:
    """Give the name, that of a law without the state's."""
    key = key_of(name)
    state = next((state for state in words("identity", "programs", "laws") if key.startswith(state)), "")
    return key.removeprefix(state) or key


def _is_town(thing: Thing) -> bool:
    """Whether a place is a village or street, as there are many of one name."""
    return thing.name.endswith(words("sites", "heads", gazetteer.TOWN))


def _people(record: Record, keys: Mapping[Thing, str]) -> Ids:
    """Key each person by name and anchor: the first employer on the page, else place, else article.

    An article that only gives employers of other names speaks of another person.
    """
    numbers = {article.id: article.number for article in record.articles}

    def order(relation: Relation) -> tuple[int, int, int, int, str]:
        where = (numbers[relation.article], relation.start, relation.end)
        return (_ANCHORS.index(relation.predicate), *where, keys[relation.object])

    anchors: dict[Thing, str] = {}
    employers: dict[tuple[Thing, str], list[str]] = defaultdict(list)
    telling = (told for told in record.relations if _is_telling(told, keys))
    for told in sorted(telling, key=order):
        anchors.setdefault(told.subject, keys[told.object])
        if told.predicate == _ANCHORS[0]:
            employers[told.subject, told.article].append(keys[told.object])
    for mention in sorted(record.mentions, key=lambda mention: numbers[mention.article]):
        if mention.thing.kind == PERSON:
            anchors.setdefault(mention.thing, mention.article)
    apart = {
        (thing, article): f"{keys[thing]}（{named[0]}）"
        for (thing, article), named in employers.items()
        if not any(may_be_called(anchors[thing], name) for name in named)
    }
    return Ids({thing: f"{keys[thing]}（{anchor}）" for thing, anchor in anchors.items()}, apart)


def _is_telling(told: Relation, keys: Mapping[Thing, str]) -> bool:
    """Whether a relation tells people of one name apart; a whole province is home to many."""
    if told.predicate not in _ANCHORS or told.subject.kind != PERSON:
        return False
    return told.object.kind != PLACE or keys[told.object] not in _provinces()


@cache
def _provinces() -> frozenset[str]:
    return frozenset(key_of(name) for name, codes in gazetteer.by_name().items() if _is_province(codes))


def _is_province(codes: tuple[str, ...]) -> bool:
    return any(gazetteer.level(code) == gazetteer.PROVINCE for code in codes)
