"""A learning rate that falls along half a cosine, once or again and again."""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.schedule import Schedule


def cosine(
    step: int, total_steps: int, steps_per_epoch: int, cycle_epochs: int, growth: int, lowest: float
) -> float:
    """lowest + (1 - lowest) (1 + cos(pi t)) / 2, where t goes from 0 to 1 in each cycle.

    The first cycle takes cycle_epochs epochs, each next one `growth` times as many; with cycle_epochs 0
    the whole training is one.
    """
    length = cycle_epochs * steps_per_epoch or total_steps
    while cycle_epochs and step >= length:
        step, length = step - length, length * growth
    return lowest + (1 - lowest) * (1 + math.cos(math.pi * min(step / length, 1))) / 2


class Cosine(Schedule):
    """Slows down gently along half a cosine, and may start again (Loshchilov and Hutter, SGDR, 2017).

    As `lr_scheduler.CosineAnnealingLR` over the whole training, and with cycles as
    `CosineAnnealingWarmRestarts`.
    """

    function: ClassVar = staticmethod(cosine)
    type: Literal["Cosine"] = "Cosine"

    lowest: float = Field(0.0, ge=0, le=1, description="The share of the rate at the end of the cosine.")
    cycle_epochs: int = Field(
        0, ge=0, le=100_000, description="After how many epochs it starts again; 0: never."
    )
    growth: int = Field(
        1,
        ge=1,
        le=100,
        description="How many times longer each cycle is than the one before.",
        json_schema_extra={"advanced": True},
    )

    def arguments(self) -> dict[str, Any]:
        """cycle_epochs, growth, lowest."""
        return {"cycle_epochs": self.cycle_epochs, "growth": self.growth, "lowest": self.lowest}
