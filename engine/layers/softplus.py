"""Softplus: a smooth ReLU, always positive."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Softplus(Elementwise):
    """A smooth ReLU that is always positive: out = log(1 + exp(beta * in)) / beta.

    Its slope is the sigmoid of beta * in: near 1 for large inputs, so the gradient passes, and near 0
    for very negative ones (Dugas et al., 2000). For numbers that must be positive.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("smooth", "activation")
    type: Literal["Softplus"] = "Softplus"

    beta: float = Field(1.0, gt=0, le=1000, description="How sharp the bend at 0 is.")

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Softplus`."""
        return ModuleCall("nn.Softplus", kwargs={"beta": self.beta} if self.beta != 1 else {})
