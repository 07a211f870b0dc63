"""What is said at the end of a training."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from app.training.texts import finished_text, is_guessing
from engine.train.report import Finished


def finished(accuracy: float) -> Finished:
    return Finished("completed", 9, 1, 0.1, accuracy, 14.0, 100.0, "CPU")


@pytest.mark.parametrize(
    ("accuracy", "guessing"), [(0.1, True), (0.14, True), (0.4, False), (math.nan, False)]
)
def test_a_network_that_guesses_is_no_success(accuracy: float, guessing: bool) -> None:
    report = finished(accuracy)
    assert is_guessing(report, 10) is guessing
    assert ("guessing" in finished_text(report, 270, 10)) is guessing


def test_the_accuracy_and_the_time_are_told(qapp: object) -> None:
    assert finished_text(finished(0.978), 270, 10) == "Finished: 97.8 % on 270 test pictures in 14 s."


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("stopped", "Stopped"),
        ("patience", "not fallen"),
        ("converged", "converged"),
        ("time", "time was over"),
    ],
)
def test_it_says_why_it_ended(reason: Any, words: str) -> None:
    report = replace(finished(0.978), reason=reason)
    assert words in finished_text(report, 270, 10)
    assert finished_text(report, 270, 10).startswith("Stopped" if reason == "stopped" else "Finished")
