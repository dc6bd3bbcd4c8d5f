"""What the finders pass to the decision: a stretch of a line, what it may be and how sure that is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article
from kg.sentences import fold
from kg.words import Word, cut

# How sure a finder is; the decision prefers the surer, then the longer.
SURE, LIKELY, POSSIBLE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate at `line.text[start:end]`; `name` is the proper name that it stands for.

    `parts` are named things inside it that are things of their own: the place that an organisation's
    name begins with. `named` is false where the stretch only points back.
    """

    start: int
    end: int
    kind: str
    subtype: str
    name: str
    weight: int = LIKELY
    place: str = ""
    named: bool = True
    parts: tuple["Span", ...] = ()

    def flat(self) -> Iterator["Span"]:
        """The candidate and all its parts."""
        yield self
        for part in self.parts:
            yield from part.flat()


@dataclass(frozen=True)
class Line:
    """A headline, dateline or paragraph of an article, folded, with its words."""

    article: Article
    offset: int
    text: str
    is_dateline: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the line, in order."""
        return cut(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def edges(self) -> frozenset[int]:
        """Offsets at which a word begins or ends."""
        return frozenset((0, *(word.end for word in self.words)))

    def word_at(self, offset: int) -> int:
        """The index of the word that covers a character."""
        return bisect_right(self._starts, offset) - 1

    def pieces(self, start: int, end: int) -> list[tuple[str, str]]:
        """The words between two offsets with their tags; one that an offset cuts, cut there."""
        inside = self.words_between(start, end)
        return [(self.text[max(w.start, start) : min(w.end, end)], w.tag) for w in inside]

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that share a character with `text[start:end]`."""
        return self.words[self.word_at(start) : self.word_at(end - 1) + 1] if start < end else ()

    def words_before(self, offset: int) -> Iterator[Word]:
        """The words that end at or before an offset, nearest first; one that it cuts, cut there."""
        index = self.word_at(offset) if offset < len(self.text) else len(self.words) - 1
        while index >= 0:
            word = self.words[index]
            if word.start < offset:
                yield word if word.end <= offset else Word(word.start, offset, "")
            index -= 1


def lines_of(article: Article) -> Iterator[Line]:
    """The lines of an article's text."""
    offset = 0
    for number, text in enumerate(article.text.split("\n")):
        dateline = bool(article.dateline) and number == len(article.headlines)
        yield Line(article, offset, fold(text), dateline)
        offset += len(text) + 1


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a candidate shares a character with any of the others."""
    return any(span.start < other.end and other.start < span.end for other in others)


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the quotation marks around it, if there are such."""
    quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
    return (start - 1, end + 1) if quoted else (start, end)
