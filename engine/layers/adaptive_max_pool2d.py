"""AdaptiveMaxPool2d: the largest number of windows that give a chosen size."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.fields import Pair
from engine.spec.layer import Category, Layer, Shape, need_map
from engine.spec.torch_call import ModuleCall


class AdaptiveMaxPool2d(Layer):
    """Keeps the largest number of as many windows as it needs for maps of a size that you choose.

    Window k of n along a side of s pixels goes from floor(k*s/n) to ceil((k+1)*s/n). Whatever comes in,
    the same size comes out. The gradient goes to the largest number of each window only.
    """

    category: ClassVar[Category] = "Pooling"
    keywords: ClassVar[tuple[str, ...]] = ("maximum", "any size")
    type: Literal["AdaptiveMaxPool2d"] = "AdaptiveMaxPool2d"

    output_size: Pair = Field((4, 4), description="Height and width of the maps that come out.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels, *output_size)."""
        return (need_map(self, inputs[0])[0], *self.output_size)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.AdaptiveMaxPool2d`."""
        return ModuleCall("nn.AdaptiveMaxPool2d", (self.output_size,))
