"""Histograms: bins that hold everything, and a history that is bounded."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.train.histograms import MOST_MOMENTS, SPREADS, HistogramHistory, Spread, edges, num_bins
from engine.train.probes.spread import MOST_NUMBERS, shares
from engine.train.report import Histograms

numbers = st.lists(st.floats(-(2.0**99), 2.0**99, width=32), min_size=1, max_size=60)


def at(step: int, layers: int = 2) -> Histograms:
    tables = [np.full((layers, num_bins(spread)), step, np.float32) for spread in SPREADS]
    return Histograms(step, *tables)


@pytest.mark.parametrize("spread", SPREADS)
def test_the_edges_are_even_around_zero(spread: Spread) -> None:
    inner = edges(spread)
    assert (np.diff(inner) > 0).all()
    np.testing.assert_allclose(inner, -inner[::-1])
    positive = np.log10(inner[inner > 0])
    np.testing.assert_allclose(np.diff(positive), positive[1] - positive[0])


@settings(deadline=None)
@given(numbers, st.sampled_from(SPREADS))
def test_every_number_is_in_one_bin(values: list[float], spread: Spread) -> None:
    found = shares([torch.tensor(values)], spread).numpy()
    inner = edges(spread).astype(np.float32)
    expected = np.bincount(np.searchsorted(inner, np.array(values, np.float32)), minlength=len(inner) + 1)
    np.testing.assert_allclose(found, expected / len(values), atol=1e-6)


def test_what_is_not_finite_is_left_out() -> None:
    found = shares([torch.tensor([float("nan"), float("inf"), 1.0])], "weights")
    assert float(found.sum()) == pytest.approx(1)
    assert torch.isnan(shares([torch.tensor([float("nan")])], "weights")).all()


def test_of_many_numbers_an_even_sample_is_counted() -> None:
    values = torch.linspace(-1, 1, 20 * MOST_NUMBERS)
    whole = torch.bincount(torch.bucketize(values, torch.from_numpy(edges("outputs")).float())) / len(values)
    found = shares([values], "outputs")[: len(whole)]
    torch.testing.assert_close(found, whole, atol=1e-3, rtol=0)


def test_a_long_run_keeps_a_bounded_even_choice_of_moments() -> None:
    history = HistogramHistory(("a", "b"))
    for step in range(5 * MOST_MOMENTS):
        history.take(at(step))
    steps = history.steps
    assert MOST_MOMENTS // 2 <= len(history) <= MOST_MOMENTS
    assert steps[0] == 0
    assert len(set(np.diff(steps).tolist())) == 1
    assert history.of_layer("weights", "b").shape == (len(history), num_bins("weights"))
    np.testing.assert_array_equal(history.of_layer("gradients", "a")[:, 0], steps)
    with pytest.raises(ValueError, match="not in"):
        history.of_layer("weights", "c")


def test_they_survive_being_saved_and_go_on() -> None:
    history = HistogramHistory(("a", "b"))
    for step in range(MOST_MOMENTS + 3):
        history.take(at(step))
    again = HistogramHistory.from_arrays(history.to_arrays())
    for one in (history, again):
        one.take(at(500))
        one.take(at(501))
    np.testing.assert_array_equal(again.steps, history.steps)
    empty = HistogramHistory.from_arrays(HistogramHistory(("a",)).to_arrays())
    assert empty.of_layer("outputs", "a").shape == (0, num_bins("outputs"))


@pytest.mark.parametrize("change", [{"weights": np.zeros((1, 2, 3))}, {"place": np.array([0, 5])}])
def test_damaged_arrays_are_refused(change: dict[str, np.ndarray]) -> None:
    history = HistogramHistory(("a", "b"))
    history.take(at(0))
    with pytest.raises(ValueError, match="histograms"):
        HistogramHistory.from_arrays({**history.to_arrays(), **change})
