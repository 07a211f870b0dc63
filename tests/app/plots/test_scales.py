"""Scales: axes grow in steps and hold their values; the first steps stay wide; labels are round."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.scales import (
    Split,
    decade_range,
    early_split,
    logs,
    power_of_ten,
    step_range,
    value_range,
)


@given(step=st.floats(0, 4000))
def test_places_and_steps_are_inverse(step: float) -> None:
    split = Split(100, 4000)
    assert split.step(float(split.place(step))) == pytest.approx(step, abs=1e-6)


def test_what_a_logarithm_does_not_know_lies_at_its_ends() -> None:
    places = logs([0.0, -1.0, np.inf, np.nan, 1e-2], (-4.0, 0.0))
    assert places[:3].tolist() == [-4, -4, 0]
    assert np.isnan(places[3])
    assert places[4] == pytest.approx(-2)


@given(num_steps=st.integers(1, 10_000_000))
def test_the_axis_of_steps_holds_them_and_is_not_mostly_empty(num_steps: int) -> None:
    high = step_range(num_steps)[1]
    assert num_steps <= high <= max(20, 1.51 * num_steps)


def test_the_axis_of_steps_grows_seldom() -> None:
    assert len({step_range(num_steps) for num_steps in range(1000, 10_000)}) <= 12


def test_the_first_steps_keep_a_quarter() -> None:
    assert early_split(300) is None
    late = early_split(1_000_000)
    assert late is not None
    assert float(late.place(100)) == 0.25 * late.high
    assert [late.place(end) for end in (0, late.high)] == [0, late.high]


def test_powers_are_spelled_as_such() -> None:
    assert [power_of_ten(exponent) for exponent in (-12, 0, 1, 2)] == ["10⁻¹²", "1", "10", "10²"]


@given(low=st.floats(1e-30, 1e30), ratio=st.floats(1, 1e12))
def test_decades_hold_the_values(low: float, ratio: float) -> None:
    first, last = decade_range(low, low * ratio)
    assert last >= np.log10(low * ratio) - 1e-6
    assert first <= np.log10(low) + 1e-6
    assert last - first >= 2


@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6))
def test_round_ends_hold_the_values(low: float, span: float) -> None:
    first, last = value_range(low, low + span)
    assert first <= low + 1e-6 * span
    assert last >= low + span - 1e-6 * span
    assert last - first <= 3 * span
