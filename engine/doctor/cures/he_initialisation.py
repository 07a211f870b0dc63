"""First weights drawn by He."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import RECTIFIERS, SATURATING, cured, hidden_activations, initialise, weight_layers
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """He before ReLU and its kin, and what suits the other activations; biases from 0."""
    network = project.network
    if not weight_layers(network):
        raise UserError(say("No layer has weights."), say("Add a Conv2d or Linear layer."))
    if hidden_activations(network, SATURATING) and not hidden_activations(network, RECTIFIERS):
        raise UserError(
            say("He initialisation is made for ReLU; here are only sigmoid and tanh."),
            say("Take Glorot, or exchange the activations."),
        )
    after = initialise(network)
    if after == network:
        raise UserError(
            say("All layers start by what suits them already."), say("Let the data find the scale: LSUV.")
        )
    return cured(project, after, start="drawn")


CURE = Cure(
    id="he_initialisation",
    title=say("Start by He"),
    sentence=say(
        "Weights of variance 2 / fan-in keep the size of signal and gradient through layers of ReLU, and "
        "differ, so that units learn different things (He et al., 2015)."
    ),
    apply=apply,
)
