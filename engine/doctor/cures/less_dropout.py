"""Less dropout."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers, used_layers
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.spec.running import DROPOUTS

LEFT = {"Dropout": 0.25, "SpatialDropout": 0.1}


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """At most 0.25 of numbers and 0.1 of maps."""
    network = project.network
    for node_id in used_layers(network):
        layer = network.node(node_id).layer
        if layer.type in DROPOUTS and dict(layer)["probability"] > LEFT[layer.type]:
            network = edit_layers(network, [node_id], probability=LEFT[layer.type])
    if network == project.network:
        raise UserError(
            say("No layer leaves out more than a quarter."),
            say("Something else keeps the network from learning."),
        )
    return cured(project, network)


CURE = Cure(
    id="less_dropout",
    title=say("Less dropout"),
    sentence=say("Where most numbers are left out, too little of the picture gets through to learn from."),
    apply=apply,
)
