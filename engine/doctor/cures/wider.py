"""Hidden layers that are twice as wide."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers, hidden_layers, shapes_of
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Twice the filters and units of every hidden layer; a convolution of one channel a group stays one."""
    network = project.network
    shapes = shapes_of(network)
    found = hidden_layers(network)
    if not found:
        raise UserError(say("There is no hidden layer to widen."), say("Add a layer before the last one."))
    for node_id in found:
        values = dict(network.node(node_id).layer)
        name = "units" if "units" in values else "filters"
        changes = {name: 2 * values[name]}
        (source,) = network.feeds(node_id).values() or ("",)
        channels = (shapes.get(source) or (0,))[0]
        if (
            values.get("groups", 1) > 1
            and values["groups"] == channels
            and project.network.ancestors(node_id) & set(found)
        ):
            changes["groups"] = 2 * values["groups"]
        network = edit_layers(network, [node_id], **changes)
    return cured(project, network)


CURE = Cure(
    id="wider",
    title=say("Make the layers wider"),
    sentence=say(
        "A network that cannot even learn a few pictures by heart has too little room; twice the width has "
        "four times the weights."
    ),
    apply=apply,
)
