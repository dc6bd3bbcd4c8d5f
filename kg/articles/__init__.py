"""Lays out a page: its lines classed, joined into whole paragraphs, grouped into articles."""

from kg.articles.assembly import make_article
from kg.articles.blocks import page_blocks
from kg.articles.grouping import group_blocks
from kg.articles.issue import with_issue
from kg.articles.lines import read_lines
from kg.articles.printed import printed_span
from kg.articles.rests import with_rests
from kg.articles.traditional import Printed
from kg.model import Article, Page
from kg.sentences import simplified

__all__ = ["printed_span", "split_articles", "with_issue"]


def split_articles(page: Page) -> tuple[Article, ...]:
    """The articles of a page, in its order; slogans, column heads and folios belong to none.

    Whatever an article holds stands on the page as it is, white space apart. An article whose
    headline the page does not show has no `headlines`. A page in traditional characters is laid out
    like the same page in simplified ones.
    """
    simple = simplified(page.text)
    groups = with_rests(group_blocks(page_blocks(read_lines(simple))), simple)
    articles = tuple(make_article(page, number, group) for number, group in enumerate(groups, start=1))
    return articles if simple == page.text else tuple(map(Printed(page.text).article, articles))
