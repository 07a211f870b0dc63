"""ELU: negative numbers bend towards -alpha."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class ELU(Elementwise):
    """Lets positive numbers pass; negative ones bend softly: out = alpha * (exp(in) - 1) below 0.

    Its mean output is nearer to 0 than that of ReLU, which speeds learning up, and negative inputs keep
    a gradient that fades only far below 0 (Clevert et al., Fast and Accurate Deep Network Learning by
    Exponential Linear Units, 2015).
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("exponential", "activation")
    type: Literal["ELU"] = "ELU"

    alpha: float = Field(1.0, gt=0, le=100, description="Very negative numbers come out as minus this.")

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.ELU`."""
        return ModuleCall("nn.ELU", (self.alpha,))
