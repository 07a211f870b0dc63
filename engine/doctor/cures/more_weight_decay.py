"""More pull of the weights towards 0."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Ten times the weight decay; 0.0005 (AdamW 0.05) where there is none."""
    plan = project.training
    old = plan.optimizer
    start, most = (0.05, 0.5) if old.type == "AdamW" else (0.0005, 0.01)
    decay = min(10 * old.weight_decay, most) if old.weight_decay else start
    if decay <= old.weight_decay:
        raise UserError(
            say("The weight decay is {decay:g} already.", decay=old.weight_decay),
            say("Try dropout, augmentation or more pictures."),
        )
    return project.edited(training=plan.edited(optimizer=old.edited(weight_decay=float(f"{decay:.2g}"))))


CURE = Cure(
    id="more_weight_decay",
    title=say("More weight decay"),
    sentence=say("Small weights make a smooth function that cannot learn single pictures by heart."),
    apply=apply,
)
