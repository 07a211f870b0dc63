"""Erase: a rectangle of the picture covered."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Erase(Augmentation):
    """Covers a random rectangle of the picture, so that the network learns to look at all of the object.

    Zhong et al., Random Erasing Data Augmentation, 2017.
    """

    title: ClassVar[str] = "Erase"
    type: Literal["Erase"] = "Erase"

    smallest: float = Field(
        0.02, ge=0.01, le=0.9, description="The smallest rectangle, as a share of the picture's area."
    )
    largest: float = Field(
        0.2, ge=0.01, le=0.9, description="The largest rectangle, as a share of the picture's area."
    )
    gray: float = Field(0.5, ge=0, le=1, description="What it is covered with; 0: black, 1: white.")

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's random erasing; sides from 3:10 to 10:3."""
        areas = (min(self.smallest, self.largest), max(self.smallest, self.largest))
        options = {"scale": areas, "value": self.gray, "p": self.probability}
        return (ModuleCall("kornia.augmentation.RandomErasing", (), options),)
