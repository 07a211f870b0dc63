"""Biases that start at 0."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers, fitting_scheme, output_layers, weight_layers
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Also of layers that start in torch's way, whose biases are small random numbers."""
    network = project.network
    for node_id in weight_layers(network):
        layer = network.node(node_id).layer
        values = dict(layer)
        if not values["bias"]:
            continue
        if values["initial_bias"]:
            network = edit_layers(network, [node_id], initial_bias=0.0)
        if values["initialisation"] == "default" and node_id not in output_layers(network):
            scheme = fitting_scheme(network, node_id)
            network = edit_layers(network, [node_id], initialisation=scheme)
    if network == project.network:
        raise UserError(
            say("All biases start at 0 already."), say("Look at the weights and the learning rate.")
        )
    return cured(project, network)


CURE = Cure(
    id="zero_biases",
    title=say("Start the biases at 0"),
    sentence=say("A bias far below 0 keeps a ReLU shut for every picture, and then nothing can open it."),
    apply=apply,
)
