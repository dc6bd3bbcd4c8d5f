"""Applies the rules to the sentences of an article."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from re import Match

from kg.lexicon import words
from kg.model import Relation, Thing, When
from kg.ontology import allowed_pairs
from kg.relations.rules import CARRIED, Rule, rules_for
from kg.relations.slots import Sentence, Slot
from kg.relations.story import Story

SUBJECT, OBJECT, ROLE = "S", "O", "role"
_ENDS = (("subject", SUBJECT), ("object", OBJECT))  # in the rules' files and in their patterns
# A path of places is a seat as a whole (浙江省宁波市); for anything else its last place counts.
WHOLE_PATH = "locatedIn"


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match in sentence `number` of a story."""

    rule: Rule
    match: Match[str]
    story: Story
    number: int

    @property
    def sentence(self) -> Sentence:
        """The sentence in which the rule matched."""
        return self.story.sentences[self.number]

    def slot(self, end: str) -> Slot | None:
        """The slot of one end; None where the pattern has none, or can do without it and did."""
        return self.sentence.slots.get(self.match.start(end)) if end in self.match.re.groupindex else None

    def things(self, end: str) -> tuple[Thing, ...]:
        """What stands in the slot of one end."""
        if not (slot := self.slot(end)):
            return ()
        things = slot.things[-1:] if slot.is_path and self.rule.property != WHOLE_PATH else slot.things
        return things + slot.owners if self.rule.owners and end == OBJECT else things

    @property
    def is_placeless(self) -> bool:
        """Whether the subject is of a kind that lies nowhere."""
        slot = self.slot(SUBJECT)
        return slot is not None and slot.subtype in words("clauses", "placeless", "subtypes")

    def partners(self) -> Iterator[tuple[Thing, Thing]]:
        """Who of the subject's slot acts with whom: each before 与 with each behind it, else all."""
        if not (slot := self.slot(SUBJECT)):
            return
        sides = slot.things[: slot.together], slot.things[slot.together :]
        yield from product(*sides) if slot.together else combinations(slot.things, 2)

    @property
    def role(self) -> str:
        """The rule's own role, or what the sentence says in its place."""
        if self.rule.role or not self.match.groupdict().get(ROLE):
            return self.rule.role
        return self.sentence.written(*self.match.span(ROLE))

    @property
    def modality(self) -> str:
        """Whether it was done, is planned or denied."""
        return self.story.modality(self.number, *self.match.span())

    @property
    def when(self) -> When:
        """When it holds."""
        relation = "" if self.rule.lasting else self.rule.property
        return self.story.when_of(relation, self.number, *self.match.span())


def relations_by_rule(story: Story, rules: tuple[Rule, ...]) -> Iterator[Relation]:
    """What the rules find in one article, in the order of its sentences."""
    for number, sentence in enumerate(story.sentences):
        for rule in rules_for(rules, sentence.kinds):
            for match in rule.regex.finditer(sentence.pattern):
                yield from _relations(Found(rule, match, story, number))


def _relations(found: Found) -> Iterator[Relation]:
    """What one match says of every pair of its ends."""
    article, sentence, rule = found.story.article.id, found.sentence, found.rule
    for subject, thing in _linked(found):
        ends = (subject, rule.property, thing, rule.name, rule.confidence)
        yield Relation(article, sentence.start, sentence.end, *ends, found.role, found.modality, found.when)


def _linked(found: Found) -> Iterator[tuple[Thing, Thing]]:
    """Every pair of ends that the ontology allows."""
    allowed = allowed_pairs()[found.rule.property]
    both = found.partners() if found.rule.pairs else product(_things(found, 0), _things(found, 1))
    if found.rule.property == WHOLE_PATH and found.is_placeless:
        return
    for subject, thing in both:
        if subject != thing and (subject.kind, thing.kind) in allowed:
            yield subject, thing


def _things(found: Found, end: int) -> tuple[Thing, ...]:
    """What one end is, in the clause or said before it; `end` is 0 for the subject, 1 for the object."""
    name, slot = _ENDS[end]
    if name not in found.rule.carried:
        return found.things(slot)
    said, at, carried = found.rule.carried[name], found.match.start(), found.story.carried
    if said == CARRIED:
        return carried.subject(found.number, at)
    _, _, kind = said.partition(" ")
    kinds = {kind} if kind else {pair[end] for pair in allowed_pairs()[found.rule.property]}
    return carried.last(kinds, found.number, at, found.rule.subtype)


def matched_words(story: Story, span: tuple[int, int], rule: Rule) -> tuple[str, ...]:
    """The words on which a rule matches in the sentence at a span of an article, each match once."""
    found = (
        sentence.written(*match.span())
        for sentence in story.sentences
        if (sentence.start, sentence.end) == span
        for match in rule.regex.finditer(sentence.pattern)
    )
    return tuple(dict.fromkeys(words for words in found if words))
