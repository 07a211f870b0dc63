"""Maps of one pixel while convolutions still follow."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers
from engine.spec.message import say
from engine.spec.shapes import analyse


def find(evidence: Evidence) -> Iterable[Finding]:
    """Convolutions with a kernel over 1x1 whose input is a map of 1x1."""
    network = evidence.project.network
    facts = analyse(network).facts
    found = []
    for node_id in network.order:
        node, inputs = network.node(node_id), facts[node_id].inputs
        large = getattr(node.layer, "kernel_size", (1, 1)) != (1, 1)
        shape = inputs[0] if inputs else None
        if node.layer.category == "Convolution" and large and shape and shape[1:] == (1, 1):
            found.append(node)
    if not found:
        return
    yield Finding(
        "map_too_small_early",
        "information",
        found[0].id,
        0,
        say(
            "The maps that enter {layer} are of one pixel: its filter sees only zeros around it.",
            layer=found[0].name,
        ),
        numbers(layers=len(found)),
        tuple(node.id for node in found),
    )


RULE = Rule(
    id="map_too_small_early",
    title=say("Map too small too early"),
    mechanism=say(
        "Pooling and strides make maps smaller until one pixel is left. A filter of 3x3 over one pixel uses "
        "one of its nine weights; the others only ever see zeros."
    ),
    formula="A convolution with a kernel over 1x1 whose input has a height and width of 1.",
    source="Richter, Schall et al., Should You Go Deeper?, 2021",
    limits=say("The network may still learn; the layer is only a dear way to write a Linear."),
    find=find,
)
