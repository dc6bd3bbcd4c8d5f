"""Finds people: a surname and one or two characters beside a post, a calling or a verb of speech."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import any_of, lexicon, word_set, words
from kg.mentions.spans import SURE, Line, Span
from kg.model import PERSON
from kg.words import tag

LONGEST_TITLE = 6  # characters
NEEDED, MOST_INSIDE = 3, 2  # points that a stretch needs to be a name, and that it can have by itself
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NAME_TAGS = ("", "nr", "ns", "nz", "nrt")
_GIVEN_TAGS = ("", "nr", "a", "n", "ns", "nz", "nrt")
_NEW_TAGS = ("", "nr", "nrt")
PSEUDONYM = "Pseudonym"
_BETWEEN = "、"
_SAID_TO_BE_ONE = "（化名）"
_CLOSERS = "，。、；：！？（）\n"


@cache
def _surname() -> re.Pattern[str]:
    listed = lexicon("people")["surnames"]
    return re.compile(f"{'|'.join(listed['compound'])}|[{listed['single'].strip()}]")


@cache
def _titles() -> tuple[str, ...]:
    return words("people", "titles", "endings") + words("people", "callers_list", "words")


@cache
def _last_characters() -> frozenset[str]:
    """What titles and schools end in: most names are ruled out by one look."""
    return frozenset(word[-1] for word in (*_titles(), *_schools()))


@cache
def _schools() -> tuple[str, ...]:
    """Heads of bodies behind which a name may follow with no post between: 程开甲小学顾丹凤."""
    return words("organizations", "heads", "School") + words("organizations", "heads", "Institution")


@cache
def _sign_behind() -> re.Pattern[str]:
    """What shows a name before it: people speak, are something, or do something."""
    speech, titles = words("people", "speech", "words"), words("people", "titles", "endings")
    others = words("people", "actions_list", "words") + titles
    firsts = "".join(sorted({sign[0] for sign in speech + others}))
    return re.compile(f"(?=[{firsts}])(?:(?P<speech>{any_of(speech)})|(?:{any_of(others)}))")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(f"(?:{_surname().pattern})[\u4e00-\u9fff]{{1,2}}?(?=[、，。；）]|和|等|$)")


@cache
def _dotted() -> re.Pattern[str]:
    sound = f"[{''.join(sorted(set(lexicon('people')['transliteration']['characters'])))}]"
    return re.compile(f"(?<![·]){sound}{{1,6}}(?:·{sound}{{1,7}})+")


def person_spans(line: Line) -> Iterator[Span]:
    """All candidates of a line."""
    for match in _dotted().finditer(line.text) if "·" in line.text else ():
        yield Span(*match.span(), PERSON, "", match.group(), SURE)
    shown = list(_shown(line))
    yield from shown
    yield from _listed(line, shown)


def _shown(line: Line) -> Iterator[Span]:
    """Names that what stands before or behind them shows."""
    past, edges = 0, line.edges
    for match in _surname().finditer(line.text):
        start, surname_end = match.span()
        # A name begins a word, or follows a post that it was joined to.
        if start < past or (start not in edges and line.text[start - 1] not in _last_characters()):
            continue
        end = _end_before_verb(line, start) or _name_end(line, start, surname_end)
        if end:
            subtype = PSEUDONYM if line.text.startswith(_SAID_TO_BE_ONE, end) else ""
            yield Span(start, end, PERSON, subtype, line.text[start:end])
            past = end


def _listed(line: Line, shown: Sequence[Span]) -> Iterator[Span]:
    """Names in a list with one that is shown: 黄容、李鸿、侯双燕."""
    if not shown or _BETWEEN not in line.text:
        return
    ends = dict(_items(line))
    starts = {end: start for start, end in ends.items()}
    waiting = [(span.start, span.end) for span in shown]
    reached = set(waiting)
    while waiting:
        start, end = waiting.pop()
        beside = (end + 1, ends.get(end + 1, 0)), (starts.get(start - 1, -1), start - 1)
        for item in {(first, last) for first, last in beside if 0 <= first < last} - reached:
            reached.add(item)
            waiting.append(item)
            yield Span(*item, PERSON, "", line.text[slice(*item)])


def _items(line: Line) -> Iterator[tuple[int, int]]:
    """Start and end of what may be a name in a list."""
    for match in _item().finditer(line.text):
        start, end = match.span()
        begins = start in line.edges or line.text[start - 1] == _BETWEEN
        words_inside = line.words_between(start, end)
        is_common = len(words_inside) == 1 and words_inside[0].tag not in _NEW_TAGS
        if begins and not is_common and not _names_nobody(line, start, end, expected=True):
            yield start, end


def _name_end(line: Line, start: int, surname_end: int) -> int:
    """Where the likeliest name from `start` ends, or 0 if none is likely enough."""
    before = _points_before(line, start)
    best, best_end = NEEDED - 1, 0
    for given in (2, 1):
        end = surname_end + given
        # Without a post before it only whole words have enough points.
        if end > len(line.text) or (before <= 0 and end not in line.edges):
            continue
        around = before + _points_behind(line, end)
        if around + MOST_INSIDE > best and _HAN.fullmatch(line.text, start, end):
            points = around + _points_inside(line, start, end, before > 0)
            if points > best:
                best, best_end = points, end
    return best_end


def _end_before_verb(line: Line, start: int) -> int:
    """Where a name ends that the segmenter joined to the first character of a verb, or 0: 姚伟荣 + 获."""
    word = line.word_at(start)
    is_joined = word.tag in _NEW_TAGS and line.text.startswith(
        words("people", "given", "verbs"), word.end - 1
    )
    return word.end - 1 if is_joined and word.start == start and word.end - start > 2 else 0


def _points_before(line: Line, start: int) -> int:
    """A post right before is the strongest sign; inside a word that the dictionary has is the weakest."""
    if line.text[start - 1 : start] in _last_characters():
        head = line.text[max(0, start - LONGEST_TITLE) : start]
        if head.endswith(_titles()):
            return 2
        if head.endswith(_schools()):
            return 1
    return 0 if start in line.edges else -2


def _points_inside(line: Line, start: int, end: int, expected: bool) -> int:
    """A name is a word that no dictionary has; one cut from a longer or a common word is none."""
    words_inside = line.words_between(start, end)
    whole = words_inside[0].start == start and words_inside[-1].end == end
    if not whole and expected and words_inside[-1].end == end and not words_inside[-1].tag:
        return 1  # joined by the segmenter to the post before it: 生产部 + 长马东
    if not whole:
        return -1 if words_inside[-1].end > end else -2
    if _names_nobody(line, start, end, expected):
        return -3
    if len(words_inside) > 1:
        given = words_inside[1:]
        return int(all(w.end - w.start == 1 or w.tag in _GIVEN_TAGS for w in given))
    common = end - start > 2 and _is_common(line.text[start:end], expected)
    if words_inside[0].tag:
        # In the dictionary: a famous person, or a common word with a surname's character first.
        return {"nr": 0 if common else end - start - 1, "nrfg": 1}.get(words_inside[0].tag, -2)
    return 1 if common or (end - start == 2 and not expected) else 2


def _names_nobody(line: Line, start: int, end: int, expected: bool) -> bool:
    """Whether a stretch is a turn of phrase, a surname with a courtesy, or goes on from a number."""
    text = line.text[start:end]
    if text in word_set("people", "no_names", "words") or line.text[start - 1 : start].isdigit():
        return True
    if text[-1] in lexicon("people")["given"]["never_last"]:
        return True
    if text[0] in lexicon("people")["surnames"]["doubtful"] and not (expected and _is_new(line, start, end)):
        return True
    return text[1:] in word_set("people", "honorifics", "words")


def _is_new(line: Line, start: int, end: int) -> bool:
    """Whether no dictionary knows what begins with a surname: 于海波, but not 和 + 家长."""
    return all(tag in _NEW_TAGS for piece, tag in line.pieces(start, end) if len(piece) > 1)


def _is_common(text: str, expected: bool) -> bool:
    """Whether three characters are a common word and one more: 成长 + 线, 段 + 时间."""
    return tag(text[:2]) not in _NAME_TAGS or (not expected and tag(text[1:]) not in _NAME_TAGS)


def _points_behind(line: Line, end: int) -> int:
    if end == len(line.text) or line.text[end] in _CLOSERS:
        return 3 if line.text.startswith(_SAID_TO_BE_ONE, end) else 1
    sign = _sign_behind().match(line.text, end)
    if not sign:
        return -1
    return 2 if sign["speech"] else 1
