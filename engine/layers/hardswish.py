"""Hardswish: SiLU in straight pieces, cheap to compute."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Hardswish(Elementwise):
    """SiLU made of straight pieces: out = in * min(max(in + 3, 0), 6) / 6.

    Made for phones (Howard et al., Searching for MobileNetV3, 2019). Below -3 it gives 0 and no
    gradient; above 3 it passes the gradient undiminished.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("swish", "mobile", "activation")
    type: Literal["Hardswish"] = "Hardswish"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Hardswish`."""
        return ModuleCall("nn.Hardswish")
