"""An article as the linkers read it: sentences with slots, who acts in them, when, and whether they did."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.lexicon import pattern, words
from kg.model import UNDATED, Article, Mention, When
from kg.relations.carry import REACH, Carried
from kg.relations.modality import modality_of
from kg.relations.slots import sentences_of
from kg.times import Time, times_in

_OPENING = 4  # characters of a sentence within which a time begins that its paragraph goes on from


class Story:
    """One article; `issue` is the day from which it reckons (ISO 8601), empty where none is known."""

    def __init__(self, article: Article, mentions: Sequence[Mention], issue: str = "") -> None:
        self.article = article
        self.mentions = mentions
        self.sentences = sentences_of(article, mentions)
        self.carried = Carried(self.sentences)
        self._issue = article.dateline.date if article.dateline and article.dateline.date else issue
        self._text = article.text
        self._times: dict[int, tuple[Time, ...]] = {}

    def modality(self, number: int, start: int, end: int) -> str:
        """Whether what sentence `number` says at `start` to `end` was done, is planned or denied."""
        subject = self.carried.subject_at(number, start + 1)
        return modality_of(self.sentences[number].pattern, max(subject, 0), end)

    def when_of(self, relation: str, number: int, start: int, end: int) -> When:
        """When a relation holds that sentence `number` states at `start` to `end`.

        An event is of the last time that its sentence names before it, or its paragraph; what lasts only of
        one among the words that state it, as does no relation (empty).
        """
        is_event = relation in words("times", "events", "relations")
        when = self.time_before(number, 0 if is_event else start, end)
        if not when.printed and relation in words("times", "events", "carried"):
            return self._paragraph_time(number)
        return when

    def time_before(self, number: int, start: int, end: int) -> When:
        """The last time that sentence `number` names between two of its offsets."""
        text = self.sentences[number].pattern
        before = (time for time in reversed(self._times_of(number)) if start <= time.start < end)
        return next((time.when for time in before if not _is_of_report(text, time)), UNDATED)

    def _paragraph_time(self, number: int) -> When:
        """The last time with which a sentence of the paragraph before `number` opens."""
        for before in self._paragraph_before(number):
            for time in self._times_of(before)[:1]:
                if time.start < _OPENING and not _is_of_report(self.sentences[before].pattern, time):
                    return time.when
        return UNDATED

    def _paragraph_before(self, number: int) -> Iterator[int]:
        """The sentences of the paragraph before `number`, the nearest first."""
        for before in range(number - 1, max(-1, number - REACH), -1):
            if self.sentences[before].paragraph != self.sentences[number].paragraph:
                return
            yield before

    def _times_of(self, number: int) -> tuple[Time, ...]:
        """The times of a sentence, as printed, reckoned from that which its paragraph names before them."""
        if number not in self._times:
            last = UNDATED
            for each in (*reversed(list(self._paragraph_before(number))), number):
                if each not in self._times:
                    found = times_in(self.sentences[each].pattern, self._issue, last)
                    self._times[each] = tuple(self._as_printed(each, time) for time in found)
                last = self._times[each][-1].when if self._times[each] else last
        return self._times[number]

    def _as_printed(self, number: int, time: Time) -> Time:
        sentence = self.sentences[number]
        start, end = (sentence.start + sentence.offset(at) for at in (time.start, time.end))
        return time._replace(when=time.when._replace(printed=self._text[start:end]))


def _is_of_report(text: str, time: Time) -> bool:
    """Whether a time is that at which a reporter heard of what is said."""
    heard = pattern("times", "reported", "behind").match(text, time.end)
    return bool(heard or pattern("times", "reported", "before").search(text, 0, time.start))


def stories_of(
    articles: Sequence[Article], mentions: Sequence[Mention], issue: str = ""
) -> tuple[Story, ...]:
    """A story an article, of a page of that day."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article].append(mention)
    return tuple(Story(article, by_article[article.id], issue) for article in articles)
