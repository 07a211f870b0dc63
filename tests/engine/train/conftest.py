"""A small project on the digits, that trains in a fraction of a second."""

from __future__ import annotations

import pytest

from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.training import TrainingPlan


@pytest.fixture
def project() -> Project:
    """Digits; a convolution, dropout, a linear layer; two epochs; steps and epochs alone are reported."""
    network = chain(
        Input(height=8, width=8),
        Conv2d(filters=4),
        ReLU(),
        Dropout(),
        Flatten(),
        Linear(units=10),
        Output(),
    )
    return Project(network=network, training=TrainingPlan(epochs=2, batch_size=100, probes="off"))
