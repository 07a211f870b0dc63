"""SiLU: the input times its sigmoid."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class SiLU(Elementwise):
    """A smooth ReLU: out = in * sigmoid(in), also called swish.

    Used in EfficientNet (Elfwing et al., 2017; Ramachandran et al., Searching for Activation Functions,
    2017). Like ReLU it passes the gradient for large inputs; it also passes some for small negative
    ones, so units hardly die.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("swish", "activation")
    type: Literal["SiLU"] = "SiLU"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.SiLU`."""
        return ModuleCall("nn.SiLU")
