"""Flip: pictures mirrored."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Flip(Augmentation):
    """Mirrors the picture, left to right, upside down, or both, each by itself.

    Left to right suits nearly everything but letters and digits; upside down suits what is seen from
    above, as under a microscope or from the air.
    """

    title: ClassVar[str] = "Flip"
    type: Literal["Flip"] = "Flip"

    horizontal: bool = Field(True, description="Swap left and right.")
    vertical: bool = Field(False, description="Swap top and bottom.")

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's flips, one for each direction."""
        names = (("Horizontal", self.horizontal), ("Vertical", self.vertical))
        return tuple(
            ModuleCall(f"kornia.augmentation.Random{name}Flip", (), {"p": self.probability})
            for name, wanted in names
            if wanted
        )
