"""Groups the blocks of a page into articles: the cheapest walk through the parts of articles.

Each block takes one part (headline, byline, body, …). A part has a cost for the block's kind and
looks, a step from part to part has one, and so has beginning and leaving an article. Viterbi's
algorithm finds the walk that costs least over the whole page, so that a headline between two
bodies goes to the one that lacks it, be it above or below.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.articles import lines as labels
from kg.articles.blocks import DATELINE, Block
from kg.articles.parts import CONTENTS, OUTSIDE, TAIL, TITLING, begin, fits, leave, step

_LEAST_LEADERS = 3  # lines with leaders that make a table of contents
_State = tuple[str, bool]  # a part, and whether its article has found a headline
_Costs = dict[_State, float]
_Origins = dict[_State, tuple[_State, bool]]  # the state before, and whether an article begins here
_Seen = tuple[Block | None, Block]  # the block before and the block itself
_UNDER_HEADLINES = (labels.BYLINE, labels.NAME, labels.DAY, DATELINE)
_NEVER = float("inf")
_START: _State = (OUTSIDE, True)


@dataclass(frozen=True, slots=True)
class Group:
    """The blocks of one article, each with its part; `over` is the line outside right above it."""

    parts: tuple[tuple[str, Block], ...]
    over: str = ""

    def blocks(self, *parts: str) -> tuple[Block, ...]:
        """Those in one of the parts, in the order of the page."""
        return tuple(block for part, block in self.parts if part in parts)


def group_blocks(page: Sequence[Block]) -> tuple[Group, ...]:
    """The articles of a page, in its order; what belongs to none is left out."""
    groups: list[Group] = []
    parts: list[tuple[str, Block]] = []
    over, outside = "", ""
    for (part, _), begins, block in _cheapest_walk(page):
        if begins and parts:
            groups.append(Group(tuple(parts), over))
            parts = []
        if part == OUTSIDE:
            outside = block.text
            continue
        if begins:
            over, outside = outside, ""
        parts.append((part, block))
    return (*groups, Group(tuple(parts), over)) if parts else tuple(groups)


def _cheapest_walk(page: Sequence[Block]) -> list[tuple[_State, bool, Block]]:
    """For each block its state, and whether an article (or what is outside) begins with it."""
    with_contents = sum(block.kind == labels.LEADER for block in page) >= _LEAST_LEADERS
    costs: _Costs = {_START: 0.0}
    trail: list[_Origins] = []
    before: Block | None = None
    for block, level in zip(page, _title_levels(page), strict=True):
        parts = {part: cost for part, cost in fits(block, level).items() if with_contents or part != CONTENTS}
        costs, origins = _advance(costs, parts, (before, block))
        trail.append(origins)
        before = block
    state, _ = _cheapest_end(costs, before)
    walk = []
    for origins, block in zip(reversed(trail), reversed(page), strict=True):
        previous, begins = origins[state]
        walk.append((state, begins, block))
        state = previous
    return walk[::-1]


def _advance(costs: _Costs, parts: Mapping[str, float], seen: _Seen) -> tuple[_Costs, _Origins]:
    """The cheapest way to each state of the block, from those of the block before."""
    before, block = seen
    left, left_cost = _cheapest_end(costs, before)
    best: _Costs = {}
    origins: _Origins = {}
    for part, fit in parts.items():
        opening = begin(part, block, before)
        if opening is not None:
            state = (part, part in (OUTSIDE, CONTENTS, *TITLING))
            best[state], origins[state] = left_cost + opening + fit, (left, True)
        for (earlier, titled), cost in costs.items():
            going = None if part == TAIL != earlier and titled else step(earlier, part, block, before)
            if going is None:
                continue
            state, total = (part, titled or part in TITLING), cost + going + fit
            if total < best.get(state, _NEVER):
                best[state], origins[state] = total, ((earlier, titled), False)
    return best, origins


def _cheapest_end(costs: _Costs, last: Block | None) -> tuple[_State, float]:
    """The state from which it costs least that the article ends with the block `last`."""
    totals = {state: cost + leave(*state, last) for state, cost in costs.items()}
    state = min(totals, key=lambda each: totals[each])
    return state, totals[state]


def _title_levels(page: Sequence[Block]) -> list[int]:
    """For each block the level of the last heading above it that was surely a headline, or 0."""
    levels: list[int] = []
    level = highest = 0
    for at, block in enumerate(page):
        levels.append(level)
        if not _is_heading(block):
            highest = 0
            continue
        highest = min(highest or block.mark, block.mark)
        below = page[at + 1].kind if at + 1 < len(page) else ""
        if not level or highest < level or below in _UNDER_HEADLINES:
            level = highest
    return levels


def _is_heading(block: Block) -> bool:
    return 0 < block.mark < labels.BOLD
