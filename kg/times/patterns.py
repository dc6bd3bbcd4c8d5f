"""The regular expressions of times, made of the words of `ontology/lexicon/times.toml`."""

import re
from functools import cache
from typing import Any

from kg.lexicon import any_of, lexicon


@cache
def first_point() -> re.Pattern[str]:
    """A time, or a first point in time with what stands before it."""
    around, spans = lexicon("times")["around"], lexicon("times")["spans"]
    return re.compile(
        rf"(?P<plan>{any_of(spans['plans'])})(?:{spans['behind_plans']})"
        rf"|(?P<now>{any_of(spans['now'])})|{spans['years_back']}|(?P<lately>{any_of(spans['lately'])})"
        rf"|(?:(?P<until>{around['until']})|(?P<since>{around['since']}))?(?P<point>{_point()})"
    )


@cache
def second_point() -> re.Pattern[str]:
    """The second point of a time from … to …."""
    return re.compile(f"{lexicon('times')['around']['to']}{_point()}")


@cache
def behind_point() -> re.Pattern[str]:
    """What stands behind a time and opens or closes it."""
    sides = ("up_to_issue", "on", "before")
    return re.compile("|".join(f"(?P<{side}>{lexicon('times')['around'][side]})" for side in sides))


def _point() -> str:
    """A point in time as a regular expression, each of its parts a group."""
    said: dict[str, Any] = lexicon("times")
    years, months, days, parts = said["years"], said["months"], said["days"], said["parts"]
    to = said["around"]["to"]
    year_sign, month_sign, day_sign = (any_of(each["signs"]) for each in (years, months, days))
    any_day_sign = rf"(?:{day_sign}|(?(a_month)(?:{any_of(days['behind_month'])})|(?!)))"
    year = (
        rf"(?P<a_year>(?<!\d)(?P<year>(?:19|20)\d\d)(?:{year_sign}|(?={to}(?:19|20)\d\d(?:{year_sign})))"
        rf"|(?P<spelt_year>[{years['digits']}]{{4}})(?:{year_sign})"
        rf"|(?P<year_word>{any_of(years['named'])})|(?P<after_word>{any_of(years['after_named'])}))"
    )
    month = (
        rf"(?P<a_month>(?<!\d)(?P<month>1[0-2]|0?[1-9])(?:{month_sign}|(?={to}\d{{1,2}}(?:{month_sign})))"
        rf"|(?P<spelt_month>{any_of(months['spelt'])})(?:{month_sign})"
        rf"|(?P<month_word>{any_of(months['named'])}))"
    )
    signed = rf"(?:{any_day_sign}|(?={to}\d{{1,2}}{any_day_sign}))(?!{days['no_date']})"
    day = rf"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9]){signed}"
    month_part = rf"(?(a_month)(?P<month_part>{any_of(parts['of_month'])})|(?!))"
    year_part = rf"(?(a_year)的?(?P<year_part>{any_of(parts['of_year'])})|(?!))"
    lone = (
        rf"(?<![{years['digits']}\d十数几半两])(?P<own_part>{any_of(parts['own_year'])})"
        rf"|(?P<day_word>{any_of(days['named'])})"
        rf"|(?P<same>{any_of(days['same'])})|(?P<week>{any_of(said['weeks']['named'])})"
    )
    named = any_of((*years["named"], *years["after_named"], *months["named"]))
    # Looked at first, as most places of a text begin no time.
    something = rf"(?=\d|[{years['digits']}十]|{named})"
    any_part = "(?(a_year)|(?(a_month)|(?(day)|(?!))))"
    return f"(?:{lone}|{something}{year}?(?:{year_part}|{month}?(?:{day}|{month_part})?){any_part})"
