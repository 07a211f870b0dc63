"""A learning rate that falls where the loss no longer does."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.schedules.plateau import Plateau


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """The schedule; its patience suits the number of epochs."""
    plan = project.training
    if plan.schedule.type == "Plateau":
        raise UserError(
            say("The learning rate falls on a plateau already."), say("Lower its patience by hand.")
        )
    if plan.epochs < 4:
        raise UserError(
            say("{count} epochs are too few to wait for a plateau.", count=plan.epochs),
            say("Take a cosine instead, or more epochs."),
        )
    schedule = Plateau(patience=max(1, min(plan.epochs // 8, 10)), ratio=0.3)
    return project.edited(training=plan.edited(schedule=schedule))


CURE = Cure(
    id="plateau_schedule",
    title=say("Let the rate fall on a plateau"),
    sentence=say("When the validation loss stands still, shorter steps find what long ones jump over."),
    apply=apply,
)
