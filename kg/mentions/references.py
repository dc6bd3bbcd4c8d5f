"""Finds words that point back to a thing by the noun its name ends in: 本次大会, 该公司, 《条例》."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import alternatives, any_of, by_word, lexicon, pattern, starting_with, word_set
from kg.mentions import organizations, quoted
from kg.mentions.bodies import ENTERPRISE
from kg.mentions.names import Found
from kg.mentions.spans import Line, Span, overlaps
from kg.model import ORGANIZATION, PERSON, PLACE, PROGRAM

_POINTED_AT = (ORGANIZATION, PROGRAM, PERSON)
_BRACKETS = "）)”"
_CLAUSE = re.compile("[^，。；：！？、“”（）]+")
_BEGINNING = (
    "[，。；：“、]"  # behind one of these, or at a line's start, a clause may be about its first noun
)
REACH = 200  # names back to which a noun may point
NEAR = 3  # characters between an owner and what it founds: 也成立
SHORTEST_END, LONGEST_END = 4, 16  # characters of the end of a name that points back to it

# Ends of names, by their first characters, each with the last thing that bears such a one.
Ends = dict[str, dict[str, Span]]


@cache
def _nouns() -> frozenset[str]:
    """Head nouns that can point back to the thing that they end."""
    nouns = {*organizations.head_subtypes(), *quoted.head_subtypes()}
    never = word_set("references", "never", "words")
    return frozenset(noun for noun in nouns - never if len(noun) > 1)


@cache
def _kinds() -> dict[str, str]:
    """Nouns for all things of a subtype, which that is."""
    return by_word("references", "kinds")


@cache
def _behind_pointer() -> re.Pattern[str]:
    pointer = alternatives("references", "pointers", "words")
    pointed = word_set("references", "pointed", "words")
    return re.compile(f"(?P<back>(?:{pointer})(?P<noun>{any_of(_nouns() | pointed | _kinds().keys())}))")


@cache
def _as_title() -> re.Pattern[str]:
    return re.compile(f"(?P<back>《(?P<noun>{any_of(_nouns())})》)")


@cache
def _as_subject(before: str = "") -> re.Pattern[str]:
    noun, follower = starting_with(_nouns()).pattern, alternatives("references", "followers", "words")
    return re.compile(f"{before}(?P<back>(?P<noun>{noun}))(?={follower}|，)")


@cache
def _surname_and_title() -> re.Pattern[str]:
    surname = f"[{lexicon('people')['surnames']['single'].strip()}]"
    return re.compile(f"(?P<surname>{surname})(?:{alternatives('people', 'addressed', 'words')})")


def find_references(found: Found) -> Found:
    """The spans found, and those that only point back to one of them in the same article."""
    completed: Found = []
    known: deque[Span] = deque(maxlen=REACH)
    ends: Ends = {}
    article = ""
    for line, spans in found:
        if line.article.id != article:
            article, ends = line.article.id, {}
            known.clear()
        more = [*_pointing_back(line, spans, known), *_owned(line, spans, known)]
        more += _shortened(line, (*spans, *more), ends)
        more += _addressed(line, (*spans, *more), known)
        named = [span for span in spans if span.kind in _POINTED_AT]
        known += named
        _remember_ends(line, named, ends)
        completed.append((line, tuple(sorted((*spans, *more), key=lambda s: (s.start, -s.end)))))
    return completed


def _pointing_back(line: Line, spans: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    more = []
    for match in _pointers(line.text):
        start, end = match.span("back")
        here = [span for span in spans if span.end <= start and span.kind in _POINTED_AT]
        said = reversed((*known, *here))
        target = next((span for span in said if _may_mean(match["noun"], span)), None)
        if target and (match.re is _as_title() or end in line.edges):
            back = target._replace(start=start, end=end, named=False, parts=())
            if not overlaps(back, spans):
                more.append(back)
    return more


def _may_mean(noun: str, span: Span) -> bool:
    """Whether a noun that points back may point to a name: one that ends in it, or of its subtype."""
    return span.name.rstrip(_BRACKETS).endswith(noun) or span.subtype == _kinds().get(noun)


def _pointers(text: str) -> Iterator[re.Match[str]]:
    """Head nouns behind a word that points, between title marks, or where a clause begins with one."""
    yield from _behind_pointer().finditer(text)
    yield from _as_title().finditer(text)
    yield from _as_subject(_BEGINNING).finditer(text)
    first = _as_subject().match(text)
    yield from (first,) if first else ()


def _addressed(line: Line, spans: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    """A surname with a title for someone of the article: 张副主席, 李师傅."""
    more = []
    for match in _surname_and_title().finditer(line.text):
        said = reversed((*known, *(span for span in spans if span.end <= match.start())))
        people = (span for span in said if span.kind == PERSON and span.name.startswith(match["surname"]))
        person = next(people, None)
        if person and match.start() in line.edges:
            back = person._replace(start=match.start(), end=match.end(), named=False, parts=())
            more += [] if overlaps(back, spans) else [back]
    return more


def _shortened(line: Line, spans: Sequence[Span], ends: Ends) -> list[Span]:
    """Clauses that begin with the end of a longer name: 乡村游活动 for 职工乡村游活动."""
    more = []
    for clause in _CLAUSE.finditer(line.text) if ends else ():
        start = clause.start()
        likely = ends.get(line.text[start : start + SHORTEST_END], {})
        fitting = [end for end in likely if clause.group().startswith(end) and start + len(end) in line.edges]
        if fitting:
            end = max(fitting, key=len)
            back = likely[end]._replace(start=start, end=start + len(end), parts=())
            more += [] if overlaps(back, spans) else [back]
    return more


def _remember_ends(line: Line, spans: Sequence[Span], ends: Ends) -> None:
    for span in spans:
        for form in {span.name, line.text[span.start : span.end]}:
            for at in range(max(1, len(form) - LONGEST_END), len(form) - SHORTEST_END + 1):
                end = form[at:]
                ends.setdefault(end[:SHORTEST_END], {})[end] = span


def _owned(line: Line, spans: Sequence[Span], known: Sequence[Span]) -> list[Span]:
    """Bodies of an owner that has just been said: …有限公司成立了 + 工会."""
    more = []
    for form in ("founded", "of_the_firm"):
        for match in pattern("references", "owned", form).finditer(line.text):
            here = [span for span in spans if span.end <= match.start()]
            owner = _owner(here, known, match.start())
            if owner:
                subtype = organizations.head_subtypes()[match["tail"]]
                name = owner.name + match["tail"]
                body = Span(*match.span("tail"), ORGANIZATION, subtype, name, place=owner.place, named=False)
                more += [] if overlaps(body, spans) else [body]
    return more


def _owner(here: Sequence[Span], known: Sequence[Span], at: int) -> Span | None:
    """A park or zone right before the verb, else the firm that the line begins with, else the last one."""
    last = here[-1] if here else None
    if last and last.kind == PLACE and not last.place and at - last.end <= NEAR:
        return last
    firms = [span for span in here if span.subtype == ENTERPRISE]
    return next(iter(firms), None) or next((s for s in reversed(known) if s.subtype == ENTERPRISE), None)
