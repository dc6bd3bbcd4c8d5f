"""Puts headline lines together and in order: wrapped ones joined, the main one first."""

import re
from collections.abc import Sequence

from kg.articles.blocks import Block
from kg.articles.labels import BOLD
from kg.articles.lexicon import layout
from kg.articles.spacing import width
from kg.model import KICKER, MAIN, SUBTITLE, Headline

_Line = tuple[str, int]  # text and level of the heading, 0 for none

# A kicker and the main line in one: parted by a dash, or, in a very long line, by a space.
_DASHED = re.compile(r"^(.{10,}?——)(?=.{6,}$)")
_DASH = "—"
_LONG = 34.0
_SPACE = re.compile(r"\s")
_LEAST_SIDE = 8.0
_LEAST_WRAPPED, _LONGEST_WRAPPED = 12.0, 42.0
_COMMA = re.compile(r"[，,]")

# What makes a line less of a main headline.
_SUBORDINATE, _LOWER_LEVEL, _EXPLAINS, _SCANT, _NAMES, _PER_CHARACTER = 3.0, 2.0, 0.3, 1.0, 0.3, 1 / 16
_SECOND, _COUPLET = -0.4, -0.1
_SCANT_LETTERS = 7
_MARKS = re.compile(r"\W")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」")


def order_headlines(blocks: Sequence[Block]) -> tuple[Headline, ...]:
    """The headlines of one article with their roles, the main one first, the others as on the page."""
    lines = [part for line in _unwrapped(blocks) for part in _parted(line)]
    if not lines:
        return ()
    is_couplet = blocks[0].paired and len(lines) == len(blocks)
    main = _main_line(lines, is_couplet) if len(lines) > 1 else 0
    others = (Headline(text, _role(text, at < main)) for at, (text, _) in enumerate(lines) if at != main)
    return (Headline(lines[main][0], MAIN), *others)


def _main_line(lines: Sequence[_Line], is_couplet: bool) -> int:
    """Which of the lines is the main headline."""
    levels = [level for _, level in lines if 0 < level < BOLD]
    highest = min(levels, default=0)
    burdens = [_burden(line, at, highest) for at, line in enumerate(lines)]
    if is_couplet:
        burdens[0] -= _SCANT  # its verses are short by themselves
    return burdens.index(min(burdens))


def _role(text: str, above: bool) -> str:
    """Whether a line leads to the main one: by its dash, else by where it stands."""
    if text.startswith(_DASH) != text.endswith(_DASH):
        return KICKER if text.endswith(_DASH) else SUBTITLE
    return KICKER if above else SUBTITLE


def _burden(line: _Line, at: int, highest: int) -> float:
    """How far the line is from being the main one; papers put the kicker above, the subtitle below."""
    text, level = line
    known = layout()
    subordinate = text.startswith(known.subordinate_openings) or text.endswith(known.subordinate_closings)
    couplet = _SPACE.search(text) is not None
    return (
        _SUBORDINATE * subordinate
        + _LOWER_LEVEL * (level != highest)
        + _EXPLAINS * (_COMMA.search(text) is not None)
        + _SCANT * (len(_MARKS.sub("", text)) <= _SCANT_LETTERS)
        + _NAMES * (not couplet and known.verb.search(_QUOTED.sub("", text)) is None)
        + _PER_CHARACTER * width(text)
        + _SECOND * (at == 1)
        + _COUPLET * couplet
    )


def _unwrapped(blocks: Sequence[Block]) -> list[_Line]:
    """The lines, those that one headline was broken into put together."""
    lines: list[_Line] = []
    above = -1
    for block in blocks:
        loose = lines and not block.mark and not lines[-1][1] and block.at == above + 1
        above = block.at
        if loose and _goes_on(lines[-1][0], block):
            lines[-1] = (lines[-1][0] + block.text, 0)
        else:
            lines.append((block.text, block.mark))
    return lines


def _goes_on(text: str, block: Block) -> bool:
    """Whether a headline is unfinished at the line's end and the line below is its rest."""
    if width(text) + block.width > _LONGEST_WRAPPED:
        return False
    known = layout()
    is_open = text.count("“") > text.count("”") or text.count("《") > text.count("》")
    if is_open or known.unfinished.search(text):
        return True
    if block.gap or width(text) < _LEAST_WRAPPED:
        return False
    return known.verb.search(text) is None and known.verb.search(block.text) is not None


def _parted(line: _Line) -> list[_Line]:
    """The line, or kicker and main line where it holds both."""
    text, level = line
    dashed = _DASHED.match(text)
    if dashed:
        return [(dashed[1], level), (text[dashed.end() :], level)]
    if width(text) > _LONG:
        for space in reversed(list(_SPACE.finditer(text))):
            before, after = text[: space.start()], text[space.end() :]
            if min(width(before), width(after)) >= _LEAST_SIDE:
                return [(before, level), (after, level)]
    return [line]
