"""The run ends while it is still getting better."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import batch_size, brief, curve, numbers, percent, theil_sen, window_means
from engine.spec.message import say

NUM_WINDOWS = 10
LEAST_FALL = 0.02
"""Of the loss, from each window to the next, in the newer half."""
LEAST_TRAIN = 0.9
"""S_train by the loss alone, at the end."""
FEW_STEPS = 100
"""Of the whole run: with more, small batches learn more of the same pictures than the reference does."""
SHORT_PLAN, SHORT = 0.95, 0.85
"""What the reference has learnt of as many pictures, of what it learns in the end."""
LEAST_LOSS = 0.02
"""In nats: no forecast goes below."""
LEAST_FIT = 0.9
"""Accuracy on one small batch: below it the network is too small for any number of epochs."""
MOST_TIMES = 20.0
"""A forecast goes no further than so many times the run."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """It has ended behind, while the loss was falling, or after fewer pictures than the reference needs."""
    result, fit = outcome(evidence), evidence.batch_fit
    if not result.ended and evidence.total_steps < FEW_STEPS and _share_of_reference(evidence) < SHORT_PLAN:
        yield _expected(evidence)
    if not (result.ended and (result.weak or result.behind)) or result.fits:
        return
    if fit is not None and fit.accuracy < LEAST_FIT:
        return
    loss = _last_loss(evidence)
    windows = window_means(curve(evidence)[1], NUM_WINDOWS)
    falls = len(windows) > 0 and np.isfinite(windows).all() and (windows > 0).all()
    fall = -theil_sen(np.log(windows[NUM_WINDOWS // 2 :])) if falls else math.nan
    share = _share_of_reference(evidence)
    if not ((fall > LEAST_FALL and not result.by_loss >= LEAST_TRAIN) or share < SHORT):
        return
    epochs = _epochs(evidence, float(windows[-1]) if falls else loss, fall)
    yield Finding(
        "too_few_epochs",
        "problem",
        None,
        evidence.step,
        say(
            "The loss still falls by {fall} in each tenth of the run; some {epochs} epochs would bring it to "
            "where the reference is.",
            fall=_share(fall),
            epochs=brief(epochs),
        )
        if fall > LEAST_FALL and math.isfinite(epochs)
        else say(
            "From as few pictures as this run has seen the reference has learnt {share} of what it learns in "
            "the end.",
            share=percent(share),
        )
        if share < SHORT
        else say("The loss still falls by {fall} in each tenth of the run.", fall=_share(fall)),
        numbers(
            fall=fall,
            train_skill=result.by_loss,
            reference_share=share,
            epochs=epochs if math.isfinite(epochs) else None,
        ),
        (),
        RULE.cures,
    )


def _expected(evidence: Evidence) -> Finding:
    """By the plan alone: so few steps, and pictures of which the reference learns too little."""
    share = _share_of_reference(evidence)
    return Finding(
        "too_few_epochs",
        "problem",
        None,
        0,
        say(
            "The run has {steps} steps; from as many pictures as it will see the reference has learnt "
            "{share} of what it learns in the end.",
            steps=evidence.total_steps,
            share=percent(share),
        ),
        numbers(reference_share=share, steps=evidence.total_steps),
        (),
        RULE.cures,
    )


def _last_loss(evidence: Evidence) -> float:
    return evidence.observations[-1].cross_entropy


def _epochs(evidence: Evidence, loss: float, fall: float) -> float:
    """The epochs after which the straight line through the logarithm of the loss meets the reference's."""
    wanted = max(_reference_loss(evidence), LEAST_LOSS)
    if not (fall > 0 and loss > 0 and math.isfinite(wanted)):
        return math.nan
    more = math.log(max(loss / wanted, 1.0)) / fall / NUM_WINDOWS
    return math.ceil(evidence.project.training.epochs * (1 + min(more, MOST_TIMES)))


def _share_of_reference(evidence: Evidence) -> float:
    """The skill that the reference had after as many pictures as the whole run has, over its last."""
    reference = evidence.reference
    chance = 1 / max(int((evidence.counts > 0).sum()), 2)
    if reference is None or not np.isfinite(reference.balanced_accuracy).all():
        return math.nan
    seen = max(evidence.total_steps, evidence.step) * batch_size(evidence)
    skill = np.concatenate([[0.0], reference.balanced_accuracy - chance])
    then = np.interp(seen, np.concatenate([[0], reference.steps * reference.batch_size]), skill)
    return float(then / skill[-1]) if skill[-1] > 0 else math.nan


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
        "The run has ended weak or behind (S_val < 0.93 of the reference's end), and either the loss was "
        "falling (in 10 windows the Theil-Sen slope of its logarithm over the newer five is under -0.02 a "
        "window) with S_train < 0.9 by the loss, or the reference had learnt under 85 % of its last skill "
        "from as many pictures. Before the end: a plan of under 100 steps, and of pictures from which the "
        "reference learns under 95 %. The number of epochs continues the straight line to the reference's "
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
