"""A fault is told by the outcome: how much worse than its healthy twin a case ends, over the seeds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from benchmarks.doctor.case import Case

Kind = Literal["healthy", "harmless", "faulty"]
POINTS = {"digits": 0.02, "fashion": 0.02, "cifar": 0.04}
"""So much less accuracy on average, and a fault counts."""
LEAST_EFFECT = 0.5
"""Of Cohen's d."""
TOO_SHORT = ("too_few_epochs", "learning_rate_too_low")
"""What is right as the cause of a case that only needed more time."""


@dataclass(frozen=True)
class Outcome:
    """How a case ended. `gap` is the twin's mean accuracy less its own; NaN for healthy cases."""

    kind: Kind
    accuracy: float
    gap: float
    effect: float
    """Cohen's d; infinite where the runs of each do not differ."""
    accepted: tuple[str, ...] = ()
    """Of a fault: what is right as its cause."""


def outcomes(
    cases: Sequence[Case],
    accuracies: Mapping[str, Sequence[float]],
    longer: Mapping[str, Sequence[float]] | None = None,
) -> dict[str, Outcome]:
    """Case id -> outcome, where runs of it and of its twin are there. NaN is a run that broke off.

    `longer` are accuracies of healthy cases that were trained three times as long: where they gain as much
    as a fault must cost, the case as it stands is a fault, too short.
    """
    found = {}
    for case in cases:
        own = np.array(accuracies.get(case.id, ()))
        twin = np.array(accuracies.get(case.twin, ())) if case.twin else own
        if not len(own) or not len(twin):
            continue
        if not case.twin:
            twin = np.array((longer or {}).get(case.id, own))
        gap = float(twin.mean() - own.mean())
        effect = cohens_d(twin, own)
        harmful = not np.isfinite(own).all() or (gap >= POINTS[case.data] and effect >= LEAST_EFFECT)
        accuracy = float(own.mean())
        if harmful:
            found[case.id] = Outcome("faulty", accuracy, gap, effect, case.accepted or TOO_SHORT)
        elif case.twin:
            found[case.id] = Outcome("harmless", accuracy, gap, effect)
        else:
            found[case.id] = Outcome("healthy", accuracy, math.nan, math.nan)
    return found


def cohens_d(better: np.ndarray, worse: np.ndarray) -> float:
    """The difference of the means over the pooled deviation (Cohen, 1988)."""
    freedom = len(better) + len(worse) - 2
    gap = float(better.mean() - worse.mean())
    if freedom < 1:
        return math.copysign(math.inf, gap) if gap else 0.0
    squares = ((better - better.mean()) ** 2).sum() + ((worse - worse.mean()) ** 2).sum()
    pooled = math.sqrt(squares / freedom)
    return gap / pooled if pooled else math.copysign(math.inf, gap) if gap else 0.0
