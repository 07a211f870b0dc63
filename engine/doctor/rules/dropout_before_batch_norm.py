"""A dropout whose noise the BatchNorm behind takes for the pictures' own."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers
from engine.doctor.structure import DROPOUTS, behind
from engine.spec.message import say


def find(evidence: Evidence) -> Iterable[Finding]:
    """Dropouts with a BatchNorm behind, before or right after the next layer with weights."""
    network = evidence.project.network
    found = tuple(
        node
        for node in network.nodes
        if node.layer.type in DROPOUTS
        and any(other.layer.type == "BatchNorm" for other in behind(network, node.id))
    )
    if not found:
        return
    yield Finding(
        "dropout_before_batch_norm",
        "information",
        found[0].id,
        0,
        say(
            "{layer} changes the variance while training, and the BatchNorm behind remembers it for use.",
            layer=found[0].name,
        ),
        numbers(layers=len(found)),
        tuple(node.id for node in found),
    )


RULE = Rule(
    id="dropout_before_batch_norm",
    title=say("Dropout before a BatchNorm"),
    mechanism=say(
        "Dropout makes numbers vary more while training than in use. A BatchNorm behind it learns the "
        "variance of training and is a little off in use."
    ),
    formula="A dropout, and behind it a BatchNorm before the next layer with weights.",
    source="Li et al., Understanding the Disharmony between Dropout and Batch Normalization, 2019",
    limits=say("It usually costs little; a dropout behind the last BatchNorm costs nothing."),
    find=find,
)
