"""Digits as strokes, in several hands: what a person draws on the pad, made by rule."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

Stroke = list[tuple[float, float]]
"""Points (x, y), each 0..1 of the pad, y downwards."""


def line(*corners: tuple[float, float], steps: int = 12) -> Stroke:
    """Straight from corner to corner."""
    points = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        points += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(1, steps + 1)]
    return points


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Stroke:
    """Degrees, 0 to the right, 90 downwards."""
    angles = [math.radians(start + (end - start) * i / 24) for i in range(25)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


DIGITS: dict[int, list[list[Stroke]]] = {
    0: [
        [arc(0.5, 0.5, 0.27, 0.42, -90, 270)],
        [arc(0.5, 0.5, 0.34, 0.4, -60, 300)],
        [arc(0.5, 0.5, 0.22, 0.42, -110, -470)],
    ],
    1: [
        [line((0.5, 0.08), (0.5, 0.92))],
        [line((0.34, 0.25), (0.52, 0.08), (0.52, 0.92))],
        [line((0.34, 0.26), (0.52, 0.08), (0.52, 0.92)), line((0.34, 0.92), (0.7, 0.92))],
    ],
    2: [
        [arc(0.5, 0.3, 0.25, 0.22, -170, 30) + line((0.7, 0.42), (0.24, 0.92), (0.78, 0.92))],
        [arc(0.48, 0.28, 0.24, 0.2, -150, 20) + line((0.68, 0.4), (0.25, 0.9), (0.75, 0.9))],
        [
            arc(0.5, 0.3, 0.22, 0.22, -180, 45)
            + line((0.6, 0.5), (0.3, 0.85))
            + arc(0.36, 0.84, 0.1, 0.07, 160, 330)
            + line((0.48, 0.85), (0.78, 0.92))
        ],
    ],
    3: [
        [arc(0.46, 0.28, 0.24, 0.2, -150, 90) + arc(0.46, 0.7, 0.27, 0.22, -90, 150)],
        [arc(0.44, 0.29, 0.26, 0.21, -160, 80) + arc(0.44, 0.7, 0.3, 0.21, -80, 160)],
        [line((0.26, 0.1), (0.7, 0.1), (0.46, 0.42)) + arc(0.44, 0.67, 0.27, 0.25, -80, 150)],
    ],
    4: [
        [line((0.6, 0.08), (0.2, 0.62), (0.82, 0.62)), line((0.62, 0.35), (0.62, 0.92))],
        [line((0.3, 0.1), (0.26, 0.5), (0.75, 0.5)), line((0.7, 0.12), (0.66, 0.92))],
        [line((0.56, 0.92), (0.56, 0.08), (0.2, 0.6), (0.8, 0.6))],
    ],
    5: [
        [line((0.72, 0.1), (0.32, 0.1), (0.3, 0.44)) + arc(0.46, 0.66, 0.27, 0.25, -120, 140)],
        [
            line((0.34, 0.1), (0.3, 0.46)) + arc(0.47, 0.67, 0.26, 0.24, -125, 145),
            line((0.34, 0.1), (0.74, 0.1)),
        ],
        [line((0.75, 0.12), (0.36, 0.1), (0.3, 0.45), (0.5, 0.4)) + arc(0.46, 0.65, 0.25, 0.25, -75, 130)],
    ],
    6: [
        [arc(0.72, 0.55, 0.45, 0.46, -100, -180) + arc(0.5, 0.68, 0.23, 0.23, 180, -180)],
        [line((0.6, 0.08), (0.36, 0.42), (0.28, 0.66)) + arc(0.5, 0.7, 0.22, 0.21, 180, -180)],
        [line((0.55, 0.08), (0.34, 0.5)) + arc(0.5, 0.7, 0.22, 0.21, 190, -170)],
    ],
    7: [
        [line((0.22, 0.1), (0.76, 0.1), (0.42, 0.92))],
        [line((0.22, 0.12), (0.74, 0.1), (0.45, 0.92)), line((0.32, 0.5), (0.74, 0.5))],
        [line((0.26, 0.12), (0.76, 0.12), (0.6, 0.45), (0.5, 0.92)), line((0.34, 0.52), (0.74, 0.5))],
    ],
    8: [
        [arc(0.5, 0.29, 0.19, 0.2, -90, 270), arc(0.5, 0.7, 0.24, 0.22, -90, 270)],
        [
            arc(0.5, 0.29, 0.2, 0.2, -45, -270)
            + arc(0.5, 0.7, 0.23, 0.21, -90, 270)
            + arc(0.5, 0.29, 0.2, 0.2, 90, -45)
        ],
        [[(0.5 + 0.22 * math.sin(2 * a), 0.5 - 0.4 * math.cos(a)) for a in np.linspace(0, 2 * math.pi, 60)]],
    ],
    9: [
        [arc(0.48, 0.32, 0.22, 0.23, 0, -360) + line((0.7, 0.32), (0.66, 0.6), (0.6, 0.92))],
        [arc(0.5, 0.3, 0.21, 0.21, -20, -360) + line((0.71, 0.3), (0.71, 0.92))],
        [arc(0.48, 0.31, 0.22, 0.22, 0, -360) + arc(0.3, 0.45, 0.4, 0.45, -15, 100)],
    ],
}
"""Digit -> hands -> strokes."""


def written(digit: int, hand: int, random: np.random.Generator | None = None) -> list[Stroke]:
    """One digit; with a generator slanted, stretched, moved, sized and shaken as hands do."""
    strokes = DIGITS[digit][hand]
    if random is None:
        return strokes
    slant, turn = random.normal(0, 0.1), random.normal(0, 0.07)
    stretch = random.uniform(0.8, 1.15)
    size = random.uniform(0.45, 0.95)
    move = random.uniform(-0.5, 0.5, 2) * (1 - size)
    phases, heights = random.uniform(0, 2 * math.pi, (2, 3)), random.normal(0, 0.008, (2, 3))
    result = []
    for stroke in strokes:
        points = np.array(stroke) - 0.5
        time = np.linspace(0, 2 * math.pi, len(points))
        for axis in (0, 1):
            for wave in range(3):
                points[:, axis] += heights[axis, wave] * np.sin((wave + 1) * time + phases[axis, wave])
        points[:, 0] = points[:, 0] * stretch - slant * points[:, 1]
        cos, sin = math.cos(turn), math.sin(turn)
        points = points @ np.array([[cos, sin], [-sin, cos]])
        points = np.clip(points * size + move + 0.5, 0, 1)
        result.append([(float(x), float(y)) for x, y in points])
    return result
