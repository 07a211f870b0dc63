"""A step that is recorded once and replayed: with a stand-in for the GPU's graph, and with a GPU's own."""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.data.dataset import Dataset
from engine.spec.message import Message
from engine.spec.project import Project
from engine.train import recorder as module_of_recorder
from engine.train.captured import WARM_STEPS, CapturedStep
from engine.train.recorder import Recorder
from engine.train.report import Report
from engine.train.run import Run

CPU = torch.device("cpu")


class Training:
    """A linear layer on noise; a graph that does what was recorded by doing it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, spoil: float = 0.0, error: str = "") -> None:
        monkeypatch.setattr(module_of_recorder, "MEMORY_BYTES", 1)
        torch.manual_seed(0)
        self.module = nn.Sequential(nn.Linear(4, 3), nn.Dropout(0.2))
        self.recorder = Recorder({"one": list(self.module.parameters())}, CPU)
        self.optimizer = torch.optim.SGD(self.module.parameters(), lr=0.1, momentum=0.9)
        self.news: list[Message] = []
        self.spoil, self.error = spoil, error
        self.bodies = self.replays = 0
        self.step = CapturedStep(
            self.module, lambda: [self.optimizer], self.recorder, self.body, self.news, self.record
        )

    def body(self, pictures: Tensor, targets: Tensor, labels: Tensor) -> None:
        self.bodies += 1
        self.module.zero_grad()
        outputs = self.module(pictures)
        loss = nn.functional.cross_entropy(outputs, targets)
        loss.backward()
        self.recorder.before_update(loss, outputs, labels)
        self.optimizer.step()
        self.recorder.after_update()

    def record(self, body: Callable[[], None]) -> Callable[[], None]:
        if self.error:
            raise RuntimeError(self.error)
        rate = self.optimizer.param_groups[0]["lr"]
        assert isinstance(rate, Tensor)

        def replay() -> None:
            self.replays += 1
            own, self.optimizer.param_groups[0]["lr"] = self.optimizer.param_groups[0]["lr"], float(rate)
            with self.recorder.capturing():
                body()
            self.optimizer.param_groups[0]["lr"] = own
            self.recorder.weights.add_(self.spoil)

        return replay

    def train(self, steps: int, captured: bool = True, count: int = 6) -> np.ndarray:
        torch.manual_seed(1)
        for number in range(steps):
            pictures, labels = torch.randn(count, 4), torch.randint(0, 3, (count,))
            self.optimizer.param_groups[0]["lr"] = 0.1 / (1 + number)
            (self.step.step if captured else self.body)(pictures, labels, labels)
        return self.recorder.take().loss


def test_replays_are_the_steps_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, recorded = Training(monkeypatch), Training(monkeypatch)
    expected = plain.train(10, captured=False)
    np.testing.assert_array_equal(recorded.train(10), expected)
    assert torch.equal(recorded.recorder.weights, plain.recorder.weights)
    assert recorded.replays == 10 - WARM_STEPS
    assert recorded.news == []


def test_a_batch_of_another_size_is_made_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    training = Training(monkeypatch)
    training.train(8)
    replays, bodies = training.replays, training.bodies
    training.train(1, count=5)
    assert (training.replays, training.bodies) == (replays, bodies + 1)
    training.train(1)
    assert training.replays == replays + 1


def test_after_a_change_it_is_recorded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    training = Training(monkeypatch)
    training.train(8)
    training.step.forget()
    replays = training.replays
    training.train(WARM_STEPS)
    assert training.replays == replays
    training.train(2)
    assert training.replays == replays + 2


def test_a_replay_that_gives_other_weights_is_given_up_and_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, wrong = Training(monkeypatch), Training(monkeypatch, spoil=0.5)
    np.testing.assert_array_equal(wrong.train(8), plain.train(8, captured=False))
    assert torch.equal(wrong.recorder.weights, plain.recorder.weights)
    assert wrong.replays == 1
    assert [str(text) for text in wrong.news] == [
        "Steps are not recorded as a CUDA graph: its first replay gave other weights."
    ]


def test_what_cannot_be_recorded_is_made_as_usual_and_the_reason_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    plain = Training(monkeypatch)
    refusing = Training(monkeypatch, error="operation not permitted when stream is capturing\nCUDA details")
    with caplog.at_level(logging.CRITICAL):
        found = refusing.train(8)
    np.testing.assert_array_equal(found, plain.train(8, captured=False))
    assert [str(text) for text in refusing.news] == [
        "Steps are not recorded as a CUDA graph: a part of it cannot be recorded: operation not permitted "
        "when stream is capturing."
    ]


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA")
@pytest.mark.parametrize("optimizer", ["Adam", "Momentum", "RMSprop", "NAdam"])
def test_on_a_gpu_recorded_steps_give_the_losses_of_usual_ones(
    optimizer: str, project: Project, digits: Dataset
) -> None:
    found = []
    for graph in ("off", "auto"):
        changes = {"cuda_graph": graph, "device": "cuda", "epochs": 4, "precision": "float32"}
        plan = project.training.edited(optimizer={"type": optimizer}, **changes)
        run = Run(project.edited(training=plan), digits)
        found.append(np.concatenate([r.loss for r in run if isinstance(r, Report)]))
        if graph == "auto":
            assert run._stepper._captured is not None
            assert run._stepper._captured._replay is not None
    np.testing.assert_allclose(found[1], found[0], rtol=1e-3)
