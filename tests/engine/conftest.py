"""Small data, and a network that is easily disturbed, for the tests of the engine."""

from __future__ import annotations

import pytest

from engine.data.dataset import Dataset, load_dataset
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.tanh import Tanh
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


@pytest.fixture(scope="session")
def digits() -> Dataset:
    """The digits at 8x8."""
    return load_dataset(Project().data, Input(height=8, width=8))


@pytest.fixture
def delicate_project() -> Project:
    """Digits; all that a look could disturb: batch norm, dropout, and activations of two kinds."""
    network = chain(
        Input(height=8, width=8),
        Conv2d(filters=4),
        BatchNorm(),
        ReLU(),
        Dropout(),
        Flatten(),
        Linear(units=12),
        Tanh(),
        Linear(units=10),
        Output(),
    )
    return Project(network=network, training=TrainingPlan(epochs=2, batch_size=100))
