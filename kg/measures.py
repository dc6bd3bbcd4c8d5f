"""Finds the numbers that sentences give of things: of what, how many, in what unit, as of when."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import lexicon
from kg.model import PROGRAM, Article, Measure, Mention, Thing
from kg.numbers import Quantity, quantities
from kg.relations import sentences_of
from kg.relations.carry import Carried
from kg.relations.slots import ANY_SLOT, Sentence

RULE, CONFIDENCE = "number-in-clause", 0.5
LONGEST_NOUN = 24  # characters of what is counted
_STOP = re.compile("[，。；：！？、（）“”]|$")


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
    for number, sentence in enumerate(sentences):
        if sentence.paragraph < len(article.headlines):
            continue
        for quantity in quantities(sentence.pattern):
            for thing in _subject(sentence, quantity, carried.topic(number, quantity.start), carried.topic_at(number, quantity.start)):
                yield Measure(
                    article.id, sentence.start, sentence.end, thing, _what(sentence, quantity), quantity.value, quantity.unit, RULE, CONFIDENCE, _as_of(sentence.pattern, quantity),
                )  # fmt: skip


def _subject(sentence: Sentence, quantity: Quantity, topic: tuple[Thing, ...], topic_at: int) -> tuple[Thing, ...]:
    """Whose number it is: what the clause is about, or a program that was named since then."""
    programs = [at for at, slot in sentence.slots.items() if topic_at < at < quantity.start and slot.kind == PROGRAM]
    return (sentence.slots[programs[-1]].things if programs else topic)[:1]


def _what(sentence: Sentence, quantity: Quantity) -> str:
    """What is counted, in the page's words: the noun behind the unit, or the clause before the number."""
    behind = sentence.pattern[quantity.end :]
    noun = behind[: _STOP.search(behind).start()]  # type: ignore[union-attr]  # $ always matches
    if not noun.strip(ANY_SLOT):
        clause = _STOP.split(sentence.pattern[: quantity.start])[-1]
        noun = clause or noun
    return _written(sentence, noun)[:LONGEST_NOUN]


def _written(sentence: Sentence, text: str) -> str:
    at = sentence.pattern.find(text)
    return "".join(
        sentence.slots[at + offset].things[0].name if at + offset in sentence.slots else character
        for offset, character in enumerate(text)
    )


@cache
def _dates() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("numbers")["as_of"]["patterns"]))


def _as_of(pattern: str, quantity: Quantity) -> str:
    """The last expression of time before the number, as printed, or empty."""
    found = [match.group() for match in _dates().finditer(pattern, 0, quantity.start)]
    return found[-1] if found else ""
