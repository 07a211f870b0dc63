"""Output: the end of the network."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.layer import Category, Layer, Shape, ShapeError, shape_text
from engine.spec.message import say
from engine.spec.torch_call import ModuleCall


class Output(Layer):
    """The end of the network: one number for each class; the largest is the answer.

    With the cross-entropy loss these numbers are logits: put no Softmax before this layer, the loss
    and the classifier apply it themselves.
    """

    category: ClassVar[Category] = "Input and output"
    keywords: ClassVar[tuple[str, ...]] = ("classes", "end", "result")
    type: Literal["Output"] = "Output"
    has_output: ClassVar[bool] = False

    def output_shape(self, *inputs: Shape) -> Shape:
        """(classes,), unchanged."""
        shape = inputs[0]
        if len(shape) != 1:
            raise ShapeError(
                say(
                    "The output wants one number per class, but gets maps of {shape}.",
                    shape=shape_text(shape),
                ),
                say("Put a Flatten or GlobalAvgPool2d and a Linear layer before it."),
            )
        return shape

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Identity`."""
        return ModuleCall("nn.Identity")
