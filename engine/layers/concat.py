"""Concat: puts the channels of its inputs together."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape, ShapeError, shape_text
from engine.spec.merge import merge_ports
from engine.spec.message import say
from engine.spec.torch_call import FunctionCall


class Concat(Layer):
    """Puts the channels of its inputs one after the other: no number is mixed or lost.

    (a, height, width) and (b, height, width) -> (a + b, height, width); vectors are lined up. The joint
    of Inception, DenseNet and U-Net: later layers see earlier ones directly, and the gradient reaches
    those as directly (Huang et al., Densely Connected Convolutional Networks, 2016).
    """

    category: ClassVar[Category] = "Merge"
    keywords: ClassVar[tuple[str, ...]] = ("concatenate", "join", "stack", "skip")
    type: Literal["Concat"] = "Concat"

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
        """The channels of all, the height and width that they share."""
        if len({shape[1:] for shape in inputs}) != 1:
            raise ShapeError(
                say(
                    "Concat needs maps of equal height and width, but gets {shapes}.",
                    shapes=", ".join(shape_text(shape) for shape in inputs),
                ),
                say("Bring them to one size by stride, pooling, padding or Crop."),
            )
        return (sum(shape[0] for shape in inputs), *inputs[0][1:])

    def torch_call(self, *inputs: Shape) -> FunctionCall:
        """`torch.cat` along the channels."""
        return FunctionCall("cat", kwargs={"dim": 1}, takes="list")
