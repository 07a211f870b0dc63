"""More epochs, as many as the loss needs."""

from __future__ import annotations

import math

import numpy as np

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import say
from engine.spec.project import Project

DOUBLE = 2.0
BOUNDS = (1.5, 3.0)
"""Times the epochs: less would not show, more is not foretold from so short a curve."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """As many as the forecast says; twice as many where nothing can be foretold."""
    plan = project.training
    times = forecast(evidence) if evidence is not None else DOUBLE
    epochs = min(math.ceil(plan.epochs * times), 100_000)
    changes = {"max_steps": math.ceil(plan.max_steps * times)} if plan.max_steps else {}
    return project.edited(training=plan.edited(epochs=epochs, patience=0, **changes))


def forecast(evidence: Evidence) -> float:
    """How many times as long the loss takes to come to that of the reference network, if it goes on to
    fall along the logarithm of the step as it did over the second half."""
    history, reference = evidence.history, evidence.reference
    if history is None or reference is None or not len(reference.train_loss) or len(history) < 20:
        return DOUBLE
    loss, steps = history.mean("loss"), history.steps + 1.0
    late = np.isfinite(loss) & (steps > steps[-1] / 2)
    if late.sum() < 10:
        return DOUBLE
    slope, start = np.polyfit(np.log(steps[late]), loss[late], 1)
    goal = float(np.nanmin(reference.train_loss))
    if slope >= 0 or not math.isfinite(goal):
        return BOUNDS[1]
    needed = math.exp(min((goal - start) / slope, 50.0)) / float(steps[-1])
    return min(max(needed, BOUNDS[0]), BOUNDS[1])


CURE = Cure(
    id="more_epochs",
    title=say("Train longer"),
    sentence=say(
        "The loss still falls when the training ends; the number of epochs is that at which it would be "
        "where it can be."
    ),
    apply=apply,
)
