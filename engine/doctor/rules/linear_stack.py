"""Layers in a row with nothing between that bends: together they are one layer."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import Outcome, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers
from engine.doctor.structure import behind, bends, is_matrix, next_weights
from engine.spec.message import say
from engine.spec.problems import Severity

LEAST_SKILL = 0.99
"""S_val at the end: one layer alone comes close to much of what there is to learn."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Pairs of layers with weights with no activation or max-pooling on any way between them."""
    network = evidence.project.network
    matrices = [network.node(i) for i in network.order if is_matrix(network.node(i))]
    flat = []
    for node in matrices:
        between = behind(network, node.id)
        joins = any(len(other.layer.input_ports()) > 1 for other in between)
        if next_weights(network, node.id) and not joins and not any(map(bends, between)):
            flat.append(node)
    if not flat:
        return
    whole = len(matrices) > 1 and not any(
        bends(node) for node in network.nodes if node.layer.type != "Softmax"
    )
    result = outcome(evidence)
    yield Finding(
        "linear_stack",
        _severity(result) if whole else "information",
        flat[0].id,
        0,
        say(
            "No layer of this network bends the numbers: its {count} layers together can do no more than "
            "one.",
            count=len(matrices),
        )
        if whole
        else say(
            "Between {layer} and the next layer nothing bends the numbers: together they are one layer.",
            layer=flat[0].name,
        ),
        numbers(pairs=len(flat), layers=len(matrices), whole=whole),
        tuple(node.id for node in flat),
        RULE.cures,
    )


def _severity(result: Outcome) -> Severity:
    """Of a whole network that does not bend: much can be learnt by one layer, so little counts."""
    short = result.ended and result.validation < LEAST_SKILL
    return "information" if result.ended and result.known and not result.weak and not short else "problem"


RULE = Rule(
    id="linear_stack",
    title=say("No activation between layers"),
    mechanism=say(
        "A convolution or Linear layer only adds and multiplies, and sums of sums are sums again. Without an "
        "activation between them many layers can do no more than one."
    ),
    formula=(
        "Two layers with weights and, on every way between, no activation, no max-pooling and no norm over "
        "the picture. A problem where that holds for the whole network, unless it ends with S_val over 0.99; "
        "information where only some pairs are concerned."
    ),
    source="Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 6",
    limits=say(
        "A narrow layer between two wide ones without activation saves weights on purpose (bottlenecks, "
        "separable convolutions)."
    ),
    find=find,
    cures=("activations_between",),
    not_cures={
        "wider": say("A wider sum is still a sum."),
        "batch_norm": say("In use a BatchNorm is a multiplication and an addition as well."),
        "more_epochs": say("What one layer cannot say, it will not learn to say."),
    },
)
