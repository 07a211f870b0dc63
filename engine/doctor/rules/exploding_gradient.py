"""The gradient, or the signal, grows from layer to layer beyond all measure."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import (
    backward_decades,
    brief,
    curve,
    lost_decades,
    median,
    name_of,
    numbers,
    start,
    times,
)
from engine.spec.message import Message, say

MOST_GAINED = 2.0
"""B: the gradient grows a hundredfold on its way back."""
LARGEST_LOGITS = 20.0
"""Standard deviation before the first step; healthy ones are around 1."""
LARGEST_LOSS = 8.0
"""The first loss, in units of H0."""
SURE = 5.0
"""So many times over a limit, and the end is sure."""
SPIKE = 10.0
"""Times the running median of the total norm."""
MEMORY = 50
"""Steps of the running median."""
LEAST_LOSS = 0.1
"""In units of H0: below it a loss that rises has nearly nothing to lose."""
AFTER = 5
"""Steps whose loss tells whether it rises."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """B > 2, logits or loss far too large before the first step; or spikes of the total norm later."""
    yield from _at_start(evidence)
    yield from _later(evidence)


def _at_start(evidence: Evidence) -> Iterable[Finding]:
    first = start(evidence)
    if first is None:
        return
    gained = float(np.fmin(lost_decades(first.signal_norm), backward_decades(first)))
    loss = first.loss / evidence.constant_loss if _is_entropy(evidence) else np.nan
    excess = np.array(
        [10 ** min(gained - MOST_GAINED, 300.0), first.logits_std / LARGEST_LOGITS, loss / LARGEST_LOSS]
    )
    excess = np.where(np.isfinite(excess), excess, 0.0)
    if not excess.max() > 1:
        return
    yield Finding(
        "exploding_gradient",
        outcome(evidence).severity(sure=bool(excess.max() > SURE)),
        evidence.layers[0] if evidence.layers else None,
        0,
        _message(evidence, int(excess.argmax()), gained, first.logits_std, loss),
        numbers(decades=gained, logits_std=first.logits_std, loss=first.loss, first_loss_over_h0=loss),
        evidence.layers,
        RULE.cures,
    )


def _is_entropy(evidence: Evidence) -> bool:
    return evidence.project.training.loss.type == "CrossEntropy" and evidence.constant_loss > 0


def _message(evidence: Evidence, worst: int, gained: float, logits: float, loss: float) -> Message:
    if worst == 0:
        return say(
            "The gradient at {first} is {times} times larger than at {last}, before the first step.",
            first=name_of(evidence, evidence.layers[0]),
            last=name_of(evidence, evidence.layers[-1]),
            times=times(gained),
        )
    if worst == 1:
        return say(
            "Before the first step the outputs spread over {spread}; around 1 is healthy.",
            spread=brief(logits),
        )
    return say("The first loss is {times} times that of blind guessing.", times=brief(loss))


def _later(evidence: Evidence) -> Iterable[Finding]:
    steps, gradient = curve(evidence, "gradient_norm")
    _, losses = curve(evidence, "loss")
    if len(steps) < 2 * AFTER:
        return
    total = np.sqrt(np.nansum(np.square(gradient), axis=1))
    for place in np.flatnonzero(total > SPIKE * median(total)).tolist():
        usual = median(total[max(place - MEMORY, 0) : place])
        before = median(losses[max(place - AFTER, 0) : place])
        after = median(losses[place + 1 : place + 1 + AFTER])
        rises = after > 1.5 * before and after > LEAST_LOSS * evidence.constant_loss
        if place < AFTER or not total[place] > SPIKE * usual or not rises:
            continue
        worst = int(np.nanargmax(gradient[place])) if np.isfinite(gradient[place]).any() else 0
        layer = evidence.history.layers[worst] if evidence.history is not None else None
        verdict = outcome(evidence)
        yield Finding(
            "exploding_gradient",
            "problem" if verdict.weak else "information",
            layer,
            int(steps[place]),
            say(
                "At step {step} the gradient was {times} times as long as usual, and the loss rose from "
                "{before} to {after}.",
                step=int(steps[place]),
                times=brief(total[place] / usual) if usual > 0 else "10^9",
                before=brief(before),
                after=brief(after),
            ),
            numbers(norm=total[place], usual_norm=usual, loss_before=before, loss_after=after),
            () if layer is None else (layer,),
            RULE.cures,
        )
        return


RULE = Rule(
    id="exploding_gradient",
    title=say("Exploding gradient"),
    mechanism=say(
        "Where each layer multiplies by more than 1, signal and gradient grow with every layer. A step along "
        "such a gradient throws the weights far away from anything useful."
    ),
    formula=(
        "Before the first step: B = log10(d_first / d_last) > 2, std of the logits > 20, or loss > 8 H0. "
        "Later: total gradient norm > 10 times its running median over 50 steps while the loss of the next 5 "
        "steps is over 1.5 times that of the 5 before. A problem where the run is weak."
    ),
    source="Pascanu, Mikolov and Bengio 2013; Glorot and Bengio 2010",
    limits=say(
        "Behind a normalisation a growing scale is harmless, and Adam does not mind the length of the "
        "gradient; so a network that learns nevertheless only gets the information."
    ),
    find=find,
    cures=(
        "he_initialisation",
        "lsuv",
        "batch_norm",
        "clip_gradients",
        "normalise_input",
        "lower_learning_rate",
    ),
    not_cures={
        "dropout": say("Dropout does not make the signal smaller: it scales up what it keeps."),
        "skip_connections": say("A skip adds to the signal; it grows still more."),
        "more_weight_decay": say("Decay works over thousands of steps; the first one does the harm."),
        "relu": say("A ReLU does not bound its output, so what grows keeps growing."),
    },
)
