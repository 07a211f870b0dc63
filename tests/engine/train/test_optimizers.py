"""Every optimizer of the registry against its formula, written out in numpy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.spec.form import form_of
from engine.spec.optimizer import Optimizer
from engine.train.optimizing import make_optimizers

NUM_STEPS = 20
MEMBERS = Optimizer.family.members()


def slope(weights: np.ndarray) -> np.ndarray:
    """dJ/dw of J = sum of 1/2 c_i w_i^2 + cos(w_i), with curvatures from 0.1 to 30."""
    curvature = np.geomspace(0.1, 30, weights.size)
    return curvature * weights - np.sin(weights)


def gradient_descent(w: np.ndarray, s: Optimizer) -> Iterator[np.ndarray]:
    while True:
        w = w - s.learning_rate * (slope(w) + s.weight_decay * w)
        yield w


def momentum(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    speed = np.zeros_like(w)
    while True:
        gradient = slope(w) + s.weight_decay * w
        damped = not s.nesterov and speed.any()  # the first slope is taken whole
        speed = s.momentum * speed + (1 - s.dampening * damped) * gradient
        ahead = gradient + s.momentum * speed if s.nesterov else speed
        w = w - s.learning_rate * ahead
        yield w


def adam(w: np.ndarray, s: Any, decoupled: bool = False) -> Iterator[np.ndarray]:
    mean, square, largest, step = np.zeros_like(w), np.zeros_like(w), np.zeros_like(w), 0
    while True:
        step += 1
        gradient = slope(w)
        if decoupled:
            w = w - s.learning_rate * s.weight_decay * w
        else:
            gradient = gradient + s.weight_decay * w
        mean = s.beta1 * mean + (1 - s.beta1) * gradient
        square = s.beta2 * square + (1 - s.beta2) * gradient**2
        largest = np.maximum(largest, square) if s.amsgrad else square
        m, v = mean / (1 - s.beta1**step), largest / (1 - s.beta2**step)
        w = w - s.learning_rate * m / (np.sqrt(v) + s.epsilon)
        yield w


def adamw(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    return adam(w, s, decoupled=True)


def rmsprop(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    square, mean, speed = np.zeros_like(w), np.zeros_like(w), np.zeros_like(w)
    while True:
        gradient = slope(w) + s.weight_decay * w
        square = s.smoothing * square + (1 - s.smoothing) * gradient**2
        mean = s.smoothing * mean + (1 - s.smoothing) * gradient
        size = np.sqrt(square - mean**2 if s.centered else square) + s.epsilon
        speed = s.momentum * speed + gradient / size
        w = w - s.learning_rate * speed
        yield w


def adagrad(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    total, step = np.full_like(w, s.initial_sum), 0
    while True:
        gradient = slope(w) + s.weight_decay * w
        total = total + gradient**2
        w = w - s.learning_rate / (1 + step * s.fading) * gradient / (np.sqrt(total) + s.epsilon)
        step += 1
        yield w


def adadelta(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    square, steps = np.zeros_like(w), np.zeros_like(w)
    while True:
        gradient = slope(w) + s.weight_decay * w
        square = s.memory * square + (1 - s.memory) * gradient**2
        step = np.sqrt(steps + s.epsilon) / np.sqrt(square + s.epsilon) * gradient
        steps = s.memory * steps + (1 - s.memory) * step**2
        w = w - s.learning_rate * step
        yield w


def decayed(w: np.ndarray, s: Any) -> tuple[np.ndarray, np.ndarray]:
    """The weights after decoupled decay, and the gradient with coupled decay."""
    gradient = slope(w)
    if s.decoupled:
        return w * (1 - s.learning_rate * s.weight_decay), gradient
    return w, gradient + s.weight_decay * w


def nadam(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    mean, square, product, step = np.zeros_like(w), np.zeros_like(w), 1.0, 0
    while True:
        step += 1
        w, gradient = decayed(w, s)
        now, after = (s.beta1 * (1 - 0.96 ** (at * s.warming) / 2) for at in (step, step + 1))
        product *= now
        mean = s.beta1 * mean + (1 - s.beta1) * gradient
        square = s.beta2 * square + (1 - s.beta2) * gradient**2
        ahead = after * mean / (1 - product * after) + (1 - now) * gradient / (1 - product)
        w = w - s.learning_rate * ahead / (np.sqrt(square / (1 - s.beta2**step)) + s.epsilon)
        yield w


def radam(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    mean, square, step = np.zeros_like(w), np.zeros_like(w), 0
    longest = 2 / (1 - s.beta2) - 1
    while True:
        step += 1
        w, gradient = decayed(w, s)
        mean = s.beta1 * mean + (1 - s.beta1) * gradient
        square = s.beta2 * square + (1 - s.beta2) * gradient**2
        move = mean / (1 - s.beta1**step)
        length = longest - 2 * step * s.beta2**step / (1 - s.beta2**step)
        if length > 5:
            trust = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
            move = move * np.sqrt(trust) * np.sqrt(1 - s.beta2**step) / (np.sqrt(square) + s.epsilon)
        w = w - s.learning_rate * move
        yield w


def muon(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    """What is no matrix is AdamW's; for matrices see below."""
    plain = MEMBERS["AdamW"].model_validate(
        {
            "learning_rate": s.adamw_learning_rate,
            "weight_decay": s.weight_decay,
            "beta1": s.adamw_beta1,
            "beta2": s.adamw_beta2,
            "epsilon": s.adamw_epsilon,
        }
    )
    return adamw(w, plain)


FORMULAS = {
    "Adadelta": adadelta,
    "Adagrad": adagrad,
    "Adam": adam,
    "AdamW": adamw,
    "GradientDescent": gradient_descent,
    "Momentum": momentum,
    "Muon": muon,
    "NAdam": nadam,
    "RAdam": radam,
    "RMSprop": rmsprop,
}
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "Adadelta": [{"memory": 0.5, "epsilon": 1e-2}],
    "Adagrad": [{"fading": 0.3, "initial_sum": 0.5, "epsilon": 1e-3}],
    "Adam": [{"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}, {"beta2": 0.5, "amsgrad": True}],
    "AdamW": [{"beta1": 0.0, "beta2": 0.99}, {"beta2": 0.5, "amsgrad": True}],
    "Momentum": [
        {"nesterov": True},
        {"momentum": 0.0, "nesterov": True},
        {"dampening": 0.4},
        {"dampening": 0.4, "nesterov": True},
    ],
    "Muon": [{"adamw_beta1": 0.5, "adamw_beta2": 0.9, "adamw_epsilon": 1e-3}],
    "NAdam": [{"beta1": 0.5, "warming": 0.1}, {"decoupled": True}],
    "RAdam": [{"beta2": 0.9}, {"beta2": 0.7, "decoupled": True}],
    "RMSprop": [{"smoothing": 0.5, "epsilon": 1e-2}, {"momentum": 0.7}, {"centered": True, "momentum": 0.3}],
}
CASES = [
    (tag, {"learning_rate": rate, "weight_decay": decay, **extra})
    for tag in MEMBERS
    for extra in [{}, *VARIANTS.get(tag, [])]
    for rate, decay in [(0.01, 0.0), (0.03, 0.2)]
]


def test_every_optimizer_has_a_formula() -> None:
    assert FORMULAS.keys() == MEMBERS.keys()


SINGLE = {"NAdam"}
"""Torch keeps the product of the momenta in single precision."""


class Plain(nn.Module):
    """Nothing but weights."""

    def __init__(self, start: np.ndarray) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor(start, dtype=torch.float64))


@pytest.mark.parametrize(("tag", "settings"), CASES, ids=str)
def test_steps_equal_the_formula(tag: str, settings: dict[str, Any]) -> None:
    optimizer = MEMBERS[tag].model_validate(settings)
    start = np.linspace(-2, 3, 7)
    network = Plain(start)
    weights = network.weights
    running = make_optimizers(optimizer, network)
    tolerance = 1e-5 if tag in SINGLE else 1e-9
    for expected, _ in zip(FORMULAS[tag](start, optimizer), range(NUM_STEPS), strict=False):
        weights.grad = torch.tensor(slope(weights.detach().numpy()))
        for one in running:
            one.step()
        np.testing.assert_allclose(weights.detach().numpy(), expected, rtol=tolerance, atol=1e-3 * tolerance)


def orthogonal(matrix: Tensor, steps: int) -> Tensor:
    """Newton-Schulz as in Jordan's note on Muon, in bfloat16."""
    flat = matrix.bfloat16()
    turned = flat.shape[0] > flat.shape[1]
    x = flat.T if turned else flat
    x = x / x.norm()
    for _ in range(steps):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x.T if turned else x).double()


@pytest.mark.parametrize("scaling", ["original", "match_rms_adamw"])
@pytest.mark.parametrize("nesterov", [False, True])
@pytest.mark.parametrize("shape", [(6, 4), (3, 5)])
def test_muon_makes_the_momentum_of_matrices_orthogonal(
    shape: tuple[int, int], nesterov: bool, scaling: str
) -> None:
    """To the three digits of bfloat16, whose order of adding is torch's own matter."""
    settings = {"learning_rate": 0.1, "weight_decay": 0.2, "nesterov": nesterov, "scaling": scaling}
    start = np.random.default_rng(1).normal(size=shape)
    network = Plain(start)
    (running, _) = make_optimizers(MEMBERS["Muon"].model_validate(settings), network)
    expected, speed = torch.from_numpy(start), torch.zeros(shape, dtype=torch.float64)
    length = max(1, shape[0] / shape[1]) ** 0.5 if scaling == "original" else 0.2 * max(shape) ** 0.5
    for _ in range(3):
        gradient = torch.from_numpy(np.sin(network.weights.detach().numpy()))
        network.weights.grad = gradient.clone()
        running.step()
        speed = 0.95 * speed + 0.05 * gradient
        move = orthogonal(0.05 * gradient + 0.95 * speed if nesterov else speed, 5)
        expected = expected * (1 - 0.1 * 0.2) - 0.1 * length * move
        torch.testing.assert_close(network.weights.detach(), expected, rtol=0, atol=0.02)
        expected = network.weights.detach().clone()


def test_muon_takes_matrices_and_adamw_the_rest() -> None:
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 3))
    matrices, others = make_optimizers(MEMBERS["Muon"](), network)
    assert (type(matrices), type(others)) == (torch.optim.Muon, torch.optim.AdamW)
    assert [tuple(p.shape) for p in matrices.param_groups[0]["params"]] == [(3, 8)]
    assert len(others.param_groups[0]["params"]) == 5
    without = make_optimizers(MEMBERS["Muon"](), nn.Conv2d(1, 2, 3))
    for one in without:
        one.step()


@pytest.mark.parametrize("tag", MEMBERS)
def test_decay_may_leave_out_biases_and_norms(tag: str) -> None:
    """With a gradient of zeros, what does not decay stays."""
    optimizer = MEMBERS[tag].model_validate({"weight_decay": 0.5, "decay_all": False})
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.LayerNorm([2, 2, 2]), nn.Linear(2, 3))
    before = {}
    for name, parameter in network.named_parameters():
        nn.init.constant_(parameter, 0.7)
        before[name] = parameter.detach().clone()
        parameter.grad = torch.zeros_like(parameter)
    for one in make_optimizers(optimizer, network):
        one.step()
    moved = {name for name, p in network.named_parameters() if not torch.equal(p, before[name])}
    assert moved == {"0.weight", "3.weight"}


@pytest.mark.parametrize("tag", MEMBERS)
def test_the_edges_of_every_range_are_taken_by_torch(tag: str) -> None:
    """Each inclusive bound of each number, alone, is accepted by the torch class."""
    for row in form_of(MEMBERS[tag]):
        bounds = [] if row.above_minimum else [row.minimum]
        bounds += [] if row.below_maximum else [row.maximum]
        for bound in bounds:
            if bound is not None:
                make_optimizers(MEMBERS[tag].model_validate({row.name: bound}), nn.Linear(1, 1))


def test_decay_of_adam_is_coupled_and_of_adamw_is_not() -> None:
    """With no slope, Adam's decay becomes a full-sized step; AdamW's is a share of the weight."""

    def after_one_step(tag: str) -> float:
        optimizer = MEMBERS[tag].model_validate({"learning_rate": 0.1, "weight_decay": 0.01})
        network = Plain(np.array([5.0]))
        network.weights.grad = torch.zeros_like(network.weights)
        (running,) = make_optimizers(optimizer, network)
        running.step()
        return float(network.weights.detach()[0])

    assert after_one_step("Adam") == pytest.approx(5 - 0.1, abs=1e-6)
    assert after_one_step("AdamW") == pytest.approx(5 * (1 - 0.1 * 0.01), abs=1e-6)
