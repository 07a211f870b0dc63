"""A learning rate that falls in even stairs."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.schedule import Schedule


def stairs(step: int, total_steps: int, steps_per_epoch: int, every: int, ratio: float) -> float:
    """ratio^(epoch // every), with epochs from 0."""
    return float(ratio ** (step // steps_per_epoch // every))


class Step(Schedule):
    """Multiplies the learning rate every few epochs, as `lr_scheduler.StepLR`."""

    title: ClassVar[str] = "Steps"
    function: ClassVar = staticmethod(stairs)
    type: Literal["Step"] = "Step"

    every: int = Field(5, ge=1, le=100_000, description="How many epochs each stair is long.")
    ratio: float = Field(0.1, gt=0, le=1, description="What the rate is multiplied by at each stair.")

    def arguments(self) -> dict[str, Any]:
        """every, ratio."""
        return {"every": self.every, "ratio": self.ratio}
