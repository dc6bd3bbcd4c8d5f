"""Joins an article to the one on another page of the issue in which its text goes on (下转第2版)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from kg.model import Article, Page, Record
from kg.numbers import page_key

_LEAST_SIMILAR = 0.5  # of the pairs of characters of the shorter headline, where several might go on
_Jump = tuple[float, Article, Article]


def find_continuations(records: Iterable[Record]) -> dict[str, str]:
    """Find which article goes on in which, by id: both of one issue, each once, sorted.

    An issue is a newspaper's day; pages without a date are of none. Pages whose numbers are known have
    to be those that the jump lines name. Of several, those with the most similar headlines are joined;
    a pair that can only be each other's needs no headline.
    """
    issues: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.page.date:
            issues[record.page.paper, record.page.date].append(record)
    found = (pair for issue in issues.values() for pair in _joined(list(_jumps(issue))))
    return dict(sorted((upper.id, lower.id) for upper, lower in found))


def _jumps(issue: Sequence[Record]) -> Iterator[_Jump]:
    """All that may be a text and its continuation, with how similar their headlines are."""
    printed = [(record.page, article) for record in issue for article in record.articles]
    going = [(page, article) for page, article in printed if article.goes_to]
    coming = [(page, article) for page, article in printed if article.comes_from]
    for (above, upper), (below, lower) in product(going, coming):
        if above is not below and _is_named(below, upper.goes_to) and _is_named(above, lower.comes_from):
            yield _similarity(upper, lower), upper, lower


def _is_named(page: Page, number: str) -> bool:
    """Whether a jump line with this number may mean the page."""
    return page_key(page.number) in ("", number)


def _joined(jumps: Sequence[_Jump]) -> Iterator[tuple[Article, Article]]:
    """The most similar pairs, each article at most once with a text before and once with one behind."""
    begun: set[str] = set()
    ended: set[str] = set()
    for similarity, upper, lower in sorted(jumps, key=lambda jump: (-jump[0], jump[1].id, jump[2].id)):
        rivals = sum(upper is each[1] or lower is each[2] for each in jumps)
        if upper.id in begun or lower.id in ended or (rivals > 1 and similarity < _LEAST_SIMILAR):
            continue
        begun.add(upper.id)
        ended.add(lower.id)
        yield upper, lower


def _similarity(upper: Article, lower: Article) -> float:
    """How many of the pairs of characters in the shorter title stand in the other: 0 to 1."""
    first, second = ({*pairwise("".join(filter(str.isalnum, each.title)))} for each in (upper, lower))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0
