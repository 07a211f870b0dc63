"""Dropout before the last layer."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers, insert_before, output_layers, shapes_of, used_layers
from engine.layers.dropout import Dropout
from engine.layers.spatial_dropout import SpatialDropout
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.spec.running import DROPOUTS

VECTOR, MAPS = 0.4, 0.2
"""The share left out, of numbers and of whole maps."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Where there is none, before the last layer with weights; else more of that which is there."""
    network = project.network
    there = [i for i in used_layers(network) if network.node(i).layer.type in DROPOUTS]
    weak = [i for i in there if dict(network.node(i).layer)["probability"] < VECTOR]
    if there and not weak:
        raise UserError(
            say("There is dropout of {share:g} already.", share=VECTOR),
            say("Try augmentation, weight decay or more pictures."),
        )
    if weak:
        for node_id in weak:
            more = min(dict(network.node(node_id).layer)["probability"] + 0.2, VECTOR)
            network = edit_layers(network, [node_id], probability=round(more, 2))
        return cured(project, network)
    last = output_layers(network)
    if not last:
        raise UserError(say("No layer has weights."), say("Add a Conv2d or Linear layer."))
    shapes = shapes_of(network)
    for node_id in last:
        (source,) = network.feeds(node_id).values() or ("",)
        maps = len(shapes.get(source) or (0,)) == 3
        layer = SpatialDropout(probability=MAPS) if maps else Dropout(probability=VECTOR)
        network, _ = insert_before(network, node_id, layer)
    return cured(project, network)


CURE = Cure(
    id="dropout",
    title=say("Add dropout"),
    sentence=say(
        "Random numbers are left out in each step, so that no unit can rely on one other, and pictures are "
        "not learnt by heart (Srivastava et al., 2014)."
    ),
    apply=apply,
)
