"""Input: where the pictures enter, and how they are prepared."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Layer, Shape
from engine.spec.torch_call import ModuleCall

Scaling = Literal["standardise", "unit", "symmetric", "raw"]


class Input(Layer):
    """Where pictures enter: their size, their channels and the scale of their numbers.

    Every picture is brought to this size and these channels, in training and in use alike. The scaling
    is part of the model: it is saved and exported with the weights.
    """

    category: ClassVar[Category] = "Input and output"
    keywords: ClassVar[tuple[str, ...]] = ("image", "picture", "data")
    type: Literal["Input"] = "Input"

    channels: Literal[1, 3] = Field(1, description="1: gray pictures; 3: red, green and blue.")
    height: int = Field(
        28,
        ge=1,
        le=4096,
        description="To this height every picture is brought.",
        json_schema_extra={"unit": "px"},
    )
    width: int = Field(
        28,
        ge=1,
        le=4096,
        description="To this width every picture is brought.",
        json_schema_extra={"unit": "px"},
    )
    fit: Literal["stretch", "crop", "pad"] = Field(
        "stretch",
        description=(
            "How a picture of another shape is brought to size. stretch: bend it; crop: cut the "
            "longer side; pad: black bars on the shorter side."
        ),
    )
    background: str = Field(
        "#ffffff",
        pattern="^#[0-9a-f]{6}$",
        description="What shows through where a picture is transparent.",
        json_schema_extra={"color": True, "advanced": True},
    )
    scaling: Scaling = Field(
        "standardise",
        description=(
            "standardise: mean 0 and deviation 1 by channel, measured on the training pictures; "
            "unit: 0 to 1; symmetric: -1 to 1; raw: 0 to 255, which most networks cannot learn from."
        ),
    )

    @property
    def preparation(self) -> tuple[int, int, int, str, tuple[int, int, int]]:
        """Channels, height, width, fit and background (red, green, blue): what decides the pixels, in the
        order in which `prepare_picture` takes them."""
        red, green, blue = bytes.fromhex(self.background[1:])
        return self.channels, self.height, self.width, self.fit, (red, green, blue)

    def input_ports(self) -> tuple[str, ...]:
        """None: it is the source."""
        return ()

    def output_shape(self, *inputs: Shape) -> Shape:
        """(channels, height, width)."""
        return (self.channels, self.height, self.width)

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`modules.ScalePixels`: uint8 or float pixels 0..255 (N, C, H, W) -> scaled floats.

        For "standardise" the buffers are filled from the training pictures before the first step.
        """
        scale, shift = {
            "standardise": (1 / 255, 0.0),
            "unit": (1 / 255, 0.0),
            "symmetric": (2 / 255, -1.0),
            "raw": (1.0, 0.0),
        }[self.scaling]
        return ModuleCall("modules.ScalePixels", (self.channels,), {"scale": scale, "shift": shift})
