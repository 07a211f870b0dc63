"""A trained model: its answers, its file, and files that are none."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from engine.build.module import build_module
from engine.data.dataset import Dataset, Pictures
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.log_softmax import LogSoftmax
from engine.layers.output import Output
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.predict.model import TrainedModel
from engine.spec.layer import Layer
from engine.spec.loss import Loss
from engine.spec.message import UserError
from engine.spec.network import chain
from engine.spec.project import Project

NAMES = ("bird", "cat", "dog")


def model_with(*end: Layer) -> TrainedModel:
    network = chain(
        Input(channels=3, height=4, width=6, scaling="unit"), Flatten(), Linear(units=3), *end, Output()
    )
    project = Project(network=network)
    return TrainedModel(project, build_module(network, seed=1), NAMES)


@pytest.fixture
def picture() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (9, 13, 3), dtype=np.uint8)


def test_the_answer_is_sorted_and_sums_to_one(picture: np.ndarray) -> None:
    answer = model_with().classify([picture])[0]
    assert sorted(answer.labels) == sorted(NAMES)
    assert list(answer.probabilities) == sorted(answer.probabilities, reverse=True)
    assert sum(answer.probabilities) == pytest.approx(1)
    assert answer.seen.shape == (4, 6, 3)
    assert answer.seen.dtype == np.uint8


@pytest.mark.parametrize("end", [(), (Softmax(),), (LogSoftmax(),)])
def test_a_softmax_at_the_end_does_not_change_the_probabilities(
    end: tuple[Layer, ...], picture: np.ndarray
) -> None:
    plain = model_with().classify([picture])[0]
    other = model_with(*end).classify([picture])[0]
    assert other.labels == plain.labels
    assert other.probabilities == pytest.approx(plain.probabilities, rel=1e-5)


@pytest.mark.parametrize("loss", Loss.family.members())
@pytest.mark.parametrize("end", [(), (Softmax(),), (LogSoftmax(),), (Sigmoid(),)])
def test_probabilities_sum_to_one_and_keep_the_order_whatever_the_loss(
    loss: str, end: tuple[Layer, ...], picture: np.ndarray
) -> None:
    plain = model_with().classify([picture])[0]
    model = model_with(*end)
    plan = model.project.training.edited(loss={"type": loss})
    model.project = model.project.edited(training=plan)
    answer = model.classify([picture])[0]
    assert sum(answer.probabilities) == pytest.approx(1)
    assert all(0 <= probability <= 1 for probability in answer.probabilities)
    assert answer.labels[0] == plain.labels[0]


def test_binary_cross_entropy_reads_each_output_by_its_sigmoid(picture: np.ndarray) -> None:
    model = model_with()
    plan = model.project.training.edited(loss={"type": "BinaryCrossEntropy"})
    model.project = model.project.edited(training=plan)
    answer = model.classify([picture])[0]
    with torch.no_grad():
        outputs = model._module(torch.from_numpy(model.prepare(picture))[None])[0]
    shares = outputs.sigmoid() / outputs.sigmoid().sum()
    assert list(answer.probabilities) == pytest.approx(sorted(shares.tolist(), reverse=True))


def test_pictures_of_every_form_are_taken(picture: np.ndarray) -> None:
    image = Image.fromarray(picture)
    forms = [picture, picture[..., 0], image, image.convert("P"), image.convert("LA")]
    assert len(model_with().classify(forms)) == len(forms)
    assert model_with().classify([]) == []


def test_the_file_gives_the_same_answers(tmp_path: Path, picture: np.ndarray) -> None:
    model = model_with()
    model.save(tmp_path / "model.safetensors")
    for path in (tmp_path, tmp_path / "model.safetensors"):
        loaded = TrainedModel.load(path)
        assert loaded.class_names == NAMES
        assert loaded.classify([picture])[0].probabilities == model.classify([picture])[0].probabilities


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    with pytest.raises(UserError, match="There is no trained model"):
        TrainedModel.load(file)
    torch.save({"weight": torch.zeros(3)}, file)
    with pytest.raises(UserError, match="is not a trained model"):
        TrainedModel.load(file)
    save_file({"weight": torch.zeros(3)}, file)
    with pytest.raises(UserError, match="not the network they belong to"):
        TrainedModel.load(file)


def test_a_file_cut_or_altered_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    model_with().save(file)
    whole = file.read_bytes()
    for length in (0, 7, 100, len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(UserError, match="is not a trained model"):
            TrainedModel.load(file)
    file.write_bytes(whole)
    state = load_file(file)
    metadata = {"strata_classes": json.dumps(NAMES)}
    header = json.loads(whole[8 : 8 + int.from_bytes(whole[:8], "little")])
    metadata["strata_project"] = header["__metadata__"]["strata_project"]
    state["linear_1.weight"] = torch.zeros(2, 2)
    save_file(state, file, metadata)
    with pytest.raises(UserError, match="do not fit its network"):
        TrainedModel.load(file)


def test_probabilities_of_many_are_those_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    model = model_with()
    images = np.random.default_rng(1).integers(0, 256, (7, 3, 4, 6), dtype=np.uint8)
    together = model.probabilities(images)
    assert together.shape == (7, 3)
    assert together.dtype == np.float32
    monkeypatch.setattr("engine.predict.model.BATCH", 2)
    np.testing.assert_allclose(model.probabilities(images), together, rtol=1e-5)
    for row, image in zip(together, images, strict=True):
        answer = model.classify([image.transpose(1, 2, 0)])[0]
        by_name = dict(zip(answer.labels, answer.probabilities, strict=True))
        np.testing.assert_allclose(row, [by_name[name] for name in NAMES], rtol=1e-5)
    some = Pictures(images, np.zeros(7, np.int64), NAMES)
    data = Dataset(some, some.subset(np.array([2])), some.subset(np.arange(0)), NAMES)
    np.testing.assert_allclose(
        model.dataset_probabilities(data), together[[0, 1, 2, 3, 4, 5, 6, 2]], rtol=1e-5
    )
