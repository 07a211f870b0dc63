"""GELU in the place of activations that do not let the gradient through."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import SATURATING, activated_by
from engine.layers.gelu import GELU
from engine.spec.message import say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """For every sigmoid, tanh, softplus and ReLU between the layers."""
    wanted: tuple[str, ...] = (*SATURATING, "Softplus")
    if finding is None or finding.id == "dead_relu":  # against a vanishing gradient a ReLU is as good
        wanted = (*wanted, "ReLU")
    return activated_by(project, GELU, wanted)


CURE = Cure(
    id="gelu",
    title=say("Use GELU"),
    sentence=say(
        "A smooth ReLU: large inputs pass with slope 1, and small negative ones keep some gradient, so that "
        "no unit dies (Hendrycks and Gimpel, 2016)."
    ),
    apply=apply,
)
