"""Classes of very different size, of which the small ones are not learnt."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers, percent, persists
from engine.spec.message import say

MOST_RATIO = 10.0
LEAST_PROGRESS = 0.1
"""Of the run: until then nearly nothing is learnt of any class."""
LEAST_RECALL = 0.5
"""Of the best class's."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Over 10 to 1, and a small class's recall under half of a large one's."""
    counts = np.asarray(evidence.counts)
    present = np.flatnonzero(counts > 0)
    if len(present) < 2 or evidence.project.data.balance != "none":
        return
    few, many = int(counts[present].min()), int(counts[present].max())
    if not many > MOST_RATIO * few:
        return
    first = LEAST_PROGRESS * evidence.total_steps
    seen = [v for v in evidence.validations if v.step >= max(first, 1) and len(v.recall) == len(counts)]
    flags = [_is_unfair(counts, validation.recall) for validation in seen]
    unfair = persists(flags)
    newest = seen[-1].recall if seen else np.full(len(counts), np.nan)
    small = [i for i in present if counts[i] * MOST_RATIO < many]
    worst = min(small, key=lambda i: newest[i] if np.isfinite(newest[i]) else 2.0)
    names = evidence.class_names
    yield Finding(
        "class_imbalance",
        "problem" if unfair else "information" if seen else "warning",
        None,
        seen[flags.index(True)].step if unfair else 0,
        say(
            "{small} has {few} training pictures and is recognised in {recall} of the cases; {large} has "
            "{many}.",
            small=names[worst],
            few=int(counts[worst]),
            recall=percent(float(newest[worst])),
            large=names[int(counts.argmax())],
            many=many,
        )
        if unfair and np.isfinite(newest[worst])
        else say(
            "{large} has {many} training pictures, {small} {few}.",
            large=names[int(counts.argmax())],
            many=many,
            small=names[worst],
            few=int(counts[worst]),
        ),
        numbers(ratio=many / few, recall=float(newest[worst]), smallest=few, largest=many),
        (),
        RULE.cures,
    )


def _is_unfair(counts: np.ndarray, recall: np.ndarray) -> bool:
    """Whether a small class is recognised less than half as often as a large one."""
    known = np.isfinite(recall) & (counts > 0)
    if known.sum() < 2:
        return False
    small = known & (counts * MOST_RATIO < counts.max())
    large = known & ~small
    return bool(small.any() and large.any() and recall[small].min() < LEAST_RECALL * recall[large].max())


RULE = Rule(
    id="class_imbalance",
    title=say("Unbalanced classes"),
    mechanism=say(
        "The loss is a mean over pictures, so a class with few of them hardly counts. Saying the large "
        "classes is mostly right, and the network settles for it."
    ),
    formula=(
        "The largest class has over 10 times the training pictures of the smallest, and in 2 of the last 3 "
        "validations the recall of a small class is under half of the best large one's; nothing is done "
        "about it yet (weights, balanced drawing)."
    ),
    source="Japkowicz and Stephen 2002; Buda, Maki and Mazurowski 2018",
    limits=say(
        "Where few pictures are enough to tell a class, imbalance does no harm; then it only informs."
    ),
    find=find,
    cures=("weigh_classes", "balanced_sampling"),
    not_cures={
        "wider": say("A larger network still earns most by saying the large classes."),
        "lower_learning_rate": say("The proportion of the classes stays the same."),
        "dropout": say("Dropout treats all classes alike."),
    },
)
