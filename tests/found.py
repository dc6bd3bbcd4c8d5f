"""What the finders and the linker make of a few invented lines, in forms that tests can compare."""

from kg.measures import find_measures
from kg.mentions import find_mentions
from kg.model import ORGANIZATION, PERSON, PLACE, PROGRAM, Article, Mention
from kg.relations import Story, find_relations, stories_of
from kg.relations.examples import as_example

PAGE = "r" * 64  # the digest of the page on which the invented lines stand


def article_of(*paragraphs: str, number: int = 1) -> Article:
    """Make a report of these paragraphs, without a headline."""
    return Article(PAGE, number, "report", (), paragraphs)


def stories_in(*articles: Article, issue: str = "") -> tuple[Story, ...]:
    """Read the articles as the linkers do."""
    return stories_of(articles, find_mentions(articles), issue)


def mentions_in(*paragraphs: str) -> list[tuple[str, Mention]]:
    """Give each mention of one article with its surface."""
    article = article_of(*paragraphs)
    return [(article.text[m.start : m.end], m) for m in find_mentions([article])]


def named(kind: str, *paragraphs: str) -> list[tuple[str, str]]:
    """Give surface and name of each mention of a kind."""
    return [(surface, m.thing.name) for surface, m in mentions_in(*paragraphs) if m.thing.kind == kind]


def names(kind: str, *paragraphs: str) -> list[str]:
    """Give the name of each thing of a kind once, in the order of the text."""
    return list(dict.fromkeys(name for _, name in named(kind, *paragraphs)))


def places(*paragraphs: str) -> list[tuple[str, str]]:
    """Give surface and adcode of each place; of one that no list has, its name."""
    found = (pair for pair in mentions_in(*paragraphs) if pair[1].thing.kind == PLACE)
    return [(surface, mention.place or mention.thing.name) for surface, mention in found]


def bodies(*paragraphs: str) -> list[str]:
    """Give the names of the organisations."""
    return names(ORGANIZATION, *paragraphs)


def programs(*paragraphs: str) -> list[str]:
    """Give the names of the programs."""
    return names(PROGRAM, *paragraphs)


def people(*paragraphs: str) -> list[str]:
    """Give the names of the people."""
    return names(PERSON, *paragraphs)


def relations_in(*paragraphs: str) -> set[str]:
    """Give the relations of one article as “subject property object role”."""
    return {as_example(relation) for relation in find_relations(stories_in(article_of(*paragraphs)))}


def numbers_in(*paragraphs: str) -> list[tuple[str, float, str, str]]:
    """Give the numbers of one article: of what, how many, in what unit, as of when."""
    found = find_measures(stories_in(article_of(*paragraphs)))
    return [(m.of.name, m.value, m.unit, m.when.printed) for m in found]
