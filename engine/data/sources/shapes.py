"""Shapes: coloured shapes, drawn on the spot."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from engine.data.dataset import Pictures
from engine.layers.input import Input
from engine.spec.source import DataSource, Progress

SHAPE_NAMES = (
    "circle", "square", "triangle", "star", "cross", "ring", "crescent", "heart", "bars", "pentagon",
)  # fmt: skip


class Shapes(DataSource):
    """Coloured shapes in any place, size and colour, a little turned, on a textured ground.

    Drawn at the network's own size, so they suit any network. No pixel by itself tells the class: a
    linear model hardly beats guessing, and a small convolutional network gets nine of ten. The same
    seed gives the same pictures on every machine.
    """

    title: ClassVar[str] = "Shapes"
    type: Literal["Shapes"] = "Shapes"

    pictures: int = Field(4000, ge=20, le=100_000, description="How many pictures are drawn.")
    classes: int = Field(
        10,
        ge=2,
        le=10,
        description=f"How many kinds of shape: the first of {', '.join(SHAPE_NAMES)}.",
    )
    noise: float = Field(
        0.3,
        ge=0,
        le=1,
        description="Strength of texture and grain. 0: clean and easy; 1: hard for people, too.",
    )
    seed: int = Field(0, ge=0, le=2**31 - 1, description="Another seed, other pictures.")

    def load(self, form: Input, progress: Progress | None = None) -> Pictures:
        """As many of each class, in turn."""
        images, labels = draw_shapes(
            self.pictures, self.classes, self.noise, self.seed,
            form.channels, form.height, form.width, progress,
        )  # fmt: skip
        return Pictures(images, labels, SHAPE_NAMES[: self.classes])

    def script(self, form: Input) -> str:
        """Draws them again."""
        arguments = (
            f"{self.pictures}, {self.classes}, {self.noise!r}, {self.seed}, "
            f"{form.channels}, {form.height}, {form.width}"
        )
        functions = (draw_shapes, paint_shapes, shape_distance)
        sources = "\n\n\n".join(inspect.getsource(function).strip() for function in functions)
        return f'''from collections.abc import Callable

import numpy as np


{sources}


def load_pictures():
    """uint8 (N, C, H, W), int64 (N,), class names."""
    images, labels = draw_shapes({arguments})
    return images, labels, {SHAPE_NAMES[: self.classes]!r}
'''


def draw_shapes(
    pictures: int, classes: int, noise: float, seed: int,
    channels: int, height: int, width: int, progress: Callable[[int, int], None] | None = None,
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """uint8 (pictures, channels, height, width) and int64 labels, which go round 0, 1, ..., 0, 1, ...

    Sines and cosines are rounded to float32, and pixels are made by + - * / and square roots alone,
    which are the same on every machine.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    labels = np.arange(pictures, dtype=np.int64) % classes
    images = np.empty((pictures, channels, height, width), dtype=np.uint8)
    step = max(1, 100_000 // (height * width))  # a few float32 planes of this fit the processor's cache
    for start in range(0, pictures, step):
        part = slice(start, min(start + step, pictures))
        colours = paint_shapes(labels[part], noise, random, height, width)
        if channels == 1:  # luminance of ITU-R 601, as Pillow has it
            weights = np.array([19595, 38470, 7471], dtype=np.uint32)[:, None, None]
            colours = (((colours * weights).sum(axis=1, keepdims=True) + 32768) >> 16).astype(np.uint8)
        images[part] = colours
        if progress:
            progress(part.stop, pictures)
    return images, labels


def paint_shapes(
    labels: np.ndarray, noise: float, random: np.random.Generator, height: int, width: int
) -> np.ndarray:
    """uint8 (N, 3, height, width). Draws from `random` in a fixed order."""
    n, f = len(labels), np.float32
    draws = random.random((21, n)).astype(f)[:, :, None, None]  # (21, N, 1, 1), 0 to 1
    radius = min(height, width) * (f(0.32) + f(0.12) * draws[0])
    x = np.arange(width, dtype=f)[None, None, :] + f(0.5)
    y = np.arange(height, dtype=f)[None, :, None] + f(0.5)
    middle_x = width / f(2) + (width / f(2) - radius) * (2 * draws[1] - 1)
    middle_y = height / f(2) + (height / f(2) - radius) * (2 * draws[2] - 1)
    turns = 2 * np.pi * draws[3:6].astype(np.float64)
    turns[0] = 0.8 * draws[3].astype(np.float64) - 0.4  # of the shape; of the stripes all around
    cos, sin = np.cos(turns).astype(f), np.sin(turns).astype(f)
    dx, dy = (x - middle_x) / radius, (y - middle_y) / radius
    u, v = cos[0] * dx + sin[0] * dy, cos[0] * dy - sin[0] * dx
    distance = np.empty((n, height, width), dtype=f)
    for label in np.unique(labels):
        of_class = labels == label
        distance[of_class] = shape_distance(int(label), u[of_class], v[of_class])
    cover = np.clip(f(0.5) - distance * radius, 0, 1)  # of each pixel, 0 to 1

    # Lightness differs by at least 0.3, so that the shape shows in gray too; colour is free.
    ground = f(0.1) + f(0.8) * draws[6]
    contrast = f(0.3) + f(0.35) * draws[7]
    lighter = np.where(np.abs(ground - f(0.5)) < f(0.1), draws[8] < 0.5, ground < 0.5)
    lightness = ground + np.where(lighter, contrast, -contrast)
    tint = f(0.6) * (draws[9:15] - f(0.5))
    tint[:3] -= f(0.3) * tint[0] + f(0.59) * tint[1] + f(0.11) * tint[2]
    tint[3:] -= f(0.3) * tint[3] + f(0.59) * tint[4] + f(0.11) * tint[5]

    # Texture: stripes over the ground, others over the shape, as triangle waves.
    waves = []
    for k in (1, 2):
        period = min(height, width) * (f(0.15) + f(0.35) * draws[14 + k])
        phase = (cos[k] * x + sin[k] * y) / period + draws[16 + k]
        waves.append(np.abs(phase - np.floor(phase) - f(0.5)) * 4 - 1)
    depth = f(noise) * f(0.5)
    ground_texture = depth * draws[19] * waves[0]
    shape_texture = depth * draws[20] * waves[1]
    grain = f(noise) * f(0.4)
    images = np.empty((n, 3, height, width), dtype=np.uint8)
    for channel in range(3):
        back = ground + tint[channel] + ground_texture
        front = lightness + tint[3 + channel] + shape_texture
        shade = back + cover * (front - back)
        if noise > 0:
            bits = random.integers(0, 256, size=(2, n, height, width), dtype=np.uint8)
            shade += (bits[0].astype(f) + bits[1] - f(255)) * (grain / f(255))
        images[:, channel] = np.clip(shade * 255 + f(0.5), 0, 255).astype(np.uint8)
    return images


def shape_distance(label: int, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Signed distance to a shape of radius about 1 around 0; negative inside.

    Exact at the edge's flat parts, which is what antialiasing needs. After Inigo Quilez, "2D distance
    functions", https://iquilezles.org/articles/distfunctions2d/.
    """
    f = np.float32

    def sides(count: int, up: float) -> list[np.ndarray]:
        """Distances to the sides of a regular polygon of apothem 0; the first side is above if 1."""
        turns = np.arange(count) * (2 * np.pi / count)
        return [f(np.sin(turn)) * x + f(-up * np.cos(turn)) * y for turn in turns]

    def box(half_width: float, half_height: float, middle_y: float = 0.0) -> np.ndarray:
        outside: np.ndarray = np.abs(y - f(middle_y)) - f(half_height)
        np.maximum(outside, np.abs(x) - f(half_width), out=outside)
        return outside

    def disc(radius: float, middle_x: float = 0.0, middle_y: float = 0.0) -> np.ndarray:
        reach: np.ndarray = np.sqrt((x - f(middle_x)) ** 2 + (y - f(middle_y)) ** 2)
        return reach - f(radius)

    distance: np.ndarray
    match label:
        case 0:  # circle
            distance = disc(0.85)
        case 1:  # square
            distance = box(0.75, 0.75)
        case 2:  # triangle
            distance = np.maximum.reduce(sides(3, -1)) - f(0.52)
        case 3:  # star: inside all but at most one of five sides
            distance = np.sort(np.stack(sides(5, 1)), axis=0)[-2] - f(0.36)
        case 4:  # cross
            distance = np.minimum(box(0.95, 0.28), box(0.28, 0.95))
        case 5:  # ring
            distance = np.abs(disc(0.7)) - f(0.22)
        case 6:  # crescent
            distance = np.maximum(disc(0.95), -disc(0.8, 0.5))
        case 7:  # heart: a square on its corner, and two discs on its upper sides
            corner = (np.abs(x) + np.abs(y) - f(0.8)) * f(0.70710678)
            distance = np.minimum(corner, np.minimum(disc(0.57, 0.4, -0.4), disc(0.57, -0.4, -0.4)))
        case 8:  # bars
            distance = np.minimum(box(0.85, 0.25, 0.5), box(0.85, 0.25, -0.5))
        case _:  # pentagon
            distance = np.maximum.reduce(sides(5, -1)) - f(0.75)
    return distance
