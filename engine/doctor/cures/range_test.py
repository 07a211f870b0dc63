"""The learning rate that a range test suggests."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project

WARM_UP = 10
"""A warm-up takes at most this part of the run: one over a tenth."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The rate, where one was measured and differs. A warm-up that would not let it come is cut short."""
    plan = project.training
    optimizer = plan.optimizer
    if rate is None:
        raise UserError(
            say("No learning rate has been measured yet."), say("Let the range test run on the pictures.")
        )
    steps = plan.warmup_steps
    if evidence is not None and evidence.total_steps:
        steps = min(steps, evidence.total_steps // WARM_UP)
    if abs(rate - optimizer.learning_rate) <= 0.1 * optimizer.learning_rate and steps == plan.warmup_steps:
        raise UserError(
            say("The range test suggests the learning rate that you have, {rate:g}.", rate=rate),
            say("Something else keeps the network from learning."),
        )
    return project.edited(
        training=plan.edited(optimizer=optimizer.edited(learning_rate=rate), warmup_steps=steps)
    )


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
