"""A ReLU where layers follow one another without an activation."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import (
    ACTIVATIONS,
    NORMS,
    cured,
    first_reached,
    hidden_layers,
    initialise,
    insert_after,
)
from engine.layers.relu import ReLU
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Behind each hidden layer, and its norm, that meets none before the next; projections of shortcuts
    meet the one behind the joint."""
    network = project.network
    for node_id in hidden_layers(network):
        if first_reached(network, node_id, ACTIVATIONS) is None:
            after = network.successors(node_id)
            behind = after[0] if len(after) == 1 and network.node(after[0]).layer.type in NORMS else node_id
            network, _ = insert_after(network, behind, ReLU())
    if network == project.network:
        raise UserError(
            say("There is an activation between all layers."),
            say("Something else keeps the network from learning."),
        )
    return cured(project, initialise(network))


CURE = Cure(
    id="activations_between",
    title=say("Put a ReLU between the layers"),
    sentence=say(
        "Layers without an activation between them are together no more than one: what they compute could be "
        "written as a single matrix."
    ),
    apply=apply,
)
