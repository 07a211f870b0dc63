"""ELU in the place of activations that do not let the gradient through."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import SATURATING, activated_by
from engine.layers.elu import ELU
from engine.spec.message import say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """For every ReLU, sigmoid and tanh between the layers."""
    return activated_by(project, ELU, (*SATURATING, "ReLU"))


CURE = Cure(
    id="elu",
    title=say("Use ELU"),
    sentence=say(
        "Negative inputs keep a gradient, so that no unit dies, and the mean output stays near 0 (Clevert et "
        "al., 2015)."
    ),
    apply=apply,
)
