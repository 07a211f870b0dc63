"""Whole trainings against a loop by hand with torch's own optimizers, schedulers and losses, step by step;
and what is changed while they run, against the same change in the loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.optim import lr_scheduler

from engine.build.module import build_module
from engine.data.dataset import Dataset
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.log_softmax import LogSoftmax
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.loss import Loss
from engine.spec.network import NetworkSpec, chain
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project
from engine.spec.schedule import Schedule
from engine.spec.training import TrainingPlan
from engine.train.report import Changed, Report
from engine.train.run import Run

BATCH, EPOCHS = 128, 3
F = nn.functional
Making = Callable[[list[nn.Parameter]], torch.optim.Optimizer]


def one_hot(labels: Tensor) -> Tensor:
    return F.one_hot(labels, 10).float()


@dataclass
class ByHand:
    """What the loop does, in torch's own words."""

    optimizer: Making = lambda parameters: torch.optim.Adam(parameters)
    loss: Callable[[Tensor, Tensor], Tensor] = F.cross_entropy
    scheduler: Callable[[torch.optim.Optimizer, int], Any] | None = None
    by_epoch: bool = False
    changes: dict[int, Callable[[ByHand], None]] = field(default_factory=dict)
    """What is different from a step on."""
    l1: float = 0.0
    clip: float = 0.0
    running: list[torch.optim.Optimizer] = field(default_factory=list)
    module: Any = None

    def train(self, network: NetworkSpec, digits: Dataset) -> list[float]:
        """The loss of every step."""
        module = self.module = build_module(network, 0)
        module.get_submodule("input").standardise(  # type: ignore[operator]
            torch.from_numpy(digits.mean).float(), torch.from_numpy(digits.std).float()
        )
        module.train()
        self.running = [self.optimizer(list(module.parameters()))]
        steps_per_epoch = -(-len(digits.train) // BATCH)
        scheduler = self.scheduler(self.running[0], steps_per_epoch) if self.scheduler else None
        losses = []
        for step, rows in zip(count(), self._batches(len(digits.train)), strict=False):
            if step in self.changes:
                self.changes[step](self)
            images = torch.from_numpy(digits.train.images[rows])
            labels = torch.from_numpy(digits.train.labels[rows])
            module.zero_grad()
            loss = self.loss(module(images), labels)
            losses.append(loss.item())
            loss.backward()  # type: ignore[no-untyped-call]
            if self.clip:
                nn.utils.clip_grad_norm_(module.parameters(), self.clip)
            if self.l1:
                weights = [p for p in module.parameters() if p.dim() > 1]
                (self.l1 * torch.stack([w.abs().sum() for w in weights]).sum()).backward()  # type: ignore[no-untyped-call]
            self.running[0].step()
            if scheduler is not None and (not self.by_epoch or (step + 1) % steps_per_epoch == 0):
                scheduler.step()
        return losses

    def _batches(self, count: int) -> Iterator[np.ndarray]:
        for epoch in range(1, EPOCHS + 1):
            order = torch.randperm(count, generator=torch.Generator().manual_seed(epoch)).numpy()
            yield from (order[start : start + BATCH] for start in range(0, count, BATCH))


NETWORK = chain(
    ("input", Input(height=8, width=8)),
    ("conv", Conv2d(filters=4)),
    ("relu", ReLU()),
    ("drop", Dropout(probability=0.3)),
    ("flatten", Flatten()),
    ("dense", Linear(units=10)),
    ("output", Output()),
)


def plan(**fields: Any) -> TrainingPlan:
    raw = {"epochs": EPOCHS, "batch_size": BATCH, "device": "cpu", "precision": "float32", **fields}
    return TrainingPlan.model_validate(raw)


def losses_of(run: Run) -> list[float]:
    return [float(loss) for report in run if isinstance(report, Report) for loss in report.loss]


def assert_same(ours: list[float], theirs: list[float]) -> None:
    """But for the order in which floats are added; small differences grow over the steps."""
    assert len(ours) == len(theirs) > 20
    np.testing.assert_allclose(ours[:5], theirs[:5], rtol=1e-5)
    np.testing.assert_allclose(ours, theirs, rtol=2e-3)


OPTIMIZERS: dict[str, tuple[dict[str, Any], Making]] = {
    "GradientDescent": (
        {"learning_rate": 0.1, "weight_decay": 0.01},
        lambda p: torch.optim.SGD(p, 0.1, weight_decay=0.01),
    ),
    "Momentum": (
        {"learning_rate": 0.02, "nesterov": True},
        lambda p: torch.optim.SGD(p, 0.02, momentum=0.9, nesterov=True),
    ),
    "Adagrad": ({"learning_rate": 0.02}, lambda p: torch.optim.Adagrad(p, 0.02)),
    "Adadelta": ({"learning_rate": 1.0}, lambda p: torch.optim.Adadelta(p, 1.0)),
    "RMSprop": ({"learning_rate": 0.002}, lambda p: torch.optim.RMSprop(p, 0.002)),
    "Adam": (
        {"learning_rate": 0.003, "weight_decay": 0.1},
        lambda p: torch.optim.Adam(p, 0.003, weight_decay=0.1),
    ),
    "AdamW": (
        {"learning_rate": 0.003, "weight_decay": 0.1},
        lambda p: torch.optim.AdamW(p, 0.003, weight_decay=0.1),
    ),
    "NAdam": ({"learning_rate": 0.003}, lambda p: torch.optim.NAdam(p, 0.003)),
    "RAdam": ({"learning_rate": 0.01}, lambda p: torch.optim.RAdam(p, 0.01)),
}


def test_every_optimizer_but_the_one_of_two_parts_is_here() -> None:
    assert OPTIMIZERS.keys() | {"Muon"} == Optimizer.family.members().keys()


@pytest.mark.parametrize("tag", OPTIMIZERS)
def test_a_training_with_each_optimizer(tag: str, digits: Dataset) -> None:
    fields, making = OPTIMIZERS[tag]
    training = plan(optimizer={"type": tag, **fields})
    run = Run(Project(network=NETWORK, training=training), digits)
    assert_same(losses_of(run), ByHand(making).train(NETWORK, digits))


def test_a_training_with_muon(digits: Dataset) -> None:
    """Torch's Muon for the matrix, its AdamW for all else; in bfloat16, so not to the last digit."""

    class Both:
        def __init__(self, parameters: list[nn.Parameter]) -> None:
            matrices = [p for p in parameters if p.dim() == 2]
            self.parts: list[torch.optim.Optimizer] = [
                torch.optim.Muon(matrices, lr=0.01, weight_decay=0.01, adjust_lr_fn="match_rms_adamw"),
                torch.optim.AdamW([p for p in parameters if p.dim() != 2], lr=0.002, weight_decay=0.01),
            ]

        def step(self) -> None:
            for part in self.parts:
                part.step()

    optimizer = {"type": "Muon", "learning_rate": 0.01, "adamw_learning_rate": 0.002}
    run = Run(Project(network=NETWORK, training=plan(optimizer=optimizer)), digits)
    theirs = ByHand(Both).train(NETWORK, digits)  # type: ignore[arg-type]
    np.testing.assert_allclose(losses_of(run), theirs, rtol=2e-2)


SCHEDULES: dict[str, tuple[dict[str, Any], Callable[[torch.optim.Optimizer, int], Any], bool]] = {
    "Constant": ({}, lambda o, n: lr_scheduler.ConstantLR(o, factor=1.0), False),
    "Step": ({"every": 1, "ratio": 0.5}, lambda o, n: lr_scheduler.StepLR(o, 1, 0.5), True),
    "MultiStep": (
        {"after_epochs": (1, 2), "ratio": 0.3},
        lambda o, n: lr_scheduler.MultiStepLR(o, [1, 2], 0.3),
        True,
    ),
    "Exponential": ({"ratio": 0.6}, lambda o, n: lr_scheduler.ExponentialLR(o, 0.6 ** (1 / n)), False),
    "Cosine": ({}, lambda o, n: lr_scheduler.CosineAnnealingLR(o, EPOCHS * n), False),
    "OneCycle": (
        {},
        lambda o, n: lr_scheduler.OneCycleLR(o, 0.005, total_steps=EPOCHS * n, cycle_momentum=False),
        False,
    ),
}


@pytest.mark.parametrize("tag", SCHEDULES)
@pytest.mark.filterwarnings("ignore:.*lr_scheduler.step.*", "ignore:.*epoch parameter.*")
def test_a_training_with_each_schedule(tag: str, digits: Dataset) -> None:
    fields, scheduler, by_epoch = SCHEDULES[tag]
    assert SCHEDULES.keys() | {"Plateau"} == Schedule.family.members().keys()
    training = plan(optimizer={"type": "Adam", "learning_rate": 0.005}, schedule={"type": tag, **fields})
    run = Run(Project(network=NETWORK, training=training), digits)
    hand = ByHand(lambda p: torch.optim.Adam(p, 0.005), scheduler=scheduler, by_epoch=by_epoch)
    assert_same(losses_of(run), hand.train(NETWORK, digits))


@pytest.mark.filterwarnings("ignore:.*lr_scheduler.step.*", "ignore:.*epoch parameter.*")
def test_a_training_with_a_warm_up_before_a_cosine_with_restarts(digits: Dataset) -> None:
    def scheduler(optimizer: torch.optim.Optimizer, per_epoch: int) -> Any:
        rise = lr_scheduler.LinearLR(optimizer, start_factor=1 / 7, total_iters=6)
        waves = lr_scheduler.CosineAnnealingWarmRestarts(optimizer, per_epoch)
        return lr_scheduler.SequentialLR(optimizer, [rise, waves], milestones=[6])

    training = plan(
        optimizer={"type": "Adam", "learning_rate": 0.005},
        schedule={"type": "Cosine", "cycle_epochs": 1},
        warmup_steps=6,
    )
    run = Run(Project(network=NETWORK, training=training), digits)
    hand = ByHand(lambda p: torch.optim.Adam(p, 0.005), scheduler=scheduler)
    assert_same(losses_of(run), hand.train(NETWORK, digits))


def focal(outputs: Tensor, labels: Tensor) -> Tensor:
    surprise = F.cross_entropy(outputs, labels, reduction="none")
    return ((1 - torch.exp(-surprise)) ** 2 * surprise).mean()


LOSSES: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "CrossEntropy": nn.CrossEntropyLoss(),
    "NegativeLogLikelihood": nn.NLLLoss(),
    "QuadraticCost": lambda h, y: ((h - one_hot(y)) ** 2).sum() / (2 * len(y)),
    "MeanAbsoluteError": lambda h, y: nn.L1Loss()(h, one_hot(y)),
    "Huber": lambda h, y: nn.HuberLoss()(h, one_hot(y)),
    "BinaryCrossEntropy": lambda h, y: nn.BCEWithLogitsLoss()(h, one_hot(y)),
    "Focal": focal,
    "Hinge": nn.MultiMarginLoss(),
}


@pytest.mark.parametrize("tag", LOSSES)
def test_a_training_with_each_loss(tag: str, digits: Dataset) -> None:
    assert LOSSES.keys() == Loss.family.members().keys()
    network = NETWORK
    if tag == "NegativeLogLikelihood":
        network = network.insert(network.fresh_node(LogSoftmax()), network.edges[-1])
    run = Run(Project(network=network, training=plan(loss={"type": tag})), digits)
    assert_same(losses_of(run), ByHand(loss=LOSSES[tag]).train(network, digits))


# What changes while it runs

AT = 7


def _rate(hand: ByHand) -> None:
    hand.running[0].param_groups[0]["lr"] = 0.02


def _decay(hand: ByHand) -> None:
    hand.running[0].param_groups[0]["weight_decay"] = 0.5


def _l1(hand: ByHand) -> None:
    hand.l1 = 0.01


def _clip(hand: ByHand) -> None:
    hand.clip = 0.05


def _smoothing(hand: ByHand) -> None:
    hand.loss = nn.CrossEntropyLoss(label_smoothing=0.3)


def _dropout(hand: ByHand) -> None:
    hand.module.get_submodule("drop").p = 0.7


def _optimizer(hand: ByHand) -> None:
    hand.running[0] = torch.optim.RMSprop(hand.module.parameters(), 0.001)


def _falling(optimizer: torch.optim.Optimizer, per_epoch: int) -> Any:
    """1 up to the change, then as the exponential schedule is by then."""
    return lr_scheduler.LambdaLR(optimizer, lambda step: 1.0 if step < AT else 0.5 ** (step / per_epoch))


CHANGES: dict[str, tuple[dict[str, Any], Callable[[ByHand], None] | None, list[str]]] = {
    "learning rate": (
        {"optimizer": {"type": "Adam", "learning_rate": 0.02}},
        _rate,
        ["learning rate: 0.001 → 0.02"],
    ),
    "weight decay": (
        {"optimizer": {"type": "Adam", "weight_decay": 0.5}},
        _decay,
        ["weight decay: 0 → 0.5"],
    ),
    "L1": ({"l1": 0.01}, _l1, ["L1: 0 → 0.01"]),
    "clipping": ({"clip_norm": 0.05}, _clip, ["clip gradients at: 0 → 0.05"]),
    "label smoothing": (
        {"loss": {"type": "CrossEntropy", "label_smoothing": 0.3}},
        _smoothing,
        ["label smoothing: 0 → 0.3"],
    ),
    "dropout": ({}, _dropout, ["drop: 0.3 → 0.7"]),
    "optimizer": (
        {"optimizer": {"type": "RMSprop", "learning_rate": 0.001}},
        _optimizer,
        ["optimizer: Adam → RMSprop"],
    ),
    "schedule": (
        {"schedule": {"type": "Exponential", "ratio": 0.5}},
        None,
        ["schedule: Constant → Exponential"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.filterwarnings("ignore:.*lr_scheduler.step.*")
def test_what_changes_holds_from_the_step_that_is_told(name: str, digits: Dataset) -> None:
    fields, change, texts = CHANGES[name]
    project = Project(network=NETWORK, training=plan())
    network = NETWORK.replace("drop", Dropout(probability=0.7)) if name == "dropout" else NETWORK
    run = Run(project, digits)
    run.single_step = True
    losses: list[float] = []
    told: list[tuple[int, str]] = []
    for report in run:
        if isinstance(report, Changed):
            told.append((report.step, str(report.text)))
        if isinstance(report, Report):
            losses.append(float(report.loss[0]))
            if len(losses) == AT:
                run.change(project.edited(training=plan(**fields), network=network))
    assert told == [(AT, text) for text in texts]
    hand = ByHand(
        scheduler=_falling if name == "schedule" else None,
        changes={AT: change} if change is not None else {},
    )
    assert_same(losses, hand.train(NETWORK, digits))
    plain = ByHand().train(NETWORK, digits)
    np.testing.assert_allclose(losses[:AT], plain[:AT], rtol=1e-4)
    assert np.abs(np.array(losses[AT + 2 :]) - plain[AT + 2 :]).max() > 1e-3, "it must make a difference"


def test_augmentation_that_changes_holds_from_the_step_that_is_told(digits: Dataset) -> None:
    network = NETWORK.remove(["drop"])
    project = Project(network=network, training=plan())
    flipped = plan(
        augmentations=[{"type": "Flip", "horizontal": False, "vertical": True, "probability": 1.0}]
    )
    run = Run(project, digits)
    run.single_step = True
    losses: list[float] = []
    seen = []
    for report in run:
        if isinstance(report, Changed):
            assert (report.step, str(report.text)) == (AT, "other augmentations")
        if isinstance(report, Report):
            losses.append(float(report.loss[0]))
            found = run.layer_step("conv")
            assert found is not None
            seen.append(found.picture[:, :, 0])
            if len(losses) == AT:
                run.change(project.edited(training=flipped))
            if len(losses) == 2 * AT:
                break
    plain = ByHand().train(network, digits)
    np.testing.assert_allclose(losses[: AT - 1], plain[: AT - 1], rtol=1e-4)
    order = torch.randperm(len(digits.train), generator=torch.Generator().manual_seed(1)).numpy()
    pictures = digits.train.images[order[::BATCH]][:, 0]
    for step in range(min(AT, len(pictures))):
        assert np.array_equal(seen[step], pictures[step])
    for step in range(AT, len(pictures)):
        assert np.abs(seen[step].astype(int) - pictures[step][::-1]).max() <= 1
