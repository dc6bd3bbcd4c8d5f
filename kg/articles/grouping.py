"""Groups the blocks of a page into articles: the cheapest walk through the parts of articles.

Each block takes one part (headline, byline, body, …). A part has a cost for the block's kind and
looks, a step from part to part has one, and so has beginning and leaving an article. Viterbi's
algorithm finds the walk that costs least over the whole page, so that a headline between two
bodies goes to the one that lacks it, be it above or below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import NamedTuple

from kg.articles import labels
from kg.articles.blocks import DATELINE, Block
from kg.articles.parts import (
    CONTENTS,
    OUTSIDE,
    PARTS,
    TAIL,
    TITLING,
    Look,
    begin,
    fits,
    leave,
    look_of,
    step,
)

_LEAST_LEADERS = 3  # lines with leaders that make a table of contents
_State = tuple[str, bool]  # a part, and whether its article has found a headline
_STATES: tuple[_State, ...] = tuple((part, titled) for part in PARTS for titled in (False, True))
_Costs = list[float]  # a number a state
_Origins = dict[int, tuple[int, bool]]  # the state before, and whether an article begins here
_Opening = tuple[int, float]  # a state in which an article begins, and what that costs
_Step = tuple[int, int, float]  # from which state to which, and what that costs
_UNDER_HEADLINES = (labels.BYLINE, labels.NAME, labels.DAY, DATELINE)
_NEVER = float("inf")
_START = _STATES.index((OUTSIDE, True))
_LEAVE_NOTHING = (0.0,) * len(_STATES)


class _Moves(NamedTuple):
    """All that may happen at a block, the states alive after it, and what to end there costs in each."""

    openings: tuple[_Opening, ...]
    steps: tuple[_Step, ...]
    alive: frozenset[int]
    leaving: tuple[float, ...]


Part = tuple[str, Block]


@dataclass(frozen=True, slots=True)
class Group:
    """The blocks of one article, each with its part; `over` is the line outside right above it."""

    parts: tuple[Part, ...]
    over: str = ""

    def blocks(self, *parts: str) -> tuple[Block, ...]:
        """Those in one of the parts, in the order of the page."""
        return tuple([block for part, block in self.parts if part in parts])


def group_blocks(page: Sequence[Block]) -> tuple[Group, ...]:
    """The articles of a page, in its order; what belongs to none is left out."""
    groups: list[Group] = []
    parts: list[Part] = []
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
    lists = sum(block.kind == labels.LEADER for block in page) >= _LEAST_LEADERS
    costs: _Costs = [_NEVER] * len(_STATES)
    costs[_START] = 0.0
    alive, leaving = frozenset((_START,)), _LEAVE_NOTHING
    trail: list[_Origins] = []
    before: Block | None = None
    for block, level in zip(page, _title_levels(page), strict=True):
        moves = _moves(look_of(block, before, level), alive, lists)
        costs, origins = _advance(costs, _cheapest_end(costs, leaving), moves)
        trail.append(origins)
        alive, leaving, before = moves.alive, moves.leaving, block
    state, _ = _cheapest_end(costs, leaving)
    walk = []
    for origins, block in zip(reversed(trail), reversed(page), strict=True):
        previous, begins = origins[state]
        walk.append((_STATES[state], begins, block))
        state = previous
    return walk[::-1]


def _advance(costs: _Costs, left: tuple[int, float], moves: _Moves) -> tuple[_Costs, _Origins]:
    """The cheapest way to each state of the block, from those of the block before."""
    best: _Costs = [_NEVER] * len(_STATES)
    origins: _Origins = {}
    end, end_cost = left
    for state, cost in moves.openings:
        best[state], origins[state] = end_cost + cost, (end, True)
    for earlier, state, cost in moves.steps:
        total = costs[earlier] + cost
        if total < best[state]:
            best[state], origins[state] = total, (earlier, False)
    return best, origins


@cache
def _moves(look: Look, alive: frozenset[int], lists: bool) -> _Moves:
    """All ways to begin with a block of this look, and all steps to it from states alive.

    `lists` says that the page has a table of contents.
    """
    openings = []
    steps = []
    for part, fit in fits(look).items():
        if part == CONTENTS and not lists:
            continue
        cost = begin(part, look)
        if cost is not None:
            openings.append((_STATES.index((part, part in (OUTSIDE, CONTENTS, *TITLING))), cost + fit))
        steps += [(earlier, state, cost + fit) for earlier, state, cost in _steps_into(part, look, alive)]
    reached = frozenset((*(state for state, _ in openings), *(state for _, state, _ in steps)))
    leaving = tuple(leave(part, titled, look) for part, titled in _STATES)
    return _Moves(tuple(openings), tuple(steps), reached, leaving)


def _steps_into(part: str, look: Look, alive: frozenset[int]) -> Iterator[_Step]:
    for number in sorted(alive):
        earlier, titled = _STATES[number]
        cost = None if part == TAIL != earlier and titled else step(earlier, part, look)
        if cost is not None:
            yield number, _STATES.index((part, titled or part in TITLING)), cost


def _cheapest_end(costs: _Costs, leaving: Sequence[float]) -> tuple[int, float]:
    """The state from which it costs least that the article ends, and what it costs then."""
    totals = list(map(add, costs, leaving))
    least = min(totals)
    return totals.index(least), least


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
