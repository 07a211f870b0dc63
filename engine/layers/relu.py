"""ReLU: negative numbers become 0."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class ReLU(Elementwise):
    """Lets positive numbers pass and makes negative ones 0: out = max(in, 0).

    The usual activation of picture networks (Nair and Hinton, 2010; Glorot et al., Deep Sparse
    Rectifier Neural Networks, 2011). Where the input is positive its slope is 1, so the gradient passes
    undiminished, however many layers there are; with He initialisation its size stays the same from
    layer to layer. A unit that is negative for every picture gets no gradient and stays dead; then try
    LeakyReLU or a smaller learning rate.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("rectifier", "activation")
    type: Literal["ReLU"] = "ReLU"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.ReLU`."""
        return ModuleCall("nn.ReLU")
