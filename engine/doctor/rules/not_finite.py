"""A number became infinite, or no number at all."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from engine.doctor.evidence import Evidence, NotFinite, NotFiniteCause
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import name_of, numbers, start
from engine.spec.message import Message, say

LARGEST_LOGITS = 20.0
"""Before the first step: what starts so large breaks off by itself, at any rate."""
CURES: dict[NotFiniteCause, tuple[str, ...]] = {
    "data": ("normalise_input", "show_suspicious"),
    "input": ("normalise_input", "batch_norm", "lower_learning_rate"),
    "start": ("he_initialisation", "lsuv", "batch_norm", "normalise_input"),
    "learning_rate": ("lower_learning_rate", "range_test", "warm_up", "clip_gradients", "batch_norm"),
    "loss_scale": ("fix_output", "cross_entropy", "lower_learning_rate", "clip_gradients"),
}


def find(evidence: Evidence) -> Iterable[Finding]:
    """The run's own report, or what an observation or the pictures show."""
    where = evidence.not_finite or _seen(evidence)
    if where is None:
        return
    first = start(evidence)
    if where.cause == "learning_rate" and first is not None and first.logits_std > LARGEST_LOGITS:
        where = replace(where, cause="start")
    yield Finding(
        "not_finite",
        "problem",
        where.layer,
        where.step,
        _message(evidence, where),
        numbers(step=where.step, cause=where.cause),
        () if where.layer is None else (where.layer,),
        CURES[where.cause],
    )


def _seen(evidence: Evidence) -> NotFinite | None:
    for values in (evidence.input_mean, evidence.input_std):
        if len(values) and not np.isfinite(values).all():
            return NotFinite(0, None, "data")
    for observation in evidence.observations:
        if observation.step == 0 and math.isfinite(observation.logits_std):
            continue  # finite outputs without a loss: there are labels for which there is no output
        if not math.isfinite(observation.loss):
            return NotFinite(observation.step, None, "learning_rate" if observation.step else "start")
    return None


def _message(evidence: Evidence, where: NotFinite) -> Message:
    at = name_of(evidence, where.layer) if where.layer else ""
    step = where.step
    match where.cause:
        case "data":
            return say("The pictures hold numbers that are not finite.")
        case "input":
            return say(
                "At step {step} a number was no longer finite; the pictures enter unscaled, up to 255.",
                step=step,
            )
        case "start":
            return say(
                "At step {step} a number was no longer finite: the first weights are far too large.",
                step=step,
            )
        case "loss_scale":
            return say("At step {step} the loss was no longer finite.", step=step)
    if at:
        return say(
            "At step {step} the numbers of {layer} were no longer finite: the steps are too long.",
            step=step,
            layer=at,
        )
    return say("At step {step} a number was no longer finite: the steps are too long.", step=step)


RULE = Rule(
    id="not_finite",
    title=say("Not a finite number"),
    mechanism=say(
        "A number grew beyond what the computer can hold, or an impossible sum such as infinity minus "
        "infinity was asked for. From there on every number that depends on it is lost, so the training "
        "stops and keeps the weights of before."
    ),
    formula=(
        "Any loss, gradient or update that is NaN or infinite. Its cause, in this order: NaN in the data; "
        "unscaled input; the scale of the first weights; the learning rate; the loss."
    ),
    source="Goodfellow, Bengio and Courville, Deep Learning, 2016, chapter 4",
    limits=say("It tells where the first such number appeared; what led to it may lie some steps before."),
    find=find,
    cures=CURES["learning_rate"],
    not_cures={
        "more_epochs": say("There is nothing left to train on."),
        "dropout": say("Dropout makes the surviving numbers larger, not smaller."),
    },
)
