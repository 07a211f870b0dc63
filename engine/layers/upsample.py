"""Upsample: makes maps larger."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from engine.spec.fields import widen
from engine.spec.layer import Category, Layer, Shape, need_map
from engine.spec.torch_call import ModuleCall

Factor = Annotated[int, Field(ge=1, le=32)]


class Upsample(Layer):
    """Makes maps larger by a whole factor, without weights.

    nearest repeats each pixel; bilinear draws a straight line between the centres of neighbours.
    Followed by a convolution it is the smooth way to grow maps: ConvTranspose2d can leave a
    checkerboard (Odena et al., Deconvolution and Checkerboard Artifacts, 2016).
    """

    category: ClassVar[Category] = "Shape"
    keywords: ClassVar[tuple[str, ...]] = ("resize", "interpolate", "enlarge")
    type: Literal["Upsample"] = "Upsample"

    factor: Annotated[tuple[Factor, Factor], BeforeValidator(widen)] = Field(
        (2, 2), description="How many times as high and as wide the maps become."
    )
    mode: Literal["nearest", "bilinear"] = Field(
        "nearest", description="nearest: repeat pixels; bilinear: blend neighbours."
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels, factor * height, factor * width)."""
        channels, height, width = need_map(self, inputs[0])
        return (channels, height * self.factor[0], width * self.factor[1])

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.Upsample`."""
        kwargs: dict[str, object] = {"scale_factor": self.factor}
        if self.mode != "nearest":
            kwargs["mode"] = self.mode
        return ModuleCall("nn.Upsample", (), kwargs)
