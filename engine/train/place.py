"""Where a run is: all that its course depends on beside the weights and what the steps remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.train.report import Report, StopReason


@dataclass
class Place:
    """Within one epoch. It is whole between any two reports, so that a run can go on from it."""

    epoch: int = 1
    batch: int = 0
    """So many steps of the epoch are made."""
    pictures: int = 0
    """They took so many pictures."""
    loss: float = 0.0
    """The sum over these pictures."""
    accuracy: float = 0.0
    """The sum over these pictures."""
    evaluated: bool = False
    """Whether the epoch's report was made."""
    reason: StopReason | None = None
    """Why the run ends with this epoch, once it is known."""

    def take(self, report: Report, sizes: Sequence[int]) -> None:
        """Count the steps of a report, which had so many pictures each. They are added one by one, so that
        the sums do not depend on how reports cut the steps."""
        for loss, accuracy, size in zip(report.loss.tolist(), report.accuracy.tolist(), sizes, strict=True):
            self.loss += loss * size
            self.accuracy += accuracy * size
        self.batch += len(sizes)
        self.pictures += sum(sizes)
