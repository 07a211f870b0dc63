"""Signals: known numbers in, known numbers out, and NaN where nothing can be said."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.doctor import signals
from tests.engine.doctor.evidence import evidence, history, layers_of, observation, project


def test_decades_are_lost_from_the_last_layer_to_the_first() -> None:
    assert signals.lost_decades([1e-5, 1e-3, 1.0]) == pytest.approx(-5)
    assert signals.lost_decades([100.0, math.nan, 1.0]) == pytest.approx(2)
    assert signals.lost_decades([0.0, 1.0]) == pytest.approx(-38)
    assert math.isnan(signals.lost_decades([1.0]))
    assert math.isnan(signals.lost_decades([]))


def test_the_forward_twin_looks_at_the_outputs() -> None:
    made = project()
    fading = observation(made, 0, output_std=np.array([1.0, 0.01, 77.0]))
    assert signals.forward_decades(fading) == pytest.approx(-2), "the classifier's own scale does not count"
    assert signals.backward_decades(observation(made, 0, signal_norm=np.array([3.0, 0.3, 1e-9]))) == (
        pytest.approx(1)
    )


def test_theil_sen_does_not_mind_an_outlier() -> None:
    line = 3 + 2 * np.arange(12.0)
    assert signals.theil_sen(line) == pytest.approx(2)
    line[5] = 1e9
    assert signals.theil_sen(line) == pytest.approx(2)
    assert signals.theil_sen([1.0, math.nan, 5.0]) == pytest.approx(2)
    assert signals.theil_sen([0.0, 6.0], places=[0, 3]) == pytest.approx(2)
    assert math.isnan(signals.theil_sen([1.0]))


def test_the_half_length_counts_layers() -> None:
    assert signals.half_length(2.0 ** (np.arange(10) / 3)) == pytest.approx(3)
    assert signals.half_length(0.5 ** np.arange(10)) == pytest.approx(-1)
    assert signals.half_length(np.ones(4)) == math.inf
    assert math.isnan(signals.half_length([1.0]))


@given(st.lists(st.floats(width=32), max_size=12))
def test_any_numbers_are_taken(values: list[float]) -> None:
    for function in (signals.lost_decades, signals.half_length, signals.largest, signals.median):
        assert isinstance(function(values), float)
    assert len(signals.window_means(values, 4)) in (0, 4)


@pytest.mark.parametrize(
    ("flags", "holds"),
    [
        ([], False),
        ([True], True),
        ([False, True], False),
        ([True, True], True),
        ([True, False, True], True),
        ([True, True, True, False, False], False),
        ([False, False, True, True], True),
    ],
)
def test_what_persists_holds_in_two_of_the_last_three(flags: list[bool], holds: bool) -> None:
    assert signals.persists(flags) is holds


def test_the_first_step_is_told_of_what_persists() -> None:
    loud = evidence(changes=lambda step: {"logits_std": 9.0} if step >= 50 else {})
    assert signals.holds_since(loud, lambda o: o.logits_std > 5) == 50
    gone = evidence(changes=lambda step: {"logits_std": 9.0} if step < 50 else {})
    assert signals.holds_since(gone, lambda o: o.logits_std > 5) is None


def test_window_means_leave_out_what_is_not_known() -> None:
    values = np.array([1.0, 3.0, math.nan, 5.0, math.nan, math.nan])
    means = signals.window_means(values, 3)
    assert means[:2].tolist() == [2.0, 5.0]
    assert math.isnan(means[2])


def test_the_update_ratio_is_the_median_over_layers_and_steps() -> None:
    made = project()
    table = np.full((200, 3), [1e-3, 1e-2, 1e-4])
    table[:20] *= 10
    of = evidence(made, history=history(layers_of(made), np.ones(200), table))
    assert signals.update_ratio(of) == pytest.approx(1e-3)
    assert signals.update_ratio(of, 0.0, 0.1) == pytest.approx(1e-2)
    assert math.isnan(signals.update_ratio(evidence(steps=0)))


def test_the_way_is_continued_to_the_end_of_the_run() -> None:
    made = project()
    half = evidence(made, steps=100, history=history(layers_of(made), np.ones(100), 1e-3))
    assert signals.moved(half) == pytest.approx(0.2)
    assert math.isnan(signals.moved(evidence(steps=0)))


def test_the_growth_is_that_of_the_middle_layer() -> None:
    made = project()
    norms = np.outer(np.linspace(1, 3, 200), [1.0, 2.0, 0.5])
    assert signals.growth(
        evidence(made, history=history(layers_of(made), np.ones(200), weight_norm=norms))
    ) == (pytest.approx(3))


def test_numbers_are_what_json_can_hold() -> None:
    got = signals.numbers(a=1.23456, b=math.nan, c=None, d=True, e=3, f=math.inf, g="word", h=np.float64(2))
    assert got == {"a": 1.235, "d": True, "e": 3, "g": "word", "h": 2.0}


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.13, "2.1"), (0.0341, "0.034"), (1300.4, "1,300"), (3e-6, "3e-06"), (4e9, "10^10"), (math.nan, "nan")],
)
def test_numbers_are_said_as_people_say_them(value: float, text: str) -> None:
    assert signals.brief(value) == text


def test_powers_of_ten_are_said_whatever_their_size() -> None:
    assert signals.times(2) == "100"
    assert signals.times(9.2) == "10^9"
    assert signals.times(1e4) == "10^10000"


def test_the_shift_of_the_validation_pictures_is_in_deviations() -> None:
    shifted = evidence(input_std=np.array([0.5]), validation_input_mean=np.array([-1.0]))
    assert signals.input_shift(shifted) == pytest.approx(2)
    assert signals.input_shift(evidence(validation_input_mean=np.array([math.nan]))) == 0
    assert signals.input_shift(evidence(validation_input_mean=np.zeros(0))) == 0


@given(st.lists(st.lists(st.floats(-1e30, 1e30) | st.just(math.nan), min_size=3, max_size=3), max_size=5))
def test_row_medians_are_medians_of_rows(rows: list[list[float]]) -> None:
    found = signals.row_medians(np.array(rows).reshape(len(rows), 3))
    assert found.tolist() == pytest.approx([signals.median(row) for row in rows], nan_ok=True)
