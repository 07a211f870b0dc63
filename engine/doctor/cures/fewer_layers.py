"""Half of the hidden layers."""

from __future__ import annotations

from engine.doctor.blocks import blocks
from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, hidden_layers, shapes_of
from engine.spec.message import UserError, say
from engine.spec.project import Project

FEWEST = 4
"""From fewer hidden layers, depth is not what is wrong."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Every second block that gives the shape it takes goes, with its norm and its activation."""
    network = project.network
    count = len(hidden_layers(network))
    if count < FEWEST:
        raise UserError(
            say("{count} hidden layers are not deep.", count=count), say("Something else is the cause.")
        )
    even = [block for block in blocks(network) if block.shape_in == block.shape_out]
    for block in even[1::2] if len(even) > 1 else even:
        single = all(len(network.feeds(i)) == 1 for i in block.nodes)
        without = network.remove(block.nodes) if single else network
        if shapes_of(without)[without.of_type("Output")[0].id] is not None:
            network = without
    if network == project.network:
        raise UserError(
            say("Each layer changes the shape, so none can go by itself."),
            say("Put BatchNorm after each layer, or take some away by hand."),
        )
    return cured(project, network)


CURE = Cure(
    id="fewer_layers",
    title=say("Take half of the layers away"),
    sentence=say(
        "Each layer takes its share of the gradient on the way back; fewer layers leave more of it."
    ),
    apply=apply,
)
