"""Applies the rules to the sentences of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from re import Match

from kg.model import Article, Mention, Relation, Thing
from kg.ontology import allowed_pairs
from kg.relations.carry import Carried
from kg.relations.rules import CARRIED, Rule
from kg.relations.slots import Sentence, sentences_of

SUBJECT, OBJECT, ROLE = "S", "O", "role"
# A path of places is a seat as a whole (浙江省宁波市); for anything else its last place counts.
WHOLE_PATH = "locatedIn"


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match in a sentence; `number` is the sentence's place in the article."""

    rule: Rule
    match: Match[str]
    sentence: Sentence
    number: int

    def things(self, end: str) -> tuple[Thing, ...]:
        """What stands in the slot of one end."""
        slot = self.sentence.slots[self.match.start(end)]
        things = slot.things[-1:] if slot.is_path and self.rule.property != WHOLE_PATH else slot.things
        return things + slot.owners if self.rule.owners and end == OBJECT else things

    @property
    def role(self) -> str:
        """The rule's own role, or what the sentence says in its place."""
        if self.rule.role or not self.match.groupdict().get(ROLE):
            return self.rule.role
        return self.sentence.written(*self.match.span(ROLE))


def relations_by_rule(
    article: Article, mentions: Sequence[Mention], rules: Sequence[Rule]
) -> Iterator[Relation]:
    """What the rules find in one article, in the order of its sentences."""
    sentences = sentences_of(article, mentions)
    carried = Carried(sentences)
    for number, sentence in enumerate(sentences):
        for rule in rules:
            for match in rule.regex.finditer(sentence.pattern):
                found = Found(rule, match, sentence, number)
                for subject, thing in _linked(found, carried):
                    ends = (subject, rule.property, thing, rule.name, rule.confidence)
                    yield Relation(article.id, sentence.start, sentence.end, *ends, found.role)


def _linked(found: Found, carried: Carried) -> Iterator[tuple[Thing, Thing]]:
    """Every pair of ends that the ontology allows."""
    allowed = allowed_pairs()[found.rule.property]
    subjects = _subjects(found, carried)
    each_other = (
        combinations(subjects, 2) if found.rule.pairs else product(subjects, _objects(found, carried))
    )
    for subject, thing in each_other:
        if subject != thing and (subject.kind, thing.kind) in allowed:
            yield subject, thing


def _subjects(found: Found, carried: Carried) -> tuple[Thing, ...]:
    return _said_before(found, carried, 0) if "subject" in found.rule.carried else found.things(SUBJECT)


def _objects(found: Found, carried: Carried) -> tuple[Thing, ...]:
    return _said_before(found, carried, 1) if "object" in found.rule.carried else found.things(OBJECT)


def _said_before(found: Found, carried: Carried, end: int) -> tuple[Thing, ...]:
    """What an end that the clause leaves out is; `end` is 0 for the subject, 1 for the object."""
    at = found.match.start()
    _, _, kind = found.rule.carried[("subject", "object")[end]].partition(" ")
    if found.rule.carried[("subject", "object")[end]] == CARRIED:
        return carried.subject(found.number, at)
    kinds = {kind} if kind else {pair[end] for pair in allowed_pairs()[found.rule.property]}
    return carried.last(kinds, found.number, at, found.rule.subtype)
