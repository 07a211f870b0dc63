"""GaussianNoise: adds random noise while training."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class GaussianNoise(Elementwise):
    """Adds normal noise to every number while training: out = in + s * N(0, 1); in use, out = in.

    The network cannot rely on exact numbers and so overfits less (Bishop, Training with Noise is
    Equivalent to Tikhonov Regularization, 1995). Right after Input it makes up for few pictures. The
    gradient passes unchanged.
    """

    category: ClassVar[Category] = "Regularisation"
    keywords: ClassVar[tuple[str, ...]] = ("random", "augmentation", "jitter")
    type: Literal["GaussianNoise"] = "GaussianNoise"

    standard_deviation: float = Field(
        0.1,
        ge=0,
        le=100,
        description="How strong the noise is; standardised pictures have a deviation of 1 themselves.",
    )

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`modules.GaussianNoise`."""
        return ModuleCall("modules.GaussianNoise", (self.standard_deviation,))
