"""The learning rate that a range test suggests."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The rate, where one was measured and differs."""
    optimizer = project.training.optimizer
    if rate is None:
        raise UserError(
            say("No learning rate has been measured yet."), say("Let the range test run on the pictures.")
        )
    if abs(rate - optimizer.learning_rate) <= 0.1 * optimizer.learning_rate:
        raise UserError(
            say("The range test suggests the learning rate that you have, {rate:g}.", rate=rate),
            say("Something else keeps the network from learning."),
        )
    return project.edited(training=project.training.edited(optimizer=optimizer.edited(learning_rate=rate)))


CURE = Cure(
    id="range_test",
    title=say("Measure the learning rate"),
    sentence=say(
        "The rate rises in a short trial from step to step; where the loss falls fastest is the rate to "
        "take (Smith, 2017)."
    ),
    apply=apply,
    needs_rate=True,
)
