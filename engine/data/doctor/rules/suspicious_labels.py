"""Labels that a trained network contradicts: confident, and of another class."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.data.dataset import Dataset
from engine.data.doctor.finding import PARTS, Finding, PictureRef
from engine.data.doctor.fixes import exclude_fix, move_fix
from engine.data.doctor.look import Look
from engine.spec.message import say

SURE = 0.9
"""Least probability of the other class."""
MOST = 50
"""So many are shown, the most contradictory first."""


def find(look: Look) -> Iterable[Finding]:
    """Nothing before a first training."""
    if look.probabilities is not None:
        yield from contradictions(look.dataset, look.probabilities)


def contradictions(dataset: Dataset, probabilities: np.ndarray) -> tuple[Finding, ...]:
    """One finding or none. `probabilities` (N, classes) of training, validation and test pictures.

    By loss: -log of the probability of the label. Only where another class has 0.9 or more.
    """
    parts = (dataset.train, dataset.validation, dataset.test)
    labels = np.concatenate([part.labels for part in parts])
    assert probabilities.shape == (len(labels), len(dataset.class_names))
    everyone = np.arange(len(labels))
    guesses = probabilities.argmax(axis=1)
    own = probabilities[everyone, labels]
    rows = everyone[(guesses != labels) & (probabilities[everyone, guesses] >= SURE)]
    if not len(rows):
        return ()
    starts = np.cumsum([0, *(len(part) for part in parts)])
    refs, moves = [], []
    for row in rows[np.argsort(own[rows], kind="stable")][:MOST]:
        part = int(np.searchsorted(starts[1:], row, side="right"))
        index = int(row - starts[part])
        name = dataset.class_names[guesses[row]]
        note = say(
            "labelled {label}, looks like {guess} ({sure})",
            label=dataset.class_names[labels[row]],
            guess=name,
            sure=f"{probabilities[row, guesses[row]]:.1%}",
        )
        refs.append(PictureRef(PARTS[part], index, parts[part].keys[index], note))
        moves.append((refs[-1], name))
    return (
        Finding(
            "suspicious_labels",
            "warning",
            say("Labels that the trained network contradicts: {count}.", count=len(rows)),
            say("Look at each: some are wrong labels, some are pictures that are hard indeed."),
            tuple(refs),
            (
                move_fix(moves, say("Move {count} to the class that the network says.", count=len(moves))),
                exclude_fix(refs),
            ),
        ),
    )
