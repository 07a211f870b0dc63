"""Every augmentation: range, shape, labels, repeatability, and each edge of each of its ranges."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from engine.data.dataset import Dataset
from engine.spec.augmentation import Augmentation, UnknownAugmentation
from engine.spec.form import form_of
from engine.spec.message import UserError
from engine.spec.project import Project, parse_project, project_text
from engine.spec.training import TrainingPlan
from engine.train.augmenter import Augmenter, preview
from engine.train.random_state import RandomState
from engine.train.report import EpochReport, Report
from engine.train.run import train

CPU = torch.device("cpu")
MEMBERS = list(Augmentation.family.members().values())
SHAPES = [(3, 12, 9), (1, 8, 8)]


def pictures(count: int, shape: tuple[int, int, int]) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(0).integers(0, 256, (count, *shape), dtype=np.uint8))


def changed(
    augmentations: list[Augmentation], images: torch.Tensor, seed: int = 0, classes: int = 5
) -> tuple[torch.Tensor, torch.Tensor]:
    shape = images.shape[1:]
    augmenter = Augmenter(augmentations, CPU, (shape[0], shape[1], shape[2]), classes)
    with RandomState(seed, CPU):
        return augmenter(images, torch.arange(len(images)) % classes)


def edges(member: type[Augmentation]) -> list[dict[str, Any]]:
    """The fields at their least, their greatest and each of their choices, one at a time."""
    found: list[dict[str, Any]] = [{}]
    for row in form_of(member):
        values = row.choices or (row.minimum, row.maximum)
        found += [{row.name: value} for value in ((False, True) if row.kind == "switch" else values)]
    return found


CASES = [
    pytest.param(member, fields, id=f"{member.tag()} {fields}")
    for member in MEMBERS
    for fields in edges(member)
]


@pytest.mark.parametrize(("member", "fields"), CASES)
def test_each_edge_of_each_range_keeps_shape_range_and_labels(
    member: type[Augmentation], fields: dict[str, Any]
) -> None:
    augmentation = member.model_validate({"probability": 1, **fields})
    for shape in SHAPES:
        for count in (1, 16):
            images = pictures(count, shape)
            pixels, labels = changed([augmentation], images)
            assert pixels.shape == images.shape
            assert pixels.dtype == torch.float32
            assert pixels.min() >= 0
            assert pixels.max() <= 255
            if augmentation.mixes:
                assert labels.shape == (count, 5)
                torch.testing.assert_close(labels.sum(1), torch.ones(count))
                assert labels.min() >= 0
            else:
                assert labels.tolist() == [n % 5 for n in range(count)]


@pytest.mark.parametrize("member", MEMBERS)
def test_the_same_seed_gives_the_same_pictures_and_another_seed_others(member: type[Augmentation]) -> None:
    augmentation = member.model_validate({"probability": 1})
    if augmentation.type == "Flip":
        augmentation = augmentation.edited(probability=0.5)
    images = pictures(16, (3, 12, 9))
    first, again, other = (changed([augmentation], images, seed) for seed in (3, 3, 4))
    assert torch.equal(first[0], again[0])
    assert torch.equal(first[1], again[1])
    assert not torch.equal(first[0], other[0])
    assert not torch.equal(first[0], images.float())


@pytest.mark.parametrize("member", MEMBERS)
def test_with_probability_0_nothing_changes(member: type[Augmentation]) -> None:
    images = pictures(16, (3, 12, 9))
    pixels, labels = changed([member.model_validate({"probability": 0})], images)
    torch.testing.assert_close(pixels, images.float(), rtol=0, atol=1e-3)
    if labels.dim() == 2:
        assert torch.equal(labels, torch.nn.functional.one_hot(torch.arange(16) % 5, 5).float())


@pytest.mark.parametrize("member", MEMBERS)
def test_about_as_many_pictures_change_as_the_probability_says(member: type[Augmentation]) -> None:
    images = pictures(400, (3, 12, 9))
    pixels, _ = changed([member.model_validate({"probability": 0.5})], images)
    share = (pixels - images).abs().amax((1, 2, 3)).gt(0.5).float().mean()
    assert 0.25 < share < 0.6  # some changes are by chance none, as a shift by 0


def test_flip_mirrors_pixel_for_pixel() -> None:
    images = pictures(4, (3, 12, 9))
    flip = Augmentation.family.parse({"type": "Flip", "probability": 1})
    assert torch.equal(changed([flip], images)[0], images.flip(3).float())
    vertical = flip.edited(horizontal=False, vertical=True)
    assert torch.equal(changed([vertical], images)[0], images.flip(2).float())


def test_crop_moves_by_whole_pixels_and_fills_with_black() -> None:
    images = pictures(50, (3, 12, 8))
    crop = Augmentation.family.parse({"type": "Crop", "shift": 0.25})
    moves = set()
    for before, after in zip(images.float(), changed([crop], images)[0], strict=True):
        found = []
        for down in range(-3, 4):
            for right in range(-2, 3):
                expected = torch.zeros_like(before)
                rows, columns = 12 - abs(down), 8 - abs(right)
                expected[:, max(-down, 0) :, max(-right, 0) :][:, :rows, :columns] = before[
                    :, max(down, 0) :, max(right, 0) :
                ][:, :rows, :columns]
                if torch.equal(after, expected):
                    found.append((down, right))
        assert len(found) == 1
        moves.update(found)
    assert len(moves) > 20


def test_mixed_labels_follow_the_pixels() -> None:
    """Picture n is all of gray value 10 n, so its pixels tell the shares exactly."""
    images = (torch.arange(20) * 10).to(torch.uint8)[:, None, None, None].expand(20, 1, 16, 16)
    own, other = images.float(), images.roll(1, 0).float()
    for tag in ("Mixup", "Cutmix"):
        mix = Augmentation.family.parse({"type": tag, "probability": 1, "alpha": 1})
        pixels, labels = changed([mix], images, classes=20)
        share = labels[torch.arange(20), torch.arange(20)]
        expected = share * own.mean((1, 2, 3)) + (1 - share) * other.mean((1, 2, 3))
        torch.testing.assert_close(pixels.mean((1, 2, 3)), expected, rtol=1e-4, atol=0.05)
        assert share.min() < 0.45
        assert share.max() > 0.7
        if tag == "Cutmix":
            assert ((pixels.round() == own) | (pixels.round() == other)).all()


def test_what_mixes_comes_last_and_several_work_together() -> None:
    images = pictures(8, (3, 12, 9))
    mixup, flip, noise = (Augmentation.family.parse({"type": t}) for t in ("Mixup", "Flip", "Noise"))
    first, second = changed([mixup, flip, noise], images), changed([flip, noise, mixup], images)
    assert torch.equal(first[0], second[0])
    assert torch.equal(first[1], second[1])


# In a run


def augmented(project: Project, *tags: str) -> Project:
    changes = [{"type": tag, "probability": 1} for tag in tags]
    return project.edited(training=project.training.edited(augmentations=changes))


def losses(project: Project, dataset: Dataset) -> list[float]:
    return [float(x) for report in train(project, dataset) if isinstance(report, Report) for x in report.loss]


@pytest.mark.parametrize("loss", ["CrossEntropy", "QuadraticCost"])
def test_a_run_repeats_bit_for_bit_with_everything_on(project: Project, digits: Dataset, loss: str) -> None:
    tags = [member.tag() for member in MEMBERS]
    everything = augmented(project, *tags)
    everything = everything.edited(training=everything.training.edited(loss={"type": loss}, epochs=1))
    few = replace(digits, train=digits.train.subset(np.arange(300)))
    first = losses(everything, few)
    assert first == losses(everything, few)
    assert np.isfinite(first).all()


def test_validation_and_test_see_the_pictures_as_they_are(project: Project, digits: Dataset) -> None:
    """With a learning rate of 0 the validation loss is that of the first weights, augmented or not."""
    still = project.edited(
        training=project.training.edited(
            optimizer={"type": "GradientDescent", "learning_rate": 1e-30}, epochs=1
        )
    )
    reports = [list(train(p, digits)) for p in (still, augmented(still, "Noise", "Erase", "Cutmix"))]
    plain, changed_ = (next(r for r in run if isinstance(r, EpochReport)) for run in reports)
    assert plain.validation_loss == changed_.validation_loss
    assert plain.train_loss != changed_.train_loss
    assert reports[0][-1].test_loss == reports[1][-1].test_loss


def test_the_training_accuracy_of_mixed_pictures_counts_the_larger_share(
    project: Project, digits: Dataset
) -> None:
    mixed = augmented(project, "Mixup")
    mixed = mixed.edited(training=mixed.training.edited(epochs=6))
    epochs = [report for report in train(mixed, digits) if isinstance(report, EpochReport)]
    assert epochs[-1].train_accuracy > 0.6
    assert epochs[-1].validation_accuracy > 0.8


def test_the_preview_gives_versions_that_differ_and_repeat() -> None:
    picture, others = pictures(1, (3, 12, 9))[0].numpy(), pictures(4, (3, 12, 9))[1:].numpy()
    for member in MEMBERS:
        change = member.model_validate({"probability": 0.5 if member.tag() == "Flip" else 1})
        before = torch.get_rng_state()
        shown = preview([change], picture, 9, seed=1, others=others)
        assert torch.equal(before, torch.get_rng_state())
        assert shown.shape == (9, 3, 12, 9)
        assert shown.dtype == np.uint8
        assert len({version.tobytes() for version in shown}) > 1
        assert np.array_equal(shown, preview([change], picture, 9, seed=1, others=others))
    assert (preview([], picture) == picture).all()


# In a file


def test_a_project_of_before_augmentation_opens_and_every_one_survives_saving() -> None:
    assert (
        parse_project('{"format": "strata-project", "version": 1, "training": {}}').training.augmentations
        == ()
    )
    everything = TrainingPlan(augmentations=tuple(member.model_validate({}) for member in MEMBERS))
    project = Project(training=everything)
    assert parse_project(project_text(project)) == project


def test_an_unknown_augmentation_or_field_opens_is_kept_and_stops_only_training(
    project: Project, digits: Dataset
) -> None:
    items = '[{"type": "Warp", "power": [1, 2]}, {"type": "Flip", "mood": 3, "horizontal": false}]'
    text = f'{{"format": "strata-project", "version": 1, "training": {{"augmentations": {items}}}}}'
    opened = parse_project(text)
    warp, flip = opened.training.augmentations
    assert isinstance(warp, UnknownAugmentation)
    assert flip == Augmentation.family.parse({"type": "Flip", "horizontal": False, "unknown": {"mood": 3}})
    saved = project_text(opened.edited(training=opened.training.edited(epochs=3)))
    first, second = json.loads(saved)["training"]["augmentations"]
    assert first == {"type": "Warp", "power": [1, 2]}
    assert second["mood"] == 3
    assert parse_project(saved).training.augmentations == opened.training.augmentations
    with pytest.raises(UserError, match=r"Warp is not known.*remove the augmentation"):
        train(project.edited(training=opened.training), digits)


@pytest.mark.parametrize(
    ("augmentations", "reason"),
    [
        ('[{"type": "Flip", "probability": 2}]', r"augmentations\[0\]\.probability"),
        ('[{"type": 3}]', r"augmentations\[0\]\.type"),
        ("[4]", r"augmentations\[0\].*object in braces"),
        ('{"type": "Flip"}', r"augmentations.*list in brackets"),
    ],
)
def test_a_damaged_augmentation_is_named(augmentations: str, reason: str) -> None:
    text = f'{{"format": "strata-project", "version": 1, "training": {{"augmentations": {augmentations}}}}}'
    with pytest.raises(UserError, match=reason):
        parse_project(text)
