"""Outcome: whether a run learns, measured against what the tiny reference network learnt from as many
pictures. It turns a symptom into a problem, or into a piece of information.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.doctor.evidence import Evidence, Reference
from engine.doctor.signals import RECENT, batch_size, persists, progress
from engine.spec.problems import Severity

WEAK_TRAIN, WEAK_VALIDATION = 0.5, 0.75
"""Below either the run learns too little."""
NONE_TRAIN, NONE_VALIDATION = 0.35, 0.4
"""Below both it learns next to nothing."""
BEHIND_VALIDATION = 0.93
"""At the end, of the reference's end: healthy runs lie above, or have no symptom to explain it."""
LATE = 0.3
"""Of the run: until then it may be a slow start."""
LARGEST_GAP = 0.15
"""Of accuracy, between training and validation."""
LEAST_LEARNT = 0.25
"""Of what can be learnt, the reference must have learnt so much before anything is compared with it."""


@dataclass(frozen=True)
class Skill:
    """The most that has been learnt by one step, as a share of what the reference had learnt from as many
    pictures. 1: as much; NaN where it cannot be said."""

    step: int
    train: float
    """S_train = (H0 - loss) / (H0 - the reference's), on the fixed batch; by accuracy where that is
    better, or where the loss is not comparable."""
    validation: float
    """S_val = (balanced accuracy - chance) / (the reference's - chance)."""
    by_loss: float = math.nan
    """S_train by the loss alone."""

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
    """Whether the run learns. Before anything is known it is neither weak nor fine. Once the run has ended,
    it is compared with the reference at its end: a run that was too short is weak, too."""

    known: bool
    weak: bool
    """Much less than the reference, in 2 of the last 3 looks; at the end of the run, in the last."""
    failing: bool
    """So much less that no slow start explains it: next to nothing in the last 3 looks, weak in training
    after the first third of the run, or weak at its end."""
    behind: bool
    """Ended, and its best clearly short of the reference."""
    ended: bool
    train: float
    """The newest S_train."""
    validation: float
    """The newest S_val."""
    by_loss: float
    """The newest S_train by the loss alone: what is learnt is not only right, but sure."""
    gap: float
    """Accuracy on training pictures less that on validation pictures, at the newest look; NaN without."""

    @property
    def fine(self) -> bool:
        """Known, and neither weak nor behind."""
        return self.known and not self.weak and not self.behind

    @property
    def fits(self) -> bool:
        """Whether it learns its training pictures well, and fails on others alone."""
        return self.gap > LARGEST_GAP and self.train >= WEAK_TRAIN

    def severity(self, *, sure: bool = False, strong: bool = True) -> Severity:
        """Of a symptom: a problem where the run learns too little; where it learns, information. Before
        that is known, a prediction: a problem where the end is `sure`, else a warning. A symptom that
        healthy networks have in their slow starts, too, is not `strong`: it needs a run that is failing.
        """
        if not self.known:
            return "problem" if sure else "warning" if strong else "information"
        return "problem" if (self.weak if strong else self.failing) else "information"


def outcome(evidence: Evidence) -> Outcome:
    """Of the newest skills that are known."""
    return _outcome(evidence, evidence.step)


@lru_cache(maxsize=2)
def _outcome(evidence: Evidence, step: int) -> Outcome:
    gap = _gap(evidence)
    if evidence.finished and evidence.reference is not None and evidence.observations:
        end = _skill(evidence, evidence.reference, len(evidence.observations) - 1, at_end=True)
        behind = end.validation < BEHIND_VALIDATION
        return Outcome(
            end.known, end.weak, end.weak, behind, True, end.train, end.validation, end.by_loss, gap
        )
    known = [skill for skill in skills(evidence) if skill.known]
    if not known:
        return Outcome(False, False, False, False, evidence.finished, math.nan, math.nan, math.nan, gap)
    last = known[-1]
    nothing = len(known) >= RECENT and all(skill.none for skill in known[-RECENT:])
    slow = progress(evidence) >= LATE and persists([skill.train < WEAK_TRAIN for skill in known])
    weak = persists([skill.weak for skill in known])
    return Outcome(True, weak, nothing or slow, False, False, last.train, last.validation, last.by_loss, gap)


def _gap(evidence: Evidence) -> float:
    seen = [validation.accuracy for validation in evidence.validations if validation.step > 0]
    if not seen or not evidence.observations or not evidence.project.data.validation_fraction:
        return math.nan
    return evidence.observations[-1].accuracy - seen[-1]


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


def _skill(evidence: Evidence, reference: Reference, index: int, *, at_end: bool = False) -> Skill:
    """`at_end`: of what the reference had learnt at its own end. The best so far counts, since the run keeps
    its best weights."""
    looks = [look for look in evidence.observations[: index + 1] if look.step > 0]
    step = evidence.observations[index].step
    chance = 1 / max(int((evidence.counts > 0).sum()), 1)
    pictures = math.inf if at_end else step * batch_size(evidence)
    loss = _at(reference, reference.train_loss, pictures, evidence.constant_loss)
    accuracy = _at(reference, reference.balanced_accuracy, pictures, chance)
    skill = (accuracy - chance) / (1 - chance) if chance < 1 else 0.0
    if not looks or not skill >= LEAST_LEARNT:
        return Skill(step, math.nan, math.nan)
    by_accuracy = _share(_largest([look.accuracy for look in looks]) - chance, accuracy - chance)
    own = [look.cross_entropy for look in looks]
    if _is_comparable(evidence):
        own += [loss for look in looks for loss in (look.loss, look.evaluation_loss)]
    by_loss = _share(
        evidence.constant_loss + _largest([-value for value in own]), evidence.constant_loss - loss
    )
    seen = [v.balanced_accuracy for v in evidence.validations if 0 < v.step <= step]
    validation = _share(_largest(seen) - chance, accuracy - chance) if seen else math.nan
    return Skill(step, float(np.fmax(by_accuracy, by_loss)), validation, by_loss)


def _largest(values: list[float]) -> float:
    known = [value for value in values if math.isfinite(value)]
    return max(known, default=math.nan)


def _share(own: float, of: float) -> float:
    """NaN is nothing: a network that gives no numbers has learnt nothing."""
    if not of > 0:
        return math.nan
    return own / of if math.isfinite(own) else 0.0


def _at(reference: Reference, values: np.ndarray, pictures: float, at_start: float) -> float:
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
