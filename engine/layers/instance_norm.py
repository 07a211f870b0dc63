"""InstanceNorm: normalises each map of each picture."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.layer import Category, Shape, ShapeError, need_map
from engine.spec.message import say
from engine.spec.normalisation import Normalisation
from engine.spec.torch_call import ModuleCall


class InstanceNorm(Normalisation):
    """Brings each map of each picture to mean 0 and variance 1, then scales and shifts it.

    out = scale * (in - mean) / sqrt(variance + epsilon) + shift, with mean and variance over the pixels
    of one map (Ulyanov et al., Instance Normalization, 2016). It takes contrast and colour cast out of
    a picture; good where these say nothing of the class. Like its kin it keeps the gradient at one
    scale through many layers.
    """

    category: ClassVar[Category] = "Normalisation"
    keywords: ClassVar[tuple[str, ...]] = ("instance normalization", "contrast", "style")
    type: Literal["InstanceNorm"] = "InstanceNorm"

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width), unchanged."""
        channels, height, width = need_map(self, inputs[0])
        if height * width == 1:
            raise ShapeError(
                say("A map of a single pixel cannot be normalised: it would always be 0."),
                say("Put it before the pooling, or use LayerNorm or GroupNorm."),
            )
        return (channels, height, width)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.InstanceNorm2d`."""
        return ModuleCall("nn.InstanceNorm2d", (inputs[0][0],), self.changed(affine=False))
