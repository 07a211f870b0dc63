"""ZeroPad: adds a border of zeros."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape, need_map
from engine.spec.torch_call import ModuleCall


class ZeroPad(Layer):
    """Adds a border of zeros around each map; each side has its own width.

    Convolutions can pad by themselves; this is for other borders than theirs: on one side only, or
    before a pooling.
    """

    category: ClassVar[Category] = "Shape"
    keywords: ClassVar[tuple[str, ...]] = ("padding", "border", "margin")
    type: Literal["ZeroPad"] = "ZeroPad"

    top: int = Field(1, ge=0, le=1024, description="Pixels to add above.", json_schema_extra={"unit": "px"})
    bottom: int = Field(
        1, ge=0, le=1024, description="Pixels to add below.", json_schema_extra={"unit": "px"}
    )
    left: int = Field(
        1, ge=0, le=1024, description="Pixels to add on the left.", json_schema_extra={"unit": "px"}
    )
    right: int = Field(
        1,
        ge=0,
        le=1024,
        description="Pixels to add on the right.",
        json_schema_extra={"unit": "px"},
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width) -> (channels, height + top + bottom, width + left + right)."""
        channels, height, width = need_map(self, inputs[0])
        return (channels, height + self.top + self.bottom, width + self.left + self.right)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.ZeroPad2d`."""
        return ModuleCall("nn.ZeroPad2d", ((self.left, self.right, self.top, self.bottom),))
