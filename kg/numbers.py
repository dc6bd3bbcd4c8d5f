"""Reads numbers as newspapers print them: 2.73万, 300余, 十二, 两."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon, words

MYRIAD = 10_000
_PAGE = re.compile(r"\s*([A-Z]?)([0-9]+|[^\W0-9A-Z_]+)\s*$")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `text[start:end]` with its unit; `value` is plain, money in 元."""

    start: int
    end: int
    value: float
    unit: str


@cache
def _powers() -> dict[str, int]:
    return dict(lexicon("numbers")["numerals"]["powers"])


@cache
def _digits() -> dict[str, int]:
    return dict(lexicon("numbers")["numerals"]["digits"])


@cache
def _pattern() -> re.Pattern[str]:
    """A number, or two with a dash between, and a unit behind."""
    powers, about = "".join(_powers()), "".join(lexicon("numbers")["numerals"]["about"])
    # Bounds keep the time linear on a page of nothing but digits; no printed number is as long.
    plain = rf"(?<!\d)\d{{1,18}}(?:\.\d{{1,18}})?[{powers}]{{0,4}}"
    spelt = f"[{''.join(_digits())}{powers}]{{1,24}}"
    number = f"(?:{plain}|{spelt})[{about}]?[{powers}]{{0,4}}"
    units = "|".join(map(re.escape, words("numbers", "units", "words")))
    # Ten thousands need no unit where they are a bound: 注册用户5000万以上.
    big = "".join(sign for sign, power in _powers().items() if power >= MYRIAD)
    rough = "|".join(words("numbers", "units", "bounds"))
    return re.compile(
        rf"(?P<low>{number})(?:(?P<first>{units})?[～~—至到-]+(?P<high>{number}))?"
        rf"(?P<unit>{units}|(?<=[{big}])(?={rough}))(?!分点)"
    )


def value_of(text: str) -> float:
    """The plain value of a printed number, words of about left out: 2.73万 is 27300, 十二 is 12."""
    decimal = _DECIMAL.match(text)
    if decimal:
        scale = 1
        for character in text[decimal.end() :]:
            scale *= _powers().get(character, 1)
        # Rounded because 57.9 times 10000 is not a whole number in binary.
        return round(float(decimal.group()) * scale, 6)
    return float(_chinese(text))


def page_key(printed: str) -> str:
    """The number of a page in one spelling, to compare two: “A01” is A1, “02” 2, “二” 2."""
    match = _PAGE.match(unicodedata.normalize("NFKC", printed).upper())
    if match is None:
        return ""
    return match[1] + f"{int(match[2]) if match[2].isdecimal() else int(value_of(match[2]))}"


def _chinese(text: str) -> int:
    """三亿五千万: hundred millions, then ten thousands, then the rest."""
    for big in sorted((power for power in _powers().items() if power[1] >= MYRIAD), key=lambda p: -p[1]):
        if big[0] in text:
            above, below = text.split(big[0], 1)
            return (_chinese(above) or 1) * big[1] + _chinese(below)
    total = digit = 0
    for character in text:
        power = _powers().get(character, 0)
        if power:
            total, digit = total + (digit or 1) * power, 0
        else:
            digit = _digits().get(character, digit)
    return total + digit


def quantities(text: str) -> Iterator[Quantity]:
    """All quantities of a text that say how many; a range gives two; dates, ages, ordinals give none."""
    for match in _pattern().finditer(text):
        if _is_no_quantity(text, match):
            continue
        unit = match["unit"]
        money = lexicon("numbers")["units"]["money"]
        for number in filter(None, (match["low"], match["high"])):
            # Rounded for the same reason as in value_of.
            value = round(value_of(number) * money.get(unit, 1), 4)
            if value:
                yield Quantity(*match.span(), value, "元" if unit in money else unit)


def _is_no_quantity(text: str, match: re.Match[str]) -> bool:
    marks = lexicon("numbers")["no_quantity"]
    spelt = not match["low"][0].isdigit() and not match["high"]
    # 一个, 两种, 三支 are turns of phrase; 六届 counts, and so does 近百名.
    rounded = match["low"] in _powers() and text.endswith(tuple(marks["before_powers"]), 0, match.start())
    counts = match["unit"] in marks["spelt_units"] and value_of(match["low"]) > 1
    idle = spelt and len(match["low"]) == 1 and not counts and not rounded
    before, behind = (words("numbers", "no_quantity", side) for side in ("before", "behind"))
    return idle or text.endswith(before, 0, match.start()) or text.startswith(behind, match.end())
