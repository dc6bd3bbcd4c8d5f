"""Reads when something was or will be: 2023年10月19日, 去年底, 今年1至10月, 近三年来, 截至2024年底.

What a time leaves out is taken from the time named before it, else from the day of the issue.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from kg.lexicon import lexicon, pattern
from kg.model import UNDATED, When
from kg.numbers import value_of
from kg.times.patterns import behind_point, first_point, second_point

_TURN_OF_YEAR = 3  # up to this month a month of later name without a year is one of the year before
_DECEMBER, _LAST_DAY = 12, 31

Span = tuple[date, date]  # first and last day


class Time(NamedTuple):
    """A time at `text[start:end]`."""

    start: int
    end: int
    when: When


def times_in(text: str, issue: str = "", last: When = UNDATED) -> Iterator[Time]:
    """All times of a text, from left to right.

    `issue` is the day from which 今年 and 昨天 are reckoned (ISO 8601, or empty), `last` the time that was
    named before the text.
    """
    today, at = _day(issue), 0
    while first := first_point().search(text, at):
        at = first.end()
        if first["point"] is None:
            begins, ends = _named_span(first, today)
        elif pattern("times", "around", "recurring").search(text, max(0, first.start() - 3), first.start()):
            continue
        else:
            second = second_point().match(text, at)
            behind = behind_point().match(text, second.end() if second else at)
            at = behind.end() if behind else second.end() if second else at
            begins, ends = _interval((first, second, behind), today, last)
        last = When(text[first.start() : at], *(day.isoformat() if day else "" for day in (begins, ends)))
        yield Time(first.start(), at, last)


def _interval(
    said: tuple[re.Match[str], re.Match[str] | None, re.Match[str] | None], today: date | None, last: When
) -> tuple[date | None, date | None]:
    """First and last day of one or two points and of what stands behind them; None where one is open."""
    first, second, behind = said
    span = _span(first, today, last)
    if span is None:
        return None, None
    begins, ends = span
    if second:
        ends = (_span(second, today, When("", begins.isoformat(), ends.isoformat())) or span)[1]
    if behind and behind["up_to_issue"]:
        return begins, today
    if behind and behind["before"]:
        return None, begins
    if (behind and behind["on"]) or (first["since"] and not second):
        return begins, None
    return (None if first["until"] else begins), ends


def _named_span(match: re.Match[str], today: date | None) -> tuple[date | None, date | None]:
    """The days of an expression that is no date: now, lately, so many years back, a plan's years."""
    if match["plan"]:
        first, final = lexicon("times")["spans"]["plans"][match["plan"]]
        return date(first, 1, 1), date(final, _DECEMBER, _LAST_DAY)
    if today is None:
        return None, None
    if match["now"]:
        return today, today
    if match["years"]:
        return _years_before(today, int(value_of(match["years"]))), today
    return None, today


def _span(point: re.Match[str], today: date | None, last: When) -> Span | None:
    """First and last day of a point in time; None where the issue's day is wanted and unknown."""
    try:
        return _day_span(point, today, last) or _year_span(point, today, last)
    except ValueError:  # the calendar has no such day
        return None


def _day_span(point: re.Match[str], today: date | None, last: When) -> Span | None:
    """What a point says by its own words for days and weeks."""
    said = lexicon("times")
    if point["same"] and last.begins == last.ends != "":
        return date.fromisoformat(last.begins), date.fromisoformat(last.begins)
    if today is None:
        return None
    if point["day_word"]:
        day = today + timedelta(days=said["days"]["named"][point["day_word"]])
        return day, day
    if point["week"]:
        monday = today + timedelta(days=7 * said["weeks"]["named"][point["week"]] - today.weekday())
        return monday, monday + timedelta(days=6)
    return None


def _year_span(point: re.Match[str], today: date | None, last: When) -> Span | None:
    month = _month(point, today, last)
    year = _year(point, today, last, month)
    if year is None:
        return None
    if point["month_word"] and today:
        # 上月 in January is of the year before, 下月 in December of the next.
        year, month = divmod(today.year * 12 + today.month - 1 + _named("months", point["month_word"]), 12)
        month += 1
    if month is None:
        part = point["year_part"] or point["own_part"]
        first, final = lexicon("times")["parts"]["of_year"].get(part, (1, _DECEMBER))
        return date(year, first, 1), date(year, final, monthrange(year, final)[1])
    if point["day"]:
        return date(year, month, int(point["day"])), date(year, month, int(point["day"]))
    first, final = lexicon("times")["parts"]["of_month"].get(point["month_part"], (1, _LAST_DAY))
    return date(year, month, first), date(year, month, min(final, monthrange(year, month)[1]))


def _month(point: re.Match[str], today: date | None, last: When) -> int | None:
    """The month of a point; of a day without one, that of the time before it or the last with such a day."""
    if point["month"]:
        return int(point["month"])
    if point["spelt_month"]:
        return int(lexicon("times")["months"]["spelt"][point["spelt_month"]])
    if point["month_word"]:
        return today.month if today else None
    if not point["day"]:
        return None
    if last.begins and last.begins[:7] == last.ends[:7]:
        return int(last.begins[5:7])
    if today is None:
        return None
    return today.month if int(point["day"]) <= today.day else (today.replace(day=1) - timedelta(days=1)).month


def _year(point: re.Match[str], today: date | None, last: When, month: int | None) -> int | None:
    """The year of a point; of a month without one, that of the time before it or the issue's."""
    if point["year"]:
        return int(point["year"])
    if point["spelt_year"]:
        digits = lexicon("times")["years"]["digits"]
        return int("".join(str(max(0, digits.index(digit) - 1)) for digit in point["spelt_year"]))
    if point["year_word"]:
        return today.year + _named("years", point["year_word"]) if today else None
    said_year = int(last.begins[:4]) if last.begins and last.begins[:4] == last.ends[:4] else None
    if point["after_word"]:
        after = lexicon("times")["years"]["after_named"][point["after_word"]]
        return said_year + after if said_year else None
    if month is None and not point["own_part"]:
        return None
    if said_year and not point["own_part"]:
        return said_year
    if today is None:
        return None
    turned = month is not None and today.month <= _TURN_OF_YEAR < month - today.month
    return today.year - turned


def _named(unit: str, word: str) -> int:
    return int(lexicon("times")[unit]["named"][word])


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February, which most years have not
        return day.replace(year=day.year - years, day=28)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
