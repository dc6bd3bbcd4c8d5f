"""Who did it where a clause does not say: what the sentence, its paragraph or the lead is about."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon, pattern, words
from kg.model import HONOUR, ORGANIZATION, PERSON, PLACE, PROGRAM, Thing
from kg.relations.slots import Sentence, Slot, characters_of

EVENT_LEAD = 6  # lines of an article in which the event it is about is named
REACH = 200  # sentences back to what was spoken of last
LEAD = 4  # lines of an article whose subject goes on where none is named later

Leading = list[tuple[int, Slot]]


@cache
def _subject() -> re.Pattern[str]:
    """A body that acts, as it stands where a clause begins."""
    words = lexicon("clauses")["subjects"]
    return re.compile(f"(?:{words['before']})(?P<S>[{characters_of(ORGANIZATION)}])(?!{words['not_behind']})")


@cache
def _topic() -> re.Pattern[str]:
    """What a number may be of as well: a place, a program, a person, an honour."""
    words = lexicon("clauses")["subjects"]
    kinds = "".join(characters_of(kind) for kind in (ORGANIZATION, PLACE, PROGRAM, PERSON, HONOUR))
    return re.compile(f"(?:{words['before_topic']})(?P<S>[{kinds}])(?!{words['not_behind_topic']})")


def _leading(pattern: re.Pattern[str], sentence: Sentence) -> Leading:
    found = pattern.finditer(sentence.pattern)
    return [(match.start("S"), sentence.slots[match.start("S")]) for match in found]


def _acting(sentence: Sentence) -> Leading:
    """The bodies that act; who heads a department speaks for the body that it is of: 总工会基层部部长."""
    posts = words("people", "titles", "endings")
    return [
        (at, replace(slot, things=slot.owners[:1]))
        if slot.owners and sentence.pattern.startswith(posts, at + 1)
        else (at, slot)
        for at, slot in _leading(_subject(), sentence)
    ]


class Carried:
    """What has been spoken of so far in an article, read from its first sentence on."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._subjects = [_acting(sentence) for sentence in sentences]
        self._topics = [_leading(_topic(), sentence) for sentence in sentences]
        lead = sum(sentence.paragraph < LEAD for sentence in sentences)
        self._first = next((at for at, found in enumerate(self._subjects[:lead]) if found), len(sentences))
        self._main_subject = self._subjects[self._first][0][1].things if self._first < len(sentences) else ()
        self._main_event = self._first_event()

    def subject(self, number: int, at: int) -> tuple[Thing, ...]:
        """The bodies that act at offset `at` of sentence `number`: the last said before it."""
        return self._before(self._subjects, number, at) or self._main_subject

    def subject_at(self, number: int, at: int) -> int:
        """Where sentence `number` says who acts before offset `at`, or -1."""
        return max((offset for offset, _ in self._subjects[number] if offset < at), default=-1)

    def topic(self, number: int, at: int) -> tuple[Thing, ...]:
        """What offset `at` of sentence `number` is about: a body, a program, a place or a person."""
        return self._before(self._topics, number, at) or self._main_event or self._subject_by(number)

    def _subject_by(self, number: int) -> tuple[Thing, ...]:
        """The body of the lead, from the sentence on that names it."""
        return self._main_subject if number >= self._first else ()

    def topic_at(self, number: int, at: int) -> int:
        """Where sentence `number` says what it is about before offset `at`, or -1."""
        return max((offset for offset, _ in self._topics[number] if offset < at), default=-1)

    def last(self, kinds: Collection[str], number: int, at: int, subtype: str = "") -> tuple[Thing, ...]:
        """What of some kinds was last spoken of before offset `at`; of one of the subtypes, if any are given.

        Several subtypes are written as “Event|Campaign”.
        """
        for before in range(number, max(-1, number - REACH), -1):
            slots = self._sentences[before].slots
            for offset in sorted(slots, reverse=True):
                slot = slots[offset]
                fits = slot.kind in kinds and (not subtype or slot.subtype in subtype.split("|"))
                if fits and (before < number or offset < at):
                    return slot.things
        return ()

    def _before(self, leading: Sequence[Leading], number: int, at: int) -> tuple[Thing, ...]:
        here = [slot for offset, slot in leading[number] if offset < at]
        if here:
            return here[-1].things
        paragraph = self._sentences[number].paragraph
        for before in range(number - 1, max(-1, number - REACH), -1):
            if self._sentences[before].paragraph != paragraph:
                break
            said = [slot for _, slot in leading[before] if slot.kind != HONOUR]
            if said:
                return said[-1].things
        return ()

    def _first_event(self) -> tuple[Thing, ...]:
        """The event or contest that an article opens with: its numbers are of that, unless it says else."""
        lead = (s for s in self._sentences if s.paragraph < EVENT_LEAD)
        slots = (slot for sentence in lead for _, slot in sorted(sentence.slots.items()))
        kinds = words("clauses", "subjects", "event_subtypes")
        # Many articles refer to meetings of the party, and few are about one.
        meetings = pattern("programs", "editions", "patterns")
        events = (slot for slot in slots if slot.kind == PROGRAM and slot.subtype in kinds)
        return next((slot.things for slot in events if not meetings.fullmatch(slot.things[0].name)), ())
