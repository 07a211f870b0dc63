"""Outcome: whether a run learns, measured against what the tiny reference network learnt from as many
pictures. It turns a symptom into a problem, or into a piece of information.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.doctor.evidence import Evidence, Reference
from engine.doctor.signals import batch_size, persists
from engine.spec.problems import Severity

WEAK_TRAIN, WEAK_VALIDATION = 0.5, 0.75
"""Below either the run learns too little."""
NONE_TRAIN, NONE_VALIDATION = 0.15, 0.4
"""Below both it learns nothing."""
LEAST_LEARNT = 0.25
"""Of what can be learnt, the reference must have learnt so much before anything is compared with it."""


@dataclass(frozen=True)
class Skill:
    """What has been learnt by one step, as a share of what the reference had learnt from as many pictures.
    1: as much; NaN where it cannot be said."""

    step: int
    train: float
    """S_train = (H0 - loss) / (H0 - the reference's), on the fixed batch; by accuracy where that is
    better, or where the loss is not comparable."""
    validation: float
    """S_val = (balanced accuracy - chance) / (the reference's - chance)."""

    @property
    def weak(self) -> bool:
        """Much less than the reference."""
        return self.train < WEAK_TRAIN or self.validation < WEAK_VALIDATION

    @property
    def none(self) -> bool:
        """Next to nothing."""
        return self.train < NONE_TRAIN and not self.validation >= NONE_VALIDATION

    @property
    def known(self) -> bool:
        """Whether anything can be said."""
        return not (math.isnan(self.train) and math.isnan(self.validation))


@dataclass(frozen=True)
class Outcome:
    """Whether the run learns. Before anything is known, neither `weak` nor `fine`."""

    known: bool
    weak: bool
    none: bool
    train: float
    """The newest S_train."""
    validation: float
    """The newest S_val."""

    @property
    def fine(self) -> bool:
        """Known, and not weak."""
        return self.known and not self.weak

    def severity(self, *, sure: bool = False) -> Severity:
        """Of a symptom: a problem where the run learns too little; where it learns, information. Before
        that is known, a prediction: a problem where the end is `sure`, else a warning."""
        if not self.known:
            return "problem" if sure else "warning"
        return "problem" if self.weak else "information"


def outcome(evidence: Evidence) -> Outcome:
    """Of the newest skills: weak in 2 of the last 3 that are known."""
    known = [skill for skill in skills(evidence) if skill.known]
    if not known:
        return Outcome(False, False, False, math.nan, math.nan)
    weak = persists([skill.weak for skill in known])
    none = persists([skill.none for skill in known])
    return Outcome(True, weak, none, known[-1].train, known[-1].validation)


def skills(evidence: Evidence) -> tuple[Skill, ...]:
    """At each observation of the run after its first step."""
    return _skills(evidence, evidence.step)


@lru_cache(maxsize=2)
def _skills(evidence: Evidence, step: int) -> tuple[Skill, ...]:
    if evidence.reference is None or not evidence.counts.sum():
        return ()
    return tuple(
        _skill(evidence, evidence.reference, i) for i, o in enumerate(evidence.observations) if o.step
    )


def _skill(evidence: Evidence, reference: Reference, index: int) -> Skill:
    observation = evidence.observations[index]
    pictures = observation.step * batch_size(evidence)
    chance = 1 / max(int((evidence.counts > 0).sum()), 1)
    loss = _at(reference, reference.train_loss, pictures, evidence.constant_loss)
    accuracy = _at(reference, reference.balanced_accuracy, pictures, chance)
    skill = (accuracy - chance) / (1 - chance) if chance < 1 else 0.0
    if not skill >= LEAST_LEARNT:
        return Skill(observation.step, math.nan, math.nan)
    by_accuracy = _share(observation.accuracy - chance, accuracy - chance)
    own = observation.cross_entropy
    if _is_comparable(evidence):
        own = float(np.fmin(own, np.fmin(observation.loss, observation.evaluation_loss)))
    by_loss = _share(evidence.constant_loss - own, evidence.constant_loss - loss)
    seen = [v.balanced_accuracy for v in evidence.validations if 0 < v.step <= observation.step]
    validation = _share(seen[-1] - chance, accuracy - chance) if seen else math.nan
    return Skill(observation.step, float(np.fmax(by_accuracy, by_loss)), validation)


def _share(own: float, of: float) -> float:
    """NaN is nothing: a network that gives no numbers has learnt nothing."""
    if not of > 0:
        return math.nan
    return own / of if math.isfinite(own) else 0.0


def _at(reference: Reference, values: np.ndarray, pictures: int, at_start: float) -> float:
    """What the reference had after so many pictures; its best end where it saw fewer."""
    known = np.isfinite(values)
    if not known.any():
        return math.nan
    places = np.concatenate([[0], reference.steps[known] * reference.batch_size])
    return float(np.interp(pictures, places, np.concatenate([[at_start], values[known]])))


def _is_comparable(evidence: Evidence) -> bool:
    """Whether the plan's loss is the reference's: the plain cross-entropy."""
    loss = evidence.project.training.loss
    return loss.type == "CrossEntropy" and not getattr(loss, "label_smoothing", 0.0)
