"""Where a name begins and ends: from its head noun back to the first word that no name has in it."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.lexicon import pattern, starting_with, word_set, words
from kg.mentions.spans import Line, Span

COMMON_WORDS = 1 << 16  # how many words' answers are kept: most of a page's words are those of all pages
LONGEST = 32  # characters before a head noun; names of events are the longest
LONGEST_BODY = 64  # characters of a body with its owners and units; the longest of real ones have some 40
LONGEST_COUNT = 8  # characters before a name that may count it: 20余个
# Dictionary tags that end a name on its left: prepositions, adverbs, pronouns, particles, times …
_STOP_TAGS = frozenset(
    ["p", "c", "d", "df", "r", "rr", "rz", "u", "uj", "ul", "uv", "ud", "ug", "uz", "y", "e", "t", "tg", "f"]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STOP_MARKS = frozenset("，。：；！？、（）“”《》…—／/| ,　")


@cache
def _openers() -> frozenset[str]:
    return word_set("boundaries", "openers", "words") | word_set("boundaries", "times", "words")


@cache
def _long_openers() -> tuple[str, ...]:
    inside = word_set("boundaries", "inside", "words")
    return tuple(w for w in words("boundaries", "openers", "words") if len(w) > 1 and w not in inside)


@lru_cache(COMMON_WORDS)
def stops(text: str, word_tag: str) -> bool:
    """Whether a word cannot stand inside a name."""
    if text in word_set("boundaries", "inside", "words"):
        return False
    if text[0] in _STOP_MARKS or text in _openers() or word_tag in _STOP_TAGS:
        return True
    if word_tag == "v" and len(text) > 1 and text[-1] in word_set("boundaries", "characters", "resultative"):
        return True
    if word_tag == "m" and text[0] in word_set("boundaries", "characters", "vague"):
        return True
    return len(text) >= 4 and text.endswith(_long_openers())


def name_start(line: Line, head: int, anchors: Sequence[Span] = ()) -> int:
    """The leftmost offset at which a name whose head noun begins at `head` may begin.

    A single character that stops only by being a verb (达, 获) is passed over where one of `anchors`,
    the places and bodies known in the line, is reached behind it: the segmenter cuts unknown names
    to pieces. For the same reason a name never begins within an anchor.
    """
    begins = {anchor.start for anchor in anchors}
    first = min(begins, default=head)
    start, passed, behind = head, False, ("", "n")
    for word in line.words_before(head):
        text = line.text[word.start : word.end]
        out_of_reach = head - word.start > LONGEST or (passed and word.start < first)
        if out_of_reach or _bars(text, word.tag, behind):
            break
        if stops(text, word.tag) and not _is_held(text, behind[0]):
            passed = True
        elif not word.tag and cut_behind(text):
            start = start if passed else word.start + cut_behind(text)
            break
        elif not passed or word.start in begins:
            start, passed = word.start, False
        behind = text, word.tag
    start = _without_numerals(line, _without_opener(line, start, head), head)
    if start < head and line.text[start] in word_set("boundaries", "characters", "joining"):
        start += 1
    return next((a.start for a in anchors if a.start < start < a.end <= head), start)


@lru_cache(COMMON_WORDS)
def _bars(text: str, word_tag: str, behind: tuple[str, str]) -> bool:
    """Whether no name goes on to the left over a word; `behind` is the word after it, with its tag."""
    if _is_held(text, behind[0]):
        return False
    if not behind[1] and text in word_set("boundaries", "appositions", "words"):
        return True
    orders = behind[0] in word_set("boundaries", "ordinal", "words")
    if not orders and _is_count(text, "") and _is_count(*behind):
        return True
    soft = word_tag in ("v", "n", "a", "ud") and len(text) == 1
    apart = any(text in word_set("boundaries", "characters", kind) for kind in ("joined", "apart"))
    return stops(text, word_tag) and (apart or not soft)


def _is_held(text: str, behind: str) -> bool:
    """Whether what follows holds a word within a name: a verb that it dates (成立 + 75周年), 之 + 家."""
    is_dated = behind.isdigit() and text in word_set("boundaries", "anniversaries", "words")
    return is_dated or text + behind in word_set("boundaries", "inside", "pairs")


def cut_behind(text: str) -> int:
    """Where a word that the dictionary lacks was joined over a particle: 这是, 总与市."""
    joined = word_set("boundaries", "characters", "joined")
    leading = text[0] in word_set("boundaries", "characters", "leading")
    return max((at + 1 for at, mark in enumerate(text) if mark in joined), default=int(leading))


def _without_opener(line: Line, start: int, head: int) -> int:
    """A verb that a name may have inside does not begin it: 建设智慧接访系统."""
    for word in line.words_behind(start):
        if start >= head or line.text[start : word.end] not in _openers():
            break
        start = min(word.end, head)
    # The segmenter joins a verb to an unknown name behind it: 选树金鹰 + 购物中心.
    joined = start < head and not line.word_at(start).tag and line.text.startswith(_long_openers(), start)
    if joined:
        opener = next(o for o in _long_openers() if line.text.startswith(o, start))
        return start + len(opener) if start + len(opener) + 1 < head else start
    return start


def _without_numerals(line: Line, start: int, head: int) -> int:
    """A count before a name is not part of it: 一场, 30多位; a year, an edition or 24小时 is."""
    describing = pattern("boundaries", "describing", "pattern").match(line.text, start, head)
    if describing:
        return start if describing.end() < head else head
    measures: frozenset[str] = frozenset()  # what counts only behind a number: 4 + 期
    for word in line.words_behind(start):
        text = line.text[start : word.end]
        if start >= head or not (_is_count(text, word.tag) or text in measures):
            break
        start, measures = min(word.end, head), word_set("boundaries", "ordinal", "words")
    return start


def _is_count(text: str, word_tag: str) -> bool:
    if text.isdigit():
        return len(text) < 5 and not _YEAR.fullmatch(text)
    return word_tag in ("m", "q", "mq") and not text.startswith("第")


def is_counted(line: Line, start: int) -> bool:
    """Whether several of a kind are counted right before: 20个 + 工种比赛, which are not named."""
    counted = pattern("boundaries", "counted", "pattern")
    return counted.search(line.text, max(0, start - LONGEST_COUNT), start) is not None


def is_counted_from(line: Line, start: int) -> bool:
    """Whether a count of several of a kind begins here: 中国中铁 + 九家."""
    counted = pattern("boundaries", "counted", "pattern")
    ends = range(start + 2, min(start + LONGEST_COUNT, len(line.text)) + 1)
    return any(counted.fullmatch(line.text, start, end) for end in ends)


def begins_name(line: Line, start: int) -> bool:
    """Whether a name may begin here: at a word's edge, or behind a particle that was joined to it."""
    before = line.text[start - 1 : start]
    particles = ("joined", "leading")
    return start in line.edges or any(before in word_set("boundaries", "characters", p) for p in particles)


def ends_name(line: Line, end: int) -> bool:
    """Whether a name may end here: at a word's end, or before a post (协会 + 会长)."""
    if end in line.edges or is_before_post(line, end):
        return True
    return line.text[end] in word_set("boundaries", "characters", "after") and not line.word_at(end).tag


def is_before_post(line: Line, end: int) -> bool:
    """Whether a post follows."""
    return bool(_post().match(line.text, end))


@cache
def _post() -> re.Pattern[str]:
    return starting_with(words("people", "titles", "endings"))
