"""Finds programs by their marks: quoted names, and titles between book-title marks."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import by_word, pattern, word_set, words
from kg.mentions.boundaries import stops
from kg.mentions.spans import SURE, Line, Span, Word
from kg.model import ORGANIZATION, PROGRAM

POLICY, MEDIA = "Policy", "Media"
SHORTEST_TITLE = 3  # characters; 《条例》 alone points back to a title said before
LONGEST_QUOTE = 30  # characters; longer quotations are speech
LONGEST_TAIL = 26  # from a closing quotation mark to the head noun behind it
LONGEST_HEAD = 7
SHORTEST_MADE = 3  # characters of a quotation that has no head noun
# A quotation, with shorter ones inside, which print has in ‘’ and plays on a word with: 暖‘蜂’心.
_QUOTED = re.compile("“((?:[^“”。；：！？]*“[^“”，。]{1,2}”)+[^“”。；：！？]*|[^“”]{1,60})”")
_TITLED = re.compile("《([^《》]{2,60})》")
_WITHIN_NAMES = ("v", "a")  # tags of words before a quotation of one character that a name begins with
_SPEECH = re.compile("[。！？；]|，.*，")
_UP_TO_A_MARK = re.compile("[^，。；、“”]{2,12}")


@cache
def head_subtypes() -> dict[str, str]:
    """Every head noun of a program to its subtype."""
    return by_word("programs", "heads")


@cache
def _quoted_heads() -> dict[str, str]:
    """Heads that count behind a quotation: all others, and those that count only there."""
    return head_subtypes() | by_word("programs", "quoted", "heads")


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(head[-1] for head in _quoted_heads())


def head_at_end(text: str) -> str:
    """The longest head that a text ends with, or empty."""
    if text[-1:] not in _last_characters():
        return ""
    shortest = max(0, len(text) - LONGEST_HEAD)
    return next((text[i:] for i in range(shortest, len(text)) if text[i:] in _quoted_heads()), "")


def titled_spans(line: Line) -> Iterator[Span]:
    """What stands between book-title marks: newspapers are organisations, laws and rules are policies."""
    for match in _TITLED.finditer(line.text):
        title = match.group(1)
        media = words("programs", "titles", MEDIA)
        held = _held_about(line, match)
        if title.endswith(media) or line.text.startswith(media, match.end()):
            yield Span(*match.span(), ORGANIZATION, MEDIA, title, SURE)
        elif held:
            yield held
        elif title.endswith(words("programs", "titles", "policy")) and len(title) > SHORTEST_TITLE:
            yield Span(*match.span(), PROGRAM, POLICY, title, SURE)


def _held_about(line: Line, title: re.Match[str]) -> Span | None:
    """What is held about a text and bears its title: 《民法典》 + 知识竞赛."""
    end = end_behind(line, title.end())
    subtype = _quoted_heads()[head_at_end(line.text[title.end() : end])] if end else POLICY
    name = line.text[title.start() : end]
    return Span(title.start(), end, PROGRAM, subtype, name, SURE) if subtype != POLICY else None


def quoted_spans(line: Line) -> Iterator[Span]:
    """Programs with a quotation for a name; the head behind the last of a list counts for all of it."""
    shared, begins = "", -1
    for quote in reversed(list(_QUOTED.finditer(line.text))):
        between = line.text[quote.end() : begins] if begins >= 0 else "-"
        if not pattern("programs", "patterns", "listed").fullmatch(between):
            shared = ""
        span, shared = _quoted(line, quote, shared)
        begins = quote.start()
        if span:
            yield span


def _quoted(line: Line, quote: re.Match[str], shared: str) -> tuple[Span | None, str]:
    """The program that a quotation names, and the head that others listed with it share."""
    content = quote.group(1)
    if len(content) > LONGEST_QUOTE or _SPEECH.search(content):
        return None, ""
    end = end_behind(line, quote.end())
    if end:
        subtype = _quoted_heads()[head_at_end(line.text[quote.end() : end])]
        start = min(_with_year(line, quote.start()), _with_word(line, quote))
        name_start = _with_word(line, quote)
        return Span(start, end, PROGRAM, subtype, line.text[name_start:end], SURE), ""
    if content in word_set("programs", "quoted", "figures"):
        return None, ""
    shared = _head_of_called(line, quote) or _shared_head(line, quote.end()) or shared
    own = head_at_end(content)
    weak = own in word_set("programs", "weak", "heads") and len(content) - len(own) < 2
    head = own if own and not (weak or _is_slogan(line, quote, own)) else shared
    subtype = _quoted_heads()[head] if head else "" if own else _made(line, quote)
    return Span(*quote.span(), PROGRAM, subtype, content) if subtype else None, shared


def _made(line: Line, quote: re.Match[str]) -> str:
    """The subtype of what a verb right before says is made, by how it ends, or empty."""
    content, before = quote.group(1), line.text[: quote.start()].removesuffix("了")
    if len(content) < SHORTEST_MADE or not before.endswith(words("boundaries", "creation", "words")):
        return ""
    endings = by_word("programs", "quoted", "made")
    longest = max((ending for ending in endings if content.endswith(ending)), key=len, default="")
    return endings.get(longest, "")


def _is_slogan(line: Line, quote: re.Match[str], head: str) -> bool:
    """Whether a quotation is a sentence rather than a name: 周周有活动."""
    pieces = line.pieces(quote.start(1), quote.end(1) - len(head))
    return any(tag == "v" and len(piece) == 1 for piece, tag in pieces)


def end_behind(line: Line, at: int) -> int:
    """Where the name that goes on behind a closing quotation mark ends, or 0: “申通杯” + 技能大赛."""
    best = reached = 0
    if pattern("programs", "patterns", "and_so_on").match(line.text, at):
        return 0  # the head is that of several
    for word in line.words_behind(at):
        if word.start < reached:
            continue  # within a head
        text = line.text[max(word.start, at) : word.end]
        is_first = word.start == at
        if word.end - at > LONGEST_TAIL or (is_first and text in word_set("programs", "quoted", "not_heads")):
            break
        stopped = stops(text, word.tag) or (is_first and text in word_set("boundaries", "openers", "words"))
        head_end = _head_end(line.text, word.start)
        if stopped and not head_end and not _leads_to_head(line.text, word):
            break
        reached = head_end if head_end in line.edges and head_end - at <= LONGEST_TAIL else 0
        if reached or head_at_end(line.text[at : word.end]):
            best = reached or word.end
    return best


def _leads_to_head(text: str, word: Word) -> bool:
    """Whether a verb stands within a name, right before its head: 宣传 + 活动."""
    inside = text[word.start : word.end] in word_set("boundaries", "inside", "words")
    return inside and _head_end(text, word.end) > 0


def _head_end(text: str, at: int) -> int:
    """Where the longest head noun that begins here ends, or 0; its first word may be a verb: 推进 + 机制."""
    sizes = range(LONGEST_HEAD, 1, -1)
    return next((at + size for size in sizes if text[at : at + size] in _quoted_heads()), 0)


def _shared_head(line: Line, at: int) -> str:
    """The head of an enumeration: “A”“B”等数字化应用."""
    rest = pattern("programs", "patterns", "and_so_on").match(line.text, at)
    tail = _UP_TO_A_MARK.match(line.text, rest.end()) if rest else None
    text = tail.group() if tail else ""
    return next((head for i in range(len(text), 1, -1) if (head := head_at_end(text[:i]))), "")


def _head_of_called(line: Line, quote: re.Match[str]) -> str:
    """The head of what is called so: 名为“A”的暖心活动."""
    is_called = line.text.endswith(words("programs", "quoted", "calling"), 0, quote.start())
    called = pattern("programs", "patterns", "called").match(line.text, quote.end()) if is_called else None
    return head_at_end(called.group()) if called else ""


def _with_year(line: Line, start: int) -> int:
    """A year right before belongs to what the page calls this edition."""
    year = pattern("programs", "patterns", "year_before").search(line.text, max(0, start - 7), start)
    return year.start() if year else start


def _with_word(line: Line, quote: re.Match[str]) -> int:
    """A quotation of one character plays on the word that it ends, 暖“新”食堂, or follows: 关爱“新”力量."""
    start = quote.start()
    if start and len(quote.group(1)) == 1:
        word = line.word_at(start - 1)
        before = line.text[word.start : start]
        is_whole = len(before) == 1 or word.tag in _WITHIN_NAMES
        if is_whole and "\u4e00" <= before[0] <= "\u9fff" and not stops(before, word.tag):
            return word.start
    return start
