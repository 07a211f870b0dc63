"""Weight decay or dropout that is stronger than what the data teaches."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import Outcome, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, curve, growth, median, numbers, percent
from engine.doctor.structure import DROPOUTS
from engine.spec.message import say
from engine.spec.shapes import analyse

LARGEST_RHO = 0.1
"""Decay over gradient."""
SMALLEST_GROWTH = 0.3
"""Of the weights' norm since the first step: the decay has eaten the rest."""
MOST_DROPPED = 0.6
COUPLED = ("GradientDescent", "Momentum", "Adam", "RMSprop", "Adagrad", "Adadelta", "NAdam", "RAdam")
"""Optimizers that add the decay to the gradient."""
LEAST_STEPS = 10
LEAST_TRAIN, LEAST_VALIDATION = 0.95, 0.98
"""S_train by the loss, and S_val, at the end: little is lost to much of the usual decay."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Decay that rivals the gradient, or a dropout over 0.6, in a run that is weak."""
    result, plan = outcome(evidence), evidence.project.training
    decay = plan.optimizer.weight_decay
    rho, left = _rho(evidence), growth(evidence)
    if rho > LARGEST_RHO or ((decay or plan.l1) and left < SMALLEST_GROWTH):
        name = say("weight decay") if decay else say("L1")
        yield Finding(
            "over_regularised",
            "problem" if result.weak or _is_short(result) else "information",
            None,
            0,
            say(
                "The {name} of {decay} has shrunk the weights to {left} of their first size.",
                name=name,
                decay=brief(decay or plan.l1),
                left=percent(left),
            )
            if left < SMALLEST_GROWTH
            else say(
                "The {name} of {decay} pulls with {share} of the force of the data.",
                name=name,
                decay=brief(decay or plan.l1),
                share=percent(rho),
            ),
            numbers(rho=rho, growth=left, weight_decay=decay, l1=plan.l1),
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


def _is_short(result: Outcome) -> bool:
    """Whether the training pictures themselves are not learnt as well as they could be, at the end."""
    return result.ended and result.by_loss < LEAST_TRAIN and result.validation < LEAST_VALIDATION


def _rho(evidence: Evidence) -> float:
    """The median over layers, in the newer half of the steps, of decay * w / g and L1 * sqrt(n) / g together;
    NaN without either."""
    plan, history = evidence.project.training, evidence.history
    steps, gradient = curve(evidence, "gradient_norm")
    decay = plan.optimizer.weight_decay if plan.optimizer.type in COUPLED else 0.0
    if history is None or len(steps) < LEAST_STEPS or not (decay or plan.l1):
        return math.nan
    facts = analyse(evidence.project.network).facts
    sizes = np.array([facts[layer].parameters if layer in facts else 0 for layer in history.layers])
    weights, half = curve(evidence, "weight_norm")[1], len(steps) // 2
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        force = decay * weights[half:] + plan.l1 * np.sqrt(sizes)
        return median(force / gradient[half:])


RULE = Rule(
    id="over_regularised",
    title=say("Too much regularisation"),
    mechanism=say(
        "Weight decay pulls every weight to 0, and dropout hides numbers from the layers behind. Where that "
        "is stronger than what the gradient teaches, the network forgets faster than it learns."
    ),
    formula=(
        "rho = (decay * w_l + L1 * sqrt(n_l)) / g_l > 0.1, the median over layers and the newer half of the "
        "steps, for optimizers that add the decay to the gradient; or weights that have shrunk to under 0.3 "
        "of their norm; or a dropout over 0.6. A problem where the run is weak or ends with S_train < 0.95 "
        "by the loss and S_val < 0.98."
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
