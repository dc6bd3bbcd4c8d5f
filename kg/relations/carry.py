"""Who did it where a clause does not say: the subject of the paragraph, the headline, the article."""

import re
from collections.abc import Sequence

from kg.model import ORGANIZATION, PERSON, PLACE, PROGRAM, Thing
from kg.relations.slots import SLOT, Sentence, Slot

# A body stands as a subject where a clause begins with it, or a word of time or place goes before.
_LEADS = "(?:^|[，。；：“、）]|[年月日来时后前间中下上从以])"
_SUBJECT = re.compile(f"{_LEADS}(?P<S>{SLOT[ORGANIZATION]})(?![的内里门驻]|记者)")
# A number may be of a place or a program as well, which a clause begins with.
_TOPIC = re.compile(f"(?:{_LEADS}|通过|其中|由)(?P<S>[{SLOT[ORGANIZATION]}{SLOT[PLACE]}{SLOT[PROGRAM]}])(?![内里门驻]|记者|讯)")


def _leading(pattern: re.Pattern[str], sentence: Sentence) -> list[tuple[int, Slot]]:
    """The slots that stand where a clause begins, with their offsets."""
    return [(match.start("S"), sentence.slots[match.start("S")]) for match in pattern.finditer(sentence.pattern)]


class Carried:
    """What has been spoken of so far in an article, read from its first sentence on."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._subjects = [_leading(_SUBJECT, sentence) for sentence in sentences]
        self._topics = [_leading(_TOPIC, sentence) for sentence in sentences]
        self._sentences = sentences

    def subject(self, number: int, at: int) -> tuple[Thing, ...]:
        """The bodies that act at offset `at` of sentence `number`: the last said before it, else the first of the article."""
        return self._before(self._subjects, number, at)

    def topic(self, number: int, at: int) -> tuple[Thing, ...]:
        """What offset `at` of sentence `number` is about: a body, a program or a place."""
        return self._before(self._topics, number, at)

    def topic_at(self, number: int, at: int) -> int:
        """Where sentence `number` says what it is about before offset `at`, or -1."""
        return max((offset for offset, _ in self._topics[number] if offset < at), default=-1)

    def _before(self, leading: Sequence[Sequence[tuple[int, Slot]]], number: int, at: int) -> tuple[Thing, ...]:
        here = [slot for offset, slot in leading[number] if offset < at]
        if here:
            return here[-1].things
        paragraph = self._sentences[number].paragraph
        for before in range(number - 1, -1, -1):
            if self._sentences[before].paragraph != paragraph:
                break
            if leading[before]:
                return leading[before][-1][1].things
        return next((found[0][1].things for found in self._subjects if found), ())

    def program(self, number: int, at: int) -> tuple[Thing, ...]:
        """The program last spoken of before offset `at` of sentence `number`."""
        return self._last(PROGRAM, number, at)

    def person(self, number: int, at: int) -> tuple[Thing, ...]:
        """The person last spoken of before offset `at` of sentence `number`."""
        return self._last(PERSON, number, at)

    def _last(self, kind: str, number: int, at: int) -> tuple[Thing, ...]:
        for before in range(number, -1, -1):
            slots = self._sentences[before].slots
            for offset in sorted(slots, reverse=True):
                if slots[offset].kind == kind and (before < number or offset < at):
                    return slots[offset].things
        return ()
