"""Finds programs: quoted names, titles between book marks, and names that end in a head noun."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from kg.lexicon import by_word, lexicon, words
from kg.mentions.boundaries import name_start, stops
from kg.mentions.organizations import Automaton, automaton
from kg.mentions.spans import LIKELY, POSSIBLE, SURE, Line, Span
from kg.model import ORGANIZATION, PROGRAM

POLICY, MEDIA = "Policy", "Media"
SHORTEST_TITLE = 3  # characters; 《条例》 alone points back to a title said before
LONGEST_QUOTE = 30  # characters; longer quotations are speech
LONG_ENOUGH = 6  # characters of its own that make a name of an everyday head noun
LONGEST_TAIL = 26  # from a closing quotation mark to the head noun behind it
_QUOTED = re.compile("“([^“”]{1,60})”")
_TITLED = re.compile("《([^《》]{2,60})》")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d年?度?$")
_YEAR = re.compile(r"\d{5}|(?:19|20)\d\d年?度?|第[一二三四五六七八九十百\d]+届")
_SPEECH = re.compile("[。！？；]|，.*，")
_LISTED = re.compile("”[、，]?“|”(?:和|与|及|以及|、)“")
_ISSUED = re.compile("(?<=签署|印发|出台|制定|发布|起草)[^，。；、“”《》了]{4,40}?的(?:指导|实施)?(?:意见|通知|办法|方案|规定)")
_ON_A_MATTER = re.compile("关于[^，。；“”《》]{4,45}?(?=的?(?:指导|实施)?(?:意见|通知|办法|方案|决定|规定))的?(?:指导|实施)?..")


@cache
def head_subtypes() -> dict[str, str]:
    """Every head noun to its subtype."""
    return by_word("programs", "heads")


@cache
def _heads() -> tuple[Automaton, dict[str, str]]:
    return automaton(tuple(head_subtypes())), head_subtypes()


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("programs", "weak", "heads"))


@cache
def _creation() -> tuple[str, ...]:
    return words("boundaries", "creation", "words")


@cache
def _quoted_heads() -> dict[str, str]:
    """Heads that count behind a quotation: all others, and those that count only there."""
    return _heads()[1] | by_word("programs", "quoted", "heads")


@cache
def _figures() -> frozenset[str]:
    return frozenset(words("programs", "quoted", "figures"))


@cache
def _known() -> tuple[Automaton, dict[str, tuple[str, str]]]:
    forms = {form: (row["name"], row["subtype"]) for row in lexicon("programs")["known"] for form in row["forms"]}
    return automaton(tuple(forms)), forms


@cache
def _editions() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon("programs")["editions"]["patterns"])


def program_spans(line: Line, others: Sequence[Span]) -> Iterator[Span]:
    """All candidates of a line; `others` are the places and organisations found in it."""
    yield from _known_spans(line)
    yield from _titled_spans(line)
    for match in (*_ON_A_MATTER.finditer(line.text), *_ISSUED.finditer(line.text)):
        yield Span(*match.span(), PROGRAM, POLICY, match.group(), LIKELY)
    yield from _quoted_spans(line)
    yield from _headed_spans(line, others)


def _known_spans(line: Line) -> Iterator[Span]:
    (matcher, names), known = _known()
    for index, start, end in matcher.find_matches_as_indexes(line.text):
        name, subtype = known[names[index]]
        if start in line.edges and end in line.edges or line.text[end : end + 1] == "”":
            yield Span(start, end, PROGRAM, subtype, name, SURE)
    for pattern in _editions():
        for match in pattern.finditer(line.text):
            yield Span(*match.span(), PROGRAM, "Event", match.group(), SURE)


def _titled_spans(line: Line) -> Iterator[Span]:
    media, policy = words("programs", "titles", MEDIA), words("programs", "titles", "policy")
    for match in _TITLED.finditer(line.text):
        title = match.group(1)
        if title.endswith(media):
            yield Span(*match.span(), ORGANIZATION, MEDIA, title, SURE)
        elif title.endswith(policy) and len(title) > SHORTEST_TITLE:
            yield Span(*match.span(), PROGRAM, POLICY, title, SURE)


def head_at_end(text: str, quoted: bool = False) -> str:
    """The program head that a text ends with, or empty; `quoted`: a quotation stands before it."""
    subtype = _quoted_heads() if quoted else _heads()[1]
    return next((text[i:] for i in range(max(0, len(text) - 7), len(text)) if text[i:] in subtype), "")


def head_behind(line: Line, at: int) -> tuple[int, str] | None:
    """End and head of the name that goes on behind a closing quotation mark, if one does."""
    subtype = _quoted_heads()
    end, best = at, None
    for word in line.words[line.word_at(at) :] if at < len(line.text) else ():
        text = line.text[max(word.start, at) : word.end]
        if word.end - at > LONGEST_TAIL or not text or stops(text, word.tag) and text not in subtype:
            break
        end = word.end
        head = head_at_end(line.text[at:end], quoted=True)
        if head:
            best = end, head
    return best


def _quoted_spans(line: Line) -> Iterator[Span]:
    quotes = list(_QUOTED.finditer(line.text))
    shared = ""
    for position in range(len(quotes) - 1, -1, -1):
        quote = quotes[position]
        after = quotes[position + 1] if position + 1 < len(quotes) else None
        if not (shared and after and _LISTED.fullmatch(line.text[quote.end() - 1 : after.start() + 1])):
            shared = ""
        span, head = _quoted(line, quote, shared)
        shared = head
        if span:
            yield span


def _quoted(line: Line, quote: re.Match[str], shared: str) -> tuple[Span | None, str]:
    """The program that a quotation names, and the head that others listed with it share."""
    subtype = _quoted_heads()
    content = quote.group(1)
    if len(content) > LONGEST_QUOTE or _SPEECH.search(content):
        return None, ""
    behind = head_behind(line, quote.end())
    if behind:
        end, head = behind
        start = _with_year(line, quote.start())
        name = line.text[quote.start() : end]
        return Span(start, end, PROGRAM, subtype[head], name, SURE), ""
    if content in _figures():
        return None, ""
    listed = _shared_head(line, quote.end()) or shared
    own = head_at_end(content)
    if own and (own not in _weak() or len(content) - len(own) >= 2):
        return Span(*quote.span(), PROGRAM, subtype[own], content, LIKELY), listed
    if listed:
        return Span(*quote.span(), PROGRAM, subtype[listed], content, LIKELY), listed
    return None, ""


def _shared_head(line: Line, at: int) -> str:
    """The head of an enumeration: “A”“B”等数字化应用."""
    if not line.text.startswith("等", at):
        return ""
    end = re.compile(r"[^，。；、“”]{2,12}").match(line.text, at + 1)
    if not end:
        return ""
    _, subtype = _heads()
    text = end.group()
    return next((text[:i] and head_at_end(text[:i]) for i in range(len(text), 1, -1) if head_at_end(text[:i])), "")


def _with_year(line: Line, start: int) -> int:
    year = _YEAR_BEFORE.search(line.text, max(0, start - 7), start)
    return year.start() if year else start


def _headed_spans(line: Line, others: Sequence[Span]) -> Iterator[Span]:
    (matcher, names), subtype = _heads()
    accepted: set[int] = set()
    for index, start, end in matcher.find_matches_as_indexes(line.text):
        if end in line.edges and not _is_verb(line, start):
            span = _headed(line, (start, end), names[index], others, accepted)
            if span:
                accepted.add(span.end)
                yield span


def _is_verb(line: Line, head: int) -> bool:
    """Whether a head noun is but the end of a longer word that is none: 征求意见."""
    word = line.words[line.word_at(head)]
    return word.start < head and word.tag in ("v", "l", "i")


def _headed(
    line: Line, head: tuple[int, int], word: str, others: Sequence[Span], accepted: Collection[int]
) -> Span | None:
    """The name that a head noun ends, if it is marked, long enough, just made, or in a list of such."""
    _, subtype = _heads()
    start = name_start(line, head[0], others)
    inside = [o for o in others if start <= o.start and o.end <= head[0]]
    name, stem = line.text[start : head[1]], line.text[start : head[0]]
    marked = bool(_YEAR.search(stem)) or any(o.kind == ORGANIZATION or o.place for o in inside)
    created = line.text.endswith(_creation(), 0, start)
    own = _own_length(line, start, head[0])
    needed = 3 if created else LONG_ENOUGH if word in _weak() else 2
    listed = line.text[start - 1 : start] == "、" and start - 1 in accepted and len(stem) >= 4
    if len(stem) < 2 or not (marked or listed or (own >= needed and len(stem) >= (3 if created else 4))):
        return None
    return Span(start, head[1], PROGRAM, subtype[word], name, LIKELY if marked else POSSIBLE, parts=tuple(inside))


def _own_length(line: Line, start: int, end: int) -> int:
    """How many characters of a stretch are in words that not everybody's programs share."""
    generic = set(words("organizations", "generic", "words"))
    pieces = [line.text[max(w.start, start) : min(w.end, end)] for w in line.words if w.start < end and w.end > start]
    return sum(len(piece) for piece in pieces if piece not in generic)
