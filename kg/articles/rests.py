"""Gives an article the rest of its text back where a caption or another story stands in between.

Only where the text itself leaves no doubt: a sentence has no end before the foreign lines, and what stands
behind them begins inside a sentence. The two halves stay two paragraphs, each as it stands on the page.
"""

import re
from collections.abc import Sequence

from kg.articles import blocks as kinds
from kg.articles import labels
from kg.articles.blocks import Block
from kg.articles.grouping import Group, Part
from kg.articles.parts import BODY, CAPTION, CLOSE, HEAD, TAIL
from kg.articles.spacing import squeeze

_TEXTS = (BODY, CAPTION)
_LEAST_TEXT = 30  # characters of a paragraph that surely is none of the lines of a headline
_REACH = 2  # articles that may stand in between
_PAUSES = "，、"
_INSIDE = re.compile(r"[，。、；：！？”）》]|[\u4e00-\u9fff][。；：、]")
_WORD = re.compile(r"[\u4e00-\u9fff]{3}")


def with_rests(groups: Sequence[Group], text: str) -> tuple[Group, ...]:
    """The articles of a page, each with its whole text; what stood in between follows it."""
    if not any(_breaks_off(part) for group in groups for part in group.parts):
        return tuple(groups)
    printed = squeeze(text)
    found = [part for group in groups for part in _without_caption(group, printed)]
    for at, group in enumerate(found):
        if not group.parts or not _breaks_off(group.parts[-1]):
            continue
        for later in range(at + 1, min(at + 1 + _REACH, len(found))):
            start = _rest_at(found[later].parts, group.parts[-1][1], printed)
            if start:
                rest, between = found[later].parts[start:], found[later].parts[:start]
                found[at] = Group((*group.parts, *rest), group.over)
                found[later] = Group(between, found[later].over)
                break
    return tuple(found)


def _without_caption(group: Group, printed: str) -> Sequence[Group]:
    """The article, and the caption that interrupts one of its sentences as one of its own."""
    parts = group.parts
    for start, part in enumerate(parts[:-1], start=1):
        if not _breaks_off(part):
            continue
        end = 1 + next((at for at in range(start, len(parts)) if _is_credit(parts[at])), len(parts))
        if end < len(parts) and _takes_up(part[1], parts[end], printed):
            return Group((*parts[:start], *parts[end:]), group.over), Group(parts[start:end])
    return (group,)


def _rest_at(parts: Sequence[Part], broken: Block, printed: str) -> int:
    """Where in a headed article the rest of a broken block begins and goes on to the end, or 0."""
    if parts[0][0] != HEAD or any(part == TAIL for part, _ in parts):
        return 0
    for at in range(1, len(parts)):
        above, (part, _) = parts[at - 1], parts[at]
        is_end = above[0] == CLOSE or (above[0] in _TEXTS and not _breaks_off(above))
        if part in _TEXTS and is_end and _takes_up(broken, parts[at], printed):
            return at
    return 0


def _breaks_off(part: Part) -> bool:
    """Whether a paragraph ends inside a sentence."""
    name, block = part
    if len(block.text) < _LEAST_TEXT or not (block.text[-1].isalnum() or block.text[-1] in _PAUSES):
        return False
    return name in _TEXTS and block.kind in (kinds.TEXT, kinds.DATELINE) and not block.jumps


def _is_credit(part: Part) -> bool:
    return part[0] == CLOSE and part[1].kind in (labels.CREDIT, kinds.CREDITED)


def _takes_up(broken: Block, rest: Part, printed: str) -> bool:
    """Whether a block begins inside the sentence that is broken: by its marks, or by a word of the page."""
    name, block = rest
    if name not in _TEXTS or block.kind != kinds.TEXT:
        return False
    if _INSIDE.match(block.text):
        return True
    joints = (broken.text[-1] + block.text[:2], broken.text[-2:] + block.text[0])
    return any(_WORD.fullmatch(joint) and joint in printed for joint in joints)
