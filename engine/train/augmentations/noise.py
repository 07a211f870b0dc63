"""Noise: grain over the picture."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Noise(Augmentation):
    """Adds a normally distributed random number to every value of every pixel, like a camera's grain.

    What leaves the range from black to white is cut off.
    """

    title: ClassVar[str] = "Noise"
    type: Literal["Noise"] = "Noise"

    standard_deviation: float = Field(
        0.05, ge=0, le=0.5, description="How strong, as a share of the range from black to white."
    )

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's Gaussian noise."""
        options = {"std": self.standard_deviation, "p": self.probability}
        return (ModuleCall("kornia.augmentation.RandomGaussianNoise", (), options),)
