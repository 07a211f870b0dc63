"""Contest: which trial goes on."""

from __future__ import annotations

import math
from typing import Any

import pytest

from engine.clinic.contest import FEW, MOST, Contest
from engine.doctor.finding import Finding
from engine.spec.message import say

NAN = math.nan
FIRST = Finding("a", "problem", None, 0, say("first"))
SECOND = Finding("b", "problem", None, 0, say("second"))


def contest(without: float, was_whole: bool, *scores: float, findings: tuple[Finding, ...] = ()) -> Any:
    """Trials 0, 1, 2, ... with these scores."""
    one = Contest(without, was_whole)
    for number, score in enumerate(scores):
        one.enter(number, score, findings[number] if findings else FIRST)  # type: ignore[arg-type]
    return one


@pytest.mark.parametrize(
    ("without", "scores", "best"),
    [
        (0.1, (0.2, 0.6, 0.4), 1),
        (0.1, (0.12, 0.0), None),
        (0.1, (NAN, 0.3), 1),
        (NAN, (0.0, 0.01), 1),
        (0.1, (NAN, NAN), 0),
        (0.1, (), None),
    ],
)
def test_the_best_by_a_margin_goes_on(without: float, scores: tuple[float, ...], best: int | None) -> None:
    assert contest(without, True, *scores).best == best


def test_where_the_trouble_came_later_the_first_that_does_no_harm_goes_on() -> None:
    assert contest(0.9, True, 0.1, 0.6, 0.7).best == 1
    assert contest(0.9, False, 0.1, 0.6, 0.7).best is None
    assert contest(0.9, True, 0.1, 0.3).best == 1
    assert contest(0.9, True, 0.1, 0.7, 0.6, findings=(FIRST, SECOND, FIRST)).best == 2


def test_more_are_tried_where_none_helps() -> None:
    assert not contest(0.5, False, *[0.0] * FEW).is_over
    assert contest(0.5, False, *[0.0] * MOST).is_over
    assert contest(0.5, False, *[0.7] * FEW).is_over
