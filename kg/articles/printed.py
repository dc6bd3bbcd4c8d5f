"""Finds where on its page a stretch of an article's text stands, as it was printed before any joining."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from kg.articles.spacing import squeeze
from kg.model import Article, Page


def printed_span(page: Page, article: Article, start: int, end: int) -> tuple[int, int] | None:
    """Offsets in `page.text` of `article.text[start:end]`, white space at its edges left out.

    The two stretches hold the same characters, white space apart. None where the stretch goes over
    the end of a line of the article, is blank, or is not on the page in one piece.
    """
    lines = article.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    number = bisect_right(starts, start) - 1
    wanted = article.text[start:end]
    if "\n" in wanted.strip() or not wanted.strip():
        return None
    offsets = [at for at, sign in enumerate(page.text) if not sign.isspace()]
    solid = "".join(page.text[at] for at in offsets)
    line_at = _place_of(lines, number, solid)
    if line_at is None:
        return None
    before = len(squeeze(article.text[starts[number] : start]))
    first = line_at + before
    return offsets[first], offsets[first + len(squeeze(wanted)) - 1] + 1


def _place_of(lines: list[str], number: int, solid: str) -> int | None:
    """Where a line stands in a text without white space; of several places the nearest to its article.

    The longest line of an article says where the article is: it hardly stands on a page twice.
    """
    places = list(_places(squeeze(lines[number]), solid))
    anchor = solid.find(squeeze(max(lines, key=len)))
    return min(places, key=lambda at: abs(at - anchor), default=None)


def _places(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
