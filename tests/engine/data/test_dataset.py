"""Splits share out every class, lose none from training, and are the same each time."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data import dataset
from engine.data.dataset import Dataset, Pictures, channel_moments, load_dataset, split
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.source import DataSource

class_sizes = st.lists(st.integers(1, 60), min_size=1, max_size=12)
fractions = st.tuples(st.floats(0, 0.8), st.floats(0, 0.8)).filter(lambda pair: sum(pair) <= 0.9)
seeds = st.integers(0, 2**31 - 1)


def labels_of(sizes: list[int], seed: int) -> np.ndarray:
    labels = np.repeat(np.arange(len(sizes)), sizes)
    return np.random.default_rng(seed).permutation(labels).astype(np.int64)


@given(class_sizes, fractions, seeds)
def test_the_parts_are_disjoint_and_complete(sizes: list[int], pair: tuple[float, float], seed: int) -> None:
    labels = labels_of(sizes, seed)
    parts = split(labels, *pair, seed)
    together = np.concatenate(parts)
    assert sorted(together.tolist()) == list(range(len(labels)))
    assert all((np.diff(part) > 0).all() for part in parts)


@given(class_sizes, fractions, seeds)
def test_no_class_is_lost_from_training(sizes: list[int], pair: tuple[float, float], seed: int) -> None:
    labels = labels_of(sizes, seed)
    train = np.bincount(labels[split(labels, *pair, seed)[0]], minlength=len(sizes))
    for size, kept in zip(sizes, train, strict=True):
        assert kept >= 1
        assert size > 2 or kept == size


@given(st.lists(st.integers(10, 60), min_size=1, max_size=12), fractions, seeds)
def test_each_class_gives_its_share(sizes: list[int], pair: tuple[float, float], seed: int) -> None:
    labels = labels_of(sizes, seed)
    parts = split(labels, *pair, seed)
    for part, fraction in zip(parts[1:], pair, strict=True):
        counts = np.bincount(labels[part], minlength=len(sizes))
        assert (np.abs(counts - np.array(sizes) * fraction) <= 2).all()
        assert abs(len(part) - len(labels) * fraction) <= 2


@given(class_sizes, fractions, seeds)
def test_the_same_seed_gives_the_same_split(sizes: list[int], pair: tuple[float, float], seed: int) -> None:
    labels = labels_of(sizes, 0)
    for one, other in zip(split(labels, *pair, seed), split(labels, *pair, seed), strict=True):
        assert (one == other).all()


def test_a_split_stays_what_it_was() -> None:
    """Saved projects rely on it: the test pictures must not wander into training."""
    train, validation, test = split(np.arange(30) % 3, 0.2, 0.1, 7)
    assert validation.tolist() == [4, 6, 10, 20, 23, 24]
    assert test.tolist() == [11, 13, 21]
    assert len(train) == 21


def test_other_seeds_give_other_splits() -> None:
    labels = np.arange(100) % 4
    assert split(labels, 0.2, 0.2, 0)[1].tolist() != split(labels, 0.2, 0.2, 1)[1].tolist()


def test_fractions_of_zero_give_empty_parts() -> None:
    train, validation, test = split(np.arange(9) % 2, 0, 0, 0)
    assert (len(train), len(validation), len(test)) == (9, 0, 0)
    assert split(np.array([], dtype=np.int64), 0.5, 0.1, 0)[0].tolist() == []


def test_many_small_classes_still_give_validation() -> None:
    assert len(split(np.arange(300) % 100, 0.15, 0.0, 0)[1]) == 45


def test_the_source_of_split_stands_alone() -> None:
    script: dict[str, object] = {}
    exec("import numpy as np\n" + inspect.getsource(split), script)
    labels = np.arange(50) % 5
    pasted = script["split"](labels, 0.2, 0.2, 3)  # type: ignore[operator]
    for one, other in zip(pasted, split(labels, 0.2, 0.2, 3), strict=True):
        assert (one == other).all()


def test_moments_are_exact_in_any_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    images = np.random.default_rng(0).integers(0, 256, size=(57, 3, 5, 4), dtype=np.uint8)
    mean, std = channel_moments(images)
    np.testing.assert_allclose(mean, images.mean(axis=(0, 2, 3)), rtol=1e-12)
    np.testing.assert_allclose(std, images.std(axis=(0, 2, 3)), rtol=1e-12)
    monkeypatch.setattr(dataset, "CHUNK_BYTES", 1)
    small_mean, small_std = channel_moments(images)
    assert (mean == small_mean).all()
    assert (std == small_std).all()


def test_a_channel_that_never_changes_has_deviation_one() -> None:
    pictures = Pictures(np.full((4, 1, 2, 2), 9, np.uint8), np.array([0, 1, 0, 1]), ("a", "b"))
    data = Dataset(pictures, pictures.subset(np.array([], int)), pictures, pictures.class_names)
    assert data.mean.tolist() == [9.0]
    assert data.std.tolist() == [1.0]
    assert data.validation.counts() == (0, 0)


def test_load_dataset_splits_the_source() -> None:
    source = DataSource.family.parse({"type": "Digits"})
    spec = DataSpec(source=source, validation_fraction=0.2, test_fraction=0.1, split_seed=5)
    data = load_dataset(spec, Input(height=8, width=8))
    pictures = source.load(Input(height=8, width=8))
    train, validation, test = split(pictures.labels, 0.2, 0.1, 5)
    for part, indices in (
        (data.train, train), (data.validation, validation), (data.test, test)
    ):  # fmt: skip
        assert (part.images == pictures.images[indices]).all()
        assert (part.labels == pictures.labels[indices]).all()
        assert len(part) == sum(part.counts())
    np.testing.assert_allclose(data.mean, data.train.images.mean(axis=(0, 2, 3)))
    assert data.class_names == pictures.class_names
