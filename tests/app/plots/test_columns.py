"""Columns: what is drawn is the exact minimum and maximum of each pixel's steps."""

from __future__ import annotations

import numpy as np
import pytest

from app.plots.columns import columns, extent
from app.plots.scales import Split
from engine.train.history import History


@pytest.fixture
def history(session) -> History:
    session.start(("conv1", "dense"))
    session.go_on(3000)
    assert session.history is not None
    return session.history


def test_each_pixel_has_its_extremes_and_its_mean(history: History) -> None:
    cut = columns(history, (0, 3000), 300)
    low, high = cut.envelope(history, "gradient_norm")
    mean = cut.mean(history, "loss")
    assert cut.pixels.tolist() == list(range(300))
    for pixel in (0, 17, 299):
        steps = slice(10 * pixel, 10 * pixel + 10)
        assert np.array_equal(low[pixel], history.low("gradient_norm")[steps].min(axis=0))
        assert np.array_equal(high[pixel], history.high("gradient_norm")[steps].max(axis=0))
        assert mean[pixel] == pytest.approx(history.mean("loss")[steps].mean())


def test_split_columns_are_wide_at_first(history: History) -> None:
    cut = columns(history, (0, 3000), 400, Split(100, 3000))
    assert cut.pixels[:100].tolist() == list(range(100)), "a step a pixel"
    assert set(np.diff(cut.starts[100:]).tolist()) == {9, 10}


def test_a_view_takes_its_neighbours_along(history: History) -> None:
    cut = columns(history, (1000, 1010), 500)
    assert cut.part.start < 1000
    assert cut.part.stop > 1010
    assert cut.pixels[0] < 0
    assert cut.pixels[-1] >= 500


def test_the_extent_knows_no_zero_and_no_infinity(history: History) -> None:
    found = extent(history, (0, 3000), "gradient_norm")
    assert found is not None
    assert found[0] == history.low("gradient_norm").min()
    history._low[3, 2] = 0
    history._high[4, 2] = np.inf
    assert extent(history, (0, 3000), "gradient_norm") == found
