"""Dropout: leaves out random numbers while training."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Dropout(Elementwise):
    """Makes each number 0 with a probability p while training, and passes all of them in use.

    out = in * b / (1 - p), where b is 0 with probability p, else 1 (Srivastava et al., Dropout, 2014).
    No unit can rely on one other, so the network overfits less. Between dense layers 0.5 is usual. On
    maps neighbouring pixels say the same, so there SpatialDropout does more. Not right before
    BatchNorm: the variance differs between training and use.
    """

    category: ClassVar[Category] = "Regularisation"
    keywords: ClassVar[tuple[str, ...]] = ("random", "overfitting")
    type: Literal["Dropout"] = "Dropout"

    probability: float = Field(
        0.5, ge=0, lt=1, description="The share of numbers that is left out in each step."
    )

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Dropout`."""
        return ModuleCall("nn.Dropout", (self.probability,))
