"""Color: other light and other colours."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Color(Augmentation):
    """Changes brightness, contrast, saturation and hue, each by a random factor, in random order.

    For photos taken in different light and by different cameras. The hue is for cases where colour says
    nothing of the class; it takes six times as long as the three others. Gray pictures have neither
    saturation nor hue.
    """

    title: ClassVar[str] = "Colour"
    type: Literal["Color"] = "Color"

    brightness: float = Field(
        0.2, ge=0, le=1, description="Light is multiplied by 1 plus or minus up to this."
    )
    contrast: float = Field(
        0.2, ge=0, le=1, description="The distance to gray is multiplied by 1 plus or minus up to this."
    )
    saturation: float = Field(
        0.2, ge=0, le=1, description="Colourfulness is multiplied by 1 plus or minus up to this."
    )
    hue: float = Field(
        0.0, ge=0, le=0.5, description="Colours move around the colour circle, by up to this share of it."
    )

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's colour jitter, without what gray pictures lack."""
        colours = (self.saturation, self.hue) if channels == 3 else (0.0, 0.0)
        factors = (self.brightness, self.contrast, *colours)
        return (ModuleCall("kornia.augmentation.ColorJitter", factors, {"p": self.probability}),)
