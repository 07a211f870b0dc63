"""Classes with too few pictures to be learned, or with none to train on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding, Fix, listed
from engine.data.doctor.fixes import exclude_fix, merge_fix
from engine.data.doctor.look import Look
from engine.spec.message import say

LEAST = 10


def find(look: Look) -> Iterable[Finding]:
    """Classes without a training picture; then those with under ten pictures in all."""
    counts, trained = look.counts(), look.counts(0)
    untrained = np.flatnonzero((trained == 0) & (counts > 0))
    if len(untrained):
        yield Finding(
            "untrained_classes",
            "problem",
            say(
                "There is nothing to train on of {names}.",
                names=listed([look.class_names[label] for label in untrained]),
            ),
            say("Give each class pictures for training."),
            tuple(look.ref(row) for row in np.flatnonzero(np.isin(look.labels, untrained))),
            _fixes(look, untrained),
        )
    small = np.flatnonzero((counts < LEAST) & (trained > 0))
    if len(small):
        yield Finding(
            "small_classes",
            "warning",
            say("Less than {least} pictures are of {names}.", least=LEAST,
                names=listed([f"{look.class_names[label]} ({counts[label]})" for label in small])),
            say("Add pictures, merge the class with another, or leave it out."),
            tuple(look.ref(row) for row in np.flatnonzero(np.isin(look.labels, small))),
            _fixes(look, small),
        )  # fmt: skip


def _fixes(look: Look, labels: np.ndarray) -> tuple[Fix, ...]:
    """To put several together, and to leave them out, as long as two classes remain."""
    names = [look.class_names[label] for label in labels]
    others = len(look.class_names) - len(names)
    fixes = []
    if len(names) > 1 and others:
        fixes.append(merge_fix(names, "other", say("Merge them into one class, other.")))
    if others > 1:
        refs = [look.ref(row) for row in np.flatnonzero(np.isin(look.labels, labels))]
        fixes.append(exclude_fix(refs, say("Leave out {names}.", names=listed(names))))
    return tuple(fixes)
