"""What a page is made of: the parts of articles, and what each costs where, for the grouping.

Costs are weights of plausibility: 0 is what pages do all the time, 1 what they do now and then, 5
what they hardly ever do. They are sums of few features, set by hand on the layouts that papers use.
"""

from collections.abc import Mapping
from typing import NamedTuple

from kg.articles import blocks as kinds
from kg.articles import labels
from kg.articles.blocks import Block

OUTSIDE, CONTENTS, HEAD, ASIDE, TAIL = "outside", "contents", "head", "aside", "tail"
BY, BODY, SUBHEAD, CAPTION, CLOSE = "by", "body", "subhead", "caption", "close"

PARTS = (OUTSIDE, CONTENTS, HEAD, ASIDE, TAIL, BY, BODY, SUBHEAD, CAPTION, CLOSE)
# Parts in which an article has its headline.
TITLING = (HEAD, TAIL)

# What a kind of block costs in a part; what is not listed cannot stand there. SHORT is added below.
_FITS: dict[str, Mapping[str, float]] = {
    kinds.TEXT: {BODY: 0, CAPTION: 0.2, OUTSIDE: 8, HEAD: 9, TAIL: 9, CONTENTS: 6},
    kinds.DATELINE: {BODY: 0},
    kinds.CREDITED: {CLOSE: 0, OUTSIDE: 8},
    kinds.EXCLAIMED: {BODY: 0.3, CAPTION: 0.5, HEAD: 1.2, TAIL: 1.2, SUBHEAD: 1.5, OUTSIDE: 5, CONTENTS: 4},
    labels.BYLINE: {BY: 0, CLOSE: 1.5, OUTSIDE: 6},
    labels.CREDIT: {CLOSE: 0, OUTSIDE: 3},
    labels.NAME: {BY: 0.5, CLOSE: 0.8, OUTSIDE: 2.5, HEAD: 3, TAIL: 3, SUBHEAD: 2, CONTENTS: 0.5},
    labels.JUMP: {CLOSE: 0, OUTSIDE: 3},
    labels.RESUMED: {BY: 0, OUTSIDE: 3},
    labels.AFFILIATION: {CLOSE: 0, BY: 0.5, OUTSIDE: 2},
    labels.DAY: {BY: 0.3, OUTSIDE: 0.5, ASIDE: 0.6},
    labels.SECTION: {SUBHEAD: 0, OUTSIDE: 0.5, ASIDE: 1, CONTENTS: 0.5},
    labels.COLUMN: {OUTSIDE: 0.2, ASIDE: 0.2, CONTENTS: 0.1, SUBHEAD: 1, HEAD: 2, TAIL: 2},
    labels.LEADER: {CONTENTS: 0, OUTSIDE: 5, BODY: 5},
}

# What it costs to go on within an article from part to part.
_STEPS: dict[str, Mapping[str, float]] = {
    HEAD: {HEAD: 0.2, ASIDE: 0, BY: 0, BODY: 0.6, CAPTION: 0.3, CLOSE: 0.3},
    ASIDE: {ASIDE: 0, HEAD: 0.2, BY: 0, BODY: 0.6, CAPTION: 0.3, CLOSE: 0.3},
    BY: {BY: 0, ASIDE: 0.3, BODY: 0, SUBHEAD: 0.3, CAPTION: 0.5, CLOSE: 0.5, HEAD: 2},
    BODY: {BODY: 0, SUBHEAD: 0.5, CAPTION: 1, CLOSE: 0.3, TAIL: 0.1},
    SUBHEAD: {BODY: 0, SUBHEAD: 0.8, CAPTION: 2, CLOSE: 0.5},
    CAPTION: {CAPTION: 0, CLOSE: 0, TAIL: 1.5},
    CLOSE: {CLOSE: 0.3, BODY: 1.5, SUBHEAD: 2, TAIL: 0.2},
    TAIL: {TAIL: 0.2, CLOSE: 2, BODY: 3},
    CONTENTS: {CONTENTS: 0},
    OUTSIDE: {},
}
_BEGIN = {OUTSIDE: 0.0, HEAD: 0.8, BY: 0.9, BODY: 4.0, CAPTION: 4.0, CLOSE: 4.0, CONTENTS: 3.0}
_BEGIN_WITH_DATELINE = 1.4
_HEADLINES_ALONE = 5.0
_LEAVE = {
    OUTSIDE: 0.0, CONTENTS: 0.0, TAIL: 0.0, CLOSE: 0.0, BODY: 0.0, CAPTION: 2.5, BY: 4.0, SUBHEAD: 6.0,
    HEAD: _HEADLINES_ALONE, ASIDE: _HEADLINES_ALONE,
}  # fmt: skip
_WITHOUT_HEADLINE = 5.0  # for leaving an article that has found none
_KICKER_LAST = 4.0  # a kicker that ends with a dash leads on to the main line
_DATELINE_INSIDE = 6.0  # a dateline begins a story
_AFTER_JUMP = 8.0  # nothing of an article follows its jump line
_PHOTO_OF_ARTICLE = 1.6  # a credit right under running text is rather that of a caption
_BYLINE_BELOW = 1.0  # under a headline that stands below its text
_BEGIN_UNDER_HEADLINE = 1.4  # text may follow the headline of the story above, where those stand below
_SUBTITLE_FIRST = 3.0  # a line that begins with a dash has its main line above
_BEGIN_WITH_NAME = 3.0
_MARGIN = 3  # blank lines that set a story apart; paragraphs have one or none between them
_SET_APART = 0.7

# Widths up to which a line costs so much: as a headline, and as a column head or slogan.
_AS_HEADLINE = ((4.0, 1.5), (7.0, 1.0), (30.0, 0.0), (45.0, 0.7), (1e9, 2.0))
_AS_FURNITURE = ((7.0, 0.9), (10.0, 2.2), (14.0, 3.2), (1e9, 4.5))
_LONGEST_SUBHEAD = 24.0
_WIDTHS = tuple(sorted({_LONGEST_SUBHEAD, *(width for width, _ in (*_AS_HEADLINE, *_AS_FURNITURE))}))
# Where headings have levels, a subhead's is below that of its headline.
_SAME_LEVEL, _LOWER_LEVEL = 1.0, 0.4


_DASH = "—"
_PHOTOS = (labels.CREDIT, kinds.CREDITED)


class Look(NamedTuple):
    """What decides all costs of a block: its own looks, and what stands before it.

    Only a short line has any from `wide` on: its width, rounded up to one of `_WIDTHS`, its `mark`, and
    whether that is `lower` than the one of the last heading which was surely a headline.
    """

    kind: str
    apart: bool = False
    under_short: bool = False
    after_jump: bool = False
    begins_with_dash: bool = False
    ends_with_dash: bool = False
    wide: float = 0.0
    mark: int = 0
    lower: bool | None = None
    spaced: bool = False
    paired: bool = False


def look_of(block: Block, before: Block | None, title_level: int) -> Look:
    """The look of a block; `before` is None for a page's first.

    `title_level` is that of the last heading that was surely a headline, 0 where there was none.
    """
    under_short = before is not None and before.kind == kinds.SHORT
    after_jump = before is not None and (before.kind == labels.JUMP or before.jumps != "")
    dashes = (block.text.startswith(_DASH), block.text.endswith(_DASH))
    looks = (block.kind, block.gap >= _MARGIN, under_short, after_jump, *dashes)
    if block.kind != kinds.SHORT:
        return Look(*looks)
    return Look(
        *looks,
        wide=next(width for width in _WIDTHS if block.width <= width),
        mark=block.mark,
        lower=block.mark > title_level if title_level else None,
        spaced=" " in block.text,
        paired=block.paired,
    )


def fits(look: Look) -> Mapping[str, float]:
    """What a block of the look costs in each part that it may take."""
    return _short_fits(look) if look.kind == kinds.SHORT else _FITS[look.kind]


def _short_fits(look: Look) -> dict[str, float]:
    bold = look.mark == labels.BOLD
    heading = 0 < look.mark < labels.BOLD
    kicks = look.begins_with_dash or look.ends_with_dash
    slogan = look.spaced or kicks
    head = 0.0 if slogan else _by_width(_AS_HEADLINE, look.wide)
    head += 0.3 * bold - 0.4 * (heading and head > 0)
    head -= 0.5 * (look.paired and head > 0)
    furniture = _by_width(_AS_FURNITURE, look.wide) + slogan + 0.5 * heading - 0.5 * bold + 1.5 * look.paired
    subhead = 0.6 if look.wide <= _LONGEST_SUBHEAD else 1.5
    if heading and look.lower is not None:
        subhead += -_LOWER_LEVEL if look.lower else _SAME_LEVEL
    subhead += 3.0 * kicks
    subhead += _SET_APART * look.apart
    return {
        HEAD: head, TAIL: head, SUBHEAD: subhead, OUTSIDE: furniture, ASIDE: furniture + 0.3,
        BODY: 6.0, CAPTION: 2.5, CONTENTS: 0.4,
    }  # fmt: skip


def _by_width(table: tuple[tuple[float, float], ...], width: float) -> float:
    return next(cost for widest, cost in table if width <= widest)


def begin(part: str, look: Look) -> float | None:
    """What it costs that an article begins in this part; None where none can."""
    if part == BODY and look.kind == kinds.DATELINE:
        return _BEGIN_WITH_DATELINE
    cost = _BEGIN.get(part)
    if cost is None or (part == CAPTION and look.kind == kinds.SHORT):
        return None
    if part in (BODY, CAPTION) and look.under_short:
        return _BEGIN_UNDER_HEADLINE
    if part == HEAD and look.begins_with_dash:
        return cost + _SUBTITLE_FIRST
    apart = _SET_APART if look.apart and part in (HEAD, OUTSIDE) else 0.0
    return cost - apart + (_BEGIN_WITH_NAME if part == BY and look.kind == labels.NAME else 0.0)


def leave(part: str, titled: bool, look: Look) -> float:
    """What it costs that an article ends after this part, with a block of the look."""
    return (
        (_HEADLINES_ALONE if part == CAPTION and look.kind == kinds.SHORT else _LEAVE[part])
        + (0.0 if titled else _WITHOUT_HEADLINE)
        + _KICKER_LAST * (look.ends_with_dash and part in TITLING)
    )


def step(part: str, to: str, look: Look) -> float | None:
    """What it costs to go on from one part to the block's; None where it cannot."""
    cost = _STEPS[part].get(to)
    if cost is None:
        return None
    if look.after_jump and to != TAIL:
        cost += _AFTER_JUMP
    if look.kind == kinds.DATELINE and part not in (HEAD, ASIDE, BY):
        cost += _DATELINE_INSIDE
    if look.kind == labels.BYLINE and part == TAIL:
        cost += _BYLINE_BELOW
    if look.kind in _PHOTOS and part == BODY:
        cost += _PHOTO_OF_ARTICLE
    return cost
