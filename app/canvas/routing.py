"""The ways of the wires: from port to port around the cards, clear of one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""left, top, right, bottom"""

CLEARANCE = 6.0
"""No wire comes nearer to a card that it does not end at."""
LANE = 8.0
"""Between wires that run side by side."""
_LEAST_DX = 12.0
"""A wire to the right of its start by this much needs no turns."""
_REACHES = (20.0, 12.0, 28.0)
"""How far a wire runs straight out of its port before it may turn: the middle of a usual gap first."""
_LANES = (28.0, 20.0, 36.0, 12.0, 44.0)
"""Distances of a wire from the row of cards along which it runs, likewise."""
_HIT, _BEND, _SHARED, _CROSSING = 10_000.0, 24.0, 90.0, 24.0


@dataclass(frozen=True)
class Way:
    """Either a curve straight from start to end, or corners to be rounded."""

    points: tuple[Point, ...]

    @property
    def is_curve(self) -> bool:
        """Whether nothing stands between the ends."""
        return len(self.points) == 2


@dataclass
class Router:
    """Routes one wire after the other; each keeps off the lanes of those before it."""

    boxes: Sequence[tuple[str, Box]]
    _lanes: list[tuple[bool, float, float, float, str]] = field(default_factory=list)
    """(horizontal, place, from, to, source)"""

    def route(self, source: str, target: str, start: Point, end: Point) -> Way:
        """The way from an output port to an input port of two cards."""
        if end[0] - start[0] >= _LEAST_DX and not self._curve_hits(source, target, start, end):
            middle = (start[0] + end[0]) / 2
            low, high = min(start[1], end[1]), max(start[1], end[1])
            self._lanes.append((False, middle, low, high, source))
            return Way((start, end))
        way = self._best(source, target, start, end)
        for (ax, ay), (bx, by) in pairwise(way):
            if ay == by:
                self._lanes.append((True, ay, min(ax, bx), max(ax, bx), source))
            else:
                self._lanes.append((False, ax, min(ay, by), max(ay, by), source))
        return Way(way)

    def _curve_hits(self, source: str, target: str, start: Point, end: Point) -> bool:
        (ax, ay), (bx, by) = start, end
        low, high = min(ay, by), max(ay, by)
        near = [
            box
            for name, box in self.boxes
            if name not in (source, target)
            and box[0] - CLEARANCE < bx
            and box[2] + CLEARANCE > ax
            and box[1] - CLEARANCE < high
            and box[3] + CLEARANCE > low
        ]
        if not near:
            return False
        for step in range(1, 16):
            x, y = curve_point(start, end, step / 16)
            if any(_inside(x, y, box) for box in near):
                return True
        return False

    def _best(self, source: str, target: str, start: Point, end: Point) -> tuple[Point, ...]:
        """Out, up or down to a channel between the cards, along it, up or down, and in."""
        (sx, sy), (ex, ey) = start, end
        # The side on which the target's port lies is preferred, so that wires do not cross there.
        middle = next(((box[1] + box[3]) / 2 for name, box in self.boxes if name == target), ey)
        best_cost = float("inf")
        best: tuple[Point, ...] = (start, end)
        for least, channel in self._channels(sy, ey):
            if least >= best_cost:
                break
            wrong_side = (ey > middle + 1 and channel < ey) or (ey < middle - 1 and channel > ey)
            out = min(
                (self._vertical(source, source, sx + reach, sy, channel) + rank, sx + reach)
                for rank, reach in enumerate(_REACHES)
            )
            into = min(
                (self._vertical(source, target, ex - reach, channel, ey) + rank, ex - reach)
                for rank, reach in enumerate(_REACHES)
            )
            cost = least + out[0] + into[0] + self._horizontal(source, channel, out[1], into[1])
            cost += self._horizontal(source, sy, sx + 1, out[1], source)
            cost += self._horizontal(source, ey, into[1], ex - 1, target)
            cost += _BEND * ((channel != sy) + (channel != ey)) + _CROSSING * wrong_side
            if cost < best_cost:
                corners = (start, (out[1], sy), (out[1], channel), (into[1], channel), (into[1], ey), end)
                best_cost, best = cost, _without_repeats(corners)
        return best

    def _channels(self, sy: float, ey: float) -> list[tuple[float, float]]:
        """(least cost, height) at which a wire may run, the cheapest first: in the middle between two
        rows, or in a lane beside that."""
        heights = {sy: 0.0, ey: 0.0}
        for _, (_, top, _, bottom) in self.boxes:
            for rank, lane in enumerate(_LANES):
                for height in (top - lane, bottom + lane):
                    heights[height] = min(heights.get(height, float("inf")), float(rank))
        return sorted(
            (abs(height - sy) + abs(height - ey) + rank, height) for height, rank in heights.items()
        )

    def _horizontal(self, source: str, y: float, a: float, b: float, but: str = "") -> float:
        low, high = min(a, b), max(a, b)
        hits = sum(
            1
            for name, (left, top, right, bottom) in self.boxes
            if top - CLEARANCE < y < bottom + CLEARANCE
            and left - CLEARANCE < high
            and right + CLEARANCE > low
            and name != but
        )
        beside = self._shared(True, y, low, high, source)
        return hits * _HIT + beside + self._crossed(True, y, low, high)

    def _vertical(self, source: str, but: str, x: float, a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        hits = sum(
            1
            for name, (left, top, right, bottom) in self.boxes
            if left - CLEARANCE < x < right + CLEARANCE
            and top - CLEARANCE < high
            and bottom + CLEARANCE > low
            and name != but
        )
        beside = self._shared(False, x, low, high, source)
        return hits * _HIT + beside + self._crossed(False, x, low, high)

    def _crossed(self, horizontal: bool, place: float, low: float, high: float) -> float:
        return _CROSSING * sum(
            1
            for level, other, start, end, _ in self._lanes
            if level != horizontal and low < other < high and start < place < end
        )

    def _shared(self, horizontal: bool, place: float, low: float, high: float, source: str) -> float:
        return _SHARED * sum(
            1
            for level, other, start, end, owner in self._lanes
            if level == horizontal
            and abs(other - place) < LANE - 1
            and start < high
            and end > low
            and owner != source
        )


def curve_controls(start: Point, end: Point) -> tuple[Point, Point]:
    """The control points of the cubic curve between two ports. It runs backwards only where the end
    lies behind the start, as of a wire that is being drawn."""
    across, down = end[0] - start[0], abs(end[1] - start[1])
    reach = min(across, max(across, down) / 2) if across >= 0 else min(24 - across / 2, 96.0)
    return (start[0] + reach, start[1]), (end[0] - reach, end[1])


def curve_point(start: Point, end: Point, share: float) -> Point:
    """A point of that curve."""
    first, second = curve_controls(start, end)
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    corners = (start, first, second, end)
    return (
        sum(w * p[0] for w, p in zip(weights, corners, strict=True)),
        sum(w * p[1] for w, p in zip(weights, corners, strict=True)),
    )


def route_all(
    boxes: Sequence[tuple[str, Box]],
    wires: Iterable[tuple[str, str, Point, Point]],
) -> list[Way]:
    """The ways of (source, target, start, end), the shortest laid first; in the given order."""
    wanted = list(wires)
    router = Router(boxes)
    ways: dict[int, Way] = {}

    def length(number: int) -> float:
        _, _, start, end = wanted[number]
        return abs(start[0] - end[0]) + abs(start[1] - end[1])

    for number in sorted(range(len(wanted)), key=length):
        ways[number] = router.route(*wanted[number])
    return [ways[number] for number in range(len(wanted))]


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] - CLEARANCE < x < box[2] + CLEARANCE and box[1] - CLEARANCE < y < box[3] + CLEARANCE


def _without_repeats(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without points that lie on the straight line between their neighbours."""
    kept = [points[0]]
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        straight = (before[0] == point[0] == after[0]) or (before[1] == point[1] == after[1])
        if point != kept[-1] and not straight:
            kept.append(point)
    return (*kept, points[-1])
