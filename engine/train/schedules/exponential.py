"""A learning rate that falls by the same share all the time."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.schedule import Schedule


def exponential(step: int, total_steps: int, steps_per_epoch: int, ratio: float) -> float:
    """ratio^(step / steps_per_epoch)."""
    return float(ratio ** (step / steps_per_epoch))


class Exponential(Schedule):
    """Lets the learning rate fall a little each step; after each epoch as `lr_scheduler.ExponentialLR`."""

    function: ClassVar = staticmethod(exponential)
    type: Literal["Exponential"] = "Exponential"

    ratio: float = Field(0.9, gt=0, le=1, description="What is left of the rate after each epoch.")

    def arguments(self) -> dict[str, Any]:
        """ratio."""
        return {"ratio": self.ratio}
