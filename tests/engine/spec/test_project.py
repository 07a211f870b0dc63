"""The project file: it goes round, it survives, and what is wrong with it is said."""

from __future__ import annotations

import copy
import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.layers.add import Add
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.reshape import Reshape
from engine.spec.layer import UnknownLayer
from engine.spec.message import UserError
from engine.spec.network import chain
from engine.spec.project import (
    VERSION,
    Project,
    ProjectError,
    load_project,
    parse_project,
    project_text,
    save_project,
)
from engine.spec.shapes import analyse
from engine.spec.training import TrainingPlan


def rich_project() -> Project:
    """A branch, pairs, words, lists, places and a plan that is not the default one."""
    network = chain(
        ("input", Input(channels=3, height=16, width=12)),
        ("conv1", Conv2d(filters=8, padding="same", initialisation="he_normal")),
        ("norm", BatchNorm()),
        ("sum", Add()),
        ("relu", ReLU()),
        ("reshape", Reshape(shape=(-1, 8, 8))),
        ("conv2", Conv2d(kernel_size=(3, 1), padding=(0, 2), stride=(2, 1))),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    ).connect("conv1", "sum", "in2")
    network = network.rename("conv1", 'Kanten "größer"')
    optimizer = {"type": "Momentum", "learning_rate": 0.1, "nesterov": True}
    plan = TrainingPlan.model_validate({"epochs": 3, "optimizer": optimizer, "seed": 7})
    return Project(network=network, layout={"input": (0, 0), "conv1": (240.5, -16)}, training=plan)


TEXT = project_text(rich_project())
RAW: dict[str, Any] = json.loads(TEXT)


def changed(*path: str | int, to: Any) -> str:
    """The file with one value, or one more key, set."""
    raw = copy.deepcopy(RAW)
    place: Any = raw
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return json.dumps(raw)


def test_it_goes_round_and_the_text_is_stable() -> None:
    project = parse_project(TEXT)
    assert project == rich_project()
    assert project_text(project) == TEXT


def test_it_goes_round_through_a_file(tmp_path: Path) -> None:
    path = tmp_path / "net.strata"
    save_project(rich_project(), path)
    assert path.read_text(encoding="utf-8") == TEXT
    assert load_project(path) == rich_project()


def test_it_is_readable() -> None:
    assert max(len(line) for line in TEXT.splitlines()) < 160
    assert '"größer' in TEXT.replace("\\", "")
    assert TEXT.endswith("}\n")


def test_an_empty_project_is_a_project() -> None:
    assert parse_project('{"format": "strata-project", "version": 1}') == Project()


@pytest.mark.parametrize("end", range(0, len(TEXT) - 2, 20))
def test_a_file_cut_anywhere_is_said_to_be_damaged(end: int) -> None:
    with pytest.raises(ProjectError, match=r"a\.strata is damaged at line \d+, column \d+") as caught:
        parse_project(TEXT[:end], "a.strata")
    assert caught.value.advice


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("Conv2d"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(raw: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value in a JSON document."""
    if path:
        yield path
    if isinstance(raw, dict | list):
        for key in raw if isinstance(raw, dict) else range(len(raw)):
            yield from places(raw[key], (*path, key))


PLACES = list(places(RAW))


def opened(text: str) -> Project | None:
    """The project, or None where it is refused with a ProjectError; any other exception passes."""
    try:
        return parse_project(text)
    except ProjectError:
        return None


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), JSON)
def test_any_value_anywhere_gives_a_project_that_can_be_saved_or_a_project_error(
    path: tuple[str | int, ...], value: Any
) -> None:
    project = opened(changed(*path, to=value))
    if project is not None:
        assert project_text(parse_project(project_text(project))) == project_text(project)
        project_text(project).encode()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(0, 12), st.text(max_size=6))
def test_any_scratch_in_the_text_gives_a_project_or_a_project_error(
    start: int, length: int, scratch: str
) -> None:
    scratched = TEXT[:start] + scratch + TEXT[start + length :]
    assert isinstance(opened(scratched), Project | None)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=64))
def test_any_bytes_give_a_project_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.strata"
    path.write_bytes(content)
    with pytest.raises(ProjectError):
        load_project(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (changed("version", to=VERSION + 1), "saved by a newer Strata"),
        (changed("version", to="1"), "version is not a whole number"),
        (changed("format", to="other"), 'its "format" is not "strata-project"'),
        ("[1, 2]", "is not a Strata project"),
        ("[" * 100_000, "nested too deep"),
        (changed("version", to=0).replace("0", "9" * 5000, 1), "a number is too long"),
        (changed("mood", to="half").replace("half", "\\ud83d"), "half a character"),
        (changed("network", "edges", to=[3]), r"network\.edges\[0\]: it should be an object"),
        (changed("network", "nodes", 1, "id", to="input"), "two layers have the id 'input'"),
        (changed("network", "nodes", 1, "id", to="In put"), r"network\.nodes\[1\]\.id"),
        (changed("network", "nodes", 1, "layer", "filters", to=0), r"network\.nodes\[1\]\.layer\.filters"),
        (changed("network", "nodes", 1, "layer", "filters", to="x"), r"network\.nodes\[1\]\.layer\.filters"),
        (
            changed("network", "nodes", 1, "layer", to=[]),
            r"network\.nodes\[1\]\.layer: it should be an object",
        ),
        (changed("network", "nodes", 1, "layer", "type", to=5), r"network\.nodes\[1\]\.layer\.type"),
        (changed("network", "nodes", to={}), r"network\.nodes: it should be a list"),
        (changed("network", "edges", 0, "source", to="flatten"), "the layers form a cycle: .*conv1"),
        (changed("network", "edges", 0, "source", to="nobody"), "'nobody', which does not exist"),
        (changed("network", "edges", 0, "port", to="side"), "'conv1' has no input 'side'"),
        (changed("training", "epochs", to=-1), r"training\.epochs: .*greater than or equal to 1"),
        (changed("training", "loss", to={"type": "Guess"}), r"training\.loss: there is no loss 'Guess'"),
        (changed("data", "source", to={"type": "Moon"}), r"data\.source: there is no data source 'Moon'"),
        (changed("layout", "input", to=["a", 1]), r"layout"),
    ],
)
def test_what_is_wrong_is_named(text: str, words: str) -> None:
    with pytest.raises(ProjectError, match=words) as caught:
        parse_project(text, "a.strata")
    assert str(caught.value.message).startswith("a.strata")
    assert caught.value.advice


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04\xff"])
def test_a_foreign_file_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match="is not a Strata project: it is not text"):
        load_project(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no file"):
        load_project(tmp_path / "none.strata")
    with pytest.raises(ProjectError, match="could not be read"):
        load_project(tmp_path)


# What this version does not know


@pytest.mark.parametrize(
    "path",
    [
        ("mood",),
        ("network", "mood"),
        ("network", "nodes", 1, "mood"),
        ("network", "nodes", 1, "layer", "mood"),
        ("network", "edges", 0, "mood"),
        ("data", "mood"),
        ("data", "source", "mood"),
        ("training", "mood"),
        ("training", "loss", "mood"),
        ("training", "optimizer", "mood"),
    ],
    ids=str,
)
def test_an_unknown_field_survives_a_save_and_edits_elsewhere(path: tuple[str | int, ...]) -> None:
    value = {"deep": [1, 2.5, None]}
    project = parse_project(changed(*path, to=value))
    network = project.network.remove(["norm"]).replace("dense", Linear(units=7))
    edited = project.edited(network=network, training=project.training.edited(epochs=99))
    saved = json.loads(project_text(edited))
    for key in path:
        saved = saved[key]
    assert saved == value


def test_an_unknown_field_of_a_layer_is_marked() -> None:
    network = parse_project(changed("network", "nodes", 1, "layer", "mood", to=3)).network
    assert network.node("conv1").unknown == {"mood": 3}
    codes = {problem.code: problem for problem in analyse(network).problems}
    assert codes["unknown_field"].node == "conv1"
    assert "mood" in str(codes["unknown_field"])


def test_an_unknown_layer_opens_marked_and_survives() -> None:
    layer = {"type": "Swirl2d", "turns": 3, "angles": [1, 2]}
    text = changed("network", "nodes", 4, "layer", to=layer)
    project = parse_project(text)
    assert isinstance(project.network.node("relu").layer, UnknownLayer)
    (problem,) = [p for p in analyse(project.network).problems if p.code == "unknown_layer"]
    assert problem.node == "relu"
    moved = project.edited(network=project.network.rename("relu", "my swirl"), layout={"relu": (8, 8)})
    saved = json.loads(project_text(moved))["network"]["nodes"][4]
    assert saved == {"id": "relu", "name": "my swirl", "layer": layer}


def test_an_unknown_section_of_a_removed_layer_goes_with_it() -> None:
    project = parse_project(changed("network", "nodes", 2, "mood", to=1))
    edited = project.edited(network=project.network.remove(["norm"]))
    assert "mood" not in project_text(edited)


# Saving where it cannot be done


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullFile:
    """A file on a full disk."""

    def __init__(self, handle: int, _mode: str) -> None:
        self.handle = handle

    def __enter__(self) -> FullFile:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.handle)

    write = staticmethod(full_disk)


@pytest.mark.parametrize(("name", "replacement"), [("fsync", full_disk), ("fdopen", FullFile)])
def test_on_a_full_disk_the_old_file_survives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, replacement: Any
) -> None:
    path = tmp_path / "net.strata"
    path.write_text("old")
    monkeypatch.setattr(os, name, replacement)
    with pytest.raises(UserError, match=r"net\.strata could not be written: no space left") as caught:
        save_project(rich_project(), path)
    assert "unharmed" in str(caught.value.advice)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_at_the_last_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.strata"
    path.write_text("old")
    monkeypatch.setattr(os, "replace", full_disk)
    with pytest.raises(UserError):
        save_project(rich_project(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / "net.strata"
    path.write_text("old")
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("root may write to a read-only folder")
        with pytest.raises(UserError, match="could not be written: permission denied"):
            save_project(rich_project(), path)
    finally:
        tmp_path.chmod(0o700)
    assert path.read_text() == "old"


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for root: the system's refusal, from where the file is made."""
    path = tmp_path / "net.strata"
    path.write_text("old")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(UserError, match="could not be written: permission denied"):
        save_project(rich_project(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written: no such file or directory"):
        save_project(rich_project(), tmp_path / "gone" / "net.strata")


def test_saving_keeps_the_permissions(tmp_path: Path) -> None:
    path = tmp_path / "net.strata"
    path.write_text("old")
    path.chmod(0o640)
    save_project(rich_project(), path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_of_the_first_version_opens_with_all_it_said() -> None:
    """Saved before there were schedules, regularisation and stopping: none of them is then on."""
    project = load_project(Path(__file__).parents[2] / "data" / "version_1.strata")
    assert project.unknown == {}
    plan = project.training
    expected = {
        "epochs": 15,
        "batch_size": 32,
        "clip_norm": 0.5,
        "optimizer": {"type": "Momentum", "learning_rate": 0.05, "nesterov": True},
        "augmentations": [{"type": "Crop", "probability": 1.0, "shift": 0.125}],
    }
    assert plan == TrainingPlan.model_validate(expected)
    assert (plan.schedule.type, plan.clipping, plan.accumulation_parts) == ("Constant", "norm", 1)
    assert (plan.l1, plan.max_norm, plan.ema_decay, plan.patience, plan.max_steps) == (0, 0, 0, 0, 0)
