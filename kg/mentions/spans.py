"""What the finders pass to the decision: a stretch of a line, what it may be and how sure that is."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model import Article
from kg.sentences import fold
from kg.words import Token, cut, tag

# How sure a finder is; the decision prefers the surer, then the longer.
SURE, LIKELY, POSSIBLE = 3, 2, 1
LONGEST_LINE = 2000  # characters that are read at once


class Span(NamedTuple):
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


class Word(NamedTuple):
    """A word at `line.text[start:end]`; `tag` is empty where the dictionary does not know it."""

    start: int
    end: int
    tag: str


class Line:
    """A headline, dateline or paragraph of an article, folded, with its words.

    `edges` are the offsets at which a word begins or ends.
    """

    __slots__ = ("_starts", "_tokens", "_words", "article", "edges", "is_dateline", "offset", "text")

    def __init__(self, article: Article, offset: int, text: str, is_dateline: bool) -> None:
        """Cut the folded `text`, which begins at `offset` of the article's."""
        self.article, self.offset, self.text, self.is_dateline = article, offset, text, is_dateline
        self._tokens: list[Token] = cut(text)
        self._starts = [start for _, start, _ in self._tokens]
        self._words: dict[int, Word] = {}
        self.edges = frozenset([0, *[end for _, _, end in self._tokens]])

    def word(self, index: int) -> Word:
        """A word by its index; most are never asked for, so that none is made before."""
        word = self._words.get(index)
        if word is None:
            text, start, end = self._tokens[index]
            word = self._words[index] = Word(start, end, tag(text))
        return word

    def index_at(self, offset: int) -> int:
        """The index of the word that covers a character."""
        return bisect_right(self._starts, offset) - 1

    def word_at(self, offset: int) -> Word:
        """The word that covers a character."""
        return self.word(self.index_at(offset))

    def pieces(self, start: int, end: int) -> list[tuple[str, str]]:
        """The words between two offsets with their tags; one that an offset cuts, cut there."""
        inside = self.words_between(start, end)
        return [(self.text[max(w.start, start) : min(w.end, end)], w.tag) for w in inside]

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words that share a character with `text[start:end]`."""
        if start >= end:
            return []
        return [self.word(index) for index in range(self.index_at(start), self.index_at(end - 1) + 1)]

    def words_behind(self, offset: int) -> Iterator[Word]:
        """The words that end behind an offset, nearest first."""
        first = self.index_at(offset) if offset < len(self.text) else len(self._tokens)
        return map(self.word, range(first, len(self._tokens)))

    def words_before(self, offset: int) -> Iterator[Word]:
        """The words that end at or before an offset, nearest first; one that it cuts, cut there."""
        last = self.index_at(offset - 1) if offset else -1
        for index in range(last, -1, -1):
            word = self.word(index)
            yield word if word.end <= offset else Word(word.start, offset, "")


def lines_of(article: Article) -> Iterator[Line]:
    """The lines of an article's text; a very long one comes in pieces, each of whole sentences."""
    offset = 0
    for number, text in enumerate(article.text.split("\n")):
        dateline = bool(article.dateline) and number == len(article.headlines)
        folded = fold(text)
        for start, end in _pieces(folded):
            yield Line(article, offset + start, folded[start:end], dateline)
        offset += len(text) + 1


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of pieces that are read one by one, as work grows faster than a line does."""
    start = 0
    while len(text) - start > LONGEST_LINE:
        end = text.rfind("。", start, start + LONGEST_LINE) + 1 or start + LONGEST_LINE
        yield start, end
        start = end
    yield start, len(text)


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a candidate shares a character with any of the others."""
    return any(span.start < other.end and other.start < span.end for other in others)


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the quotation marks around it, if there are such."""
    quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
    return (start - 1, end + 1) if quoted else (start, end)
