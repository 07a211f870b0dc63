"""Sigmoid: squeezes numbers between 0 and 1."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.elementwise import Elementwise
from engine.spec.layer import Category, Shape
from engine.spec.torch_call import ModuleCall


class Sigmoid(Elementwise):
    """Squeezes every number between 0 and 1: out = 1 / (1 + exp(-in)).

    The classic activation, and the classic cause of the vanishing gradient: its slope is at most 1/4,
    and near 0 where the input is large, so each layer shrinks the gradient at least fourfold beyond what
    the weights do (Hochreiter, 1991). In deep networks prefer ReLU, or put BatchNorm before it. With
    the quadratic cost it is a fitting last layer.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("logistic", "activation")
    type: Literal["Sigmoid"] = "Sigmoid"

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Sigmoid`."""
        return ModuleCall("nn.Sigmoid")
