"""A limit to the length of the gradient."""

from __future__ import annotations

import numpy as np

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.spec.message import UserError, say
from engine.spec.project import Project

HEALTHY = 1.5
"""Times the median norm of the steps that did no harm."""
FALLBACK = 1.0
"""Where nothing was measured, or nothing healthy: what is usual."""
BOUNDS = (0.05, 50.0)


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """1.5 times the median norm of the healthy steps, over all weights."""
    plan = project.training
    limit = healthy_limit(evidence)
    if plan.clipping == "norm" and 0 < plan.clip_norm <= limit:
        raise UserError(
            say("Gradients are clipped at {limit:g} already.", limit=plan.clip_norm),
            say("Clipping does not mend what makes them large: look at the weights' start and the rate."),
        )
    return project.edited(training=plan.edited(clip_norm=limit, clipping="norm"))


def healthy_limit(evidence: Evidence | None) -> float:
    """From the steps whose loss is finite and not above the first; with two digits."""
    history = evidence.history if evidence is not None else None
    if history is None or not len(history):
        return FALLBACK
    norms = np.sqrt(np.square(history.mean("gradient_norm")).sum(1))
    losses = history.mean("loss")
    known = np.isfinite(norms) & np.isfinite(losses) & (norms > 0)
    if not known.any():
        return FALLBACK
    healthy = known & (losses <= losses[known][0])
    median = float(np.median(norms[healthy]))
    low, high = BOUNDS
    return float(f"{HEALTHY * median:.2g}") if low <= HEALTHY * median <= high else FALLBACK


CURE = Cure(
    id="clip_gradients",
    title=say("Clip the gradients"),
    sentence=say(
        "A gradient that is far longer than usual is shortened, its direction kept, so that one bad batch "
        "cannot throw the weights away (Pascanu et al., 2013)."
    ),
    apply=apply,
)
