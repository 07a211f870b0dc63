"""When a training ends before its last epoch. The function stands alone: scripts carry it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.spec.training import TrainingPlan
from engine.train.report import Report, StopReason


def has_stalled(losses: Sequence[float], patience: int, improvement: float) -> bool:
    """Whether the last `patience` epochs brought no loss that is lower by more than `improvement` than
    the best before them; never with a patience of 0."""
    best, waited = float("inf"), 0
    for loss in losses:
        better = loss < best - improvement
        waited = 0 if better else waited + 1
        best = loss if better else best
    return 0 < patience <= waited


class StopRules:
    """Asked after every report and every epoch; the same steps always give the same answer, but for the
    time."""

    def __init__(self) -> None:
        self._calm = 0

    @property
    def calm(self) -> int:
        """For so many steps in a row all has been under the threshold."""
        return self._calm

    @calm.setter
    def calm(self, steps: int) -> None:
        self._calm = steps

    def must_look(self, plan: TrainingPlan, num_steps: int) -> bool:
        """Whether the rows must be looked at after so many steps: not when a report happens to be due."""
        return plan.converged_by != "never" and num_steps % plan.convergence_steps == 0

    def after_steps(self, plan: TrainingPlan, report: Report, num_steps: int) -> StopReason | None:
        """Why to end now, if there is a reason; `num_steps` have been made."""
        if plan.converged_by != "never":
            values = report.loss.astype(np.float64)
            if plan.converged_by == "gradient":
                values = np.sqrt(np.nansum(np.square(report.gradient_norm, dtype=np.float64), 1))
            calm = values < plan.convergence_threshold
            self._calm = self._calm + len(calm) if calm.all() else int(calm[::-1].argmin())
            if self.must_look(plan, num_steps) and self._calm >= plan.convergence_steps:
                return "converged"
        if plan.max_minutes and report.seconds >= 60 * plan.max_minutes:
            return "time"
        return None

    def after_epoch(self, plan: TrainingPlan, losses: Sequence[float]) -> StopReason | None:
        """Why to end after an epoch, if there is a reason."""
        return "patience" if has_stalled(losses, plan.patience, plan.least_improvement) else None
