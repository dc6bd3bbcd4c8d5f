"""Finds the numbers that sentences give of things: of what, how many, in what unit, as of when."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.lexicon import words
from kg.model import PLACE, PROGRAM, Measure, Thing
from kg.numbers import Quantity, quantities
from kg.relations.rules import confidence_of
from kg.relations.slots import Sentence
from kg.relations.story import Story

RULE = "number-in-clause"
LONGEST_NOUN = 24  # characters of what is counted
_STOP = re.compile("[，。；：！？、（）“”]")
_CLAUSE_ENDS = "，。；：！？"


def find_measures(stories: Sequence[Story]) -> tuple[Measure, ...]:
    """All numbers of a page that a sentence gives of a thing, in the order of their sentences."""
    return tuple(dict.fromkeys(measure for story in stories for measure in _of_story(story)))


def _of_story(story: Story) -> Iterator[Measure]:
    for _, paragraph in groupby(enumerate(story.sentences), key=lambda numbered: numbered[1].paragraph):
        told: tuple[Thing, ...] = ()
        for number, sentence in paragraph:
            if sentence.paragraph < len(story.article.headlines):
                continue
            for quantity in quantities(sentence.pattern):
                place = _place_before(sentence, quantity.start)
                told = told if place else _topic(story, number, quantity.start, told)
                yield from (_measure(story, number, quantity, thing) for thing in (place or told)[:1])


def _topic(story: Story, number: int, at: int, told: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Whose number stands at an offset of a sentence; `told` is whose number the paragraph told last."""
    carried, sentence = story.carried, story.sentences[number]
    topic_at = carried.topic_at(number, at)
    program = _program_since(sentence, topic_at, at)
    if program or (told and topic_at < 0):
        return program or told
    return carried.topic(number, at)


def _measure(story: Story, number: int, quantity: Quantity, thing: Thing) -> Measure:
    sentence = story.sentences[number]
    return Measure(
        story.article.id,
        sentence.start,
        sentence.end,
        of=thing,
        what=_what(sentence, quantity),
        value=quantity.value,
        unit=quantity.unit,
        rule=RULE,
        confidence=confidence_of(RULE),
        modality=story.modality(number, quantity.start, quantity.end),
        when=story.time_before(number, 0, quantity.start),
    )


def _place_before(sentence: Sentence, at: int) -> tuple[Thing, ...]:
    """The place that stands right before a number, which is then its own: 覃塘区 + 10个乡镇."""
    slot = sentence.slots.get(at - 1)
    return slot.things[-1:] if slot and slot.kind == PLACE else ()


def _program_since(sentence: Sentence, said: int, at: int) -> tuple[Thing, ...]:
    """The program that was last named between what a sentence is about and offset `at`.

    None where the number is of those for whom something is done: 为 + 200名货车司机.
    """
    clause = _clause_start(sentence.pattern, at)
    if sentence.pattern.startswith(words("numbers", "units", "for_whom"), clause):
        return ()
    programs = (
        slot for offset, slot in sentence.slots.items() if said < offset < at and slot.kind == PROGRAM
    )
    return next((slot.things for slot in reversed(list(programs))), ())


def _what(sentence: Sentence, quantity: Quantity) -> str:
    """What is counted, in the page's words: the noun behind the unit, or the clause before the number."""
    end = _STOP.search(sentence.pattern, quantity.end)
    noun = sentence.written(quantity.end, end.start() if end else len(sentence.pattern)).lstrip("的")
    if noun and noun not in words("numbers", "units", "bounds"):
        return noun[:LONGEST_NOUN]
    clause = _clause_start(sentence.pattern, quantity.start)
    before = sentence.written(clause, quantity.start)
    roughly = next((word for word in words("numbers", "units", "roughly") if before.endswith(word)), "")
    return before.removesuffix(roughly)[-LONGEST_NOUN:] or noun


def _clause_start(text: str, at: int) -> int:
    """Where the clause of an offset begins."""
    return max(text.rfind(mark, 0, at) for mark in _CLAUSE_ENDS) + 1
