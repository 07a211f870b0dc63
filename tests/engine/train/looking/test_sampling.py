"""Which pictures are looked at."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.train.looking.sampling import in_halves, stratified


@given(st.lists(st.integers(0, 6), max_size=60), st.integers(0, 80), st.integers(0, 3))
def test_classes_are_as_alike_as_they_can_be(labels: list[int], count: int, seed: int) -> None:
    array = np.array(labels, np.int64)
    rows = stratified(array, count, seed)
    assert len(rows) == len(set(rows.tolist())) == min(count, len(labels))
    assert (np.diff(rows) > 0).all()
    chosen, there = np.bincount(array[rows], minlength=7), np.bincount(array, minlength=7)
    for one in range(7):  # a class has fewer than another by two only where it has no more pictures
        assert chosen[one] == there[one] or chosen[one] >= chosen.max() - 1


@given(st.lists(st.integers(0, 4), min_size=2, max_size=40))
def test_both_halves_have_the_same_classes(labels: list[int]) -> None:
    array = np.array(labels, np.int64)
    order = in_halves(array)
    assert sorted(order.tolist()) == list(range(len(labels)))
    middle = -(-len(labels) // 2)
    first, second = (np.bincount(array[part], minlength=5) for part in (order[:middle], order[middle:]))
    assert (np.abs(first - second) <= 1).all()
