"""Add: the sum of its inputs, the joint of a skip connection."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape
from engine.spec.merge import merge_ports, need_equal_shapes
from engine.spec.torch_call import FunctionCall


class Add(Layer):
    """Adds its inputs number by number: the joint where a skip connection comes back.

    The gradient passes through the sum unchanged, so layers before it are reached even when the
    branch beside it hardly lets anything through (He et al., Deep Residual Learning, 2015).
    """

    category: ClassVar[Category] = "Merge"
    keywords: ClassVar[tuple[str, ...]] = ("sum", "residual", "skip", "shortcut")
    type: Literal["Add"] = "Add"

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
        """The shape that all inputs share."""
        return need_equal_shapes(self, inputs)

    def torch_call(self, *inputs: Shape) -> FunctionCall:
        """`torch.add`, folded."""
        return FunctionCall("add", takes="fold")
