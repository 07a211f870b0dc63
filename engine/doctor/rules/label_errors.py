"""Labels that contradict the pictures."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers, percent
from engine.spec.message import say

LEAST_SKILL = 0.1
"""(balanced accuracy - chance) / (1 - chance): below it nothing was learnt that holds for new pictures."""
LEAST_FIT = 0.8
"""Accuracy on the tiny batch: by heart it can be learnt."""
LEAST_PROGRESS = 0.2
"""Of the run, where there is no test on a tiny batch."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """No skill on validation pictures, neither of this network nor of the reference."""
    reference, seen = evidence.reference, [v for v in evidence.validations if v.step > 0]
    if reference is None or not seen or evidence.step < LEAST_PROGRESS * evidence.total_steps:
        return
    chance = 1 / max(int((evidence.counts > 0).sum()), 2)
    known = reference.balanced_accuracy[np.isfinite(reference.balanced_accuracy)]
    theirs = (float(known.max()) - chance) / (1 - chance) if len(known) else 1.0
    ours = (max(v.balanced_accuracy for v in seen) - chance) / (1 - chance)
    learns = evidence.batch_fit is None or evidence.batch_fit.accuracy >= LEAST_FIT
    if not (theirs < LEAST_SKILL and ours < LEAST_SKILL and learns):
        return
    yield Finding(
        "label_errors",
        "problem",
        None,
        seen[0].step,
        say(
            "Neither this network nor the reference recognises new pictures better than by guessing: {ours} "
            "and {theirs}, where guessing gives {chance}.",
            ours=percent(chance + ours * (1 - chance)),
            theirs=percent(chance + theirs * (1 - chance)),
            chance=percent(chance),
        ),
        numbers(
            skill=ours,
            reference_skill=theirs,
            chance=chance,
            batch_fit=evidence.batch_fit.accuracy if evidence.batch_fit is not None else None,
        ),
        (),
        RULE.cures,
    )


RULE = Rule(
    id="label_errors",
    title=say("Wrong labels"),
    mechanism=say(
        "If the labels do not follow from the pictures there is nothing to learn but each picture by heart. "
        "Then the training loss can fall, and every network guesses at new pictures."
    ),
    formula=(
        "(balanced accuracy - chance) / (1 - chance) < 0.1 on validation pictures, for the network and for "
        "the reference, while a tiny batch can be learnt to 80 % or more."
    ),
    source="Zhang et al. 2017; Northcutt, Athalye and Mueller, Pervasive Label Errors, 2021",
    limits=say(
        "It sees labels that are wrong throughout; single wrong ones are found by the examination of the "
        "data. A task that is too hard for the reference looks the same."
    ),
    find=find,
    cures=("show_suspicious",),
    not_cures={
        "more_epochs": say("It would learn more wrong labels by heart."),
        "wider": say("A larger network learns more wrong labels by heart."),
        "lower_learning_rate": say("The steps follow the labels, whatever their length."),
    },
)
