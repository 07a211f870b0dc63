"""First weights drawn by Glorot."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers, weight_layers
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Glorot in every layer with weights; biases from 0."""
    network = project.network
    if not weight_layers(network):
        raise UserError(say("No layer has weights."), say("Add a Conv2d or Linear layer."))
    after = edit_layers(network, weight_layers(network), initialisation="glorot_uniform", initial_bias=0.0)
    if after == network and project.training.start == "drawn":
        raise UserError(say("All layers start by Glorot already."), say("Let the data find the scale: LSUV."))
    return cured(project, after, start="drawn")


CURE = Cure(
    id="glorot_initialisation",
    title=say("Start by Glorot"),
    sentence=say(
        "Weights of variance 2 / (fan-in + fan-out) keep tanh and sigmoid where they have slope, forward and "
        "backward (Glorot and Bengio, 2010)."
    ),
    apply=apply,
)
