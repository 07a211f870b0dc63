"""The exported script freezes, averages and starts as the engine does: the same losses, bit for bit."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
import torch

from engine.build.script import python_script
from engine.data.dataset import load_dataset
from engine.layers.batch_norm import BatchNorm
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
from engine.train.run import train
from tests.engine.build.test_script import assert_equal_losses

NETWORK = chain(
    ("input", Input(height=8, width=8)),
    ("conv", Conv2d(filters=3)),
    ("norm", BatchNorm()),
    ("relu", ReLU()),
    ("drop", Dropout(probability=0.2)),
    ("second", Conv2d(filters=3)),
    ("second_norm", BatchNorm()),
    ("flatten", Flatten()),
    ("dense", Linear(units=10)),
    ("output", Output()),
)
CASES: dict[str, tuple[tuple[str, ...], dict[str, object]]] = {
    "mean": ((), {"swa_start": 2}),
    "mean after average": ((), {"swa_start": 3, "ema_decay": 0.9}),
    "frozen": (("conv", "norm"), {"l1": 0.01, "max_norm": 0.5}),
    "frozen, mean": (("conv", "norm"), {"swa_start": 1, "clip_norm": 0.05, "clipping": "adaptive"}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_losses_are_the_engine_s(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen, changes = CASES[name]
    plan = TrainingPlan(epochs=4, batch_size=300, device="cpu").edited(**changes)
    project = Project(network=NETWORK.freeze(frozen), training=plan)
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    with torch.random.fork_rng():
        runpy.run_path(str(path), run_name="__main__")
    assert_equal_losses(project, capsys.readouterr().out)


def test_the_script_begins_with_the_same_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = Project(network=NETWORK, training=TrainingPlan(epochs=1, batch_size=300, device="cpu"))
    run = train(first, load_dataset(first.data, Input(height=8, width=8)))
    list(run)
    model = tmp_path / "first.safetensors"
    run.model().save(model)
    plan = first.training.edited(weights=str(model), seed=4, epochs=2)
    project = Project(network=NETWORK.freeze(["conv", "norm"]), training=plan)
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    with torch.random.fork_rng():
        runpy.run_path(str(path), run_name="__main__")
    assert_equal_losses(project, capsys.readouterr().out)
