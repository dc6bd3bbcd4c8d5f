"""What holds by name: a body lies in the place its name begins with, a unit belongs to its body."""

from collections.abc import Iterator, Sequence

from kg.lexicon import by_word, words
from kg.model import GROUP, ORGANIZATION, PLACE, PROGRAM, Mention, Relation, Thing
from kg.relations.rules import confidence_of
from kg.relations.story import Story

Link = tuple[Thing, str, Thing, str]  # subject, predicate, object, rule
PLACE_IN_NAME, PLACE_OF_LEVEL = "place-in-name", "place-of-level"
BODY_IN_NAME, GROUP_IN_NAME = "body-in-name", "group-in-name"


def relations_by_name(stories: Sequence[Story]) -> Iterator[Relation]:
    """One relation a pair of things, with the first sentence in which the name stands."""
    spans = {story.article.id: [(s.start, s.end) for s in story.sentences] for story in stories}
    mentions = [mention for story in stories for mention in story.mentions]
    seen: set[Link] = set()
    for mention, link in _links(mentions):
        subject, predicate, thing, rule = link
        if link not in seen and subject != thing:
            seen.add(link)
            around = [(s, e) for s, e in spans[mention.article] if s <= mention.start and mention.end <= e]
            for start, end in around:  # one, or none where a store was edited by hand
                said = (mention.article, start, end, subject, predicate, thing)
                yield Relation(*said, rule, confidence_of(rule))


def _links(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Link]]:
    places = {m.place: m.thing for m in mentions if m.thing.kind == PLACE and m.place}
    bodies = sorted({m.thing for m in mentions if m.thing.kind == ORGANIZATION})
    sites = sorted({m.thing for m in mentions if m.thing.kind == PLACE and not m.place})
    named: set[Thing] = set()
    for mention in mentions:
        if mention.thing.kind == ORGANIZATION and mention.thing not in named:
            named.add(mention.thing)
            if mention.place in places:
                yield mention, (mention.thing, "locatedIn", places[mention.place], PLACE_OF_LEVEL)
            for site in sites:
                if mention.thing.name.startswith(site.name):
                    yield mention, (mention.thing, "locatedIn", site, PLACE_IN_NAME)
            for body in bodies:
                if mention.thing.name.startswith(body.name) and not _is_same_firm(mention.thing, body):
                    yield mention, (mention.thing, "partOf", body, BODY_IN_NAME)
    for mention, part in _inside(mentions):
        yield from ((mention, link) for link in _by_part(mention, part))


def _is_same_firm(firm: Thing, short: Thing) -> bool:
    """宁德时代新能源科技股份有限公司 is 宁德时代 itself, not a part of it."""
    known = short.name in by_word("organizations", "companies")
    return known and firm.name.endswith(words("organizations", "legal_forms", "words"))


def _inside(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each mention of a body or program with each that stands inside it."""
    open_mentions: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.article, m.start, -m.end)):
        open_mentions = [m for m in open_mentions if m.article == mention.article and mention.end <= m.end]
        yield from ((outer, mention) for outer in open_mentions)
        if mention.thing.kind in (ORGANIZATION, PROGRAM):
            open_mentions.append(mention)


def _by_part(mention: Mention, part: Mention) -> Iterator[Link]:
    if part.thing.kind == PLACE and mention.subtype not in words("clauses", "placeless", "subtypes"):
        yield mention.thing, "locatedIn", part.thing, PLACE_IN_NAME
    elif part.thing.kind == GROUP:
        yield mention.thing, "serves", part.thing, GROUP_IN_NAME
    elif part.thing.kind == ORGANIZATION and mention.thing.kind == PROGRAM and part.start == mention.start:
        yield part.thing, "runs", mention.thing, BODY_IN_NAME
