"""A learning rate that falls at chosen epochs."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.schedule import Schedule


def falls(step: int, total_steps: int, steps_per_epoch: int, epochs: tuple[int, ...], ratio: float) -> float:
    """ratio for each of the epochs that is complete."""
    return float(ratio ** sum(step // steps_per_epoch >= epoch for epoch in epochs))


class MultiStep(Schedule):
    """Multiplies the learning rate after each of some epochs, as `lr_scheduler.MultiStepLR`."""

    title: ClassVar[str] = "Steps at chosen epochs"
    function: ClassVar = staticmethod(falls)
    type: Literal["MultiStep"] = "MultiStep"

    after_epochs: tuple[int, ...] = Field((5, 8), description="After which epochs the rate falls.")
    ratio: float = Field(0.1, gt=0, le=1, description="What the rate is multiplied by each time.")

    def arguments(self) -> dict[str, Any]:
        """epochs, ratio."""
        return {"epochs": self.after_epochs, "ratio": self.ratio}
