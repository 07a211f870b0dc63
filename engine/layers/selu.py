"""SELU: an ELU that keeps mean 0 and variance 1."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class SELU(Elementwise):
    """An ELU scaled so that numbers keep mean 0 and variance 1 through many layers by themselves.

    out = 1.0507 * (in if in > 0, else 1.6733 * (exp(in) - 1)) (Klambauer et al., Self-Normalizing
    Neural Networks, 2017). It holds activations and gradients at one scale without BatchNorm, if the
    weights start by the LeCun initialisation.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("self-normalising", "exponential", "activation")
    type: Literal["SELU"] = "SELU"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.SELU`."""
        return ModuleCall("nn.SELU")
