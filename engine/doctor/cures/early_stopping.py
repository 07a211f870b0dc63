"""An end before the network learns by heart."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Patience of a fifth of the epochs, 3 to 10; the best weights are put back at the end anyway."""
    plan = project.training
    patience = min(max(plan.epochs // 5, 3), 10)
    if 0 < plan.patience <= patience:
        raise UserError(
            say("The training stops after {count} epochs without progress already.", count=plan.patience),
            say("Try augmentation, weight decay, dropout or more pictures."),
        )
    if not project.data.validation_fraction:
        raise UserError(
            say("There are no validation pictures to tell when to stop."),
            say("Give a share of the pictures to validation."),
        )
    if plan.epochs <= patience:
        raise UserError(
            say("{count} epochs are too few to stop early.", count=plan.epochs),
            say("The best weights are kept anyway."),
        )
    return project.edited(training=plan.edited(patience=patience))


CURE = Cure(
    id="early_stopping",
    title=say("Stop early"),
    sentence=say(
        "The training ends when the validation loss no longer falls, and the best weights are put back: "
        "what follows is learning by heart (Prechelt, 1998)."
    ),
    apply=apply,
)
