"""Layers that are frozen by hand: in the network, in its file, in what a run takes over, in the checks."""

from __future__ import annotations

import pytest

from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.max_pool2d import MaxPool2d
from engine.layers.output import Output
from engine.spec.checks import can_freeze, check
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project, parse_project, project_text
from engine.spec.running import changes, taken_over
from engine.spec.shapes import analyse
from engine.spec.training import TrainingPlan


@pytest.fixture
def network() -> NetworkSpec:
    return chain(
        ("input", Input(height=8, width=8)),
        ("conv", Conv2d(filters=4)),
        ("norm", BatchNorm()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )


def frozen(network: NetworkSpec) -> list[str]:
    return [node.id for node in network.nodes if node.frozen]


def test_freezing_and_thawing_change_nothing_else(network: NetworkSpec) -> None:
    cold = network.freeze(["conv", "norm"])
    assert frozen(cold) == ["conv", "norm"]
    assert cold.freeze(["conv", "norm"], False) == network
    assert network == network.freeze([])


def test_it_survives_other_edits(network: NetworkSpec) -> None:
    cold = network.freeze(["conv"])
    assert frozen(cold.replace("conv", Conv2d(filters=8))) == ["conv"]
    assert frozen(cold.rename("conv", "eyes")) == ["conv"]
    assert frozen(cold.duplicate(["conv"])[0]) == ["conv", "conv_1"]
    assert frozen(cold.replace("conv", MaxPool2d())) == []


def test_it_is_in_the_file_and_only_where_it_is_so(network: NetworkSpec) -> None:
    text = project_text(Project(network=network))
    assert "frozen" not in text
    cold = Project(network=network.freeze(["conv"]))
    assert project_text(cold).count('"frozen": true') == 1
    assert parse_project(project_text(cold)) == cold
    assert parse_project(text).network == network


def test_a_run_takes_it_over_and_says_so(network: NetworkSpec) -> None:
    before, wanted = Project(network=network), Project(network=network.freeze(["conv"]))
    after = taken_over(before, wanted)
    assert frozen(after.network) == ["conv"]
    assert [str(text) for text in changes(before, after)] == ["conv: frozen"]
    assert [str(text) for text in changes(after, taken_over(after, before))] == ["conv: thawed"]


def test_what_can_be_frozen(network: NetworkSpec) -> None:
    analysis = analyse(network)
    assert [node.id for node in network.nodes if can_freeze(network, analysis, node.id)] == [
        "conv",
        "norm",
        "dense",
    ]


def test_with_nothing_left_to_learn_there_is_a_problem(network: NetworkSpec) -> None:
    cold = network.freeze(["conv", "norm", "dense"])
    found = check(cold, TrainingPlan(), 10)
    assert [(problem.code, problem.node) for problem in found] == [("all_frozen", "dense")]
    assert not check(network.freeze(["conv", "norm"]), TrainingPlan(), 10)
