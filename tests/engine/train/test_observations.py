"""Looks survive being saved with the run, whole, and are bounded."""

from __future__ import annotations

import io
from dataclasses import fields, replace

import numpy as np
import pytest

from engine.data.dataset import Dataset
from engine.doctor.evidence import Observation
from engine.spec.project import Project
from engine.train.history import History
from engine.train.observations import MOST
from engine.train.report import Finished, Observed, Started
from engine.train.run import Run


@pytest.fixture
def watched(project: Project, digits: Dataset) -> History:
    """The history of a run with all probes."""
    history = History(())
    for report in Run(project.edited(training=project.training.edited(probes="full")), digits):
        if isinstance(report, Started):
            history = History(report.layers)
        elif not isinstance(report, Finished):
            history.take(report)  # type: ignore[arg-type]
    return history


def saved(history: History) -> History:
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **history.to_arrays())
    file.seek(0)
    with np.load(file, allow_pickle=False) as arrays:
        return History.from_arrays(dict(arrays))


def same(one: object, other: object) -> None:
    for field in fields(one):  # type: ignore[arg-type]
        first, second = getattr(one, field.name), getattr(other, field.name)
        if isinstance(first, np.ndarray):
            np.testing.assert_array_equal(first, second, err_msg=field.name)
        else:
            assert first == second or (first != first and second != second), field.name


def test_looks_survive_being_saved_with_the_run(watched: History) -> None:
    again = saved(watched).observed
    before = watched.observed
    assert len(before.looks) > 5
    assert before.histograms is not None
    assert again.histograms is not None
    for one, other in zip(before.looks + before.validations, again.looks + again.validations, strict=True):
        same(one, other)
    assert before.start is not None
    assert again.start is not None
    for one, other in zip(before.start.weights, again.start.weights, strict=True):
        same(one, other)
    same(replace(before.start, weights=()), replace(again.start, weights=()))
    assert again.cost == before.cost
    layer = before.start.layers[0]
    np.testing.assert_array_equal(again.histograms.steps, before.histograms.steps)
    for spread in ("weights", "gradients", "outputs"):
        np.testing.assert_array_equal(
            again.histograms.of_layer(spread, layer), before.histograms.of_layer(spread, layer)
        )


def test_a_history_without_looks_can_still_be_opened(watched: History) -> None:
    arrays = {name: a for name, a in watched.to_arrays().items() if not name.startswith("observed.")}
    assert History.from_arrays(arrays).observed.start is None


@pytest.mark.parametrize("name", ["observed.numbers", "observed.recalls", "observed.histograms.weights"])
def test_damaged_looks_are_refused(watched: History, name: str) -> None:
    arrays = watched.to_arrays()
    with pytest.raises(ValueError, match=r"."):
        History.from_arrays({**arrays, name: arrays[name][:1, :1]})


def test_the_looks_of_a_long_run_are_bounded_and_keep_first_and_last(watched: History) -> None:
    look = watched.observed.looks[0]
    history = History(("conv",))
    for step in range(5 * MOST):
        history.take(Observed(replace(look, step=step)))
    steps = [one.step for one in history.observed.looks]
    assert len(steps) <= MOST
    assert (steps[0], steps[-1]) == (0, 5 * MOST - 1)
    assert steps == sorted(set(steps))


def test_a_second_look_at_a_step_takes_the_place_of_the_first(watched: History) -> None:
    look = watched.observed.looks[-1]
    count = len(watched.observed.looks)
    watched.take(Observed(replace(look, loss=7.0)))
    assert len(watched.observed.looks) == count
    assert watched.observed.looks[-1].loss == 7.0


def test_every_field_of_an_observation_is_saved(watched: History) -> None:
    look = watched.observed.looks[3]
    history = History(("conv",))
    history.observed.start = watched.observed.start
    history.take(Observed(look))
    same(saved(history).observed.looks[0], look)
    assert {field.name for field in fields(Observation)} == set(vars(look))
