"""LogSoftmax: turns numbers into logarithms of probabilities."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class LogSoftmax(Elementwise):
    """Turns the numbers of all classes into logarithms of probabilities, without overflow.

    out[k] = in[k] - log(sum over j of exp(in[j])). On maps it does so over the channels of each pixel.

    Cross-entropy applies it by itself; applied twice it changes nothing, so before that loss it is
    harmless and superfluous.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("probability", "logarithm", "activation")
    type: Literal["LogSoftmax"] = "LogSoftmax"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.LogSoftmax`."""
        return ModuleCall("nn.LogSoftmax", kwargs={"dim": 1})
