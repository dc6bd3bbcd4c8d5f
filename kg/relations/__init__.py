"""Finds how the things of a page are linked: by rules over its sentences, and by their names."""

from collections.abc import Sequence

from kg.model import Relation
from kg.relations.by_name import relations_by_name
from kg.relations.by_rule import relations_by_rule
from kg.relations.rules import load_rules
from kg.relations.story import Story, stories_of

__all__ = ["Story", "find_relations", "stories_of"]


def find_relations(stories: Sequence[Story]) -> tuple[Relation, ...]:
    """All relations that a page states, in the order of their sentences; then what holds by name."""
    found = [relation for story in stories for relation in relations_by_rule(story, load_rules())]
    return tuple(dict.fromkeys((*found, *relations_by_name(stories))))
