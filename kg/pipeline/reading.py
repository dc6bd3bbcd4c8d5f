"""Reads one page: what stands on it, and how that is linked."""

from kg.model import Article, Mention, Page, Record


def read_record(page: Page) -> Record:
    """Read one page: a pure function of its bytes and of the rules."""
    from kg.articles import split_articles, with_issue
    from kg.mentions import find_mentions

    page = with_issue(page)
    articles = split_articles(page)
    return _linked(page, articles, find_mentions(articles))


def link_again(record: Record) -> Record:
    """Find again how all that was found on a page is linked."""
    return _linked(record.page, record.articles, record.mentions)


def _linked(page: Page, articles: tuple[Article, ...], mentions: tuple[Mention, ...]) -> Record:
    from kg.measures import find_measures
    from kg.relations import find_relations, stories_of

    stories = stories_of(articles, mentions, page.date)
    return Record(page, articles, mentions, find_relations(stories), find_measures(stories))
