"""Convolutions that get narrower toward the end."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers
from engine.spec.message import say

LEAST_LAYERS = 3
MOST_SHRINK = 0.5
"""Filters of the last convolution over those of the first."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """The last of three or more convolutions has at most half the filters of the first, and none has more."""
    network = evidence.project.network
    nodes = [network.node(i) for i in network.order]
    convolutions = [node for node in nodes if node.layer.category == "Convolution"]
    widths = [int(getattr(node.layer, "filters", 0)) for node in convolutions]
    if len(widths) < LEAST_LAYERS or widths != sorted(widths, reverse=True):
        return
    if not 0 < widths[-1] <= MOST_SHRINK * widths[0]:
        return
    yield Finding(
        "shrinking_filters",
        "information",
        convolutions[-1].id,
        0,
        say(
            "The convolutions shrink from {first} to {last} filters; usually they widen as the maps get "
            "smaller.",
            first=widths[0],
            last=widths[-1],
        ),
        numbers(first=widths[0], last=widths[-1]),
        tuple(node.id for node in convolutions),
    )


RULE = Rule(
    id="shrinking_filters",
    title=say("Filters that shrink"),
    mechanism=say(
        "Late layers see larger parts of the picture, of which there are more kinds than of edges. With "
        "fewer filters than before there is less room for them."
    ),
    formula="Three or more convolutions, none wider than the one before, the last at most half the first.",
    source="Simonyan and Zisserman (VGG) 2015; He et al. 2016",
    limits=say("A habit, not a law: decoders and bottlenecks shrink on purpose."),
    find=find,
)
