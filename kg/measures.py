"""Finds the numbers that sentences give of things: of what, how many, in what unit, as of when."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.lexicon import pattern, words
from kg.model import PLACE, PROGRAM, Article, Measure, Mention, Thing
from kg.numbers import Quantity, quantities
from kg.relations.carry import Carried
from kg.relations.rules import confidence_of
from kg.relations.slots import Sentence, sentences_of

RULE = "number-in-clause"
LONGEST_NOUN = 24  # characters of what is counted
_STOP = re.compile("[，。；：！？、（）“”]")
_CLAUSE_ENDS = "，。；：！？"


def find_measures(articles: Sequence[Article], mentions: Sequence[Mention]) -> tuple[Measure, ...]:
    """All numbers of a page that a sentence gives of a thing, in the order of their sentences."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    found = (m for article in articles for m in _of_article(article, by_article[article.id]))
    return tuple(dict.fromkeys(found))


def _of_article(article: Article, mentions: Sequence[Mention]) -> Iterator[Measure]:
    sentences = sentences_of(article, mentions)
    carried = Carried(sentences)
    for _, paragraph in groupby(enumerate(sentences), key=lambda numbered: numbered[1].paragraph):
        told: tuple[Thing, ...] = ()
        for number, sentence in paragraph:
            if sentence.paragraph < len(article.headlines):
                continue
            for quantity in quantities(sentence.pattern):
                place = _place_before(sentence, quantity.start)
                told = told if place else _topic(sentence, quantity.start, told, (carried, number))
                yield from (_measure(article, sentence, quantity, thing) for thing in (place or told)[:1])


def _topic(
    sentence: Sentence, at: int, told: tuple[Thing, ...], said: tuple[Carried, int]
) -> tuple[Thing, ...]:
    """Whose number stands at an offset; `told` is whose number the paragraph told last."""
    carried, number = said
    topic_at = carried.topic_at(number, at)
    program = _program_since(sentence, topic_at, at)
    if program or (told and topic_at < 0):
        return program or told
    return carried.topic(number, at)


def _measure(article: Article, sentence: Sentence, quantity: Quantity, thing: Thing) -> Measure:
    return Measure(
        article.id,
        sentence.start,
        sentence.end,
        of=thing,
        what=_what(sentence, quantity),
        value=quantity.value,
        unit=quantity.unit,
        rule=RULE,
        confidence=confidence_of(RULE),
        as_of=_as_of(sentence.pattern, quantity),
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


def _as_of(text: str, quantity: Quantity) -> str:
    """The last expression of time before the number, as printed, or empty."""
    dates = pattern("numbers", "as_of", "patterns").finditer(text, 0, quantity.start)
    found = [match.group() for match in dates]
    return found[-1] if found else ""
