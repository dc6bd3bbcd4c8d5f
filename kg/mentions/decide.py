"""Decides between the candidates of a line: the best set in which none cuts another."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kg.mentions.spans import Span
from kg.model import GROUP, HONOUR, ORGANIZATION, PERSON, PLACE, PROGRAM

# At the same stretch and weight the kind that names by a list goes before the one that guesses.
_PREFERENCE = {kind: rank for rank, kind in enumerate((HONOUR, PLACE, ORGANIZATION, PROGRAM, GROUP, PERSON))}


_DEEPEST = 12  # parts in parts in parts; a team of a post of a bureau of a district of a city has six


def choose(candidates: Iterable[Span], depth: int = _DEEPEST) -> tuple[Span, ...]:
    """The chosen spans from left to right; candidates inside a chosen one become its parts, `depth` deep."""
    unique = sorted(dict.fromkeys(candidates), key=_order)
    chosen = _heaviest(unique)
    return tuple(span._replace(parts=_parts(span, unique, depth)) for span in chosen)


def _order(span: Span) -> tuple[int, int, int, int, bool, int, str, str, str]:
    """By the end; of two that are alike the one that knows its place and parts is first, and so is taken."""
    likeness = span.weight, -_PREFERENCE[span.kind], not span.place, -len(span.parts)
    return span.end, span.start, *likeness, span.name, span.subtype, span.place


def _parts(span: Span, candidates: Sequence[Span], depth: int) -> tuple[Span, ...]:
    """What the finder gave as parts, and the candidates beside them or inside them."""
    start, end = span.start, span.end
    given = [p for p in span.parts if p.end - p.start < end - start]
    within = [c for c in candidates if start <= c.start and c.end <= end and c.end - c.start < end - start]
    inner = [c for c in within if _is_part(c, span) and not any(_cuts(c, part) for part in given)]
    return choose((*inner, *given), depth - 1) if depth and (inner or given) else ()


def _is_part(inner: Span, outer: Span) -> bool:
    """Whether a candidate inside another is a thing of its own: a program's name holds no second one."""
    if inner.place and inner.kind == PLACE:
        return True
    if outer.kind == HONOUR or (inner.kind == outer.kind and outer.kind != ORGANIZATION):
        return False
    if outer.kind == ORGANIZATION and inner.kind == PROGRAM:
        return False  # …计算机系统有限公司 runs no 计算机系统
    behind_place = any(part.end == inner.start for part in outer.parts if part.kind == PLACE)
    return (
        inner.kind != ORGANIZATION or outer.kind != ORGANIZATION or inner.start == outer.start or behind_place
    )


def _cuts(span: Span, other: Span) -> bool:
    overlap = span.start < other.end and other.start < span.end
    return overlap and not (other.start <= span.start and span.end <= other.end) and span.kind == other.kind


def _value(span: Span) -> float:
    """Grows faster than its length, so that one long name beats the short ones inside it."""
    return (span.weight + 1) * math.pow(span.end - span.start, 1.5) - _PREFERENCE[span.kind] / 16


def _heaviest(ordered: Sequence[Span]) -> list[Span]:
    """Weighted interval scheduling over spans ordered by their end."""
    ends = [span.end for span in ordered]
    best = [0.0]
    taken: list[bool] = []
    for index, span in enumerate(ordered):
        before = bisect_right(ends, span.start, 0, index)
        with_it = best[before] + _value(span)
        taken.append(with_it > best[-1])
        best.append(max(with_it, best[-1]))
    chosen: list[Span] = []
    index = len(ordered)
    while index:
        if taken[index - 1]:
            chosen.append(ordered[index - 1])
            index = bisect_right(ends, ordered[index - 1].start, 0, index - 1)
        else:
            index -= 1
    return chosen[::-1]
