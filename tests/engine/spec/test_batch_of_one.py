"""Batch statistics of one picture are refused before the first step."""

from __future__ import annotations

from engine.layers.batch_norm import BatchNorm
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.checks import check
from engine.spec.network import chain
from engine.spec.training import TrainingPlan


def codes(plan: TrainingPlan) -> list[str]:
    network = chain(Input(), Flatten(), Linear(units=5), BatchNorm(), Linear(units=10), Output())
    return [problem.code for problem in check(network, plan)]


def test_batch_norm_of_vectors_needs_two_pictures() -> None:
    assert codes(TrainingPlan(batch_size=1)) == ["batch_of_one"]
    assert codes(TrainingPlan(batch_size=2)) == []
    assert codes(TrainingPlan(batch_size=1, full_batch=True)) == []
