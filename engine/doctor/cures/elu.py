"""ELU in the place of activations that do not let the gradient through."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import SATURATING, cured, exchange, hidden_activations, initialise
from engine.layers.elu import ELU
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """For every ReLU, sigmoid and tanh between the layers; and the weights start by what suits it."""
    found = hidden_activations(project.network, (*SATURATING, "ReLU"))
    if not found:
        raise UserError(
            say("No activation between the layers would be exchanged."),
            say("Something else keeps the network from learning."),
        )
    return cured(project, initialise(exchange(project.network, found, ELU)))


CURE = Cure(
    id="elu",
    title=say("Use ELU"),
    sentence=say(
        "Negative inputs keep a gradient, so that no unit dies, and the mean output stays near 0 (Clevert et "
        "al., 2015)."
    ),
    apply=apply,
)
