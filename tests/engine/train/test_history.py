"""History: exact at the start, bounded for ever, the same however reports cut the steps."""

from __future__ import annotations

import io
import itertools
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.spec.message import say
from engine.train.history import NUM_EXACT, NUM_TAIL, History
from engine.train.report import Changed, EpochReport, Report

LAYERS = ("conv1", "dense")


def report(first: int, matrix: np.ndarray, layers: int = 2) -> Report:
    """A report of the rows of a matrix: loss, accuracy, and three quantities for each layer."""
    groups = [matrix[:, 2 + i * layers : 2 + (i + 1) * layers] for i in range(3)]
    return Report(
        np.arange(first, first + len(matrix)),
        matrix[:, 0],
        matrix[:, 1],
        *groups,
        learning_rate=0.1,
        epoch=1,
        images_per_second=1.0,
        seconds=1.0,
        seconds_left=1.0,
    )


def measured(num_steps: int, seed: int = 0, layers: int = 2) -> np.ndarray:
    """Rows of made-up measurements, with NaN and infinity among them."""
    rng = np.random.default_rng(seed)
    matrix = rng.lognormal(0, 3, (num_steps, 2 + 3 * layers)).astype(np.float32)
    matrix[rng.random(matrix.shape) < 0.05] = np.nan
    matrix[rng.random(matrix.shape) < 0.01] = np.inf
    return matrix


def kept(matrix: np.ndarray, cuts: list[int], first: int = 0) -> History:
    """The history of these rows, cut into reports at `cuts`."""
    history = History(LAYERS)
    edges = [0, *sorted(cuts), len(matrix)]
    for start, end in itertools.pairwise(edges):
        if end > start:
            history.extend(report(first + start, matrix[start:end]))
    return history


def test_the_first_steps_are_kept_one_by_one() -> None:
    matrix = measured(NUM_EXACT)
    history = kept(matrix, [1, 7, 500])
    assert np.array_equal(history.steps, np.arange(NUM_EXACT))
    for edge in (history.low, history.high):
        assert np.array_equal(edge("loss"), matrix[:, 0], equal_nan=True)
        assert np.array_equal(edge("gradient_norm"), matrix[:, 2:4], equal_nan=True)
        assert np.array_equal(edge("update_ratio"), matrix[:, 6:8], equal_nan=True)


def test_they_stay_exact_when_many_follow() -> None:
    matrix = measured(NUM_EXACT + 5 * NUM_TAIL)
    history = kept(matrix, [3000, 9000])
    assert history.stride == 8
    assert np.array_equal(history.low("loss")[:NUM_EXACT], matrix[:NUM_EXACT, 0], equal_nan=True)
    assert len(history) == NUM_EXACT + 5 * NUM_TAIL // 8


@settings(max_examples=40, deadline=None)
@given(
    num_steps=st.integers(1, 25_000),
    seed=st.integers(0, 5),
    first=st.sampled_from([0, 17]),
    data=st.data(),
)
def test_any_cut_gives_the_same_history(num_steps: int, seed: int, first: int, data: st.DataObject) -> None:
    matrix = measured(num_steps, seed)
    cuts = data.draw(st.lists(st.integers(0, num_steps), max_size=30))
    whole, cut = kept(matrix, [], first), kept(matrix, cuts, first)
    assert np.array_equal(whole.steps, cut.steps)
    edges = np.append(whole.steps - first, num_steps)
    for quantity, part in (("loss", matrix[:, 0]), ("weight_norm", matrix[:, 4:6])):
        low = np.fmin.reduceat(part, edges[:-1])
        high = np.fmax.reduceat(part, edges[:-1])
        for history in (whole, cut):
            assert np.array_equal(history.low(quantity), low, equal_nan=True)
            assert np.array_equal(history.high(quantity), high, equal_nan=True)
        assert np.allclose(whole.mean(quantity), cut.mean(quantity), equal_nan=True, rtol=1e-12)
        assert np.array_equal(cut.latest(quantity), part[-1], equal_nan=True)
    for index in (0, len(cut) // 2, len(cut) - 1):
        assert cut.index_of(int(cut.steps[index])) == index


def test_the_mean_leaves_out_nan() -> None:
    matrix = np.ones((NUM_EXACT + NUM_TAIL + 4, 8), np.float32)
    matrix[-4:, 0] = [3, np.nan, np.nan, np.nan]
    history = kept(matrix, [])
    assert history.stride == 2
    assert history.mean("loss")[-2] == 3
    assert np.isnan(history.mean("loss")[-1])
    assert history.mean("accuracy")[-1] == 1


def test_a_million_steps_stay_small_and_quick() -> None:
    layers = tuple(f"layer{index}" for index in range(12))
    history = History(layers)
    matrix = measured(1000, layers=12)
    seconds = time.process_time()
    for start in range(0, 1_000_000, 1000):
        history.extend(report(start, matrix, 12))
    assert time.process_time() - seconds < 20
    assert len(history) <= NUM_EXACT + NUM_TAIL
    assert history.num_bytes < 5_000_000
    assert history.num_steps == 1_000_000
    assert history.index_of(10**9) == len(history) - 1
    assert np.nanmax(history.high("weight_norm")) == np.nanmax(matrix[:, 14:26])


def test_epochs_and_the_newest_gradient() -> None:
    history = History(LAYERS)
    assert np.isnan(history.latest("gradient_norm")).all()
    matrix = measured(5)
    matrix[-1, 2:4] = [0.5, 0.25]
    history.extend(report(0, matrix))
    assert history.latest("gradient_norm").tolist() == [0.5, 0.25]
    for epoch in range(1, 40):
        history.add_epoch(EpochReport(epoch, epoch * 5, 1.0, 0.5, float(epoch), np.nan, epoch == 3))
    assert history.num_epochs == 39
    assert history.epochs("validation_loss").tolist() == list(range(1, 40))
    assert history.epochs("best").sum() == 1


def test_through_a_file_and_on() -> None:
    matrix = measured(7000)
    history = kept(matrix[:6000], [])
    history.add_epoch(EpochReport(1, 5999, 1.0, 0.5, 0.7, 0.8, True))
    file = io.BytesIO()
    np.savez(file, **history.to_arrays())
    file.seek(0)
    with np.load(file, allow_pickle=False) as arrays:
        again = History.from_arrays(arrays)
    again.extend(report(6000, matrix[6000:]))
    straight = kept(matrix, [6000])
    assert again.layers == LAYERS
    assert again.epochs("validation_accuracy").tolist() == [0.8]
    assert np.array_equal(again.steps, straight.steps)
    assert np.array_equal(again.mean("loss"), straight.mean("loss"), equal_nan=True)


@pytest.mark.parametrize("damage", ["missing", "shape", "counts"])
def test_damaged_arrays_are_refused(damage: str) -> None:
    arrays = kept(measured(50), []).to_arrays()
    if damage == "missing":
        del arrays["count"]
    elif damage == "shape":
        arrays["low"] = arrays["low"][:, :-1]
    else:
        arrays["place"] = np.array([0, 50, 0])
    with pytest.raises(ValueError, match=r"count|shape|not a history"):
        History.from_arrays(arrays)


def test_a_report_that_is_missing_is_noticed() -> None:
    history = History(LAYERS)
    history.extend(report(0, measured(3)))
    with pytest.raises(AssertionError):
        history.extend(report(4, measured(3)))


def test_events_are_kept_and_saved(tmp_path: Path) -> None:
    history = History(("layer",))
    history.add_event(Changed(7, say("{name}: {old} → {new}", name="rate", old=0.1, new=0.2)))
    assert [(step, str(text)) for step, text in history.events] == [(7, "rate: 0.1 → 0.2")]
    np.savez(tmp_path / "history.npz", **history.to_arrays())
    with np.load(tmp_path / "history.npz") as arrays:
        again = History.from_arrays(arrays)
    assert [(step, str(text)) for step, text in again.events] == [(7, "rate: 0.1 → 0.2")]
