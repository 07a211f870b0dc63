"""What the recorder reads is that of each step, whenever it is read."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.spec.optimizer import Optimizer
from engine.train import recorder as module_of_recorder
from engine.train.optimizing import make_optimizers
from engine.train.recorder import Recorder, Rows

CPU = torch.device("cpu")


class Training:
    """A linear layer on noise, and what each of its steps was, computed in the plainest way."""

    def __init__(self, optimizer: str = "Adam") -> None:
        torch.manual_seed(0)
        self.network = nn.Sequential(nn.Linear(6, 5), nn.Linear(5, 3))
        self.layers: dict[str, list[Tensor]] = {
            "one": list(self.network[0].parameters()),
            "two": list(self.network[1].parameters()),
        }
        self.recorder = Recorder(self.layers, CPU)
        choice = {"type": optimizer, "weight_decay": 0.1}
        self.optimizers = make_optimizers(Optimizer.family.parse(choice), self.network)
        self.expected: list[list[float]] = []

    def norms(self, tensors: list[list[Tensor]]) -> list[float]:
        return [float(torch.cat([one.detach().flatten() for one in group]).norm()) for group in tensors]

    def step(self, count: int = 8, scale: float = 1.0, clip: bool = False) -> None:
        pictures, labels = torch.randn(count, 6) * scale, torch.randint(0, 3, (count,))
        self.network.zero_grad()
        outputs = self.network(pictures)
        loss = nn.functional.cross_entropy(outputs, labels)
        loss.backward()
        groups = list(self.layers.values())
        before = [[p.detach().clone() for p in group] for group in groups]
        row = [loss.item(), (outputs.argmax(1) == labels).float().mean().item()]
        row += self.norms([[p.grad for p in group] for group in groups])  # type: ignore[misc]
        row += self.norms(before)
        self.recorder.before_update(loss, outputs, labels)
        if clip:
            nn.utils.clip_grad_norm_(self.network.parameters(), 1e-3)
        for optimizer in self.optimizers:
            optimizer.step()
        self.recorder.after_update()
        change = [[p - b for p, b in zip(*pair, strict=True)] for pair in zip(groups, before, strict=True)]
        ratios = np.array(self.norms(change)) / np.array(self.norms(before))
        self.expected.append([*row, *ratios])

    def check(self, rows: Rows) -> None:
        found = np.column_stack(
            [rows.loss, rows.accuracy, rows.gradient_norm, rows.weight_norm, rows.update_ratio]
        )
        np.testing.assert_allclose(found, self.expected, rtol=2e-5)
        self.expected = []


@pytest.mark.parametrize("optimizer", Optimizer.family.members())
def test_the_numbers_of_each_step_are_its_own_with_every_optimizer(optimizer: str) -> None:
    training = Training(optimizer)
    for count in (3, module_of_recorder.MOST_STEPS, 2 * module_of_recorder.MOST_STEPS + 5):
        for _ in range(count):
            training.step()
        rows = training.recorder.take()
        assert rows.good.all()
        training.check(rows)


def test_batches_may_differ_in_size_and_gradients_may_be_clipped() -> None:
    training = Training()
    for number in range(7):
        training.step(count=8 - number, clip=number % 2 == 1)
    training.check(training.recorder.take())


def test_large_networks_are_read_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_of_recorder, "MEMORY_BYTES", 1)
    training = Training()
    for _ in range(5):
        training.step()
        assert len(training.recorder._waiting) == 0
    training.check(training.recorder.take())


@pytest.mark.parametrize("bad", [0, 1, 15, 16, 20])
def test_from_a_step_that_is_not_finite_on_all_are_undone(bad: int) -> None:
    training = Training("GradientDescent")
    kept: list[Tensor] = []
    for number in range(24):
        if number == bad:
            kept = [p.detach().clone() for p in training.network.parameters()]
        training.step(scale=float("inf") if number == bad else 1.0)
    rows = training.recorder.take()
    assert rows.good.argmin() == bad
    assert not rows.good[bad]
    for parameter, value in zip(training.network.parameters(), kept, strict=True):
        assert torch.equal(parameter, value)


def test_after_a_restart_the_weights_of_now_are_those_before() -> None:
    training = Training()
    training.step()
    training.recorder.take()
    with torch.no_grad():
        for parameter in training.network.parameters():
            parameter.mul_(2)
    training.recorder.restart()
    training.expected = []
    training.step()
    training.check(training.recorder.take())
