"""The nouns of the project: all that crosses the border between two stages.

Offsets count characters of `Article.text`, the end exclusive; `text[start:end]` is always the
quote. Kinds, subtypes and predicates are local names of the ontology (`ontology/kg.ttl`).
"""

from kg.model.findings import (
    DENIED,
    GROUP,
    HONOUR,
    KINDS,
    MODALITIES,
    ORGANIZATION,
    PERSON,
    PLACE,
    PLANNED,
    PROGRAM,
    STATED,
    UNDATED,
    Measure,
    Mention,
    Record,
    Relation,
    Thing,
    When,
)
from kg.model.pages import KICKER, MAIN, SUBTITLE, Article, Byline, Dateline, Headline, Issue, Page
from kg.model.world import Entity, Figure, Statement, World

__all__ = [
    "DENIED",
    "GROUP",
    "HONOUR",
    "KICKER",
    "KINDS",
    "MAIN",
    "MODALITIES",
    "ORGANIZATION",
    "PERSON",
    "PLACE",
    "PLANNED",
    "PROGRAM",
    "STATED",
    "SUBTITLE",
    "UNDATED",
    "Article",
    "Byline",
    "Dateline",
    "Entity",
    "Figure",
    "Headline",
    "Issue",
    "Measure",
    "Mention",
    "Page",
    "Record",
    "Relation",
    "Statement",
    "Thing",
    "When",
    "World",
]
