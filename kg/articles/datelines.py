"""Takes a dateline apart: whose report it is, and from where and when."""

from datetime import date

from kg.articles.lexicon import layout
from kg.model import Dateline

_ISO_DAY = 10  # characters of a date that is known to the day


def read_dateline(text: str, issue: str) -> Dateline:
    """The parts of a dateline, or of a diary's day; `issue` is the page's date (ISO 8601) or empty.

    A day without a year is the last such day up to the issue; without an issue it stays as printed.
    """
    known = layout().patterns
    whole = known["full_day"].search(text)
    if whole:
        return Dateline(text, date=iso_day(whole[1], whole[2], whole[3]))
    match = known["dateline_parts"].match(text)
    if match is None:
        return Dateline(text)
    day = match["day"] and (last_such_day(match["month"], match["day"], issue) or match["printed"])
    return Dateline(text, match["agency"], match["place"] or "", day or "")


def iso_day(year: str, month: str, day: str) -> str:
    """The day in ISO 8601, or empty where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def last_such_day(month: str, day: str, issue: str) -> str:
    """The last day of this name up to the date of an issue; empty where that is not known to the day."""
    if len(issue) < _ISO_DAY:
        return ""
    year = int(issue[:4])
    return next(
        (found for each in (year, year - 1) if "" < (found := iso_day(str(each), month, day)) <= issue), ""
    )


def first_such_day(month: str, day: str, after: str) -> str:
    """The first day of this name from the day `after` (ISO 8601) on, or empty where there is none."""
    year = int(after[:4])
    return next(
        (found for each in (year, year + 1) if (found := iso_day(str(each), month, day)) >= after), ""
    )
