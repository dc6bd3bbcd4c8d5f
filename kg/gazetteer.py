"""The official divisions of China: which places there are, what they are called and lie in.

A place is an adcode: six digits (GB/T 2260) down to counties, nine (statistical codes) for towns.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.lexicon import lexicon
from kg.resources import ontology_dir

PROVINCE, CITY, COUNTY, TOWN = "Province", "City", "County", "Town"
SHORTEST = 2  # characters of a short form; 京 and 川 are other names, not short forms


@cache
def _names() -> dict[str, str]:
    """Adcode to official name."""
    names = {}
    for code, name, *towns in _rows("divisions"):
        names[code] = name
        for town in towns[0].split(" ") if towns else ():
            names[code + town[:3]] = town[3:]
    return names


def _rows(listed: str) -> Iterator[list[str]]:
    """The fields of each row of a list that stands in a file of its own."""
    for line in (ontology_dir() / "lexicon" / f"{listed}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def level(adcode: str) -> str:
    """Province, City, County or Town: the place's subtype in the ontology."""
    if len(adcode) > 6:
        return TOWN
    return PROVINCE if adcode.endswith("0000") else CITY if adcode.endswith("00") else COUNTY


def name(adcode: str) -> str:
    """The official name; KeyError where there is no such place."""
    return _names()[adcode]


def is_place(adcode: str) -> bool:
    """Whether there is a place of that adcode."""
    return adcode in _names()


@cache
def parent(adcode: str) -> str:
    """The place one level up, or empty for a province; a municipality's district lies in it at once."""
    if len(adcode) > 6:
        return adcode[:6]
    for above in (adcode[:4] + "00", adcode[:2] + "0000"):
        if above != adcode and above in _names():
            return above
    return ""


@cache
def lineage(adcode: str) -> tuple[str, ...]:
    """The adcodes from the province down to the place itself."""
    above = parent(adcode)
    return (*lineage(above), adcode) if above else (adcode,)


def full_name(adcode: str) -> str:
    """The names from the province down, joined: 福建省福州市鼓楼区."""
    return "".join(name(code) for code in lineage(adcode))


@cache
def _nationality() -> re.Pattern[str]:
    longest_first = sorted(lexicon("places")["nationalities"]["names"], key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})+$")


def short_forms(adcode: str) -> Iterator[str]:
    """What people call it for short: 威海, 巴音郭楞州, 阿克塞县; towns have no short form."""
    full = name(adcode)
    for suffix in lexicon("places")["suffixes"].get(level(adcode), ()):
        if full.endswith(suffix):
            stem = full.removesuffix(suffix)
            without = _nationality().sub("", stem)
            bare = without if len(without) >= SHORTEST else stem
            if len(bare) >= SHORTEST:
                yield bare
                if suffix in lexicon("places")["autonomous"]:
                    yield bare + lexicon("places")["autonomous"][suffix]
            break
    yield from lexicon("places")["other_names"].get(adcode, ())


@cache
def by_name() -> dict[str, tuple[str, ...]]:
    """Every official name to the adcodes that bear it."""
    found = defaultdict(list)
    towns = tuple(lexicon("places")["suffixes"][TOWN])
    for code, full in _names().items():
        # The survey's codes also cover zones and farms, whose names are everyday words (物流园区).
        if len(code) == 6 or (len(full) > SHORTEST and full.endswith(towns)):
            found[full].append(code)
    return {full: tuple(codes) for full, codes in found.items()}


@cache
def by_former_name() -> dict[str, tuple[str, ...]]:
    """Every name that a division bore before to the adcodes of those that did: 襄樊市 is 襄阳市."""
    found = defaultdict(list)
    for code, former in _rows("former_divisions"):
        for name in former.split(" "):
            found[name].append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def by_short_form() -> dict[str, tuple[str, ...]]:
    """Every short form to the adcodes it may mean, provinces and cities first."""
    found = defaultdict(list)
    for code in _names():
        if len(code) == 6:
            for form in short_forms(code):
                found[form].append(code)
    rank = {PROVINCE: 0, CITY: 1, COUNTY: 2}
    return {form: tuple(sorted(codes, key=lambda c: (rank[level(c)], c))) for form, codes in found.items()}


def is_unique(place_name: str) -> bool:
    """Whether only one place of the country bears this official name."""
    return len(by_name().get(place_name, ())) == 1
