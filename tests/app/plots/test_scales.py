"""Scales: places and values are each other's inverse, ticks are round, axes grow in steps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.scales import (
    Linear,
    Log,
    Scale,
    Split,
    decade_scale,
    early_scale,
    step_scale,
    value_scale,
)


@pytest.mark.parametrize("scale", [Linear(-2, 7), Log(1e-9, 1e3), Split(100, 4000)])
@given(share=st.floats(0, 1))
def test_places_and_values_are_inverse(scale: Scale, share: float) -> None:
    assert float(scale.share(scale.value(share))) == pytest.approx(share, abs=1e-9)


def test_what_a_logarithm_does_not_know_lies_at_its_ends() -> None:
    shares = Log(1e-4, 1).share([0.0, -1.0, np.inf, np.nan, 1e-2])
    assert shares[:3].tolist() == [0, 0, 1]
    assert np.isnan(shares[3])
    assert shares[4] == pytest.approx(0.5)


@given(num_steps=st.integers(1, 10_000_000))
def test_the_axis_of_steps_holds_them_and_is_not_mostly_empty(num_steps: int) -> None:
    high = step_scale(num_steps).high
    assert num_steps <= high <= max(20, 1.51 * num_steps)


def test_the_axis_of_steps_grows_seldom() -> None:
    assert len({step_scale(num_steps).high for num_steps in range(1000, 10_000)}) <= 12


def test_the_first_steps_keep_a_quarter() -> None:
    assert early_scale(300) == step_scale(300)
    late = early_scale(1_000_000)
    assert float(late.share(100)) == 0.25
    assert [tick.label for tick in late.ticks(5)][:3] == ["0", "50", "100"]


def test_labels_are_round() -> None:
    assert [tick.label for tick in Linear(0, 1, percent=True).ticks(4)] == [
        "0 %", "50 %", "100 %",
    ]  # fmt: skip
    assert [tick.label for tick in Linear(0, 3000).ticks(3)] == ["0", "1,000", "2,000", "3,000"]
    assert [tick.label for tick in Log(1e-3, 10).ticks(5)] == ["10⁻³", "10⁻²", "10⁻¹", "1", "10"]
    assert len(Log(1e-12, 1).ticks(4)) <= 5


@given(low=st.floats(1e-30, 1e30), ratio=st.floats(1, 1e12))
def test_decades_hold_the_values(low: float, ratio: float) -> None:
    scale = decade_scale(low, low * ratio)
    assert scale.high >= low * ratio * (1 - 1e-6)
    assert scale.low <= low * (1 + 1e-6)


@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6))
def test_round_ends_hold_the_values(low: float, span: float) -> None:
    scale = value_scale(low, low + span)
    assert scale.low <= low + 1e-6 * span
    assert scale.high >= low + span - 1e-6 * span
    assert scale.high - scale.low <= 3 * span
