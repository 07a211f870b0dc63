"""AdaptiveAvgPool2d: the mean of windows that give a chosen size."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.fields import Pair
from engine.spec.layer import Category, Layer, Shape, need_map
from engine.spec.torch_call import ModuleCall


class AdaptiveAvgPool2d(Layer):
    """Takes means over as many windows as it needs to make maps of a size that you choose.

    Window k of n along a side of s pixels goes from floor(k*s/n) to ceil((k+1)*s/n). Whatever comes in,
    the same size comes out, so that the dense layers behind it need not know how large the pictures
    are.
    """

    category: ClassVar[Category] = "Pooling"
    keywords: ClassVar[tuple[str, ...]] = ("average", "mean", "any size")
    type: Literal["AdaptiveAvgPool2d"] = "AdaptiveAvgPool2d"

    output_size: Pair = Field((4, 4), description="Height and width of the maps that come out.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels, *output_size)."""
        return (need_map(self, inputs[0])[0], *self.output_size)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.AdaptiveAvgPool2d`."""
        return ModuleCall("nn.AdaptiveAvgPool2d", (self.output_size,))
