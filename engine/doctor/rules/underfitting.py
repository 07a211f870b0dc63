"""The network does not get near what can be learnt, and no other rule says why."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers, percent, progress
from engine.spec.message import say

LEAST_FIT = 0.9
"""Accuracy on one small batch: a network that is large enough learns it by heart."""
LEAST_PROGRESS = 0.15
"""Of the run: until then each is slow."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """A run that is failing; the batch by heart tells capacity from schedule, and a slow start from none."""
    result, fit = outcome(evidence), evidence.batch_fit
    small = fit is not None and fit.accuracy < LEAST_FIT
    slow = not result.ended and result.weak and progress(evidence) >= LEAST_PROGRESS
    failing = result.failing or (result.behind and small)
    if not (failing or slow) or result.fits:
        return
    share = min(x for x in (result.train, result.validation, 2.0) if x == x)
    values = {"pictures": percent(progress(evidence)), "share": percent(max(share, 0.0))}
    yield Finding(
        "underfitting",
        "problem" if failing or small else "warning",
        None,
        evidence.step,
        say(
            "After {pictures} of the run the network has {share} of the skill of a tiny reference network; "
            "it cannot even learn one small batch by heart ({fit}), so it is too small or too hard to train.",
            fit=percent(fit.accuracy),
            **values,
        )
        if fit is not None and small
        else say(
            "After {pictures} of the run the network has {share} of the skill of a tiny reference network.",
            **values,
        ),
        numbers(
            train_skill=result.train,
            validation_skill=result.validation,
            batch_fit=fit.accuracy if fit is not None else None,
        ),
        (),
        ("wider", "skip_connections", "batch_norm", "range_test") if small else RULE.cures,
    )


RULE = Rule(
    id="underfitting",
    title=say("Underfitting"),
    mechanism=say(
        "The network misses even what is easy to learn in its training pictures. Either it has too few "
        "filters to say it, or the training does not find the weights that would."
    ),
    formula=(
        "S_train < 0.35 and S_val < 0.4 in the last 3 looks, S_train < 0.5 after a third of the run, or at "
        "its end S_train < 0.5 or S_val < 0.75. Where one small batch cannot be learnt by heart to 90 %, "
        "S_val < 0.93 at the end, and a slow start (S_train < 0.5 or S_val < 0.75), which else is a warning."
    ),
    source="Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 5",
    limits=say(
        "It says that something is missing, not what; it is named only where no other rule explains it."
    ),
    find=find,
    cures=("range_test", "adamw", "more_epochs", "wider", "batch_norm"),
    not_cures={
        "dropout": say("It makes fitting harder still."),
        "more_weight_decay": say("It makes fitting harder still."),
        "early_stopping": say("There is nothing to stop from."),
    },
)
