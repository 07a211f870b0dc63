"""Identity: changes nothing."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Identity(Elementwise):
    """Passes everything through unchanged: out = in.

    A place to look at the gradient of a wire, a joint where a skip connection starts, or a stand-in for
    a layer that you want to leave out for now. The gradient passes unchanged too.
    """

    category: ClassVar[Category] = "Shape"
    keywords: ClassVar[tuple[str, ...]] = ("pass", "nothing", "skip")
    type: Literal["Identity"] = "Identity"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Identity`."""
        return ModuleCall("nn.Identity")
