"""Who is who: what all pages together say, resolved."""

from dataclasses import dataclass, field

from kg.model.findings import Measure, Relation
from kg.model.identity import Decision, Join
from kg.model.pages import Article, Page


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

    `retired` has the id that is kept for each that was given up, `continuations` the article that
    another goes on in on a later page, both by id; `joins` and `decisions` say why ids were given up.
    """

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    retired: dict[str, str] = field(default_factory=dict)
    continuations: dict[str, str] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    decisions: tuple[Decision, ...] = ()
