"""A small project on the digits, with steps that are quickly made."""

from __future__ import annotations

import pytest

from engine.data.dataset import Dataset, load_dataset
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


@pytest.fixture
def project() -> Project:
    """One linear layer; 13 steps in each of 3 epochs."""
    network = chain(Input(height=8, width=8), Flatten(), Linear(units=10), Output())
    return Project(network=network, training=TrainingPlan(epochs=3, batch_size=100, probes="off"))


@pytest.fixture(scope="session")
def digits() -> Dataset:
    """The digits as the project's input layer wants them."""
    return load_dataset(Project().data, Input(height=8, width=8))
