"""ReLU in the place of activations that do not let the gradient through."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import SATURATING, activated_by
from engine.layers.relu import ReLU
from engine.spec.message import say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """For every sigmoid, tanh and softplus between the layers."""
    return activated_by(project, ReLU, (*SATURATING, "Softplus"))


CURE = Cure(
    id="relu",
    title=say("Use ReLU"),
    sentence=say(
        "Its slope is 1 where the input is positive, so the gradient passes undiminished; weights drawn by "
        "He keep its size (Glorot et al., 2011; He et al., 2015)."
    ),
    apply=apply,
)
