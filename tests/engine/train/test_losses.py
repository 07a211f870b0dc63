"""Every loss of the registry against torch's own, or its formula written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.build.calls import function
from engine.spec.loss import Loss

MEMBERS = Loss.family.members()
F = nn.functional
NUM, CLASSES = 12, 5


def focal_formula(outputs: Tensor, labels: Tensor, focus: float) -> Tensor:
    p = outputs.softmax(1)[torch.arange(len(labels)), labels]
    return -((1 - p) ** focus * p.log()).mean()


def one_hot(labels: Tensor) -> Tensor:
    return F.one_hot(labels, CLASSES).double()


CASES: list[tuple[str, dict[str, Any], Callable[[Tensor, Tensor], Tensor]]] = [
    ("CrossEntropy", {}, F.cross_entropy),
    ("CrossEntropy", {"label_smoothing": 0.2}, lambda h, y: F.cross_entropy(h, y, label_smoothing=0.2)),
    ("QuadraticCost", {}, lambda h, y: ((h - one_hot(y)) ** 2).sum() / (2 * len(y))),
    ("NegativeLogLikelihood", {}, F.nll_loss),
    ("MeanAbsoluteError", {}, lambda h, y: F.l1_loss(h, one_hot(y))),
    ("Huber", {}, lambda h, y: F.huber_loss(h, one_hot(y))),
    ("Huber", {"delta": 0.3}, lambda h, y: F.huber_loss(h, one_hot(y), delta=0.3)),
    ("BinaryCrossEntropy", {}, lambda h, y: F.binary_cross_entropy_with_logits(h, one_hot(y))),
    ("Focal", {}, lambda h, y: focal_formula(h, y, 2.0)),
    ("Focal", {"focus": 0.0}, F.cross_entropy),
    ("Focal", {"focus": 0.5}, lambda h, y: focal_formula(h, y, 0.5)),
    ("Hinge", {}, F.multi_margin_loss),
    ("Hinge", {"margin": 2.5}, lambda h, y: F.multi_margin_loss(h, y, margin=2.5)),
    ("Hinge", {"squared": True}, lambda h, y: F.multi_margin_loss(h, y, p=2)),
]


@pytest.fixture
def outputs() -> Tensor:
    generator = torch.Generator().manual_seed(0)
    return (2 * torch.randn(NUM, CLASSES, generator=generator, dtype=torch.double)).requires_grad_()


@pytest.fixture
def labels() -> Tensor:
    return torch.arange(NUM) % CLASSES


def test_every_loss_is_compared() -> None:
    assert {tag for tag, _, _ in CASES} == MEMBERS.keys()


@pytest.mark.parametrize(("tag", "settings", "reference"), CASES, ids=str)
def test_value_and_gradient_are_the_reference_s(
    tag: str,
    settings: dict[str, Any],
    reference: Callable[[Tensor, Tensor], Tensor],
    outputs: Tensor,
    labels: Tensor,
) -> None:
    loss = function(MEMBERS[tag].model_validate(settings).torch_call())(outputs, labels)
    expected = reference(outputs, labels)
    assert loss.shape == ()
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(
        *(torch.autograd.grad(value, outputs)[0] for value in (loss, expected)), rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("tag", MEMBERS)
def test_shares_of_one_class_are_its_label_and_shares_of_two_lie_between(
    tag: str, outputs: Tensor, labels: Tensor
) -> None:
    """All but the quadratic ones are linear in the shares; those at least stay below the larger."""
    loss_of = function(MEMBERS[tag]().torch_call())
    torch.testing.assert_close(loss_of(outputs, one_hot(labels)), loss_of(outputs, labels))
    other = labels.roll(1)
    mixed = loss_of(outputs, 0.25 * one_hot(labels) + 0.75 * one_hot(other))
    between = 0.25 * loss_of(outputs, labels) + 0.75 * loss_of(outputs, other)
    if tag in ("QuadraticCost", "MeanAbsoluteError", "Huber"):
        assert mixed.item() < between.item()
    else:
        torch.testing.assert_close(mixed, between)


@pytest.mark.parametrize("tag", MEMBERS)
def test_a_class_that_weighs_twice_counts_like_pictures_shown_twice(
    tag: str, outputs: Tensor, labels: Tensor
) -> None:
    loss_of = function(MEMBERS[tag]().torch_call())
    weights = torch.ones(CLASSES, dtype=torch.double)
    weights[3] = 2
    twice = torch.cat([torch.arange(NUM), (labels == 3).nonzero()[:, 0]])
    torch.testing.assert_close(loss_of(outputs, labels, weights), loss_of(outputs[twice], labels[twice]))


def test_a_sure_and_right_answer_has_a_finite_gradient_in_the_focal_loss() -> None:
    outputs = torch.tensor([[80.0, 0.0]], requires_grad=True)
    function(MEMBERS["Focal"].model_validate({"focus": 0.5}).torch_call())(
        outputs, torch.tensor([0])
    ).backward()
    assert outputs.grad is not None
    assert outputs.grad.isfinite().all()
