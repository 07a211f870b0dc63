"""GroupNorm behind every hidden layer with weights."""

from __future__ import annotations

import math
from collections.abc import Callable

from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import (
    NORMS,
    cured,
    exchange,
    first_reached,
    hidden_layers,
    insert_after,
    shapes_of,
    used_layers,
)
from engine.layers.group_norm import GroupNorm
from engine.spec.layer import Shape
from engine.spec.message import UserError, say
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Between each hidden layer and its activation, where no norm is yet, and in the place of BatchNorm."""
    network = project.network
    shapes = shapes_of(network)
    for node_id in used_layers(network):
        shape = shapes[node_id]
        if network.node(node_id).layer.type == "BatchNorm" and shape is not None and fits(shape):
            network = exchange(network, [node_id], _maker(shape))
    for node_id in hidden_layers(network):
        shape = shapes[node_id]
        if shape is not None and fits(shape) and first_reached(network, node_id, NORMS) is None:
            network, _ = insert_after(network, node_id, _maker(shape)())
    if network == project.network:
        raise UserError(
            say("Every hidden layer is normalised already."),
            say("Try skip connections or another activation."),
        )
    return cured(project, network)


def fits(shape: Shape) -> bool:
    """Whether a group would hold more than one number."""
    return math.prod(shape) > groups_of(shape[0])


def groups_of(channels: int) -> int:
    """At most 8, at least 4 channels each, and without a rest."""
    return max(
        count for count in (1, 2, 4, 8) if channels % count == 0 and (count == 1 or channels // count >= 4)
    )


def _maker(shape: Shape) -> Callable[[], GroupNorm]:
    return lambda: GroupNorm(groups=groups_of(shape[0]))


CURE = Cure(
    id="group_norm",
    title=say("Put GroupNorm after each layer"),
    sentence=say(
        "As BatchNorm, but within each picture, so that it works with small batches and does the same in "
        "training and in use (Wu and He, 2018)."
    ),
    apply=apply,
)
