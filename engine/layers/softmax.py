"""Softmax: turns numbers into probabilities."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Softmax(Elementwise):
    """Turns the numbers of all classes into probabilities: positive, and 1 together.

    out[k] = exp(in[k]) / sum over j of exp(in[j]). On maps it does so over the channels of each pixel.

    Do not put it before the cross-entropy loss: that loss wants logits and applies its own softmax.
    After two of them the gradient is small even where the answer is wrong, and learning crawls. Before
    the quadratic cost it is a fitting last layer.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("probability", "activation")
    type: Literal["Softmax"] = "Softmax"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Softmax`."""
        return ModuleCall("nn.Softmax", kwargs={"dim": 1})
