"""The exported script is the same network, trained in the same way: equal losses, bit for bit."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from engine.build.module import build_module, built_order
from engine.build.script import python_script
from engine.build.source import helper_sources, network_calls, network_source, python_names
from engine.data.dataset import load_dataset
from engine.data.edits import exclude, merge, move
from engine.data.sources.digits import Digits, read_digits
from engine.layers.add import Add
from engine.layers.batch_norm import BatchNorm
from engine.layers.concat import Concat
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.gaussian_noise import GaussianNoise
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.log_softmax import LogSoftmax
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.reshape import Reshape
from engine.layers.softmax import Softmax
from engine.spec.augmentation import Augmentation
from engine.spec.data import DataSpec
from engine.spec.loss import Loss
from engine.spec.network import NetworkSpec, chain
from engine.spec.optimizer import Optimizer
from engine.spec.project import Project
from engine.spec.schedule import Schedule
from engine.spec.training import TrainingPlan
from engine.templates import template, templates
from engine.train.losses.cross_entropy import CrossEntropy
from engine.train.losses.quadratic_cost import QuadraticCost
from engine.train.optimizers.momentum import Momentum
from engine.train.report import EpochReport, Finished, Report
from engine.train.run import train


def branched() -> NetworkSpec:
    """Everything that could go apart: random layers, running statistics, branches, functions."""
    network = chain(
        ("input", Input(height=8, width=8)),
        ("noise", GaussianNoise(standard_deviation=0.2)),
        ("conv", Conv2d(filters=8, padding="same", initialisation="orthogonal")),
        ("norm", BatchNorm()),
        ("relu", ReLU()),
        ("second", Conv2d(filters=8, padding="same", initialisation="he_uniform")),
        ("sum", Add()),
        ("both", Concat()),
        ("pool", GlobalAvgPool2d()),
        ("shape", Reshape(shape=(-1,))),
        ("drop", Dropout(probability=0.3)),
        ("dense", Linear(units=10)),
        ("softmax", Softmax()),
        ("output", Output()),
    )
    network = network.connect("relu", "sum", "in2").connect("conv", "both", "in2")
    return network.rename("second", "Second: half").rename("dense", "half").rename("sum", "1 + 1")


def hard_project() -> Project:
    return Project(
        network=branched(),
        data=DataSpec(source=Digits(), split_seed=3),
        training=TrainingPlan(
            epochs=2,
            batch_size=151,
            loss=QuadraticCost(),
            optimizer=Momentum(learning_rate=0.5, weight_decay=0.001),
            clip_norm=0.5,
            seed=7,
            device="cpu",
        ),
    )


def edited_project(balance: str, loss: Loss) -> Project:
    """Pictures left out, moved to another and to a new class, and two classes merged; a rare class."""
    project = hard_project()
    nines = [f"#{row}" for row, label in enumerate(read_digits()[1]) if label == 9]
    data = exclude(merge(project.data, "3", "8"), [*nines[20:], "#1"])
    data = move(move(data, ["#4", "#6"], "2"), nines[:4], "new")
    network = project.network
    if loss.wants == "logits":
        network = network.remove(["softmax"])
    plan = project.training.edited(loss=loss)
    return project.edited(data=data.edited(balance=balance), network=network, training=plan)


def loss_project(loss: Loss, balance: str = "none") -> Project:
    """A few steps with one loss, mixed labels among them."""
    network = chain(Input(height=8, width=8), Flatten(), Linear(units=10), Output())
    if loss.wants == "log-probabilities":
        network = chain(Input(height=8, width=8), Flatten(), Linear(units=10), LogSoftmax(), Output())
    plan = TrainingPlan(epochs=1, batch_size=500, loss=loss, device="cpu")
    if balance == "none":
        plan = plan.edited(augmentations=[{"type": "Mixup"}])
    data = DataSpec(source=Digits(), balance=balance)
    return Project(network=network, training=plan, data=data)


def augmented_project() -> Project:
    """Every augmentation there is, mixed labels among them."""
    changes = tuple(one(type=one.tag()) for one in Augmentation.family.members().values())
    project = hard_project()
    return project.edited(training=project.training.edited(augmentations=changes, epochs=1))


def easy_project(full_batch: bool) -> Project:
    project = template("digits").build()
    plan = project.training.edited(epochs=2, batch_size=300, full_batch=full_batch, device="cpu")
    return project.edited(training=plan)


def numbers(pattern: str, text: str) -> list[float]:
    return [float(number) for number in re.findall(pattern, text)]


def assert_equal_losses(project: Project, printed: str) -> None:
    """The script's output holds every loss that the engine's run of the project reports."""
    reports = list(train(project, load_dataset(project.data, Input(height=8, width=8))))
    losses = [float(loss) for report in reports if isinstance(report, Report) for loss in report.loss]
    assert len(losses) >= 2
    assert numbers(r"step \d+ loss (\S+)", printed) == losses
    validation = [report.validation_loss for report in reports if isinstance(report, EpochReport)]
    assert numbers(r"validation loss (\S+)", printed) == validation
    assert isinstance(reports[-1], Finished)
    assert numbers(r"test loss (\S+)", printed) == [reports[-1].test_loss]


def test_it_runs_by_itself_with_the_engine_s_losses(tmp_path: Path) -> None:
    project = easy_project(full_batch=False)
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    script = subprocess.run(
        [sys.executable, str(path)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert script.stderr == ""
    assert_equal_losses(project, script.stdout)


@pytest.mark.parametrize(
    "project",
    [
        easy_project(full_batch=True),
        hard_project(),
        augmented_project(),
        edited_project("weigh", CrossEntropy()),
        edited_project("weigh", QuadraticCost()),
        edited_project("resample", QuadraticCost()),
    ],
    ids=["full batch", "branched", "augmented", "edited, weighed", "weighed cost", "edited, resampled"],
)
def test_the_losses_are_the_engine_s_bit_for_bit(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    with torch.random.fork_rng():
        runpy.run_path(str(path), run_name="__main__")
    assert_equal_losses(project, capsys.readouterr().out)


@pytest.mark.parametrize("balance", ["none", "weigh"])
@pytest.mark.parametrize("loss", Loss.family.members())
def test_the_losses_are_the_engine_s_with_every_loss(
    loss: str, balance: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"CrossEntropy": {"label_smoothing": 0.1}, "Huber": {"delta": 0.3}, "Hinge": {"squared": True}}
    project = loss_project(Loss.family.parse({"type": loss, **settings.get(loss, {})}), balance)
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    with torch.random.fork_rng():
        runpy.run_path(str(path), run_name="__main__")
    assert_equal_losses(project, capsys.readouterr().out)


@pytest.mark.parametrize("optimizer", Optimizer.family.members())
def test_the_losses_are_the_engine_s_with_every_optimizer(
    optimizer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = chain(
        Input(height=8, width=8), Conv2d(filters=3), BatchNorm(), Flatten(), Linear(units=10), Output()
    )
    settings = {"type": optimizer, "weight_decay": 0.1, "decay_all": False}
    plan = TrainingPlan(epochs=1, batch_size=300, optimizer=Optimizer.family.parse(settings), device="cpu")
    project = Project(network=network, training=plan)
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    with torch.random.fork_rng():
        runpy.run_path(str(path), run_name="__main__")
    assert_equal_losses(project, capsys.readouterr().out)


RULES: dict[str, dict[str, object]] = {
    "parts": {"accumulation_parts": 3},
    "parts, weighed": {"accumulation_parts": 2},
    "layer": {"clip_norm": 0.1, "clipping": "layer"},
    "value": {"clip_norm": 0.01, "clipping": "value"},
    "adaptive": {"clip_norm": 0.05, "clipping": "adaptive"},
    "penalties": {"l1": 0.01, "max_norm": 0.5},
    "average": {"ema_decay": 0.9},
    "warm-up": {"warmup_steps": 4, "schedule": {"type": "Cosine", "cycle_epochs": 2}},
    "plateau": {"schedule": {"type": "Plateau", "patience": 0, "improvement": 0.5}, "warmup_steps": 2},
    "patience": {"patience": 1, "least_improvement": 0.6},
    "steps": {"max_steps": 9},
    "converged": {"converged_by": "loss", "convergence_threshold": 1.0, "convergence_steps": 3},
    "flat": {"converged_by": "gradient", "convergence_threshold": 2.0, "convergence_steps": 3},
    "minutes": {"max_minutes": 5.0},
    "lsuv": {"start": "lsuv"},
}
RULES |= {tag: {"schedule": {"type": tag}} for tag in Schedule.family.members() if tag != "Plateau"}


@pytest.mark.parametrize("name", RULES)
def test_the_losses_are_the_engine_s_with_every_rule(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = chain(
        Input(height=8, width=8), Conv2d(filters=3), ReLU(), Flatten(), Linear(units=10), Output()
    )
    optimizer = {"type": "Adam", "learning_rate": 0.01}
    plan = TrainingPlan(epochs=4, batch_size=300, device="cpu").edited(optimizer=optimizer, **RULES[name])
    data = DataSpec(source=Digits(), balance="weigh" if "weighed" in name else "none")
    project = Project(network=network, training=plan, data=data)
    path = tmp_path / "network.py"
    path.write_text(python_script(project), encoding="utf-8")
    with torch.random.fork_rng():
        runpy.run_path(str(path), run_name="__main__")
    assert_equal_losses(project, capsys.readouterr().out)


@pytest.mark.parametrize("template_id", [one.id for one in templates()])
def test_every_template_as_source_is_the_same_network(template_id: str) -> None:
    network = template(template_id).build().network
    names = python_names(network)
    scope = {"torch": torch, "nn": nn}
    for source in (*helper_sources(network_calls(network)), network_source(network)):
        exec(source, scope)
    with torch.random.fork_rng():
        expected = build_module(network, seed=4)
        torch.manual_seed(4)
        written = scope["Network"]()
        states = [expected.state_dict(), written.state_dict()]
        shape = network.node(built_order(network)[0]).layer.output_shape()
        pixels = torch.randint(0, 256, (2, *shape), dtype=torch.uint8)
    for key, value in states[0].items():
        node_id, _, rest = key.partition(".")
        assert torch.equal(value, states[1][f"{names[node_id]}.{rest}"])
    assert torch.equal(expected.eval()(pixels), written.eval()(pixels))


def test_a_script_depends_on_nothing_of_strata() -> None:
    for one in templates():
        source = python_script(one.build())
        compile(source, one.id, "exec")
        assert not re.search(r"^\s*(from|import) (engine|app|pydantic)\b", source, re.MULTILINE)


def test_a_script_says_whether_it_needs_kornia() -> None:
    for project, needs in ((hard_project(), False), (augmented_project(), True)):
        source = python_script(project)
        assert ("import kornia.augmentation" in source) is needs
        assert ("with kornia (0.8), which it needs" in source) is needs
    crop = hard_project().training.edited(augmentations=[{"type": "Crop"}, {"type": "Mixup"}])
    assert "kornia" not in python_script(hard_project().edited(training=crop))


def test_names_are_python_names_and_differ() -> None:
    network = chain(*((f"layer{number}", ReLU()) for number in range(7)))
    for number, name in enumerate(["Größe", "grosse", "lambda", "forward", "x", "2. Block", "日本"]):
        network = network.rename(f"layer{number}", name)
    assert list(python_names(network).values()) == [
        "groe", "grosse", "lambda_2", "forward_2", "x_2", "layer_2_block", "layer6",
    ]  # fmt: skip
