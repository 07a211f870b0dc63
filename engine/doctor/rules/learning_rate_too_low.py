"""Steps so short that the run ends before it has got anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, moved, numbers, progress, update_ratio
from engine.spec.message import say

LEAST_WAY = 0.15
"""Times their own length that the weights move in the whole run; healthy ones 0.3 and more."""
LEAST_PROGRESS = 0.05
LEAST_STEPS = 5


def find(evidence: Evidence) -> Iterable[Finding]:
    """The way that the weights go, step by step, in the whole run is short."""
    if evidence.step < LEAST_STEPS or progress(evidence) < LEAST_PROGRESS:
        return
    usual, way = update_ratio(evidence), moved(evidence)
    if not way < LEAST_WAY:
        return
    rate = evidence.project.training.optimizer.learning_rate
    yield Finding(
        "learning_rate_too_low",
        outcome(evidence).severity(),
        None,
        0,
        say(
            "At this pace the weights move by {way} of their own size in the whole run; 50 % and more is "
            "healthy. The learning rate of {rate} is too low.",
            way=f"{100 * way:.2g} %",
            rate=brief(rate),
        ),
        numbers(way=way, update_ratio=usual, learning_rate=rate),
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
        "Way = sum over the steps of u, the median over the layers of norm of the real update / norm of the "
        "weights, continued to the end of the run, < 0.15; and the run is weak."
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
