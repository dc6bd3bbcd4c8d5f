"""Puts together what joins and people say is one thing, and keeps apart what people say is not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.errors import DecisionError
from kg.model.identity import ARTICLE, DIFFERENT, RENAME, SAME, Decision, Join


def kept_ids(joins: Iterable[Join], decisions: Sequence[Decision]) -> dict[str, str]:
    """Give the id that is kept for each that is given up; DecisionError where two decisions conflict.

    The kept one is what people merged others into, else the longest.
    """
    clusters = _Clusters()
    merges = sorted((told for told in decisions if told.verdict == SAME), key=lambda told: told.id)
    for told in merges:
        _refuse_kinds(told)
        clusters.join(told.first, told.second)
    splits = [told for told in decisions if told.verdict == DIFFERENT and not told.apart]
    _refuse_conflicts(clusters, merges, splits)
    for told in splits:
        clusters.part(told.first, told.second)
    for join in sorted(joins):
        if not clusters.are_parted(join.first, join.second):
            clusters.join(join.first, join.second)
    named = {end for told in merges for end in (told.first, told.second)}
    roots = named - {told.second for told in merges}
    return {
        member: kept
        for members in clusters.all()
        for kept in (_kept(members & roots or members & named or members),)
        for member in members
        if member != kept
    }


def check_decisions(decisions: Sequence[Decision]) -> None:
    """DecisionError where two decisions conflict, which does not depend on what pages say."""
    chosen_names(decisions, kept_ids((), decisions))


def apart_ids(decisions: Iterable[Decision]) -> dict[tuple[str, str], str]:
    """Give the id of what people say is another thing in an article: by id there, and the article's."""
    return {(told.first, told.second.removeprefix(ARTICLE)): told.apart for told in decisions if told.apart}


def chosen_names(decisions: Iterable[Decision], kept: Mapping[str, str]) -> dict[str, str]:
    """Give the names that people chose, by kept id; DecisionError where they chose two for one."""
    chosen: dict[str, Decision] = {}
    for told in decisions:
        if told.verdict == RENAME:
            before = chosen.setdefault(kept.get(told.first, told.first), told)
            if before.second != told.second:
                raise DecisionError(
                    f"Lines {before.line} and {told.line} give one entity two names, “{before.second}” and "
                    f"“{told.second}”: take one out, or `kg undo` the last."
                )
    return {id_: told.second for id_, told in chosen.items()}


class _Clusters:
    """Disjoint sets of ids."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def join(self, first: str, second: str) -> None:
        together = self.of(first) | self.of(second)
        self._of |= dict.fromkeys(together, together)

    def of(self, id_: str) -> set[str]:
        return self._of.get(id_, {id_})

    def part(self, first: str, second: str) -> None:
        """Keep two ids apart from here on."""
        self._apart[first].add(second)
        self._apart[second].add(first)

    def are_parted(self, first: str, second: str) -> bool:
        """Whether to join two would bring together what is kept apart."""
        others = self.of(second)
        return any(not self._apart[id_].isdisjoint(others) for id_ in self.of(first) if id_ in self._apart)

    def all(self) -> Iterator[set[str]]:
        yield from {id(members): members for members in self._of.values()}.values()


def _kept(candidates: Iterable[str]) -> str:
    """The longest id, which says the most; of several the first by alphabet."""
    return min(candidates, key=lambda id_: (-len(id_), id_))


def _refuse_kinds(told: Decision) -> None:
    kinds = told.first.partition("/")[0], told.second.partition("/")[0]
    if kinds[0] != kinds[1]:
        raise DecisionError(
            f"Line {told.line} makes one of {told.first} and {told.second}, "
            "which are of two kinds: take it out."
        )


def _refuse_conflicts(clusters: _Clusters, merges: Sequence[Decision], splits: Iterable[Decision]) -> None:
    for told in splits:
        together = clusters.of(told.first)
        if told.second in together:
            way = _way(merges, told.first, told.second)
            lines = ", ".join(str(merge.line) for merge in way)
            raise DecisionError(
                f"Line {told.line} says that {told.first} and {told.second} are different, line {lines} that "
                "they are the same: take one out, or `kg undo` the last."
            )


def _way(merges: Sequence[Decision], start: str, end: str) -> list[Decision]:
    """The decisions that lead from one id to another, the fewest."""
    steps: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for told in merges:
        steps[told.first].append((told.second, told))
        steps[told.second].append((told.first, told))
    ways: dict[str, list[Decision]] = {start: []}
    queue = [start]
    for here in queue:
        for there, told in steps[here]:
            if there not in ways:
                ways[there] = [*ways[here], told]
                queue.append(there)
    return ways[end]
