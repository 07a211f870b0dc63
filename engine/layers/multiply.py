"""Multiply: the product of its inputs, the joint of a gate."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape, ShapeError, shape_text
from engine.spec.merge import merge_ports
from engine.spec.message import say
from engine.spec.torch_call import FunctionCall


class Multiply(Layer):
    """Multiplies its inputs number by number: one of them opens and closes the others, as a gate.

    A side of length 1 is stretched to that of the other inputs: maps of channels x 1 x 1 behind a
    Sigmoid weigh whole channels, as in squeeze-and-excitation (Hu et al., 2017). The gradient of each
    input is multiplied by the others: a gate that is near 0 lets none through.
    """

    category: ClassVar[Category] = "Merge"
    keywords: ClassVar[tuple[str, ...]] = ("product", "gate", "attention", "scale")
    type: Literal["Multiply"] = "Multiply"

    num_inputs: int = Field(
        2,
        ge=2,
        le=16,
        description="How many wires it joins.",
        json_schema_extra={"label": "inputs"},
    )

    def input_ports(self) -> tuple[str, ...]:
        """in1, in2, ..."""
        return merge_ports(self.num_inputs)

    def output_shape(self, *inputs: Shape) -> Shape:
        """The shape that all inputs share, or are stretched to."""
        ranks = {len(shape) for shape in inputs}
        sizes = [set(sides) - {1} for sides in zip(*inputs, strict=False)]
        if len(ranks) != 1 or any(len(size) > 1 for size in sizes):
            raise ShapeError(
                say(
                    "Multiply needs inputs of equal shape, or sides of length 1, but gets {shapes}.",
                    shapes=", ".join(shape_text(shape) for shape in inputs),
                ),
                say("Bring them to one shape: a Conv2d of kernel 1 changes channels, pooling sizes."),
            )
        return tuple(max(sides) for sides in zip(*inputs, strict=True))

    def torch_call(self, *inputs: Shape) -> FunctionCall:
        """`torch.mul`, folded."""
        return FunctionCall("mul", takes="fold")
