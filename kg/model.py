"""The nouns of the project: all that crosses the border between two stages.

Offsets count characters of `Article.text`, the end exclusive; `text[start:end]` is always the
quote. Kinds, subtypes and predicates are local names of the ontology (`ontology/kg.ttl`).
"""

from dataclasses import dataclass, field
from typing import NamedTuple

ORGANIZATION, PROGRAM, PERSON = "Organization", "Program", "Person"
PLACE, HONOUR, GROUP = "Place", "Honour", "Group"
KINDS = (ORGANIZATION, PROGRAM, PERSON, PLACE, HONOUR, GROUP)
MAIN, KICKER, SUBTITLE = "main", "kicker", "subtitle"  # roles of headlines


class Issue(NamedTuple):
    """Newspaper, ISO 8601 day and page number, each empty where it is not known."""

    paper: str = ""
    date: str = ""
    number: str = ""

    @property
    def known(self) -> int:
        """How many of the three are known."""
        return sum(map(bool, self))

    def over(self, other: "Issue") -> "Issue":
        """What this one lacks is taken from the other."""
        return Issue(*(own or given for own, given in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a newspaper as it was given.

    `digest` is the SHA-256 of its bytes, `date` ISO 8601 or empty, `number` as printed (“A1”, “2”).
    `date_inferred` says that nothing states the date: it is that of the latest dateline.
    """

    source: str
    digest: str
    text: str
    paper: str = ""
    date: str = ""
    number: str = ""
    date_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline; `role` is main, kicker (it leads to the main one) or subtitle (it follows it)."""

    text: str
    role: str = MAIN


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: `text` as printed (“据新华社北京11月22日电”).

    `agency` (新华社, 本报) and `place` are as printed; `date` is ISO 8601, or as printed where the
    year is unknown; each may be empty.
    """

    text: str
    agency: str = ""
    place: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Someone who made the article, `role` as the page gives it: 记者, 通讯员, 实习生, 摄影, 作者."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article; every line of `text` stands on its page, white space apart.

    `kind` is report, brief, caption, commentary or contents; `headlines` has the main one first.
    `goes_to` and `comes_from` are the numbers of the pages that its jump lines name (下转第二版 is
    “2”, 上接第A01版 “A1”); `continued` says that there is one.
    """

    page: str
    number: int
    kind: str
    headlines: tuple[Headline, ...]
    paragraphs: tuple[str, ...]
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    continued: bool = False
    goes_to: str = ""
    comes_from: str = ""

    @property
    def id(self) -> str:
        """Page digest and place on the page; the same bytes give the same id."""
        return f"{self.page[:16]}.{self.number}"

    @property
    def title(self) -> str:
        """Headline lines, the main one first, between full-width spaces."""
        return "\u3000".join(headline.text for headline in self.headlines)

    @property
    def text(self) -> str:
        """Headlines, the dateline where there is one, and paragraphs, a line each."""
        dateline = (self.dateline.text,) if self.dateline else ()
        return "\n".join((*(headline.text for headline in self.headlines), *dateline, *self.paragraphs))


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """What a page speaks of: on one page, one kind and name is one thing."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that speaks of a thing.

    `place` is an adcode (GB/T 2260, or a statistical code of 9 digits for a town): of a place, its
    own; of an organisation, that of the place its name begins with. `named` is false where the
    stretch only points back (当地工会), so that it is no other name of the thing.
    """

    article: str
    start: int
    end: int
    thing: Thing
    subtype: str = ""
    place: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject predicate object`, as the sentence `text[start:end]` of the article says."""

    article: str
    start: int
    end: int
    subject: Thing
    predicate: str
    object: Thing
    rule: str
    confidence: float
    role: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that a sentence gives of a thing; `value` plain (2.73万 is 27300), `as_of` as printed."""

    article: str
    start: int
    end: int
    of: Thing
    what: str
    value: float
    unit: str
    rule: str
    confidence: float
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one page, which is a pure function of its bytes and of the rules."""

    page: Page
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world; `id` is its IRI without the base (“org/德州市总工会”), `parent` an id."""

    id: str
    kind: str
    subtype: str
    name: str
    aliases: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    adcode: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two entities; `id` is a hash of what it says and where."""

    id: str
    subject: str
    object: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of an entity; `id` is a hash of what it says and where."""

    id: str
    of: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class World:
    """Who is who: everything stored, resolved; all tuples sorted by id.

    `continuations` has the article that another goes on in on a later page, both by id.
    """

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    retired: dict[str, str] = field(default_factory=dict)
    continuations: dict[str, str] = field(default_factory=dict)
