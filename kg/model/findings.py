"""What is found on a page: things and where it speaks of them, relations, numbers."""

from dataclasses import dataclass
from typing import NamedTuple

from kg.model.pages import Article, Page

ORGANIZATION, PROGRAM, PERSON = "Organization", "Program", "Person"
PLACE, HONOUR, GROUP = "Place", "Honour", "Group"
KINDS = (ORGANIZATION, PROGRAM, PERSON, PLACE, HONOUR, GROUP)
STATED, PLANNED, DENIED = MODALITIES = ("stated", "planned", "denied")


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


class When(NamedTuple):
    """The time of something: `printed` as on the page, its first and last day in ISO 8601.

    A day is empty where nothing says it: 2018年以来 has no last day where the issue has no date, 近日 no
    first one.
    """

    printed: str = ""
    begins: str = ""
    ends: str = ""

    @property
    def interval(self) -> str:
        """The days as an ISO 8601 interval, “..” where one is open; empty where both are."""
        return f"{self.begins or '..'}/{self.ends or '..'}" if self.begins or self.ends else ""


UNDATED = When()


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject predicate object`, as the sentence `text[start:end]` of the article says.

    `modality` is stated, planned (meant, wished or asked for as well) or denied; `when` the time of what
    is said, apart from that of the issue which says it.
    """

    article: str
    start: int
    end: int
    subject: Thing
    predicate: str
    object: Thing
    rule: str
    confidence: float
    role: str = ""
    modality: str = STATED
    when: When = UNDATED


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that a sentence gives of a thing; `value` plain (2.73万 is 27300), `when` as of when it is."""

    article: str
    start: int
    end: int
    of: Thing
    what: str
    value: float
    unit: str
    rule: str
    confidence: float
    modality: str = STATED
    when: When = UNDATED


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one page, which is a pure function of its bytes and of the rules."""

    page: Page
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    measures: tuple[Measure, ...]
