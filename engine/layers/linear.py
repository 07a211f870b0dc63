"""Linear: a fully connected layer."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, MatrixWeights, Shape, ShapeError, shape_text
from engine.spec.message import say
from engine.spec.torch_call import InitCall, ModuleCall


class Linear(MatrixWeights):
    """Connects every input number to every output number by a learnt weight: out = W in + b.

    The last one has as many units as there are classes. Large ones after maps hold most of a network's
    weights: global average pooling before them saves much.
    """

    category: ClassVar[Category] = "Dense"
    keywords: ClassVar[tuple[str, ...]] = ("dense", "fully connected", "fc")
    type: Literal["Linear"] = "Linear"

    units: int = Field(64, ge=1, le=1_000_000, description="How many numbers come out.")
    bias: bool = Field(True, description="Learn one offset per unit. Not needed before BatchNorm.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """(features,) -> (units,)."""
        if len(inputs[0]) != 1:
            raise ShapeError(
                say("Linear takes a vector, but gets maps of {shape}.", shape=shape_text(inputs[0])),
                say("Put a Flatten or GlobalAvgPool2d before it."),
            )
        return (self.units,)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Linear`."""
        kwargs = {} if self.bias else {"bias": False}
        return ModuleCall("nn.Linear", (inputs[0][0], self.units), kwargs)

    def parameters(self, *inputs: Shape) -> int:
        """units x (features + bias)."""
        return self.units * (inputs[0][0] + self.bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """units x features."""
        return self.units * inputs[0][0]

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """The weight by the chosen scheme."""
        return self.fill_with_bias(self.bias, inputs[0][0])
