"""A way around every two layers."""

from __future__ import annotations

from engine.doctor.blocks import Block, runs
from engine.doctor.cure import Cure
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.surgery import cured, insert_after
from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.linear import Linear
from engine.spec.layer import Layer, Shape
from engine.spec.message import UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project


def apply(
    project: Project, evidence: Evidence | None, finding: Finding | None, rate: float | None
) -> Project:
    """Behind each pair of blocks an Add of its output and its input; where their shapes differ, the input
    passes a projection of 1x1 first."""
    network = project.network
    for run in runs(network):
        for first, second in zip(run[::2], run[1::2], strict=False):
            network = _around(network, first, second)
    if network == project.network:
        raise UserError(
            say("No two layers follow one another so that a way around them is possible."),
            say("Put BatchNorm after each layer, or take fewer layers."),
        )
    return cured(project, network)


def _around(network: NetworkSpec, first: Block, second: Block) -> NetworkSpec:
    """One joint more, or the network as it was where the shapes cannot be brought together."""
    projection = None
    if first.shape_in != second.shape_out:
        projection = _projection(first.shape_in, second.shape_out)
        if projection is None:
            return network
    (shortcut,) = network.feeds(first.first).values()  # by now perhaps the joint of the pair before
    network, joint = insert_after(network, second.last, Add())
    if projection is not None:
        node = network.fresh_node(projection)
        network = network.add(node).connect(shortcut, node.id)
        shortcut = node.id
    return network.connect(shortcut, joint, "in2")


def _projection(shape: Shape, wanted: Shape) -> Layer | None:
    """A layer of 1x1, or Linear, that brings one shape to another; None where none does."""
    if len(shape) != len(wanted):
        return None
    if len(shape) == 1:
        return Linear(units=wanted[0], bias=False, initialisation="glorot_uniform")
    stride = (max(shape[1] // wanted[1], 1), max(shape[2] // wanted[2], 1))
    conv = Conv2d(
        filters=wanted[0],
        kernel_size=(1, 1),
        stride=stride,
        padding="same",
        bias=False,
        initialisation="glorot_uniform",
    )
    return conv if conv.output_shape(shape) == wanted else None


CURE = Cure(
    id="skip_connections",
    title=say("Add skip connections"),
    sentence=say(
        "The gradient passes each sum unchanged, so that it reaches the first layers even where those "
        "between let hardly anything through (He et al., 2015)."
    ),
    apply=apply,
)
