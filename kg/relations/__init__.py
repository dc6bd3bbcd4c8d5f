"""Finds how the things of a page are linked: by rules over its sentences, and by their names."""

from collections import defaultdict
from collections.abc import Sequence

from kg.model import Article, Mention, Relation
from kg.relations.by_name import relations_by_name
from kg.relations.by_rule import relations_by_rule
from kg.relations.rules import load_rules


def find_relations(articles: Sequence[Article], mentions: Sequence[Mention]) -> tuple[Relation, ...]:
    """All relations that a page states, in the order of their sentences; then what holds by name."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    found: list[Relation] = []
    for article in articles:
        found += relations_by_rule(article, by_article[article.id], load_rules())
    found += relations_by_name(articles, mentions)
    return tuple(dict.fromkeys(found))
