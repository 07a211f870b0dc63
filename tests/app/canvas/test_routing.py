"""The ways that wires take."""

from __future__ import annotations

from itertools import pairwise

from app.canvas.routing import CLEARANCE, Way, route_all

A, B, C = (0.0, 0.0, 168.0, 72.0), (208.0, 0.0, 376.0, 72.0), (416.0, 0.0, 584.0, 72.0)
BOXES = [("a", A), ("b", B), ("c", C)]


def keeps_clear(way: Way, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    for (ax, ay), (bx, by) in pairwise(way.points):
        if min(ax, bx) < right and max(ax, bx) > left and min(ay, by) < bottom and max(ay, by) > top:
            return False
    return True


def test_neighbours_are_joined_directly():
    (way,) = route_all(BOXES, [("a", "b", (168.0, 36.0), (208.0, 36.0))])
    assert way.is_curve


def test_a_skip_connection_goes_around_what_lies_between():
    (way,) = route_all(BOXES, [("a", "c", (168.0, 36.0), (416.0, 48.0))])
    assert not way.is_curve
    assert keeps_clear(way, (B[0] - CLEARANCE + 1, B[1], B[2] + CLEARANCE - 1, B[3]))
    assert way.points[0] == (168.0, 36.0)
    assert way.points[-1] == (416.0, 48.0)


def test_a_wire_back_to_the_left_goes_around_its_own_cards():
    (way,) = route_all(BOXES, [("c", "a", (584.0, 36.0), (0.0, 36.0))])
    for box in (A, B, C):
        assert keeps_clear(way, box)


def test_two_wires_that_go_the_same_way_keep_apart():
    below = [("d", (0.0, 200.0, 168.0, 272.0)), ("e", (0.0, 328.0, 168.0, 400.0))]
    ways = route_all(
        [*BOXES, *below],
        [
            ("a", "c", (168.0, 36.0), (416.0, 24.0)),
            ("c", "d", (584.0, 36.0), (0.0, 236.0)),
            ("b", "e", (376.0, 36.0), (0.0, 364.0)),
        ],
    )
    heights = [
        {ay for (ax, ay), (bx, by) in pairwise(way.points) if ay == by and abs(ax - bx) > 60} for way in ways
    ]
    for number, own in enumerate(heights):
        for other in heights[number + 1 :]:
            assert own.isdisjoint(other)
