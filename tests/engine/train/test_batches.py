"""Which pictures make up each step."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from engine.spec.training import TrainingPlan
from engine.train.batches import batch_bounds, epoch_order


@given(st.integers(1, 500), st.integers(1, 100))
def test_the_batches_cover_everything_once(num_pictures: int, batch_size: int) -> None:
    bounds = batch_bounds(num_pictures, batch_size)
    assert bounds[0][0] == 0
    assert bounds[-1][1] == num_pictures
    assert all(left[1] == right[0] for left, right in itertools.pairwise(bounds))
    if batch_size > 1 and num_pictures > 1:
        assert min(end - start for start, end in bounds) > 1


def test_each_epoch_has_its_own_order_by_the_seed() -> None:
    assert sorted(epoch_order(50, 3, 1).tolist()) == list(range(50))
    assert epoch_order(50, 3, 1).tolist() == epoch_order(50, 3, 1).tolist()
    assert epoch_order(50, 3, 1).tolist() != epoch_order(50, 3, 2).tolist()


@given(st.integers(1, 500), st.integers(1, 100), st.booleans(), st.integers(1, 5), st.integers(0, 60))
def test_a_plan_counts_the_steps_as_they_are_cut(
    num_pictures: int, batch_size: int, full_batch: bool, epochs: int, max_steps: int
) -> None:
    plan = TrainingPlan(batch_size=batch_size, full_batch=full_batch, epochs=epochs, max_steps=max_steps)
    count = len(batch_bounds(num_pictures, plan.step_size(num_pictures)))
    assert plan.steps_per_epoch(num_pictures) == count
    assert plan.num_steps(num_pictures) == (min(epochs * count, max_steps) if max_steps else epochs * count)
    assert plan.num_steps(0) == 0
