"""Splits that are given in part, and splits that keep groups together."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import split as module
from engine.data.dataset import Pictures, divide
from engine.data.sources.digits import Digits
from engine.data.split import split, split_given, split_groups
from engine.spec.data import DataSpec
from engine.spec.message import UserError

counts = st.integers(1, 120)
fractions = st.tuples(st.floats(0, 0.8), st.floats(0, 0.8)).filter(lambda pair: sum(pair) <= 0.9)
seeds = st.integers(0, 2**31 - 1)


@given(counts, fractions, seeds)
def test_nothing_given_is_the_plain_split(count: int, pair: tuple[float, float], seed: int) -> None:
    labels = np.arange(count) % 4
    for one, other in zip(
        split_given(labels, None, None, *pair, seed), split(labels, *pair, seed), strict=True
    ):
        assert (one == other).all()


@given(counts, fractions, seeds)
def test_given_validation_and_test_stay(count: int, pair: tuple[float, float], seed: int) -> None:
    random = np.random.default_rng(seed)
    labels, part = random.integers(0, 3, count), random.integers(-1, 3, count)
    parts = split_given(labels, part, None, *pair, seed)
    assert sorted(np.concatenate(parts).tolist()) == list(range(count))
    for number in (1, 2):
        assert set(np.flatnonzero(part == number)) <= set(parts[number])
        if (part == number).any():
            moved = parts[number][part[parts[number]] != number]
            assert (part[moved] == -1).all(), "a given training picture has left training"


def test_a_missing_part_is_taken_of_training() -> None:
    labels, part = np.arange(100) % 2, np.repeat([0, 2], 50)
    train, validation, test = split_given(labels, part, None, 0.2, 0.5, 0)
    assert (len(train), len(validation), len(test)) == (40, 10, 50)
    assert (part[validation] == 0).all()


@given(st.integers(1, 40), fractions, seeds)
def test_groups_stay_together(num_groups: int, pair: tuple[float, float], seed: int) -> None:
    random = np.random.default_rng(seed)
    group = random.integers(0, num_groups, 150)
    labels = group % 3 if seed % 2 else random.integers(0, 3, 150)
    parts = split_groups(labels, group * 7 + 5, *pair, seed)
    assert sorted(np.concatenate(parts).tolist()) == list(range(150))
    owner = [set(group[part]) for part in parts]
    assert sum(map(len, owner)) == len(set(group)), "a group is in two parts"
    assert set(labels[parts[0]]) == set(labels), "a class is lost from training"


def test_groups_meet_the_shares_and_each_class_s() -> None:
    random = np.random.default_rng(0)
    group = np.repeat(np.arange(200), random.integers(3, 9, 200))
    labels = group % 4
    parts = split_groups(labels, group, 0.2, 0.1, 3)
    for part, share in zip(parts, (0.7, 0.2, 0.1), strict=True):
        assert abs(len(part) / len(labels) - share) < 0.02
        assert (np.abs(np.bincount(labels[part]) / np.bincount(labels) - share) < 0.05).all()
    again = split_groups(labels, group, 0.2, 0.1, 3)
    other = split_groups(labels, group, 0.2, 0.1, 4)
    assert (parts[1] == again[1]).all()
    assert parts[1].tolist() != other[1].tolist()


def test_no_pictures_and_one_group() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert [len(part) for part in split_groups(nothing, nothing, 0.2, 0.2, 0)] == [0, 0, 0]
    one = split_groups(np.array([0, 1, 0]), np.zeros(3, np.int64), 0.4, 0.4, 0)
    assert [len(part) for part in one] == [3, 0, 0]


def test_groups_and_given_parts_together() -> None:
    labels, group = np.arange(90) % 3, np.arange(90) // 9
    part = np.repeat([0, 2], [60, 30])
    parts = split_given(labels, part, group, 0.3, 0.3, 1)
    assert (parts[2] == np.arange(60, 90)).all()
    assert len(parts[1]) > 0
    assert not set(group[parts[0]]) & set(group[parts[1]])


def test_many_groups_are_split_in_a_moment() -> None:
    labels = np.arange(20_000) % 10
    parts = split_groups(labels, np.arange(20_000) // 2, 0.2, 0.2, 0)
    assert abs(len(parts[1]) - 4000) <= 20


def test_the_sources_stand_alone() -> None:
    script: dict[str, object] = {}
    names = ("split", "split_groups", "split_given")
    exec("import numpy as np\n" + "\n\n".join(inspect.getsource(getattr(module, n)) for n in names), script)
    labels, part, group = np.arange(60) % 3, np.arange(60) % 4 - 1, np.arange(60) // 5
    pasted = script["split_given"](labels, part, group, 0.2, 0.2, 3)  # type: ignore[operator]
    for one, other in zip(pasted, split_given(labels, part, group, 0.2, 0.2, 3), strict=True):
        assert (one == other).all()


def test_nothing_left_to_train_on_is_told() -> None:
    pictures = Pictures(
        np.zeros((4, 1, 2, 2), np.uint8), np.array([0, 1, 0, 1]), ("a", "b"), part=np.array([1, 1, 2, 2])
    )
    with pytest.raises(UserError, match="none is left to train on"):
        divide(pictures, DataSpec(source=Digits()))
