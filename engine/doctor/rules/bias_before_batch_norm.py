"""A bias that the BatchNorm behind takes away again."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers
from engine.doctor.structure import follows, is_matrix
from engine.spec.message import say


def find(evidence: Evidence) -> Iterable[Finding]:
    """Layers with a bias whose next layer is a BatchNorm."""
    network = evidence.project.network
    found = tuple(
        node
        for node in network.nodes
        if is_matrix(node)
        and getattr(node.layer, "bias", False)
        and follows(network, node.id, ("BatchNorm",))
    )
    if not found:
        return
    yield Finding(
        "bias_before_batch_norm",
        "information",
        found[0].id,
        0,
        say(
            "The BatchNorm behind {layer} subtracts the mean, and with it the bias: it has no effect.",
            layer=found[0].name,
        ),
        numbers(layers=len(found)),
        tuple(node.id for node in found),
    )


RULE = Rule(
    id="bias_before_batch_norm",
    title=say("Bias before a BatchNorm"),
    mechanism=say(
        "A BatchNorm subtracts the mean of each channel, so whatever was added to the channel before is "
        "gone. It adds an offset of its own afterwards."
    ),
    formula="A convolution or Linear layer with a bias, and a BatchNorm right behind.",
    source="Ioffe and Szegedy, Batch Normalization, 2015, section 3.2",
    limits=say("It costs a few weights and does no harm."),
    find=find,
)
