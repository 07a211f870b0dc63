"""Weight decay or dropout that is stronger than what the data teaches."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, curve, median, numbers, percent
from engine.doctor.structure import DROPOUTS
from engine.spec.message import say

LARGEST_RHO = 1.0
"""Decay over gradient."""
MOST_DROPPED = 0.6
COUPLED = ("GradientDescent", "Momentum", "Adam", "RMSprop", "Adagrad", "Adadelta", "NAdam", "RAdam")
"""Optimizers that add the decay to the gradient."""
LEAST_STEPS = 10
SURE_DECAY = 0.1
"""Before the first step: a decay that large."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """rho over 1, or a dropout over 0.6, in a run that is weak."""
    result = outcome(evidence)
    decay = evidence.project.training.optimizer.weight_decay
    rho = _rho(evidence, decay)
    if rho > LARGEST_RHO:
        yield Finding(
            "over_regularised",
            "problem" if result.weak else "information",
            None,
            0,
            say(
                "The weight decay of {decay} pulls {times} times as hard as the data.",
                decay=brief(decay),
                times=brief(rho),
            ),
            numbers(rho=rho, weight_decay=decay),
            (),
            ("less_weight_decay",),
        )
    dropped = {
        node.id: float(getattr(node.layer, "probability", 0.0))
        for node in evidence.project.network.nodes
        if node.layer.type in DROPOUTS
    }
    strong = tuple(layer for layer, share in dropped.items() if share > MOST_DROPPED)
    if strong:
        worst = max(strong, key=dropped.__getitem__)
        yield Finding(
            "over_regularised",
            result.severity(),
            worst,
            0,
            say(
                "{layer} leaves out {share} of all numbers in each step.",
                layer=evidence.project.network.node(worst).name,
                share=percent(dropped[worst]),
            ),
            numbers(dropout=dropped[worst], layers=len(strong)),
            strong,
            ("less_dropout",),
        )


def _rho(evidence: Evidence, decay: float) -> float:
    """The median over layers of decay * w / g in the newest half of the steps; NaN without decay."""
    steps, gradient = curve(evidence, "gradient_norm")
    if not decay or len(steps) < LEAST_STEPS or evidence.project.training.optimizer.type not in COUPLED:
        return math.nan
    weights = curve(evidence, "weight_norm")[1]
    half = len(steps) // 2
    with np.errstate(divide="ignore", invalid="ignore"):
        return median(decay * weights[half:] / gradient[half:])


RULE = Rule(
    id="over_regularised",
    title=say("Too much regularisation"),
    mechanism=say(
        "Weight decay pulls every weight to 0, and dropout hides numbers from the layers behind. Where that "
        "is stronger than what the gradient teaches, the network forgets faster than it learns."
    ),
    formula=(
        "rho = decay * w_l / g_l > 1, the median over layers in the newer half of the steps, for optimizers "
        "that add the decay to the gradient; or a dropout over 0.6. A problem where the run is weak."
    ),
    source="Krogh and Hertz 1992; Srivastava et al., Dropout, 2014",
    limits=say("At the end of a good run the gradient is small too, and rho grows without harm."),
    find=find,
    cures=("less_weight_decay", "less_dropout"),
    not_cures={
        "early_stopping": say("It stops before overfitting; this network does not fit at all."),
        "augmentation": say("It is one more regularisation."),
        "range_test": say("Longer steps follow decay and gradient alike; their proportion stays."),
    },
)
