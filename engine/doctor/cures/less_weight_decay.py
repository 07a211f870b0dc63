"""Less pull of the weights towards 0."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project

USUAL = 0.0005
"""The most that is left; for AdamW, whose decay is multiplied by the rate, 0.01."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """A tenth of weight decay and L1, and never more than is usual."""
    plan = project.training
    old = plan.optimizer
    if not old.weight_decay and not plan.l1 and not plan.max_norm:
        raise UserError(
            say("Nothing pulls the weights towards 0."),
            say("Something else keeps the network from learning."),
        )
    usual = 0.01 if old.type == "AdamW" else USUAL
    decay = float(f"{min(old.weight_decay / 10, usual):.2g}")
    l1 = float(f"{min(plan.l1 / 10, 1e-5):.2g}")
    max_norm = 0.0 if plan.max_norm < 1 else plan.max_norm
    return project.edited(
        training=plan.edited(optimizer=old.edited(weight_decay=decay), l1=l1, max_norm=max_norm)
    )


CURE = Cure(
    id="less_weight_decay",
    title=say("Less weight decay"),
    sentence=say(
        "The decay pulls harder than the loss does, so the weights shrink instead of learning; with a tenth "
        "of it the loss wins."
    ),
    apply=apply,
)
