"""LSUV: every layer's numbers have variance 1 for the pictures that scaled it."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.data.dataset import Dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.separable_conv2d import SeparableConv2d
from engine.layers.tanh import Tanh
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan
from engine.train.lsuv import start_rows
from engine.train.preparing import make_module

BAD = {"initialisation": "normal", "initial_width": 30.0, "initial_bias": -5.0}


def deep(start: str = "lsuv") -> Project:
    network = chain(
        Input(height=8, width=8, scaling="raw"),
        *[one for _ in range(4) for one in (Conv2d(filters=6, padding="same", **BAD), Tanh())],
        SeparableConv2d(filters=8, padding="same", **BAD), BatchNorm(), Dropout(), Flatten(),
        Linear(units=10, **BAD), Output(),
    )  # fmt: skip
    return Project(network=network, training=TrainingPlan(start=start, seed=3))  # type: ignore[arg-type]


def test_each_layer_gives_variance_one_and_no_bias_is_left(digits: Dataset) -> None:
    module = make_module(deep(), digits).eval()
    deviations = []
    for one in module.modules():
        if isinstance(one, nn.Conv2d | nn.Linear):
            one.register_forward_hook(lambda _m, _i, out: deviations.append(float(out.std())))
            assert one.bias is None or not one.bias.any()
    rows = start_rows(len(digits.train), 3)
    with torch.no_grad():
        module(torch.from_numpy(digits.train.images[rows.numpy()]))
    assert len(deviations) == 7
    assert deviations == pytest.approx([1.0] * 7, abs=1e-3)


def test_running_means_and_training_mode_are_as_before(digits: Dataset) -> None:
    drawn, scaled = make_module(deep("drawn"), digits), make_module(deep(), digits)
    assert scaled.training
    assert all(one.training for one in scaled.modules())
    for name, buffer in drawn.named_buffers():
        assert torch.equal(buffer, dict(scaled.named_buffers())[name]), name
    assert not any(one._forward_hooks for one in scaled.modules())


def test_the_same_seed_gives_the_same_start(digits: Dataset) -> None:
    first, second = make_module(deep(), digits), make_module(deep(), digits)
    for one, other in zip(first.parameters(), second.parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_network_that_gives_nothing_stays_finite(digits: Dataset) -> None:
    network = chain(
        Input(height=8, width=8, scaling="raw"), Flatten(), Linear(units=4), Linear(units=10), Output()
    )
    black = digits.train.subset(torch.arange(20).numpy())
    black.images[:] = 0  # type: ignore[index]
    project = Project(network=network, training=TrainingPlan(start="lsuv"))
    module = make_module(project, Dataset(black, black, black, digits.class_names))
    assert all(torch.isfinite(parameter).all() for parameter in module.parameters())
