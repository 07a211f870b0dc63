"""Small classes count as much as large ones, by weights or by being drawn more often."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.build.calls import function
from engine.build.modules import quadratic_cost
from engine.data.dataset import Dataset, Pictures
from engine.spec.loss import Loss
from engine.templates import template
from engine.train.balance import balanced_order, class_weights
from engine.train.losses.cross_entropy import CrossEntropy
from engine.train.losses.quadratic_cost import QuadraticCost
from engine.train.report import EpochReport, Report
from engine.train.run import train

LABELS = torch.tensor([0] * 90 + [1] * 9 + [3])


def test_the_weights_make_the_classes_alike_and_are_1_on_average() -> None:
    weights = class_weights(LABELS, 4)
    totals = torch.bincount(LABELS, weights=weights[LABELS].double())
    torch.testing.assert_close(totals[[0, 1, 3]], torch.full((3,), 100 / 3, dtype=torch.float64))
    assert weights[2] == 1
    assert weights.dtype == torch.float32
    torch.testing.assert_close(class_weights(torch.tensor([0, 1, 0, 1]), 2), torch.ones(2))


def test_every_class_is_drawn_alike_and_the_same_each_time() -> None:
    labels = LABELS.repeat(30)
    order = balanced_order(labels, 5, 1)
    assert order.shape == labels.shape
    counts = torch.bincount(labels[order], minlength=4)
    assert counts[2] == 0
    assert ((counts[[0, 1, 3]] - 1000).abs() < 120).all()
    assert torch.equal(order, balanced_order(labels, 5, 1))
    assert not torch.equal(order, balanced_order(labels, 5, 2))
    assert not torch.equal(order, balanced_order(labels, 6, 1))


@pytest.mark.parametrize("loss", [CrossEntropy(), QuadraticCost()])
def test_a_weight_of_2_is_a_picture_twice(loss: Loss) -> None:
    outputs, labels = torch.randn(6, 3, generator=torch.Generator().manual_seed(0)), torch.arange(6) % 3
    loss_of = function(loss.torch_call())
    twice = torch.cat([outputs, outputs[labels == 1]]), torch.cat([labels, labels[labels == 1]])
    torch.testing.assert_close(loss_of(outputs, labels, torch.tensor([1.0, 2.0, 1.0])), loss_of(*twice))
    torch.testing.assert_close(loss_of(outputs, labels, torch.ones(3)), loss_of(outputs, labels))


def test_mixed_labels_weigh_by_their_shares() -> None:
    outputs, weights = torch.randn(4, 2), torch.tensor([1.0, 3.0])
    shares = torch.tensor([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0], [0.25, 0.75]])
    counts = torch.tensor([1.0, 2.0, 3.0, 2.5])
    expected = ((outputs - shares).square().sum(1) * counts).sum() / (2 * counts.sum())
    torch.testing.assert_close(quadratic_cost(outputs, shares, weights), expected)


def skewed() -> Dataset:
    generator = np.random.default_rng(0)
    labels = np.repeat([0, 1], [200, 10])
    images = generator.integers(0, 256, (210, 1, 8, 8), dtype=np.uint8)
    images[labels == 1] //= 2
    pictures = Pictures(images, labels, tuple("0123456789"))
    return Dataset(pictures, pictures, pictures, pictures.class_names)


def losses(balance: str) -> tuple[list[float], float]:
    """Of the training steps, and of the first epoch's validation."""
    project = template("digits").build()
    plan = project.training.edited(epochs=1, batch_size=70, device="cpu", loss=CrossEntropy())
    project = project.edited(training=plan, data=project.data.edited(balance=balance))
    run = train(project, skewed())
    reports = list(run)
    steps = [float(one) for report in reports if isinstance(report, Report) for one in report.loss]
    validation = next(report.validation_loss for report in reports if isinstance(report, EpochReport))
    return steps, validation


def test_the_plan_trains_with_it() -> None:
    plain, weighed, resampled = losses("none"), losses("weigh"), losses("resample")
    assert plain[0][0] != weighed[0][0]
    assert plain[0][0] != resampled[0][0]
    assert weighed == losses("weigh")
    assert resampled == losses("resample")


def test_validation_is_without_weights() -> None:
    project = template("digits").build()
    project = project.edited(
        data=project.data.edited(balance="weigh"),
        training=project.training.edited(epochs=1, full_batch=True, device="cpu"),
    )
    data = skewed()
    run = train(project, data)
    told = next(report for report in run if isinstance(report, EpochReport))
    probabilities = run.model().probabilities(data.validation.images)
    own = torch.from_numpy(probabilities)[torch.arange(210), torch.from_numpy(data.validation.labels)]
    assert told.validation_loss == pytest.approx(float(-own.log().mean()), rel=1e-4)


def test_cross_entropy_is_that_of_torch() -> None:
    outputs: Tensor = torch.randn(5, 3)
    labels, weights = torch.tensor([0, 2, 1, 1, 0]), torch.tensor([0.2, 1.0, 4.0])
    expected = nn.CrossEntropyLoss(weight=weights)(outputs, labels)
    torch.testing.assert_close(function(CrossEntropy().torch_call())(outputs, labels, weights), expected)
