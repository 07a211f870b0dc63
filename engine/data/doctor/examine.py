"""examine: all rules on a data set, before anything is trained on it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable

import numpy as np

from engine.data.dataset import Dataset
from engine.data.doctor import rules
from engine.data.doctor.finding import Finding
from engine.data.doctor.look import Look, look
from engine.data.doctor.rules.suspicious_labels import contradictions
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.spec.source import Progress

Rule = Callable[[Look], Iterable[Finding]]
_SEVERITIES = ("problem", "warning", "information")


def all_rules() -> tuple[Rule, ...]:
    """`find` of every file of the folder of rules, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"{rules.__name__}.{name}").find for name in names)


def examine(
    dataset: Dataset,
    project: Project,
    progress: Progress | None = None,
    probabilities: np.ndarray | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with the data, the worst first; `dataset` is that of the project.

    `probabilities` as for `suspicious_labels`. Raises UserError where the network has no input layer;
    passes on what `progress` raises.
    """
    if not project.network.of_type("Input"):
        raise UserError(say("The network has no Input layer."), say("Open it in the window and add one."))
    seen = look(dataset, project, progress, probabilities)
    found = [finding for find in all_rules() for finding in find(seen)]
    return tuple(sorted(found, key=lambda finding: _SEVERITIES.index(finding.severity)))


def suspicious_labels(dataset: Dataset, probabilities: np.ndarray) -> tuple[Finding, ...]:
    """The pictures whose label a trained network contradicts most.

    `probabilities` (N, classes) of all pictures: training, then validation, then test;
    `TrainedModel.dataset_probabilities` gives them.
    """
    return contradictions(dataset, probabilities)
