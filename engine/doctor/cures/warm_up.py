"""A learning rate that first rises."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project

SHARE = 0.05
FEWEST, MOST = 10, 2000


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Steps for a twentieth of the training; 100 where its length is not known yet."""
    plan = project.training
    total = evidence.total_steps if evidence is not None else 2000
    steps = min(max(round(SHARE * total), FEWEST), MOST)
    if plan.warmup_steps >= steps:
        raise UserError(
            say("The rate rises over {count} steps already.", count=plan.warmup_steps),
            say("Lower the learning rate instead."),
        )
    return project.edited(training=plan.edited(warmup_steps=steps))


CURE = Cure(
    id="warm_up",
    title=say("Warm up the learning rate"),
    sentence=say(
        "The first gradients are the largest and the least trustworthy; short first steps keep them from "
        "throwing the weights about (Goyal et al., 2017)."
    ),
    apply=apply,
)
