"""Finds of which issue a page is: what its masthead or folio shows, or a day that its datelines allow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kg.articles.datelines import first_such_day, iso_day
from kg.articles.lexicon import layout
from kg.articles.spacing import close_up
from kg.model import Issue, Page
from kg.sentences import simplified

_FIRST_LINES, _LAST_LINES = 8, 4  # of those that hold something: where papers print masthead and folio
_LONGEST = 60  # characters of such a line
_NOTHING = Issue()
_LONGEST_DATELINE = 30  # characters from the medium to the day


def with_issue(page: Page) -> Page:
    """The page with paper, date and number as far as it shows them; what it has already is kept.

    Where nothing states the date, that of the latest dateline is taken and marked as inferred.
    """
    text = simplified(page.text)
    stated = Issue(page.paper, "" if page.date_inferred else page.date, page.number)
    paper, day, number = stated.over(_masthead(text))
    inferred = "" if day else _inferred_date(text)
    return replace(page, paper=paper, date=day or inferred, number=number, date_inferred=bool(inferred))


def shown_by(line: str) -> Issue:
    """What a line shows that is nothing but masthead or folio: two of the three, or a page number."""
    if len(line) > _LONGEST or layout().hints["masthead"].search(line) is None:
        return _NOTHING
    shown, text = _parts(line), line.strip()
    number = layout().patterns["page_number"].match(text)
    return shown if shown.known > 1 or number else _NOTHING


@lru_cache(maxsize=1)  # both the page's issue and its lines ask for them
def masthead_lines(text: str) -> Mapping[str, Issue]:
    """The lines at the page's edges that are masthead or folio, as printed, and what each shows.

    A line that shows but one part counts where the line next to it shows another.
    """
    lines = tuple(_edge_lines(text))
    lone = [_parts(line) if _is_lone(line) else _NOTHING for line in lines]
    found = {}
    for at, line in enumerate(lines):
        shown = shown_by(line)
        near = (lone[other] for other in (at - 1, at + 1) if 0 <= other < len(lines))
        if lone[at] != _NOTHING == shown and any(each not in (_NOTHING, lone[at]) for each in near):
            shown = lone[at]
        if shown != _NOTHING:
            found[line] = shown
    return found


def _is_lone(line: str) -> bool:
    return len(line) <= _LONGEST and layout().patterns["masthead_alone"].match(close_up(line)) is not None


def _parts(line: str) -> Issue:
    """All that stands in the line of paper, date and number, whatever else does."""
    known = layout().patterns
    if known["no_masthead"].search(line):
        return _NOTHING
    text = close_up(line.strip())
    paper, day = known["masthead_paper"].match(text), known["issue_day"].search(text)
    number = known["page_number"].search(text)
    return Issue(
        paper=paper[1] if paper else "",
        date=iso_day(*filter(None, day.groups())) if day else "",
        number=number["number"] if number else "",
    )


def _masthead(text: str) -> Issue:
    """All that the lines at the page's edges show, the first of each."""
    shown = Issue()
    for line in masthead_lines(text).values():
        shown = shown.over(line)
    return shown


def _edge_lines(text: str) -> Iterator[str]:
    """The first and the last lines, without the marks of headings."""
    lines = list(filter(str.strip, text.split("\n")))
    first, last = lines[:_FIRST_LINES], lines[_FIRST_LINES:][-_LAST_LINES:]
    return (line.strip().strip("#*>").strip() for line in (*first, *last))


def _inferred_date(text: str) -> str:
    """The latest day of a dateline, its year that of the last time which the page speaks of as past.

    The page is of that day or of the one after it. Empty where the page prints no dateline with a day
    or no year.
    """
    days = tuple(_dateline_days(text))
    past = max(_past_days(text), default="") if days else ""
    if not past:
        return ""
    return max(first_such_day(day["month"], day["day"], past) for day in days)


def _dateline_days(text: str) -> Iterator[re.Match[str]]:
    """The days of all datelines: looked for from their ends, which are rare."""
    known = layout().patterns
    for end in known["dateline_end"].finditer(text):
        day = known["dateline_day"].search(text, max(0, end.start() - _LONGEST_DATELINE), end.end())
        if day:
            yield day


def _past_days(text: str) -> Iterator[str]:
    """The first day that each past time leaves open: of a month its first, of a year's end its last."""
    known = layout().patterns
    for day in known["past_day"].finditer(text):
        yield iso_day(day["year"], day["month"], day["day"] or "1")
    for year in known["ended_year"].finditer(text):
        yield iso_day(year[1], "12", "31")
