"""The reference learns, is bounded and remembered; one batch by heart tells capacity."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.clinic import reference
from engine.clinic.batch_fit import PICTURES, batch_fit_in_slices, fit_one_batch
from engine.clinic.reference import reference_in_slices, reference_of, tiny_network
from engine.data.dataset import Dataset, Pictures
from engine.spec.project import Project
from engine.templates import template


def made_up(count: int, shape: tuple[int, int, int], classes: int = 3, seed: int = 0) -> Dataset:
    """Pictures whose brightness tells the class, with noise."""
    random = np.random.default_rng(seed)
    labels = np.arange(count) % classes
    light = labels.reshape(-1, 1, 1, 1) * 200 // classes
    images = (light + random.integers(0, 50, (count, *shape))).astype(np.uint8)
    names = tuple("abcdefgh"[:classes])
    pictures = Pictures(images, labels.astype(np.int64), names)
    held_out = pictures.subset(np.flatnonzero(np.arange(count) // classes % 4 == 0))
    return Dataset(pictures, held_out, held_out, names)


def test_it_reads_the_digits(digits: Dataset) -> None:
    found = reference_of(digits, Project())
    assert found.balanced_accuracy[-1] > 0.95
    assert found.train_loss[0] > 1.5 > 0.1 > found.train_loss[-1]
    assert found.steps[-1] == reference.STEPS
    assert len(found.steps) == len(found.train_loss) == len(found.validation_loss)
    assert found.recall.shape == (10,)
    assert found.batch_size == reference.BATCH


def test_it_is_remembered_by_the_content_of_the_pictures(
    digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reference_of(digits, Project())
    same = Dataset(digits.train, digits.validation, digits.test, digits.class_names)
    assert reference_of(same, Project()) is first
    monkeypatch.setattr(reference, "STEPS", 4)
    monkeypatch.setattr(reference, "MOMENTS", (2, 4))
    images = digits.train.images.copy()
    images[0, 0, 0, 0] ^= 1
    other = Dataset(
        Pictures(images, digits.train.labels, digits.class_names),
        digits.validation,
        digits.test,
        digits.class_names,
    )
    assert reference_of(other, Project()) is not first
    assert reference_of(digits, Project(), seed=1) is not first


def test_it_goes_in_slices_and_leaves_random_numbers_alone(
    digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "STEPS", 12)
    monkeypatch.setattr(reference, "MOMENTS", (5, 12))
    torch.manual_seed(1)
    before = torch.get_rng_state()
    shares = list(reference_in_slices(digits, Project(), seed=7))
    assert shares[-1] < 1
    assert shares == sorted(shares)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 2, 5), (1, 7, 7), (3, 16, 40), (3, 90, 70)])
def test_pictures_of_any_size_are_learnt(
    shape: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "STEPS", 60)
    monkeypatch.setattr(reference, "MOMENTS", (30, 60))
    found = reference_of(made_up(120, shape), Project())
    assert found.balanced_accuracy[-1] > 0.9


def test_large_pictures_are_averaged_down(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, ...]] = []

    def small(shape: tuple[int, ...], num_classes: int) -> torch.nn.Sequential:
        seen.append(tuple(shape))
        return tiny_network(shape, num_classes)

    monkeypatch.setattr(reference, "tiny_network", small)
    monkeypatch.setattr(reference, "STEPS", 2)
    monkeypatch.setattr(reference, "MOMENTS", (2,))
    reference_of(made_up(70, (3, 100, 20)), Project(), seed=3)
    assert seen == [(3, 32, 20)]


def test_a_rare_class_is_learnt_too() -> None:
    whole = made_up(400, (1, 8, 8), classes=2)
    rows = np.flatnonzero((whole.train.labels == 0) | (np.arange(400) % 40 == 1))
    few = Dataset(whole.train.subset(rows), whole.validation, whole.test, whole.class_names)
    assert reference_of(few, Project()).recall.min() > 0.9


def test_without_validation_pictures_those_of_training_are_tried(
    digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "STEPS", 4)
    monkeypatch.setattr(reference, "MOMENTS", (4,))
    alone = Dataset(digits.train, digits.test.subset(np.arange(0)), digits.test, digits.class_names)
    assert np.isfinite(reference_of(alone, Project(), seed=9).validation_loss).all()


def test_a_sound_network_learns_one_batch_by_heart(project: Project, digits: Dataset) -> None:
    found = fit_one_batch(project, digits)
    assert found.accuracy == 1
    assert found.last_loss < found.first_loss / 5
    assert found.steps < 150


def test_a_network_without_signal_does_not(digits: Dataset) -> None:
    found = fit_one_batch(template("deep-sigmoid").build(), digits, steps=40)
    assert found.steps == 40
    assert found.accuracy < 0.5
    assert found.last_loss > found.first_loss / 2


def test_one_batch_goes_in_slices(project: Project, digits: Dataset) -> None:
    assert len(list(batch_fit_in_slices(project, digits, steps=11))) == 2 + 1
    assert len(digits.train) > PICTURES
