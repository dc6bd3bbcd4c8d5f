"""Finds how the things of a page are linked: by rules over its sentences, and by their names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.model import PLACE, Article, Mention, Relation, Thing
from kg.ontology import allowed_pairs
from kg.relations.by_name import relations_by_name
from kg.relations.carry import Carried
from kg.relations.rules import Rule, load_rules, matches
from kg.relations.slots import Sentence, Slot, make_sentence, outermost
from kg.sentences import fold, sentence_spans

LOCATED_IN = "locatedIn"


def find_relations(articles: Sequence[Article], mentions: Sequence[Mention]) -> tuple[Relation, ...]:
    """All relations that a page states, in the order of their sentences."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    found: list[Relation] = []
    for article in articles:
        found += relations_by_rule(article, by_article[article.id], load_rules())
    found += relations_by_name(articles, mentions)
    return tuple(dict.fromkeys(found))


def sentences_of(article: Article, mentions: Sequence[Mention]) -> list[Sentence]:
    """The sentences of an article with the outermost mentions as slots; a line is a paragraph."""
    text = fold(article.text)
    outer = outermost(mentions)
    return [
        make_sentence(text, span, text.count("\n", 0, span[0]), outer) for span in sentence_spans(text)
    ]


def relations_by_rule(article: Article, mentions: Sequence[Mention], rules: Sequence[Rule]) -> Iterator[Relation]:
    """What the rules find in one article."""
    sentences = sentences_of(article, mentions)
    carried = Carried(sentences)
    for number, sentence in enumerate(sentences):
        for rule in rules:
            for match in matches(rule, sentence.pattern):
                slots = {part: sentence.slots[match.start(part)] for part in ("S", "O") if match.groupdict().get(part)}
                subjects = _subjects(rule, slots, carried, number, match.start())
                objects = _objects(rule, slots, carried, number, match.start())
                role = rule.role or match.groupdict().get("role") or ""
                for subject, thing in _linked(rule, subjects, objects):
                    yield Relation(
                        article.id, sentence.start, sentence.end, subject, rule.property, thing, rule.name, rule.confidence, role
                    )


def _subjects(rule: Rule, slots: dict[str, Slot], carried: Carried, number: int, at: int) -> tuple[Thing, ...]:
    if "subject" not in rule.carried:
        return slots["S"].things
    return carried.person(number, at) if rule.property in _OF_PEOPLE else carried.subject(number, at)


def _objects(rule: Rule, slots: dict[str, Slot], carried: Carried, number: int, at: int) -> tuple[Thing, ...]:
    if rule.pairs:
        return slots["S"].things
    if "object" in rule.carried:
        return carried.subject(number, at) if rule.property in _OF_PEOPLE else carried.program(number, at)
    slot = slots["O"]
    return slot.things[-1:] if slot.is_path and rule.property != LOCATED_IN else slot.things


def _linked(rule: Rule, subjects: Sequence[Thing], objects: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Every pair of ends that the ontology allows."""
    allowed = allowed_pairs()[rule.property]
    pairs = combinations(subjects, 2) if rule.pairs else ((s, o) for s in subjects for o in objects)
    for subject, thing in pairs:
        if subject != thing and (subject.kind, thing.kind) in allowed:
            yield subject, thing


_OF_PEOPLE = frozenset(("worksFor", "memberOf", "comesFrom", "awarded"))
__all__ = ["PLACE", "find_relations", "relations_by_rule", "sentences_of"]
