"""Flatten: lines all numbers up in one vector."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from engine.spec.layer import Category, Layer, Shape
from engine.spec.torch_call import ModuleCall


class Flatten(Layer):
    """Lines up all numbers of a picture in one vector, channel by channel, row by row.

    (channels, height, width) -> (channels * height * width,). Between maps and Linear layers. On large
    maps the Linear layer behind it gets very many weights; then pool before it, or use
    GlobalAvgPool2d.
    """

    category: ClassVar[Category] = "Shape"
    keywords: ClassVar[tuple[str, ...]] = ("vector", "reshape")
    type: Literal["Flatten"] = "Flatten"

    def output_shape(self, *inputs: Shape) -> Shape:
        """(a, b, ...) -> (a * b * ...,)."""
        return (math.prod(inputs[0]),)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Flatten`."""
        return ModuleCall("nn.Flatten")
