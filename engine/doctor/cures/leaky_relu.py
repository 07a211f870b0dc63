"""LeakyReLU in the place of activations that do not let the gradient through."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import SATURATING, activated_by
from engine.layers.leaky_relu import LeakyReLU
from engine.spec.message import say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """For every ReLU, sigmoid and tanh between the layers."""
    return activated_by(project, LeakyReLU, (*SATURATING, "ReLU"))


CURE = Cure(
    id="leaky_relu",
    title=say("Use LeakyReLU"),
    sentence=say(
        "Where a ReLU gives nothing, it lets a little of the gradient through, so that a dead unit can come "
        "back (Maas et al., 2013)."
    ),
    apply=apply,
)
