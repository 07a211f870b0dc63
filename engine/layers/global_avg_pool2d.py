"""GlobalAvgPool2d: the mean of each map."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.layer import Category, Layer, Shape, need_map
from engine.spec.torch_call import ModuleCall


class GlobalAvgPool2d(Layer):
    """Makes one number of each map, its mean: maps in, a vector out.

    out[c] = mean over y, x of in[c, y, x] (Lin et al., Network in Network, 2013). Before the last
    Linear layer it replaces Flatten and saves most of a network's weights; it also makes the network
    mind less where in the picture a thing is. Each pixel gets the same share of the gradient.
    """

    category: ClassVar[Category] = "Pooling"
    keywords: ClassVar[tuple[str, ...]] = ("average", "mean", "gap")
    type: Literal["GlobalAvgPool2d"] = "GlobalAvgPool2d"

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels,)."""
        return (need_map(self, inputs[0])[0],)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.AdaptiveAvgPool2d` to one pixel, flattened."""
        pool = ModuleCall("nn.AdaptiveAvgPool2d", (1,))
        return ModuleCall("nn.Sequential", (pool, ModuleCall("nn.Flatten")))
