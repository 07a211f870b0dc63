"""The run ends while it is still getting better."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, curve, numbers, progress, theil_sen, window_means
from engine.spec.message import say

NUM_WINDOWS = 10
LEAST_FALL = 0.02
"""Of the loss, from each window to the next, in the newer half."""
LEAST_STEPS = 20
LEAST_PROGRESS = 0.5


def find(evidence: Evidence) -> Iterable[Finding]:
    """The loss falls evenly to the end, and the end is weak."""
    steps, losses = curve(evidence)
    if len(steps) < LEAST_STEPS or progress(evidence) < LEAST_PROGRESS:
        return
    windows = window_means(losses, NUM_WINDOWS)
    result = outcome(evidence)
    if not result.weak or not np.isfinite(windows).all() or not (windows > 0).all():
        return
    fall = -theil_sen(np.log(windows[NUM_WINDOWS // 2 :]))
    if not fall > LEAST_FALL:
        return
    wanted = _reference_loss(evidence)
    more = math.log(max(windows[-1] / wanted, 1.0)) / fall / NUM_WINDOWS if wanted > 0 else math.nan
    epochs = evidence.project.training.epochs * (progress(evidence) + min(more, 20.0))
    yield Finding(
        "too_few_epochs",
        "problem",
        None,
        evidence.step,
        say(
            "The loss still falls by {fall} in each tenth of the run; some {epochs} epochs would bring it to "
            "where the reference is.",
            fall=_share(fall),
            epochs=brief(math.ceil(epochs)),
        )
        if math.isfinite(epochs)
        else say("The loss still falls by {fall} in each tenth of the run.", fall=_share(fall)),
        numbers(
            fall=fall,
            loss=float(windows[-1]),
            wanted_loss=wanted,
            epochs=math.ceil(epochs) if math.isfinite(epochs) else None,
        ),
        (),
        RULE.cures,
    )


def _share(fall: float) -> str:
    return f"{100 * (1 - math.exp(-fall)):.0f} %"


def _reference_loss(evidence: Evidence) -> float:
    known = evidence.reference.train_loss if evidence.reference is not None else np.zeros(0)
    known = known[np.isfinite(known)]
    return float(known[-1]) if len(known) else math.nan


RULE = Rule(
    id="too_few_epochs",
    title=say("Too few epochs"),
    mechanism=say(
        "The network is on its way and the way is right; the run just ends before it arrives. The loss still "
        "falls as fast at the end as in the middle."
    ),
    formula=(
        "The loss in 10 windows: the Theil-Sen slope of its logarithm in the newer five is under -0.02 a "
        "window, and the run is weak. The number of epochs continues that straight line to the reference's "
        "loss."
    ),
    source="Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 7",
    limits=say("Curves flatten, so the number of epochs is the least that it will take."),
    find=find,
    cures=("more_epochs", "one_cycle", "range_test", "adamw"),
    not_cures={
        "early_stopping": say("It would stop still earlier, or do nothing."),
        "dropout": say("It makes the way longer."),
        "wider": say("The network is large enough to go on learning."),
    },
)
