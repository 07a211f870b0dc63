"""Inputs far from mean 0 and deviation 1, or prepared differently for training and validation."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import LARGEST_GAP, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import brief, input_shift, is_adaptive, numbers
from engine.doctor.structure import NORMS, is_matrix, is_normed
from engine.spec.message import say

LARGEST_STD, LARGEST_MEAN, LEAST_STD = 5.0, 5.0, 0.05
SURE_SCALE = 20.0
"""Mean or deviation, without a normalisation behind the first layer: pictures of 0 to 255."""
MOST_SHIFT = 0.5
"""Between training and validation, in deviations."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """By channel: scale of the training pictures, and its distance from the validation pictures'."""
    mean, std = np.abs(evidence.input_mean), np.asarray(evidence.input_std, np.float64)
    if not len(mean) or not (np.isfinite(mean).all() and np.isfinite(std).all()):
        return
    inputs = evidence.project.network.of_type("Input")
    layer = inputs[0].id if inputs else None
    result = outcome(evidence)
    where = () if layer is None else (layer,)
    if std.max() > LARGEST_STD or mean.max() > LARGEST_MEAN or std.min() < LEAST_STD:
        large = max(float(std.max()), float(mean.max()))
        far = large > SURE_SCALE or bool(std.min() < LEAST_STD)
        sure = far and not is_adaptive(evidence) and not _is_normed_at_once(evidence)
        yield Finding(
            "data_not_normalised",
            result.severity(sure=sure),
            layer,
            0,
            say(
                "The pictures enter with mean {mean} and deviation {std}; around 0 and 1 is healthy.",
                mean=brief(float(mean.max())),
                std=brief(float(std.max() if std.max() > LEAST_STD else std.min())),
            ),
            numbers(mean=float(mean.max()), largest_std=float(std.max()), smallest_std=float(std.min())),
            where,
            RULE.cures,
        )
    elif (shift := input_shift(evidence)) > MOST_SHIFT:
        yield Finding(
            "data_not_normalised",
            "problem"
            if result.weak or result.gap > LARGEST_GAP
            else "information"
            if result.fine
            else "warning",
            layer,
            0,
            say(
                "The validation pictures differ from the training pictures by {shift} deviations in the "
                "mean.",
                shift=brief(shift),
            ),
            numbers(shift=shift),
            where,
            RULE.cures,
        )


def _is_normed_at_once(evidence: Evidence) -> bool:
    network = evidence.project.network
    first = next((i for i in network.order if is_matrix(network.node(i))), None)
    if first is None or is_normed(network, first):
        return first is not None
    return any(network.node(i).layer.type in NORMS for i in network.ancestors(first))


RULE = Rule(
    id="data_not_normalised",
    title=say("Inputs that are not normalised"),
    mechanism=say(
        "Weights are drawn for inputs around 0 with deviation 1. Larger inputs make the first outputs and "
        "gradients as many times larger, and a mean far from 0 makes all weights of a filter move together."
    ),
    formula=(
        "By channel, as they enter the first layer: std > 5, |mean| > 5 or std < 0.05, and the run is weak. "
        "Or the means of training and validation differ by more than half a deviation."
    ),
    source="LeCun et al., Efficient BackProp, 1998",
    limits=say(
        "BatchNorm behind the first layer makes the scale harmless; a network that learns nevertheless gets "
        "only the information."
    ),
    find=find,
    cures=("normalise_input", "batch_norm"),
    not_cures={
        "dropout": say("Dropout does not change the scale of what comes in."),
        "more_weight_decay": say("Decay acts on the weights; it is the inputs that are too large."),
        "more_epochs": say("The scale stays as it is, however long it trains."),
    },
)
