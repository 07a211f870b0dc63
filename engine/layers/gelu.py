"""GELU: the input times the normal distribution function."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class GELU(Elementwise):
    """A smooth ReLU: out = in * P(Z <= in), with Z standard normal.

    Usual in transformers and in newer convolution networks such as ConvNeXt (Hendrycks and Gimpel,
    Gaussian Error Linear Units, 2016). Its slope is near 1 for large inputs, so the gradient passes as
    through ReLU; small negative inputs keep some too.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("gaussian", "activation")
    type: Literal["GELU"] = "GELU"

    approximate: Literal["none", "tanh"] = Field(
        "none", description="none: exact; tanh: a formula that is faster on some devices."
    )

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.GELU`."""
        return ModuleCall(
            "nn.GELU",
            kwargs={"approximate": self.approximate} if self.approximate != "none" else {},
        )
