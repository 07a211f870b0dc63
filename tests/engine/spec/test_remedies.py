"""Each remedy ends its problem, and brings no other."""

from __future__ import annotations

import pytest

from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.checks import check
from engine.spec.layer import Layer
from engine.spec.loss import Loss
from engine.spec.network import NetworkSpec, chain
from engine.spec.remedies import remedy
from engine.spec.training import TrainingPlan

ENDS = ("Softmax", "LogSoftmax", "Sigmoid", "Tanh", "ReLU", "Softplus", "")


def made(tag: str) -> Layer:
    kind = Layer.family.get(tag)
    assert kind is not None
    return kind.model_validate({})


def ending(*last: Layer) -> NetworkSpec:
    return chain(Input(height=8, width=8), Flatten(), Linear(units=10), *last, Output())


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("tag", Loss.family.members())
def test_every_loss_with_every_end_is_well_after_its_remedies(tag: str, end: str) -> None:
    network = ending(*([made(end)] if end else []))
    plan = TrainingPlan.model_validate({"loss": {"type": tag}})
    for _ in range(3):  # NLL behind a ReLU: first a LogSoftmax
        problems = check(network, plan, 10)
        if not problems:
            break
        found = remedy(network, problems[0])
        assert found is not None, problems[0]
        assert found.network != network
        assert str(found.title)
        network = found.network
    assert check(network, plan, 10) == ()


@pytest.mark.parametrize(
    ("network", "title"),
    [
        (ending(), "Set it to 4"),
        (chain(Input(height=8, width=8), Conv2d(filters=9), GlobalAvgPool2d(), Output()), "Set it to 4"),
        (chain(Input(height=4, width=4), Conv2d(filters=3), Flatten(), Output()), "Add Linear"),
        (chain(Input(height=4, width=4), Flatten(), Output()), "Add Linear"),
    ],
    ids=["units", "filters", "flattened", "no weights"],
)
def test_the_class_count_is_mended(network: NetworkSpec, title: str) -> None:
    plan = TrainingPlan()
    problem = next(one for one in check(network, plan, 4) if one.code == "class_count")
    found = remedy(network, problem)
    assert found is not None
    assert str(found.title) == title
    assert check(found.network, plan, 4) == ()


def test_one_layer_is_thawed_where_all_are_frozen() -> None:
    network = ending().freeze(["linear_1"])
    (problem,) = check(network, TrainingPlan(), 10)
    found = remedy(network, problem)
    assert found is not None
    assert check(found.network, TrainingPlan(), 10) == ()


def test_what_is_for_the_user_to_decide_has_none() -> None:
    network = chain(Input(height=2, width=2), Conv2d(kernel_size=(5, 5)), Flatten(), Linear(), Output())
    (problem,) = check(network, TrainingPlan(), None)
    assert remedy(network, problem) is None
