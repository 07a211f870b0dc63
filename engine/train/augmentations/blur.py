"""Blur: pictures out of focus."""

from __future__ import annotations

import math
from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall


class Blur(Augmentation):
    """Blurs the picture with a Gaussian of random width, as a camera out of focus does.

    For photos that are not all sharp; it also keeps the network from relying on the finest texture.
    """

    title: ClassVar[str] = "Blur"
    type: Literal["Blur"] = "Blur"

    sigma: float = Field(
        1.0,
        ge=0.1,
        le=5,
        description="The largest standard deviation of the Gaussian; the smallest is 0.1.",
        json_schema_extra={"unit": "pixels"},
    )

    def torch_calls(self, channels: int, height: int, width: int) -> tuple[ModuleCall, ...]:
        """kornia's Gaussian blur; the kernel reaches three standard deviations, the edge goes on."""
        side = 2 * math.ceil(3 * self.sigma) + 1
        options = {"border_type": "replicate", "p": self.probability}
        return (
            ModuleCall("kornia.augmentation.RandomGaussianBlur", ((side, side), (0.1, self.sigma)), options),
        )
