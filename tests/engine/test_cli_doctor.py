"""diagnose and cure, as other programs and people use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.cli import main
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.spec.network import chain
from engine.spec.project import Project, load_project, save_project
from engine.spec.training import TrainingPlan
from engine.train.optimizers.adam import Adam

KEYS = {"verdict", "primary", "layer", "findings", "test_accuracy"}
FINDING_KEYS = {"id", "severity", "layer", "step", "evidence", "cures"}


def project(path: Path, constant: bool, units: int = 10) -> Path:
    weights = {"initialisation": "constant"} if constant else {}
    network = chain(
        Input(height=8, width=8), Flatten(), Linear(units=32, **weights), ReLU(),
        Linear(units=units, **weights), Output(),
    )  # fmt: skip
    plan = TrainingPlan(epochs=12, batch_size=32, optimizer=Adam(learning_rate=0.003))
    save_project(Project(network=network, training=plan), path)
    return path


@pytest.fixture
def sick(tmp_path: Path) -> Path:
    return project(tmp_path / "sick.strata", constant=True)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """The one JSON object on standard output; there is nothing on standard error."""
    captured = capsys.readouterr()
    assert captured.err == ""
    (line,) = captured.out.splitlines()
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


def test_a_sick_network_is_named_with_its_layer_and_cures(
    sick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diagnose", str(sick), "--epochs", "4", "--seed", "1", "--json"]) == 0
    found = told(capsys)
    assert set(found) == KEYS
    assert (found["verdict"], found["primary"]) == ("problem", "bad_initialisation")
    assert found["layer"] in ("linear_1", "linear_2")
    assert isinstance(found["findings"], list)
    assert all(set(one) == FINDING_KEYS for one in found["findings"])
    assert "he_initialisation" in found["findings"][0]["cures"]
    assert isinstance(found["test_accuracy"], float)
    assert found["test_accuracy"] < 0.6


def test_a_healthy_network_is_called_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project(tmp_path / "healthy.strata", constant=False)
    assert main(["diagnose", str(file), "--json"]) == 0
    found = told(capsys)
    assert (found["verdict"], found["primary"], found["layer"]) == ("healthy", None, None)
    assert isinstance(found["test_accuracy"], float)
    assert found["test_accuracy"] > 0.85


def test_the_preflight_trains_nothing(sick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagnose", str(sick), "--preflight", "--json"]) == 0
    found = told(capsys)
    assert set(found) == KEYS
    assert (found["primary"], found["test_accuracy"]) == ("bad_initialisation", None)


def test_people_read_what_is_wrong_and_why(sick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagnose", str(sick), "--preflight"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert text.startswith("problem")
    assert "he_initialisation" in text


def test_a_wrong_class_count_is_a_diagnosis_and_cured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project(tmp_path / "seven.strata", constant=False, units=7)
    assert main(["diagnose", str(file), "--json"]) == 0
    found = told(capsys)
    assert (found["primary"], found["test_accuracy"]) == ("wrong_output_or_loss", None)
    out = tmp_path / "ten.strata"
    assert main(["cure", str(file), "--out", str(out), "--epochs", "4", "--json"]) == 0
    assert told(capsys)["kept"] == ["fix_output"]
    assert load_project(out).network.node("linear_2").layer.units == 10  # type: ignore[attr-defined]


def test_cure_writes_what_it_proved(sick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "cured.strata"
    assert main(["cure", str(sick), "--out", str(out), "--epochs", "5", "--json"]) == 0
    found = told(capsys)
    assert found["accepted"] is True
    before, after = found["before"], found["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert before["primary"] == "bad_initialisation"
    assert after["verdict"] != "problem"
    assert after["test_accuracy"] > before["test_accuracy"] + 0.2
    assert found["kept"]
    assert found["changes"]
    assert isinstance(found["cost"], float)
    assert 1 <= found["cost"] <= 3
    cured = load_project(out)
    assert cured.network != load_project(sick).network
    assert cured.training.epochs == 12, "the epochs of the option are for the proof alone"
    assert main(["diagnose", str(out), "--json"]) == 0
    assert told(capsys)["verdict"] == "healthy"


def test_cure_leaves_a_healthy_network_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = project(tmp_path / "healthy.strata", constant=False), tmp_path / "same.strata"
    assert main(["cure", str(file), "--out", str(out)]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert load_project(out) == load_project(file)


def test_a_softmax_goes_in_the_words_of_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "twice.strata", tmp_path / "once.strata"
    network = chain(
        Input(height=8, width=8), Flatten(), Linear(units=16), ReLU(), Linear(units=10), Softmax(), Output()
    )
    save_project(Project(network=network, training=TrainingPlan(epochs=5)), file)
    assert main(["cure", str(file), "--out", str(out)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "softmax_1 (Softmax) removed" in text
    assert "cost:" in text
    assert not load_project(out).network.of_type("Softmax")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["diagnose", "nowhere.strata"], "no file"),
        (["diagnose", "FILE", "--data", "nowhere"], "nowhere"),
        (["diagnose", "FILE", "--epochs", "0"], "--epochs 0"),
        (["cure", "FILE"], "--out"),
        (["cure", "FILE", "--out", "nowhere/cured.strata"], "no folder"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    arguments: list[str], reason: str, sick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(sick) if one == "FILE" else one for one in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert reason in captured.err
