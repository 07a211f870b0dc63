"""LeakyReLU: negative numbers are shrunk."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class LeakyReLU(Elementwise):
    """Lets positive numbers pass and shrinks negative ones: out = in if in > 0, else slope * in.

    Like ReLU, but no unit can die: where the input is negative, a little gradient still gets through
    (Maas et al., Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013).
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("rectifier", "activation")
    type: Literal["LeakyReLU"] = "LeakyReLU"

    negative_slope: float = Field(
        0.01,
        ge=0,
        le=1,
        description="The slope for negative numbers; 0 is ReLU, 1 changes nothing.",
    )

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.LeakyReLU`."""
        return ModuleCall("nn.LeakyReLU", (self.negative_slope,))
