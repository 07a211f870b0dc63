"""GroupNorm: normalises groups of channels within each picture."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Shape, ShapeError
from engine.spec.message import say
from engine.spec.normalisation import Normalisation
from engine.spec.torch_call import ModuleCall


class GroupNorm(Normalisation):
    """Brings groups of channels of each picture to mean 0 and variance 1, then scales and shifts them.

    out = scale * (in - mean) / sqrt(variance + epsilon) + shift, with mean and variance over the
    channels of a group and their pixels; each channel has its own scale and shift (Wu and He, Group
    Normalization, 2018). Like BatchNorm it keeps the gradient at one scale through many layers, and it
    works as well with batches of one picture.
    """

    category: ClassVar[Category] = "Normalisation"
    keywords: ClassVar[tuple[str, ...]] = ("group normalization", "gn")
    type: Literal["GroupNorm"] = "GroupNorm"

    groups: int = Field(
        8,
        ge=1,
        le=65536,
        description="Into how many groups the channels are split. 1: all of them together.",
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """As the input."""
        channels = inputs[0][0]
        if channels % self.groups:
            raise ShapeError(
                say(
                    "{channels} channels do not divide into {groups} groups.",
                    channels=channels,
                    groups=self.groups,
                ),
                say("Choose groups that divide {channels}.", channels=channels),
            )
        if math.prod(inputs[0]) == self.groups:
            raise ShapeError(
                say("Each group would hold a single number, which normalising makes 0."),
                say("Choose fewer groups."),
            )
        return inputs[0]

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.GroupNorm`."""
        return ModuleCall("nn.GroupNorm", (self.groups, inputs[0][0]), self.changed(affine=True))
