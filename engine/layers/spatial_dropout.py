"""SpatialDropout: leaves out random maps while training."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape, need_map
from engine.spec.torch_call import ModuleCall


class SpatialDropout(Layer):
    """Makes whole maps 0 with a probability p while training, and passes all of them in use.

    out[c] = in[c] * b[c] / (1 - p), where b[c] is 0 with probability p, else 1 (Tompson et al.,
    Efficient Object Localization Using Convolutional Networks, 2015). Between convolutions it does
    what Dropout does between dense layers; 0.1 to 0.3 is usual.
    """

    category: ClassVar[Category] = "Regularisation"
    keywords: ClassVar[tuple[str, ...]] = ("random", "overfitting", "dropout2d", "channel")
    type: Literal["SpatialDropout"] = "SpatialDropout"

    probability: float = Field(
        0.2, ge=0, lt=1, description="The share of maps that is left out in each step."
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width), unchanged."""
        return need_map(self, inputs[0])

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Dropout2d`."""
        return ModuleCall("nn.Dropout2d", (self.probability,))
