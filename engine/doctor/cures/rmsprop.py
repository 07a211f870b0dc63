"""The optimizer RMSprop."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.optimizers.rmsprop import RMSprop


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """RMSprop with its usual rate and the decay of before."""
    plan = project.training
    wanted = RMSprop(learning_rate=0.001, weight_decay=min(plan.optimizer.weight_decay, 0.0005))
    if plan.optimizer.type == "RMSprop" and abs(plan.optimizer.learning_rate - 0.001) < 1e-4:
        raise UserError(
            say("The optimizer is RMSprop at its usual rate already."),
            say("Something else keeps the network from learning."),
        )
    return project.edited(training=plan.edited(optimizer=wanted))


CURE = Cure(
    id="rmsprop",
    title=say("Use RMSprop at 0.001"),
    sentence=say(
        "It divides each weight's gradient by its recent size, so that layers with small gradients move, "
        "too (Hinton, 2012)."
    ),
    apply=apply,
)
