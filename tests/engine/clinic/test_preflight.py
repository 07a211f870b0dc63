"""The pre-flight: what is seen before the first step, and what is known of the start."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from engine.clinic.preflight import preflight
from engine.data.dataset import Dataset, load_dataset
from engine.layers.conv2d import Conv2d
from engine.layers.conv_transpose2d import ConvTranspose2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.separable_conv2d import SeparableConv2d
from engine.layers.sigmoid import Sigmoid
from engine.spec.layer import Layer
from engine.spec.message import UserError
from engine.spec.network import chain
from engine.spec.project import Project
from engine.templates import template
from engine.train.looking.examining import examine, start_weights
from engine.train.preparing import make_module


def lost_decades(name: str, digits: Dataset) -> float:
    norms = preflight(template(name).build(), digits).observations[0].signal_norm
    return math.log10(norms[0] / norms[-1])


def test_the_signal_vanishes_in_the_deep_sigmoid_network_alone(digits: Dataset) -> None:
    assert lost_decades("deep-sigmoid", digits) < -5
    for name in ("deep-relu", "deep-sigmoid-batchnorm", "deep-sigmoid-residual"):
        assert lost_decades(name, digits) > -2.5, name


def test_it_gives_evidence_of_step_0_and_disturbs_nothing(project: Project, digits: Dataset) -> None:
    torch.manual_seed(3)
    random, threads = torch.get_rng_state(), torch.get_num_threads()
    evidence = preflight(project, digits)
    assert torch.equal(torch.get_rng_state(), random)
    assert torch.get_num_threads() == threads
    assert evidence.project == project
    assert evidence.history is None
    assert not evidence.finished
    assert [one.step for one in evidence.observations] == [0]
    assert evidence.total_steps == 2 * math.ceil(len(digits.train) / 100)
    assert evidence.class_names == digits.class_names
    np.testing.assert_array_equal(evidence.counts, np.bincount(digits.train.labels))
    assert len(evidence.layers) == len(evidence.start_weights) == 3
    again = preflight(project, digits)
    np.testing.assert_array_equal(again.observations[0].signal_norm, evidence.observations[0].signal_norm)


def test_a_network_that_is_not_whole_is_refused(digits: Dataset) -> None:
    with pytest.raises(UserError):
        preflight(Project(), digits)


def test_a_wrong_class_count_is_no_obstacle(digits: Dataset) -> None:
    network = chain(Input(height=8, width=8), Flatten(), Linear(units=7), Output())
    observation = preflight(Project(network=network), digits).observations[0]
    assert math.isnan(observation.loss)
    assert observation.signal_norm[0] > 0


@pytest.mark.parametrize(
    ("scaling", "mean", "std"),
    [("standardise", 0.0, 1.0), ("unit", None, None), ("symmetric", None, None), ("raw", None, None)],
)
def test_the_moments_are_of_what_enters_the_network(
    scaling: str, mean: float | None, std: float | None, digits: Dataset
) -> None:
    layer = Input.model_validate({"height": 8, "width": 8, "scaling": scaling})
    project = Project(network=chain(layer, Flatten(), Linear(units=10), Output()))
    module = make_module(project, digits)
    start = examine(project, digits, module, 10)
    with torch.no_grad():
        entered = module.get_submodule("input")(torch.from_numpy(digits.train.images))
        held_out = module.get_submodule("input")(torch.from_numpy(digits.validation.images))
    assert start.input_mean == pytest.approx([float(entered.mean())], abs=1e-3)
    assert start.input_std == pytest.approx([float(entered.std())], rel=1e-3)
    assert start.validation_input_mean == pytest.approx([float(held_out.mean())], abs=1e-3)
    if mean is not None:
        assert (start.input_mean[0], start.input_std[0]) == pytest.approx((mean, std), abs=1e-3)


def weights_of(layer: Layer) -> object:
    network = chain(
        Input(channels=3, height=8, width=8), ("it", layer), Flatten(), Linear(units=10), Output()
    )
    module = make_module(
        Project(network=network), load_dataset(Project().data, Input(channels=3, height=8, width=8))
    )
    return start_weights("it", module.get_submodule("it"))


@pytest.mark.parametrize(
    "layer",
    [
        Conv2d(filters=64, kernel_size=(5, 5), initialisation="he_normal"),
        Conv2d(filters=60, groups=3, kernel_size=(5, 5), initialisation="he_normal"),
        Conv2d(filters=64, padding="same", kernel_size=(4, 4), initialisation="he_normal"),
        ConvTranspose2d(filters=64, kernel_size=(4, 4), stride=(2, 2), initialisation="he_normal"),
    ],
)
def test_a_layer_that_starts_by_he_has_the_deviation_of_he(layer: Layer) -> None:
    found = weights_of(layer)
    assert found.std == pytest.approx(found.he_std, rel=0.1)  # type: ignore[attr-defined]
    assert not found.identical  # type: ignore[attr-defined]
    assert found.largest_bias == 0  # type: ignore[attr-defined]


def test_glorot_is_the_target_of_tanh_and_sigmoid() -> None:
    found = weights_of(Conv2d(filters=64, kernel_size=(5, 5), initialisation="glorot_normal"))
    assert found.std == pytest.approx(found.glorot_std, rel=0.1)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("layer", "identical"),
    [
        (Conv2d(initialisation="constant", initial_width=0.1), True),
        (Conv2d(initialisation="zeros"), True),
        (Conv2d(filters=1), False),
        (Conv2d(), False),
        (SeparableConv2d(), False),
        (ConvTranspose2d(initialisation="constant"), True),
    ],
)
def test_filters_that_are_all_the_same_are_told(layer: Layer, identical: bool) -> None:
    assert weights_of(layer).identical is identical  # type: ignore[attr-defined]


def test_filters_that_are_the_same_but_not_constant_are_told() -> None:
    layer = torch.nn.Linear(5, 4)
    with torch.no_grad():
        layer.weight.copy_(layer.weight[:1].expand(4, 5))
    assert start_weights("it", layer).identical


def test_a_slow_network_is_looked_at_with_fewer_pictures(
    digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = chain(Input(height=8, width=8), Conv2d(filters=8), Flatten(), Linear(units=10), Output())
    usual = preflight(Project(network=network), digits).observations[0]
    monkeypatch.setattr("engine.clinic.preflight.MOST_WORK", 1)
    fewer = preflight(Project(network=network), digits).observations[0]
    assert (usual.accuracy * 128) % 1 == 0
    assert (fewer.accuracy * 16) % 1 == 0
    assert fewer.loss != usual.loss


def test_a_hundred_layers_are_looked_at(digits: Dataset) -> None:
    layers: list[Layer] = [Input(height=8, width=8)]
    for _ in range(50):
        layers += [Conv2d(filters=4, padding="same"), Sigmoid()]
    network = chain(*layers, Flatten(), Linear(units=10), Output())
    observation = preflight(Project(network=network), digits).observations[0]
    assert len(observation.signal_norm) == 51
    norms = observation.signal_norm  # those of the first layers are below the smallest float
    assert norms[0] == 0
    assert norms[10] < 1e-20 * norms[-1]
    assert (np.diff(norms) >= 0).all()
