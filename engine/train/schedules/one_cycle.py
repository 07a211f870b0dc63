"""A learning rate that rises, and falls far below its start."""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.schedule import Schedule


def one_cycle(
    step: int, total_steps: int, steps_per_epoch: int, rise: float, start: float, end: float
) -> float:
    """Half a cosine from `start` up to 1 in the first `rise` of the steps, then one down to `end`."""
    peak = rise * total_steps - 1
    low, place = (
        (start, step / peak) if step < peak else (end, (total_steps - 1 - step) / (total_steps - 1 - peak))
    )
    return 1 + (low - 1) * (1 + math.cos(math.pi * min(max(place, 0), 1))) / 2


class OneCycle(Schedule):
    """Rises to the learning rate and falls far below, over the whole training (Smith, 2018).

    The learning rate is the peak, which may be higher than a constant one. As
    `lr_scheduler.OneCycleLR`, without its changes of momentum.
    """

    title: ClassVar[str] = "One cycle"
    function: ClassVar = staticmethod(one_cycle)
    type: Literal["OneCycle"] = "OneCycle"

    rise: float = Field(0.3, gt=0, lt=1, description="The share of the training in which the rate rises.")
    start: float = Field(0.04, gt=0, le=1, description="The share of the rate at the first step.")
    end: float = Field(
        0.000004,
        ge=0,
        le=1,
        description="The share of the rate at the last step.",
        json_schema_extra={"advanced": True},
    )

    def arguments(self) -> dict[str, Any]:
        """rise, start, end."""
        return {"rise": self.rise, "start": self.start, "end": self.end}
