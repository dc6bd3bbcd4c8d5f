"""Writes the names of bodies as they are officially called, and says what else newspapers call them."""

import re
from collections.abc import Iterator
from functools import cache

from kg import gazetteer
from kg.lexicon import Dictionary, any_of, by_word, lexicon, word_set, words
from kg.words import cut

_SHORTEST = 4  # characters of a name that can stand for a longer one
_OWN = 2  # characters that such a name has besides its place, its head and everyday words
_FIRM = "firms"


@cache
def _offices() -> re.Pattern[str]:
    known = lexicon("identity")["official"]
    matters = {*known["matters"], *known["matters"].values(), *lexicon("organizations")["offices"]["matters"]}
    return re.compile(f"(?P<matter>{any_of(matters)})(?P<ending>{any_of(known['endings'])})")


def public_body(rest: str) -> str:
    """The official name, less the place, of a body that any place may have; empty where it is none."""
    known = lexicon("identity")["official"]
    office = _offices().fullmatch(rest)
    if office:
        matter, ending = office["matter"], office["ending"]
        return str(known["matters"].get(matter, matter)) + str(known["endings"][ending])
    return str(known["bodies"].get(rest, ""))


def in_full(name: str) -> str:
    """A body's key with what newspapers vary written in one way: 工会委员会 is 工会."""
    for prefix in words("identity", "optional", "prefixes"):
        rest = name.removeprefix(prefix)
        name = rest if rest != name and leading_place(rest) else name
    for written, plain in lexicon("identity")["optional"]["endings"].items():
        if name.endswith(written):
            name = name.removesuffix(written) + str(plain)
    for country in words("identity", "country", "words"):
        body = public_body(name.removeprefix(country)) if name.startswith(country) else ""
        name = country + body if body else name
    return name


@cache
def _divisions() -> Dictionary:
    return Dictionary((*gazetteer.by_name(), *(form for form in gazetteer.by_short_form() if len(form) > 1)))


@cache
def leading_place(name: str) -> str:
    """The divisions with which a name begins, or empty: 山东威海 of 山东威海光明公司."""
    end = 0
    for start, stop, _ in _divisions().find(name):
        if start != end:
            break
        end = stop
    return name[:end]


@cache
def shorter_names(name: str) -> frozenset[str]:
    """What newspapers may print for a body's name: without its place, its legal form, or both."""
    firm, tail = _firm_and_tail(name)
    found = {short + tail for short in _shorter_firms(firm)}
    return frozenset(short for short in found - {name} if is_telling(short))


def _firm_and_tail(name: str) -> tuple[str, str]:
    for tail in words("identity", _FIRM, "tails"):
        firm = name.removesuffix(tail)
        if firm != name and _is_firm(firm):
            return firm, tail
    return name, ""


def _is_firm(name: str) -> bool:
    listed = lexicon("identity")[_FIRM]
    return name.endswith((*words("identity", _FIRM, "legal"), listed["group"]))


def _shorter_firms(name: str) -> Iterator[str]:
    if not _is_firm(name):
        return
    group = lexicon("identity")[_FIRM]["group"]
    for whole in {name, name.removeprefix(leading_place(name))}:
        yield whole
        if whole.endswith(words("identity", _FIRM, "kept")):
            continue
        legal = next((form for form in words("identity", _FIRM, "legal") if whole.endswith(form)), "")
        bare = whole.removesuffix(legal)
        yield bare
        yield bare + lexicon("identity")[_FIRM]["short"]
        yield bare.removesuffix(group)


@cache
def is_telling(name: str) -> bool:
    """Whether a name tells one body from all others even without its place: 曙光重工, not 职工服务中心."""
    rest = name.removeprefix(leading_place(name))
    heads = by_word("organizations", "heads")
    head = max((head for head in heads if rest.endswith(head)), key=len, default="")
    rest = rest.removesuffix(head)
    generic = word_set("organizations", "generic", "words") | word_set("organizations", "levels", "words")
    own = sum(len(word) for word, _, _ in cut(rest) if word not in generic)
    return len(name) >= _SHORTEST and own >= _OWN


def may_be_called(name: str, other: str) -> bool:
    """Whether two names of bodies may be one's full and short name."""
    return name == other or name in shorter_names(other) or other in shorter_names(name)
