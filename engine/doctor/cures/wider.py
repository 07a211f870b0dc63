"""Hidden layers that are twice as wide."""

from __future__ import annotations

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, edit_layers, hidden_layers, shapes_of
from engine.spec.message import UserError, say
from engine.spec.project import Project

ENOUGH = 16
"""Filters or units."""


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """More filters and units in every hidden layer; a convolution of one channel a group stays one."""
    network = project.network
    shapes = shapes_of(network)
    found = hidden_layers(network)
    if not found:
        raise UserError(say("There is no hidden layer to widen."), say("Add a layer before the last one."))
    times = _times(min(_width(project, node_id) for node_id in found))
    for node_id in found:
        values = dict(network.node(node_id).layer)
        name = "units" if "units" in values else "filters"
        changes = {name: times * values[name]}
        (source,) = network.feeds(node_id).values() or ("",)
        channels = (shapes.get(source) or (0,))[0]
        if (
            values.get("groups", 1) > 1
            and values["groups"] == channels
            and project.network.ancestors(node_id) & set(found)
        ):
            changes["groups"] = times * values["groups"]
        network = edit_layers(network, [node_id], **changes)
    return cured(project, network)


def _width(project: Project, node_id: str) -> int:
    values = dict(project.network.node(node_id).layer)
    return int(values["units"] if "units" in values else values["filters"])


def _times(narrowest: int) -> int:
    """Twice, but more where a layer is so narrow that hardly anything gets through."""
    return 2 if narrowest >= ENOUGH else 4 if narrowest >= ENOUGH // 2 else 8


CURE = Cure(
    id="wider",
    title=say("Make the layers wider"),
    sentence=say(
        "A network that cannot even learn a few pictures by heart has too little room; twice the width has "
        "four times the weights."
    ),
    apply=apply,
)
