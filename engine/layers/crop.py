"""Crop: cuts a border off."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape, ShapeError, need_map, shape_text
from engine.spec.message import say
from engine.spec.torch_call import ModuleCall


class Crop(Layer):
    """Cuts pixels off the edges of each map; each side has its own width.

    To bring two branches to one size before they are joined, as in U-Net (Ronneberger et al., 2015). The
    pixels that are cut off get no gradient.
    """

    category: ClassVar[Category] = "Shape"
    keywords: ClassVar[tuple[str, ...]] = ("cut", "trim", "margin")
    type: Literal["Crop"] = "Crop"

    top: int = Field(
        1, ge=0, le=1024, description="Pixels to cut off above.", json_schema_extra={"unit": "px"}
    )
    bottom: int = Field(
        1, ge=0, le=1024, description="Pixels to cut off below.", json_schema_extra={"unit": "px"}
    )
    left: int = Field(
        1,
        ge=0,
        le=1024,
        description="Pixels to cut off on the left.",
        json_schema_extra={"unit": "px"},
    )
    right: int = Field(
        1,
        ge=0,
        le=1024,
        description="Pixels to cut off on the right.",
        json_schema_extra={"unit": "px"},
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels, height - top - bottom, width - left - right)."""
        channels, height, width = need_map(self, inputs[0])
        rows, columns = height - self.top - self.bottom, width - self.left - self.right
        if rows < 1 or columns < 1:
            raise ShapeError(
                say("Nothing is left of maps of {shape}.", shape=shape_text(inputs[0])),
                say("Cut off less, or crop where the maps are larger."),
            )
        return (channels, rows, columns)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.ZeroPad2d` with negative widths."""
        return ModuleCall("nn.ZeroPad2d", ((-self.left, -self.right, -self.top, -self.bottom),))
