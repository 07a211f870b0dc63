"""Clipping, penalties, limits, averages and parts: each against its formula."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor, nn

from engine.build.calls import function
from engine.spec.loss import Loss
from engine.train.batches import batch_bounds
from engine.train.regularising import (
    add_l1,
    average_weights,
    clip_gradients,
    gradient_in_parts,
    gradient_norm,
    limit_weights,
)


@pytest.fixture
def network() -> nn.Sequential:
    """A filter bank of two filters and a linear layer, with gradients of known size."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3))
        for parameter in network.parameters():
            parameter.grad = torch.randn_like(parameter)
    return network


def gradients(network: nn.Module) -> list[Tensor]:
    return [parameter.grad.clone() for parameter in network.parameters()]  # type: ignore[union-attr]


def length(tensors: list[Tensor]) -> float:
    return math.sqrt(sum(float((one.double() ** 2).sum()) for one in tensors))


def test_by_norm_all_are_shortened_together(network: nn.Sequential) -> None:
    before = gradients(network)
    clip_gradients(network, "norm", 0.5)
    after = gradients(network)
    assert length(after) == pytest.approx(0.5, rel=1e-4)
    for old, new in zip(before, after, strict=True):
        torch.testing.assert_close(new, old * 0.5 / length(before), rtol=1e-4, atol=0)
    clip_gradients(network, "norm", 10.0)
    assert length(gradients(network)) == pytest.approx(0.5, rel=1e-4)


def test_by_layer_each_is_shortened_by_itself(network: nn.Sequential) -> None:
    for parameter in network[3].parameters():
        parameter.grad *= 0.01  # type: ignore[operator]
    before = gradients(network)
    clip_gradients(network, "layer", 0.5)
    after = gradients(network)
    assert length(after[:2]) == pytest.approx(0.5, rel=1e-4)
    assert torch.equal(after[2], before[2])


def test_by_value_each_number_is_cut(network: nn.Sequential) -> None:
    before = gradients(network)
    clip_gradients(network, "value", 0.3)
    for old, new in zip(before, gradients(network), strict=True):
        assert torch.equal(new, old.clamp(-0.3, 0.3))


def test_adaptive_clipping_is_by_unit(network: nn.Sequential) -> None:
    """g <- g * limit * max(|w|, 0.001) / |g| where |g| is above that, for each filter, row, and bias."""
    with torch.no_grad():
        network[0].weight[0] *= 100  # type: ignore[index]
        network[3].bias.zero_()  # type: ignore[union-attr]
    before = gradients(network)
    clip_gradients(network, "adaptive", 0.1)
    after = gradients(network)
    assert torch.equal(after[0][0], before[0][0])
    for parameter, old, new in zip(network.parameters(), before, after, strict=True):
        units = zip(parameter, old, new, strict=True) if parameter.dim() > 1 else [(parameter, old, new)]
        for weight, g, clipped in units:
            most = 0.1 * max(float(weight.detach().norm()), 1e-3)
            torch.testing.assert_close(clipped, g * min(1, most / float(g.norm())))


def test_l1_adds_the_sign_of_weights_but_not_of_biases(network: nn.Sequential) -> None:
    before = gradients(network)
    add_l1(network, 0.25)
    after = gradients(network)
    weights = [parameter.detach() for parameter in network.parameters()]
    for index in (0, 2):
        torch.testing.assert_close(after[index], before[index] + 0.25 * weights[index].sign())
    for index in (1, 3):
        assert torch.equal(after[index], before[index])


@pytest.mark.parametrize(
    ("layer", "dimension"), [(nn.Linear(5, 4), 0), (nn.Conv2d(2, 4, 3), 0), (nn.ConvTranspose2d(2, 4, 3), 1)]
)
def test_no_unit_is_longer_than_the_limit(layer: nn.Module, dimension: int) -> None:
    weight: Tensor = layer.weight.detach()  # type: ignore[union-attr, assignment, operator]
    weight.select(dimension, 0).mul_(0.01)
    before = weight.clone()
    limit_weights(layer, 0.3)
    assert torch.equal(weight.select(dimension, 0), before.select(dimension, 0))
    for unit in range(1, 4):
        now, old = (one.select(dimension, unit) for one in (weight, before))
        torch.testing.assert_close(now, old * min(1, 0.3 / float(old.norm())), rtol=1e-4, atol=1e-6)


def test_the_average_is_a_running_mean_with_a_short_memory_at_first() -> None:
    network = nn.BatchNorm1d(1)
    average: dict[str, Tensor] = {}
    expected = 0.0
    for step, value in enumerate([4.0, 8.0, 6.0, 1.0]):
        with torch.no_grad():
            network.weight.fill_(value)
        assert network.num_batches_tracked is not None
        network.num_batches_tracked += 1
        average_weights(average, network, 0.3, step)
        share = min(0.3, (1 + step) / (10 + step))
        expected = value if step == 0 else share * expected + (1 - share) * value
        assert float(average["weight"]) == pytest.approx(expected)
    assert int(average["num_batches_tracked"]) == 4


@pytest.mark.parametrize("loss", Loss.family.members())
@pytest.mark.parametrize("weighed", [False, True])
@pytest.mark.parametrize("parts", [2, 3, 7])
def test_the_gradient_in_parts_is_that_of_the_whole_batch(
    network: nn.Sequential, loss: str, weighed: bool, parts: int
) -> None:
    loss_of = function(Loss.family.members()[loss]().torch_call())
    with torch.random.fork_rng():
        torch.manual_seed(1)
        pictures = torch.randn(20, 1, 4, 4)
    labels = torch.arange(20) % 3
    weights = torch.tensor([1.0, 3.0, 0.5]) if weighed else None
    settings = () if weights is None else (weights,)
    network.zero_grad()
    outputs = network(pictures)
    whole = loss_of(outputs, labels, *settings)
    whole.backward()
    expected, norm = gradients(network), float(gradient_norm(network))
    network.zero_grad()
    bounds = batch_bounds(20, -(-20 // parts))
    value, together = gradient_in_parts(network, loss_of, pictures, labels, bounds, weights)
    torch.testing.assert_close(value, whole.detach())
    torch.testing.assert_close(together, outputs.detach())
    for old, new in zip(expected, gradients(network), strict=True):
        torch.testing.assert_close(new, old, rtol=1e-4, atol=1e-6)
    assert float(gradient_norm(network)) == pytest.approx(norm, rel=1e-5)
