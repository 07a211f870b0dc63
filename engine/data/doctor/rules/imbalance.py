"""Classes of very different size: the large ones drown the small ones."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.doctor.finding import Finding
from engine.data.doctor.fixes import balance_fixes
from engine.data.doctor.look import Look
from engine.spec.message import say

MOST = 10
"""So many times the pictures of the smallest class."""


def find(look: Look) -> Iterable[Finding]:
    """Over 10 to 1 among the training pictures, unless the classes are balanced already."""
    counts = look.counts(0)
    present = np.flatnonzero(counts)
    small, large = present[counts[present].argmin()], present[counts[present].argmax()]
    if counts[large] <= MOST * counts[small] or look.project.data.balance != "none":
        return
    yield Finding(
        "imbalance",
        "warning",
        say("{large} has {many} training pictures, {small} {few}.", large=look.class_names[large],
            many=int(counts[large]), small=look.class_names[small], few=int(counts[small])),
        say("The network learns to say {large} and is mostly right. Weigh the classes, or draw small ones "
            "more often.", large=look.class_names[large]),
        (),
        balance_fixes(),
    )  # fmt: skip
