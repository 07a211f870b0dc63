"""Four times as many pictures in a step."""

from __future__ import annotations

import math

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project

TIMES = 4
MOST = 512


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Four times the batch, no more than the noise calls for, where that was measured."""
    plan = project.training
    if plan.full_batch:
        raise UserError(say("Each step has all pictures already."), say("Lower the learning rate instead."))
    wanted = min(TIMES * plan.batch_size, MOST)
    scales = [one.noise_scale for one in evidence.observations[-3:]] if evidence is not None else []
    known = [scale for scale in scales if math.isfinite(scale) and scale > 0]
    if known and sorted(known)[len(known) // 2] <= plan.batch_size:
        raise UserError(
            say("The gradient of {count} pictures is hardly noise.", count=plan.batch_size),
            say("Lower the learning rate instead."),
        )
    if wanted <= plan.batch_size:
        raise UserError(
            say("Batches of {count} pictures are large already.", count=plan.batch_size),
            say("Lower the learning rate instead."),
        )
    return project.edited(training=plan.edited(batch_size=wanted))


CURE = Cure(
    id="larger_batch",
    title=say("Larger batches"),
    sentence=say(
        "The gradient of more pictures is less a matter of chance, so that steps no longer contradict one "
        "another (McCandlish et al., 2018)."
    ),
    apply=apply,
)
