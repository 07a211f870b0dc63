"""Outcome: skill relative to the reference, from as many pictures, and what it makes of a symptom."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.doctor.outcome import outcome, skills
from tests.engine.doctor.evidence import (
    BATCH,
    H0,
    evidence,
    failing,
    learning,
    observation,
    project,
    reference,
    validation,
)


def test_a_run_like_the_reference_is_fine() -> None:
    result = outcome(evidence())
    assert result.fine
    assert not result.weak
    assert result.train == pytest.approx(0.97, abs=0.01)
    assert result.validation == pytest.approx(0.97, abs=0.01)


def test_a_run_that_learns_nothing_is_weak() -> None:
    result = outcome(evidence(skill=failing))
    assert result.weak
    assert result.failing
    assert result.severity() == "problem"


def test_nothing_is_known_before_the_first_step_or_without_a_reference() -> None:
    for case in (evidence(steps=0), evidence(reference=None)):
        result = outcome(case)
        assert not result.known
        assert not result.weak
        assert not result.fine
        assert result.severity() == "warning"
        assert result.severity(sure=True) == "problem"


def test_as_many_pictures_are_compared_not_as_many_steps() -> None:
    """Half the batch, twice the steps: the same."""
    made = project(batch_size=BATCH // 2)
    at = [observation(made, 100, 0.45)]
    case = evidence(made, observations=tuple(at), validations=(validation(100, 0.45),))
    assert skills(case)[0].train == pytest.approx(0.45 / 0.9, abs=0.01)


def test_what_the_reference_has_not_learnt_yet_is_asked_of_nobody() -> None:
    early = [skill for skill in skills(evidence(skill=failing)) if skill.step < 5]
    assert early
    assert not any(skill.known for skill in early)
    assert not outcome(evidence(skill=failing, reference=reference(0.05))).known


def test_a_loss_of_another_kind_is_compared_by_its_probabilities() -> None:
    made = project(loss={"type": "QuadraticCost"})
    case = evidence(made, changes=lambda step: {"loss": 77.0, "evaluation_loss": 77.0, "accuracy": 0.1})
    assert outcome(case).train == pytest.approx(0.97, abs=0.01)


def test_dropout_is_not_held_against_the_network() -> None:
    case = evidence(changes=lambda step: {"loss": H0, "cross_entropy": H0, "accuracy": 0.1})
    assert outcome(case).train == pytest.approx(0.97, abs=0.01)


def test_a_loss_that_is_no_number_is_no_skill() -> None:
    nan = {"loss": math.nan, "evaluation_loss": math.nan, "cross_entropy": math.nan, "accuracy": 0.1}
    result = outcome(evidence(skill=failing, changes=lambda step: nan))
    assert result.weak


def test_the_best_so_far_counts() -> None:
    """The run keeps its best weights."""
    dips = outcome(evidence(skill=lambda step: 0.0 if step == 200 else learning(step)))
    assert dips.validation == pytest.approx(0.97 * 0.975, abs=0.01)
    assert not dips.weak


def test_a_slow_start_is_weak_but_not_failing() -> None:
    result = outcome(evidence(skill=lambda step: 0.45 * learning(step), steps=50))
    assert result.weak
    assert not result.failing
    assert result.severity() == "problem"
    assert result.severity(strong=False) == "information"


def test_a_run_that_ends_too_soon_is_behind_what_can_be_learnt() -> None:
    """From 50 steps the reference has learnt nine tenths, and so has the run."""
    case = evidence(steps=50, total_steps=50, finished=True)
    result = outcome(case)
    assert result.ended
    assert result.behind
    assert not result.weak
    assert outcome(evidence(steps=50)).fine


def test_a_single_class_has_no_skill_to_compare() -> None:
    counts = np.zeros(10, np.int64)
    counts[3] = 90
    assert not outcome(evidence(counts=counts)).known
