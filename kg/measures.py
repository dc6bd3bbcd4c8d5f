"""Finds the numbers that sentences give of things: of what, how many, in what unit, as of when."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from kg.lexicon import any_of, pattern, words
from kg.model import HONOUR, ORGANIZATION, PERSON, PLACE, PROGRAM, Measure, Thing
from kg.numbers import Quantity, quantities
from kg.relations.rules import confidence_of, word_lists
from kg.relations.slots import ANY_SLOT, Sentence, characters_of
from kg.relations.story import Story

RULE = "number-in-clause"
LONGEST_NOUN = 24  # characters of what is counted
_NEAR = 10  # characters before a number in which its possessor stands
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
                if _sums_up_a_list(sentence, quantity):
                    continue
                owner = _owner(sentence, quantity)
                told = told if owner else _topic(story, number, quantity, told)
                yield from (_measure(story, number, quantity, thing) for thing in (owner or told)[:1])


def _topic(story: Story, number: int, quantity: Quantity, told: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Whose number stands in a sentence; `told` is whose number the paragraph told last."""
    carried, sentence, at = story.carried, story.sentences[number], quantity.start
    topic_at = carried.topic_at(number, at)
    program = _program_since(sentence, -1 if _is_one_among(sentence, quantity) else topic_at, at)
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


def _owner(sentence: Sentence, quantity: Quantity) -> tuple[Thing, ...]:
    """Whose number it is by what stands right beside it, else nothing."""
    return (
        _honour_behind(sentence, quantity.end)
        or _program_joined(sentence, quantity.end)
        or _possessor_before(sentence, quantity.start)
        or _place_before(sentence, quantity.start)
    )


def _honour_behind(sentence: Sentence, at: int) -> tuple[Thing, ...]:
    """The honour that so many are given: 14人获评 + 江苏省首席技师, or the one whose grade it is."""
    given = _given().match(sentence.pattern, at)
    if given is None:
        return ()
    if given["honour"]:
        return sentence.slots[given.start("honour")].things[:1]
    before = (slot for offset, slot in reversed(sentence.slots.items()) if offset < at)
    return next((slot.things[-1:] for slot in before if slot.kind == HONOUR), ())


@cache
def _given() -> re.Pattern[str]:
    verbs, grades = any_of(word_lists()["given"]), pattern("numbers", "owners", "grades").pattern
    return re.compile(
        rf"[^，。；：]{{0,14}}?(?:{verbs})[^，。；：]{{0,12}}?(?:(?P<honour>[{characters_of(HONOUR)}])|{grades})"
    )


def _program_joined(sentence: Sentence, at: int) -> tuple[Thing, ...]:
    """The program that so many take part in: 300名选手参加 + 职工技能大赛."""
    joined = _joined().match(sentence.pattern, at)
    return sentence.slots[joined.start("program")].things[:1] if joined else ()


@cache
def _joined() -> re.Pattern[str]:
    verbs, programs = any_of(word_lists()["join"]), characters_of(PROGRAM)
    return re.compile(rf"[^，。；：]{{0,8}}?(?:{verbs})[^，。；：]{{0,6}}?(?P<program>[{programs}])")


def _possessor_before(sentence: Sentence, at: int) -> tuple[Thing, ...]:
    """Whose so many are: 何勇 + 获得的74枚."""
    possessor = _possessor().search(sentence.pattern, max(0, at - _NEAR), at)
    return sentence.slots[possessor.start()].things[-1:] if possessor else ()


@cache
def _possessor() -> re.Pattern[str]:
    kinds = "".join(characters_of(kind) for kind in (ORGANIZATION, PROGRAM, PERSON))
    return re.compile(rf"[{kinds}][^，。；：{ANY_SLOT}]{{1,6}}的$")


def _sums_up_a_list(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number only counts the things that are named right before it."""
    before = words("numbers", "owners", "summing")
    if not sentence.pattern.endswith(before, 0, quantity.start):
        return False
    names = any(quantity.start - 1 - len(word) in sentence.slots for word in before)
    return names or sentence.pattern.startswith(words("numbers", "owners", "summed"), quantity.end)


def _is_one_among(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number is of those among whom someone is: 100名代表之一."""
    stop = _STOP.search(sentence.pattern, quantity.end)
    end = stop.start() if stop else len(sentence.pattern)
    return pattern("numbers", "owners", "among").search(sentence.pattern, quantity.end, end) is not None


def _place_before(sentence: Sentence, at: int) -> tuple[Thing, ...]:
    """The place that stands right before a number, which is then its own: 覃塘区 + 10个乡镇.

    That of those who come from there is not: 来自 + 全市 + 300名选手.
    """
    slot = sentence.slots.get(at - 1)
    is_origin = sentence.pattern.endswith(words("numbers", "owners", "origin"), 0, at - 1)
    return slot.things[-1:] if slot and slot.kind == PLACE and not is_origin else ()


def _program_since(sentence: Sentence, said: int, at: int) -> tuple[Thing, ...]:
    """The program, but no text, that was last named between what a sentence is about and offset `at`.

    None where the number is of those for whom something is done: 为 + 200名货车司机.
    """
    clause = _clause_start(sentence.pattern, at)
    if sentence.pattern.startswith(words("numbers", "units", "for_whom"), clause):
        return ()
    programs = (
        slot
        for offset, slot in sentence.slots.items()
        if said < offset < at
        and slot.kind == PROGRAM
        and slot.subtype not in words("numbers", "owners", "texts")
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
