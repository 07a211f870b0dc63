"""The user's edits on labels and parts, as arrays. Each function stands alone: scripts carry them."""

from __future__ import annotations

import numpy as np


def edited_labels(
    keys: tuple[str, ...] | list[str],
    labels: np.ndarray,
    class_names: tuple[str, ...],
    excluded: tuple[str, ...],
    moved: dict[str, str],
    merged: dict[str, str],
) -> tuple[np.ndarray, tuple[str, ...], np.ndarray]:
    """Labels int64 (N,) and class names after the edits, and which pictures stay, bool (N,).

    A class that has lost all its pictures goes; new ones come last, by name. A picture that is left out
    has its label, too; where its class is gone, that is the number after the last class.
    """
    targets = [merged.get(name, name) for name in class_names]
    new_names = sorted({*targets, *moved.values()} - {*class_names})
    names = [*class_names, *new_names]
    number = {name: index for index, name in reversed(list(enumerate(names)))}
    result = np.array([number[name] for name in targets], dtype=np.int64)[labels]
    kept = np.ones(len(labels), dtype=bool)
    rows = {key: row for row, key in enumerate(keys)} if moved or excluded else {}
    for key, name in moved.items():
        if key in rows:
            result[rows[key]] = number[name]
    kept[[rows[key] for key in excluded if key in rows]] = False
    counts = np.bincount(result[kept], minlength=len(names))
    was_empty = np.zeros(len(names), dtype=bool)  # in the source already: an output of its own all the same
    was_empty[: len(class_names)] = np.bincount(labels, minlength=len(class_names)) == 0
    stays = (counts > 0) | (was_empty & [name not in merged for name in names])
    order = np.where(stays, np.cumsum(stays) - 1, stays.sum())
    return order[result], tuple(name for name, here in zip(names, stays, strict=True) if here), kept


def kept_parts(
    parts: tuple[np.ndarray, np.ndarray, np.ndarray], labels: np.ndarray, kept: np.ndarray, may_change: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The parts of a split of all pictures, without those that are left out.

    So no picture changes its part because another one is left out. If it `may_change`, a class that has
    lost its last picture for training brings its other pictures there.
    """
    train, validation, test = (rows[kept[rows]] for rows in parts)
    if may_change:
        trained = labels[train]
        stay = [np.isin(labels[rows], trained) for rows in (validation, test)]
        train = np.sort(np.concatenate([train, validation[~stay[0]], test[~stay[1]]]))
        validation, test = validation[stay[0]], test[stay[1]]
    return train, validation, test
