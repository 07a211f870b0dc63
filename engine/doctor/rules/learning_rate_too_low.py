"""Steps so short that the run ends before it has got anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, numbers, update_ratio
from engine.spec.message import say

LEAST_UPDATE = 2e-5
LEAST_STEPS = 10


def find(evidence: Evidence) -> Iterable[Finding]:
    """The median update ratio of the whole run is tiny."""
    if evidence.step < LEAST_STEPS:
        return
    usual = update_ratio(evidence)
    if not usual < LEAST_UPDATE:
        return
    rate = evidence.project.training.optimizer.learning_rate
    yield Finding(
        "learning_rate_too_low",
        "problem" if outcome(evidence).weak else "information",
        None,
        0,
        say(
            "Each step changes the weights by only {share} of their own size; around 0.001 is healthy. The "
            "learning rate of {rate} is too low.",
            share=brief(usual),
            rate=brief(rate),
        ),
        numbers(update_ratio=usual, learning_rate=rate),
        (),
        RULE.cures,
    )


RULE = Rule(
    id="learning_rate_too_low",
    title=say("Learning rate too low"),
    mechanism=say(
        "Every step goes the right way, but so short a way that the weights stay where they began. The loss "
        "falls slowly and evenly, and the run is over long before it is down."
    ),
    formula=(
        "u = median over layers and steps of norm of the real update / norm of the weights < 2e-5, and the "
        "run is weak."
    ),
    source="Bengio, Practical Recommendations for Gradient-Based Training, 2012",
    limits=say(
        "At the end of a schedule the steps are short on purpose; the median of the whole run counts."
    ),
    find=find,
    cures=("range_test", "adamw", "one_cycle", "momentum", "more_epochs"),
    not_cures={
        "clip_gradients": say("Clipping makes the steps shorter still."),
        "dropout": say("Dropout fights overfitting; this network has hardly begun to learn."),
        "more_weight_decay": say("Decay pulls to 0, not to the goal."),
    },
)
