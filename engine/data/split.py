"""Which pictures train, which validate, which test. Each function stands alone: scripts carry them."""

from __future__ import annotations

import numpy as np


def split(
    labels: np.ndarray, validation_fraction: float, test_fraction: float, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Indices of the pictures for training, validation and test, each in ascending order.

    Stratified: every class gives the same share, rounded so that the whole comes out right. At least
    one picture of each class stays in training, and all of a class that has fewer than three.
    """
    order = np.argsort(np.random.default_rng(seed).random(len(labels)), kind="stable")
    parts = np.zeros(len(labels), dtype=np.int64)
    owed = [0.0, 0.0]  # what rounding has so far kept from validation and from test
    for label in np.unique(labels):
        members = order[labels[order] == label]
        if len(members) < 3:
            continue
        start = 0
        for part, fraction in enumerate((validation_fraction, test_fraction)):
            owed[part] += len(members) * fraction
            count = min(round(owed[part]), len(members) - 1 - start)
            owed[part] = min(owed[part] - count, 0.5)
            parts[members[start : start + count]] = part + 1
            start += count
    return np.flatnonzero(parts == 0), np.flatnonzero(parts == 1), np.flatnonzero(parts == 2)


def split_given(
    labels: np.ndarray,
    part: np.ndarray | None,
    group: np.ndarray | None,
    validation_fraction: float,
    test_fraction: float,
    seed: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As `split`, where some of it is given.

    `part` (N,) holds 0 training, 1 validation, 2 test, -1 not given. Given pictures stay where they are;
    but where none is given for validation (or test), its fraction is taken of those for training.
    Pictures that are not given are shared out by both fractions. `group` (N,) holds a number for each
    picture; those of one number stay together, unless they are given apart.
    """
    given = np.full(len(labels), -1) if part is None else part
    result = given.astype(np.int64)
    for pool_part in (-1, 0):
        members = np.flatnonzero(given == pool_part)
        fractions = [
            0.0 if pool_part == 0 and (given == number).any() else fraction
            for number, fraction in ((1, validation_fraction), (2, test_fraction))
        ]
        if group is None:
            shares = split(labels[members], fractions[0], fractions[1], seed)
        else:
            shares = split_groups(labels[members], group[members], fractions[0], fractions[1], seed)
        for number, rows in enumerate(shares):
            result[members[rows]] = number
    return np.flatnonzero(result == 0), np.flatnonzero(result == 1), np.flatnonzero(result == 2)


def split_groups(
    labels: np.ndarray, group: np.ndarray, validation_fraction: float, test_fraction: float, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As `split`, with whole groups. The shares are met as nearly as the groups allow.

    Groups go, the largest first and otherwise in random order, to the part that lacks most of what they
    hold; then each class that training has lost gets its smallest group back.
    """
    if len(labels) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
    _, group = np.unique(group, return_inverse=True)
    rows = np.argsort(group, kind="stable")
    members = np.split(rows, np.cumsum(np.bincount(group))[:-1])
    shuffled = np.random.default_rng(seed).permutation(len(members))
    sizes = np.bincount(group)
    order = shuffled[np.argsort(-sizes[shuffled], kind="stable")]
    totals = np.bincount(labels).astype(np.float64)
    fractions = (1 - validation_fraction - test_fraction, validation_fraction, test_fraction)
    lacking = np.outer(fractions, totals)
    parts = np.zeros(len(members), dtype=np.int64)
    for number in order:
        classes, counts = np.unique(labels[members[number]], return_counts=True)
        lack = np.minimum(lacking[:, classes], counts) / totals[classes]
        over = np.maximum(counts - lacking[:, classes], 0) / totals[classes]
        parts[number] = np.argmax((lack - over).sum(axis=1))
        lacking[parts[number], classes] -= counts
    for label in np.unique(labels):
        holders = [number for number in order if (labels[members[number]] == label).any()]
        if all(parts[number] for number in holders):
            parts[min(holders, key=lambda number: sizes[number])] = 0
    of_picture = parts[group]
    return (
        np.flatnonzero(of_picture == 0),
        np.flatnonzero(of_picture == 1),
        np.flatnonzero(of_picture == 2),
    )
