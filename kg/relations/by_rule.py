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
_ENDS = (("subject", SUBJECT), ("object", OBJECT))  # in the rules' files and in their patterns
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
    subjects = _things(found, carried, 0)
    each_other = (
        combinations(subjects, 2) if found.rule.pairs else product(subjects, _things(found, carried, 1))
    )
    for subject, thing in each_other:
        if subject != thing and (subject.kind, thing.kind) in allowed:
            yield subject, thing


def _things(found: Found, carried: Carried, end: int) -> tuple[Thing, ...]:
    """What one end is, in the clause or said before it; `end` is 0 for the subject, 1 for the object."""
    name, slot = _ENDS[end]
    if name not in found.rule.carried:
        return found.things(slot)
    said, at = found.rule.carried[name], found.match.start()
    if said == CARRIED:
        return carried.subject(found.number, at)
    _, _, kind = said.partition(" ")
    kinds = {kind} if kind else {pair[end] for pair in allowed_pairs()[found.rule.property]}
    return carried.last(kinds, found.number, at, found.rule.subtype)
