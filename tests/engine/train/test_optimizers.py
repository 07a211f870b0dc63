"""Every optimizer of the registry against its formula, written out in numpy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch

from engine.spec.form import form_of
from engine.spec.optimizer import Optimizer

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
        speed = s.momentum * speed + gradient
        ahead = gradient + s.momentum * speed if s.nesterov else speed
        w = w - s.learning_rate * ahead
        yield w


def adam(w: np.ndarray, s: Any, decoupled: bool = False) -> Iterator[np.ndarray]:
    mean, square, step = np.zeros_like(w), np.zeros_like(w), 0
    while True:
        step += 1
        gradient = slope(w)
        if decoupled:
            w = w - s.learning_rate * s.weight_decay * w
        else:
            gradient = gradient + s.weight_decay * w
        mean = s.beta1 * mean + (1 - s.beta1) * gradient
        square = s.beta2 * square + (1 - s.beta2) * gradient**2
        m, v = mean / (1 - s.beta1**step), square / (1 - s.beta2**step)
        w = w - s.learning_rate * m / (np.sqrt(v) + s.epsilon)
        yield w


def adamw(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    return adam(w, s, decoupled=True)


def rmsprop(w: np.ndarray, s: Any) -> Iterator[np.ndarray]:
    square = np.zeros_like(w)
    while True:
        gradient = slope(w) + s.weight_decay * w
        square = s.smoothing * square + (1 - s.smoothing) * gradient**2
        w = w - s.learning_rate * gradient / (np.sqrt(square) + s.epsilon)
        yield w


FORMULAS = {
    "Adam": adam,
    "AdamW": adamw,
    "GradientDescent": gradient_descent,
    "Momentum": momentum,
    "RMSprop": rmsprop,
}
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "Adam": [{"beta1": 0.5, "beta2": 0.9, "epsilon": 1e-3}],
    "AdamW": [{"beta1": 0.0, "beta2": 0.99}],
    "Momentum": [{"nesterov": True}, {"momentum": 0.0, "nesterov": True}],
    "RMSprop": [{"smoothing": 0.5, "epsilon": 1e-2}],
}
CASES = [
    (tag, {"learning_rate": rate, "weight_decay": decay, **extra})
    for tag in MEMBERS
    for extra in [{}, *VARIANTS.get(tag, [])]
    for rate, decay in [(0.01, 0.0), (0.03, 0.2)]
]


def test_every_optimizer_has_a_formula() -> None:
    assert FORMULAS.keys() == MEMBERS.keys()


@pytest.mark.parametrize(("tag", "settings"), CASES, ids=str)
def test_steps_equal_the_formula(tag: str, settings: dict[str, Any]) -> None:
    optimizer = MEMBERS[tag].model_validate(settings)
    start = np.linspace(-2, 3, 7)
    weights = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    running = getattr(torch.optim, optimizer.target.removeprefix("optim."))(
        [weights], **optimizer.arguments()
    )
    for expected, _ in zip(FORMULAS[tag](start, optimizer), range(NUM_STEPS), strict=False):
        weights.grad = torch.tensor(slope(weights.detach().numpy()))
        running.step()
        np.testing.assert_allclose(weights.detach().numpy(), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("tag", MEMBERS)
def test_the_edges_of_every_range_are_taken_by_torch(tag: str) -> None:
    """Each inclusive bound of each number, alone, is accepted by the torch class."""
    for row in form_of(MEMBERS[tag]):
        bounds = [] if row.above_minimum else [row.minimum]
        bounds += [] if row.below_maximum else [row.maximum]
        for bound in bounds:
            if bound is None:
                continue
            optimizer = MEMBERS[tag].model_validate({row.name: bound})
            getattr(torch.optim, optimizer.target.removeprefix("optim."))(
                [torch.zeros(1, requires_grad=True)], **optimizer.arguments()
            )


def test_decay_of_adam_is_coupled_and_of_adamw_is_not() -> None:
    """With no slope, Adam's decay becomes a full-sized step; AdamW's is a share of the weight."""

    def after_one_step(tag: str) -> float:
        optimizer = MEMBERS[tag].model_validate({"learning_rate": 0.1, "weight_decay": 0.01})
        weight = torch.tensor([5.0], dtype=torch.float64, requires_grad=True)
        weight.grad = torch.zeros_like(weight)
        target = getattr(torch.optim, optimizer.target.removeprefix("optim."))
        target([weight], **optimizer.arguments()).step()
        return float(weight.detach()[0])

    assert after_one_step("Adam") == pytest.approx(5 - 0.1, abs=1e-6)
    assert after_one_step("AdamW") == pytest.approx(5 * (1 - 0.1 * 0.01), abs=1e-6)
