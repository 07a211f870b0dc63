"""A learning rate that falls where the loss no longer does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.schedule import Schedule


def plateau(losses: Sequence[float], patience: int, ratio: float, improvement: float, lowest: float) -> float:
    """ratio for each time that more than `patience` epochs in a row were not better than the best before
    by more than `improvement`; not below `lowest`."""
    best, bad, factor = float("inf"), 0, 1.0
    for loss in losses:
        bad = 0 if loss < best - improvement else bad + 1
        best = loss if bad == 0 else best
        if bad > patience:
            factor, bad = max(factor * ratio, lowest), 0
    return factor


class Plateau(Schedule):
    """Lets the learning rate fall when the validation loss has stood still for some epochs.

    As `lr_scheduler.ReduceLROnPlateau` with an absolute threshold. Without validation pictures it
    watches the training loss. How the curve will go is not known before.
    """

    title: ClassVar[str] = "On plateau"
    function: ClassVar = staticmethod(plateau)
    watches: ClassVar[bool] = True
    type: Literal["Plateau"] = "Plateau"

    patience: int = Field(
        3, ge=0, le=100_000, description="So many epochs without improvement are waited for."
    )
    ratio: float = Field(0.1, gt=0, le=1, description="What the rate is multiplied by each time.")
    improvement: float = Field(
        0.0001,
        ge=0,
        le=1000,
        description="The loss must fall by more than this to count as better.",
        json_schema_extra={"advanced": True},
    )
    lowest: float = Field(
        0.0,
        ge=0,
        le=1,
        description="The share of the rate below which it does not fall.",
        json_schema_extra={"advanced": True},
    )

    def arguments(self) -> dict[str, Any]:
        """patience, ratio, improvement, lowest."""
        return {
            "patience": self.patience,
            "ratio": self.ratio,
            "improvement": self.improvement,
            "lowest": self.lowest,
        }
