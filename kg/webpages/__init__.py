"""Pages to read without a network: the reference of the ontology, and a page an entity."""

from kg.webpages.entity import QUESTIONS, entity_page
from kg.webpages.reference import reference_page

__all__ = ["QUESTIONS", "entity_page", "reference_page"]
