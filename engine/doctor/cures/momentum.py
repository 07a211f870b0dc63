"""Gradient descent with momentum."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.optimizers.momentum import Momentum

MEMORY = 0.9


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Momentum 0.9. Where the loss swings, a tenth of the rate, so that steps are as long as before."""
    plan = project.training
    old = plan.optimizer
    if old.type not in ("GradientDescent", "Momentum"):
        raise UserError(
            say("{name} keeps a running mean of the gradient already, or does without.", name=old.type),
            say("Choose gradient descent first, if you want to see what momentum does."),
        )
    if dict(old).get("momentum", 0.0) >= MEMORY:
        raise UserError(
            say("The momentum is {momentum:g} already.", momentum=dict(old)["momentum"]),
            say("Change the learning rate instead."),
        )
    swings = finding is not None and finding.id in ("oscillating_loss", "learning_rate_too_high")
    learning_rate = old.learning_rate * (1 - MEMORY) if swings else old.learning_rate
    wanted = Momentum(
        learning_rate=float(f"{learning_rate:.2g}"),
        momentum=MEMORY,
        weight_decay=old.weight_decay,
        decay_all=old.decay_all,
    )
    return project.edited(training=plan.edited(optimizer=wanted))


CURE = Cure(
    id="momentum",
    title=say("Add momentum 0.9"),
    sentence=say(
        "Steps that agree build up speed, steps that alternate cancel: it swings less across a valley and "
        "runs faster along it (Polyak, 1964)."
    ),
    apply=apply,
)
