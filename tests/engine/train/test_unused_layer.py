"""A layer whose output nothing takes neither stops a training nor changes it."""

from __future__ import annotations

import numpy as np

from engine.data.dataset import load_dataset
from engine.layers.conv2d import Conv2d
from engine.spec.project import Project
from engine.templates import template
from engine.train.report import Report, Started
from engine.train.run import train


def losses(project: Project) -> np.ndarray:
    data = load_dataset(project.data, project.network.node("input").layer)  # type: ignore[arg-type]
    reports = list(train(project, data))
    assert isinstance(reports[0], Started)
    assert "spare_1" not in reports[0].layers
    return np.concatenate([report.loss for report in reports if isinstance(report, Report)])


def test_an_unused_layer_is_left_out_of_the_run() -> None:
    project = template("digits").build()
    project = project.edited(training=project.training.edited(epochs=1, batch_size=400))
    network = project.network.add(project.network.fresh_node(Conv2d(), like="spare_1"))
    spare = project.edited(network=network.connect("relu_1", "spare_1"))
    assert np.array_equal(losses(spare), losses(project))
