"""Tanh: squeezes numbers between -1 and 1."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Tanh(Elementwise):
    """Squeezes every number between -1 and 1: out = (exp(in) - exp(-in)) / (exp(in) + exp(-in)).

    Centred on 0 and with slope 1 there, it lets more gradient through than Sigmoid, but where the input
    is large its slope is near 0 and the gradient vanishes. Start with Glorot initialisation (Glorot and
    Bengio, Understanding the Difficulty of Training Deep Feedforward Neural Networks, 2010).
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("hyperbolic tangent", "activation")
    type: Literal["Tanh"] = "Tanh"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Tanh`."""
        return ModuleCall("nn.Tanh")
