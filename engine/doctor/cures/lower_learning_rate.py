"""A smaller learning rate."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project

USUAL = {"GradientDescent": 0.1, "Momentum": 0.02, "Adadelta": 1.0, "Muon": 0.02, "Adagrad": 0.01}
"""The most that is usual for the optimizers for which it is not 0.001."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """A tenth of the rate, a third where the loss only swings; never above what is usual."""
    optimizer = project.training.optimizer
    lowered = lower_rate(optimizer, 3.0 if finding is not None and finding.id == "oscillating_loss" else 10.0)
    return project.edited(training=project.training.edited(optimizer=optimizer.edited(learning_rate=lowered)))


def lower_rate(optimizer: Optimizer, divisor: float) -> float:
    """The rate divided, with two digits."""
    usual = USUAL.get(optimizer.type, 0.001)
    rate = min(optimizer.learning_rate / divisor, usual)
    if rate < 1e-9:
        raise UserError(
            say("The learning rate is {rate:g} already.", rate=optimizer.learning_rate),
            say("Something else keeps the network from learning."),
        )
    return float(f"{rate:.1e}")


CURE = Cure(
    id="lower_learning_rate",
    title=say("Lower the learning rate"),
    sentence=say(
        "Shorter steps do not overshoot: the loss stops jumping, and units are no longer thrown where they "
        "are dead."
    ),
    apply=apply,
)
