"""Gives every node a place on the plane: communities as discs, related discs side by side.

Within a community Fruchterman and Reingold's forces place the nodes (rustworkx); the discs are
packed, each touching another, as near as can be to those that they have most links with.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, dist, hypot, pi, sin, sqrt

import networkx as nx
import rustworkx as rx

Point = tuple[float, float]

SEED = 20
SPACING = 50.0  # the radius that a community gets is this times the square root of its size
GAP = 40.0  # between two discs
ELBOW_ROOM = 66.0  # the least distance of two nodes that is aimed at
STRETCH = 1.25  # screens are wider than high
ROUNDS = 40  # of pushing nodes apart
MOST_PACKED = 300  # discs that look for the best place; the rest stand in rings around them
DIRECTIONS = [(cos(2 * pi * step / 24), sin(2 * pi * step / 24)) for step in range(24)]


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a community lies."""

    centre: Point
    radius: float


def place(graph: nx.Graph, at_once: int) -> dict[str, tuple[int, int]]:
    """Return a position in whole pixels for every node; edges have a `weight`. Pure: no chance, no clock.

    Up to `at_once` nodes have elbow room. Of a larger graph so many are drawn at once, and the plane is
    as large as they need: the page moves apart those that it draws.
    """
    if not graph:
        return {}
    names = sorted(graph)
    # Numbers instead of names: sets of strings have no order that two runs share.
    numbered = nx.relabel_nodes(graph, {name: number for number, name in enumerate(names)})
    communities = _communities(numbered)
    discs = _pack([SPACING * sqrt(len(community)) for community in communities], _ties(numbered, communities))
    spots = {
        number: ((disc.centre[0] + disc.radius * x) * STRETCH, disc.centre[1] + disc.radius * y)
        for community, disc in zip(communities, discs, strict=True)
        for number, (x, y) in _inside(numbered, community).items()
    }
    listed = [spots[number] for number in range(len(names))]
    shrink = min(1.0, sqrt(at_once / len(names)))
    apart = _push_apart(listed) if shrink == 1.0 else [(x * shrink, y * shrink) for x, y in listed]
    return {name: (round(x), round(y)) for name, (x, y) in zip(names, apart, strict=True)}


def _communities(graph: nx.Graph) -> list[list[int]]:
    """Louvain communities, the largest first."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(
        sorted((min(a, b), max(a, b), w) for a, b, w in graph.edges.data("weight"))
    )
    found = nx.community.louvain_communities(ordered, weight="weight", seed=SEED)
    return sorted((sorted(community) for community in found), key=lambda members: (-len(members), members))


def _inside(graph: nx.Graph, community: Sequence[int]) -> dict[int, Point]:
    """Places of a community's nodes within the unit circle."""
    local: rx.PyGraph[int, float] = rx.PyGraph()
    index = {number: local.add_node(number) for number in community}
    inner = [(a, b) for a in community for b in sorted(graph[a]) if a < b and b in index]
    local.add_edges_from([(index[a], index[b], 1.0) for a, b in inner])
    spots = rx.spring_layout(local, seed=SEED, num_iter=300, k=1.2 / sqrt(len(community)))
    centre_x = sum(x for x, _ in spots.values()) / len(spots)
    centre_y = sum(y for _, y in spots.values()) / len(spots)
    reach = max(hypot(x - centre_x, y - centre_y) for x, y in spots.values()) or 1.0
    return {n: ((spots[i][0] - centre_x) / reach, (spots[i][1] - centre_y) / reach) for n, i in index.items()}


def _push_apart(spots: Sequence[Point]) -> list[Point]:
    """Move spots that are closer than the elbow room from each other, half of what is missing a round."""
    moved = list(spots)
    for _ in range(ROUNDS):
        for first, second in _close_pairs(moved):
            (ax, ay), (bx, by) = moved[first], moved[second]
            gap = hypot(bx - ax, by - ay)
            if gap >= ELBOW_ROOM:
                continue
            # Two nodes on one spot part along a direction of their own.
            own = DIRECTIONS[(first + second) % len(DIRECTIONS)]
            way = ((bx - ax) / gap, (by - ay) / gap) if gap else own
            push = (ELBOW_ROOM - gap) / 4
            moved[first] = ax - way[0] * push, ay - way[1] * push
            moved[second] = bx + way[0] * push, by + way[1] * push
    return moved


def _close_pairs(spots: Sequence[Point]) -> list[tuple[int, int]]:
    """Pairs in the same or in neighbouring cells of a grid as wide as the elbow room."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(spots):
        cells[int(x // ELBOW_ROOM), int(y // ELBOW_ROOM)].append(index)
    return [
        (first, second)
        for (column, row), members in cells.items()
        for step in (-1, 0, 1)
        for rise in (-1, 0, 1)
        for second in cells.get((column + step, row + rise), ())
        for first in members
        if first < second
    ]


def _ties(graph: nx.Graph, communities: Sequence[Sequence[int]]) -> list[dict[int, float]]:
    """For each community, the weight of its links to each other one."""
    home = {number: index for index, community in enumerate(communities) for number in community}
    ties: list[dict[int, float]] = [{} for _ in communities]
    for a, b, weight in sorted(graph.edges.data("weight")):
        here, there = home[a], home[b]
        if here != there:
            ties[here][there] = ties[here].get(there, 0.0) + weight
            ties[there][here] = ties[there].get(here, 0.0) + weight
    return ties


def _pack(radii: Sequence[float], ties: Sequence[dict[int, float]]) -> list[Disc]:
    """Place a disc of each radius; the best tied to those that lie already is always the next."""
    placed: dict[int, Disc] = {}
    pull = [0.0] * len(radii)
    while len(placed) < min(len(radii), MOST_PACKED):
        waiting = (index for index in range(len(radii)) if index not in placed)
        chosen = max(waiting, key=lambda index: (pull[index], -index))
        target = _barycentre(placed, ties[chosen])
        placed[chosen] = Disc(_free_spot(list(placed.values()), radii[chosen], target), radii[chosen])
        for other, weight in ties[chosen].items():
            pull[other] += weight
    rest = sorted(set(range(len(radii))) - placed.keys(), key=lambda index: (-radii[index], index))
    return [disc for _, disc in sorted((placed | _rings(rest, radii, list(placed.values()))).items())]


def _rings(rest: Sequence[int], radii: Sequence[float], placed: Sequence[Disc]) -> dict[int, Disc]:
    """Place discs, the largest first, side by side on circles around those that lie already."""
    found: dict[int, Disc] = {}
    reach = max((hypot(*disc.centre) + disc.radius for disc in placed), default=0.0)
    middle, angle = reach, 2 * pi
    for index in rest:
        width = 2 * radii[index] + GAP
        if angle + width / middle > 2 * pi:
            middle, angle, reach = reach + width / 2, 0.0, reach + width
        found[index] = Disc((middle * cos(angle), middle * sin(angle)), radii[index])
        angle += width / middle
    return found


def _barycentre(placed: dict[int, Disc], ties: dict[int, float]) -> Point:
    known = [(placed[index].centre, weight) for index, weight in sorted(ties.items()) if index in placed]
    total = sum(weight for _, weight in known)
    if not total:
        return (0.0, 0.0)
    return sum(c[0] * w for c, w in known) / total, sum(c[1] * w for c, w in known) / total


def _free_spot(placed: list[Disc], radius: float, target: Point) -> Point:
    """Of the places where the disc touches another and overlaps none, the nearest to the target."""
    if not placed:
        return target
    touching = [
        (disc.centre[0] + reach * x, disc.centre[1] + reach * y)
        for disc in placed
        for reach in (disc.radius + radius + GAP,)
        for x, y in DIRECTIONS
    ]
    nearest_first = sorted(touching, key=lambda spot: (dist(spot, target), spot))
    return next(spot for spot in nearest_first if _is_free(spot, radius, placed))


def _is_free(spot: Point, radius: float, placed: list[Disc]) -> bool:
    """Tell whether no disc is in the way; one that is moves to the front: the next spot is often near it."""
    for index, disc in enumerate(placed):
        if dist(spot, disc.centre) <= disc.radius + radius + GAP * 0.9:
            placed.insert(0, placed.pop(index))
            return False
    return True
