"""The command line as other programs and people use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.cli import main
from engine.spec.project import load_project, save_project
from engine.templates import templates

ROOT = Path(__file__).parents[2]


@pytest.fixture
def digits(tmp_path: Path) -> Path:
    """The digits template in a file."""
    file = tmp_path / "digits.strata"
    assert main(["new", "digits", str(file)]) == 0
    return file


def events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def error(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


def test_train_tells_every_step_and_leaves_a_model_that_classifies(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["train", str(digits), "--epochs", "2", "--seed", "3", "--out", str(out), "--json"]) == 0
    told = events(capsys)
    assert [e["event"] for e in told if e["event"] != "report"] == [
        "started", "epoch", "epoch", "finished",
    ]  # fmt: skip
    reports = [e for e in told if e["event"] == "report"]
    assert [e["step"] for e in reports] == list(range(told[0]["total_steps"]))  # type: ignore[call-overload]
    layers = reports[0]["layers"]
    assert isinstance(layers, dict)
    assert set(layers["conv2d_1"]) == {"gradient_norm", "weight_norm", "update_ratio"}
    finished = told[-1]
    assert {"test_accuracy", "test_loss", "seconds", "images_per_second", "device"} <= set(finished)
    assert finished["model"] == str(out / "model.safetensors")
    assert {path.name for path in out.iterdir()} == {
        "model.safetensors", "project.strata", "history.npz", "run.json", "progress", "checkpoints",
    }  # fmt: skip

    picture = tmp_path / "picture.png"
    Image.fromarray(np.zeros((20, 20), np.uint8)).save(picture)
    assert main(["classify", str(out), str(picture), "--top", "3", "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert [set(answer) for answer in answers] == [{"image", "top"}]
    assert answers[0]["image"] == str(picture)
    assert len(answers[0]["top"]) == 3
    assert set(answers[0]["top"][0]) == {"label", "probability"}


def test_the_same_seed_gives_the_same_output(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = []
    for name in ("a", "b"):
        main(["train", str(digits), "--epochs", "1", "--out", str(tmp_path / name), "--json"])
        runs.append([e["loss"] for e in events(capsys) if e["event"] == "report"])
    assert runs[0] == runs[1]


def test_train_shows_a_bar_for_people(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", str(digits), "--epochs", "1", "--out", str(tmp_path / "out")]) == 0
    text = capsys.readouterr().out
    assert "epoch 1: loss" in text
    assert "test accuracy" in text


def test_a_folder_of_pictures_can_be_trained_on(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(10):
        folder = tmp_path / "pictures" / f"class{number}"
        folder.mkdir(parents=True)
        for copy in range(4):
            Image.fromarray(np.full((9, 9), number * 25 + copy, np.uint8)).save(folder / f"{copy}.png")
    arguments = ["train", str(digits), "--data", str(tmp_path / "pictures"), "--epochs", "1"]
    assert main([*arguments, "--out", str(tmp_path / "out"), "--json"]) == 0
    assert events(capsys)[0]["class_names"] == [f"class{number}" for number in range(10)]


def test_summary_has_a_row_a_layer(digits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(digits), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert set(rows[0]) == {"id", "type", "output_shape", "parameters", "multiply_adds", "frozen"}
    assert rows[1]["id"] == "conv2d_1"
    assert rows[1]["parameters"] == 160
    assert main(["summary", str(digits)]) == 0
    assert "conv2d_1" in capsys.readouterr().out


def test_templates_are_listed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates"]) == 0
    text = capsys.readouterr().out
    for template in templates():
        assert template.id in text
        assert main(["new", template.id, str(tmp_path / f"{template.id}.strata")]) == 0


def test_code_prints_a_script(digits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(digits)]) == 0
    script = capsys.readouterr().out
    compile(script, "script.py", "exec")
    assert "strata" not in script.lower().replace("made by strata", "") or "import engine" not in script


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["train", "missing.strata"], "There is no file missing.strata"),
        (["train", "FILE", "--data", "nowhere"], "no data source nowhere"),
        (["train", "FILE", "--epochs", "0"], "--epochs 0"),
        (["train", "FILE", "--epochs", "many"], "--epochs"),
        (["train", "FILE", "--device", "abacus"], "--device abacus"),
        (["train", "FILE", "--out", "FILE"], "could not be made"),
        (["new", "nothing", "x.strata"], "no template nothing"),
        (["new", "digits", "FILE"], "exists already"),
        (["classify", "missing", "FILE"], "no trained model"),
        (["summary"], "FILE"),
        (["fly"], "fly"),
    ],
)
def test_bad_input_is_one_line_and_status_two(
    arguments: list[str], message: str, digits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    status = main([str(digits) if word == "FILE" else word for word in arguments])
    assert status == 2
    assert message in error(capsys)


def test_a_file_that_is_no_picture_is_named_and_the_rest_goes_on(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["train", str(digits), "--epochs", "1", "--out", str(tmp_path / "out"), "--json"])
    bad, good = tmp_path / "bad.png", tmp_path / "good.png"
    bad.write_text("no picture")
    Image.fromarray(np.zeros((8, 8), np.uint8)).save(good)
    capsys.readouterr()
    assert main(["classify", str(tmp_path / "out"), str(bad), str(good), "--json"]) == 2
    printed = capsys.readouterr()
    assert "bad.png" in printed.err
    assert [row["image"] for row in json.loads(printed.out)] == [str(good)]


def test_a_subcommand_imports_no_qt(digits: Path) -> None:
    program = (
        "import sys; sys.argv = ['main.py', 'summary', sys.argv[1]]; import main; main.main();"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'app'))]"
    )
    subprocess.run([sys.executable, "-c", program, str(digits)], cwd=ROOT, check=True, timeout=60)


def folder_with_a_copy(root: Path) -> Path:
    """Two classes of 12 pictures, one of them there twice, and a file that is none."""
    generator = np.random.default_rng(0)
    for name in ("cat", "dog"):
        (root / name).mkdir(parents=True)
        for number in range(12):
            pixels = generator.integers(0, 256, (8, 8), dtype=np.uint8)
            Image.fromarray(pixels).save(root / name / f"{number:02}.png")
    (root / "dog" / "copy.png").write_bytes((root / "cat" / "03.png").read_bytes())
    (root / "cat" / "broken.png").write_bytes(b"no picture")
    return root


def test_check_tells_what_is_wrong_with_the_data(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(digits)]) == 0
    assert capsys.readouterr().out == "Nothing is wrong with the data.\n"
    pictures = folder_with_a_copy(tmp_path / "pets")
    assert main(["check", str(digits), "--data", str(pictures)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("problem: Groups of equal pictures with different labels: 1.")
    assert "    dog/copy.png" in "\n".join(lines)
    assert any(line.startswith("  fix: ") for line in lines)
    assert main(["check", str(digits), "--data", str(pictures), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in told] == ["contradicting_copies", "unreadable_files"]
    assert {ref["key"] for ref in told[0]["pictures"]} == {"cat/03.png", "dog/copy.png"}
    assert told[1]["pictures"][0]["part"] == "skipped"
    assert told[1]["pictures"][0]["note"]
    assert told[1]["pictures"][0]["group"] is None
    assert all(row["fixes"] for row in told)


def test_check_of_what_is_not_there_is_one_line(digits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(digits), "--data", "/no/such"]) == 2
    assert "no data source /no/such" in error(capsys)


def test_the_summary_tells_what_is_frozen(digits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = load_project(digits)
    save_project(project.edited(network=project.network.freeze(["conv2d_1"])), digits)
    assert main(["summary", str(digits), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows if row["frozen"]] == ["conv2d_1"]
    assert main(["summary", str(digits)]) == 0
    assert capsys.readouterr().out.count("Conv2d, frozen") == 1
