"""Edits are values: what is left out, moved and merged adds up, can be taken back, and moves no other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.build.script import python_script
from engine.data.dataset import Pictures, divide, load_dataset, relabelled
from engine.data.edits import (
    exclude,
    include,
    merge,
    move,
    move_back,
    with_source,
    without_edits,
)
from engine.data.relabel import edited_labels
from engine.data.sources.digits import Digits
from engine.data.sources.folder import Folder
from engine.data.sources.part_folders import PartFolders
from engine.data.sources.shapes import Shapes
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.spec.data import DataSpec
from engine.spec.message import Message, UserError
from engine.spec.network import chain
from engine.spec.project import Project, parse_project, project_text
from engine.spec.source import DataSource, Skipped
from engine.spec.training import TrainingPlan

COUNT = 60
NAMES = ("cat", "dog", "owl")
SPEC = DataSpec(source=Digits(), validation_fraction=0.2, test_fraction=0.2)


def pictures(**given: object) -> Pictures:
    """Each with its own number as its pixels; labels 0, 1, 2 in turn."""
    images = np.arange(COUNT, dtype=np.uint8).reshape(-1, 1, 1, 1)
    return Pictures(images, np.arange(COUNT) % 3, NAMES, **given)  # type: ignore[arg-type]


def numbers(some: Pictures) -> list[int]:
    return some.images.reshape(-1).tolist()


def apply_edits(some: Pictures, spec: DataSpec) -> Pictures:
    """The pictures that are not left out, with the classes that they have now."""
    if not spec.is_edited:
        return some
    edited, kept = relabelled(some, spec)
    return edited.subset(np.flatnonzero(kept), with_split=True)


rows = st.integers(0, COUNT - 1)
names = st.sampled_from([*NAMES, "ant", "bee"])
edits = st.lists(
    st.one_of(
        st.tuples(st.just("exclude"), st.lists(rows, max_size=8)),
        st.tuples(st.just("include"), st.lists(rows, max_size=8)),
        st.tuples(st.just("move"), st.lists(rows, min_size=1, max_size=8), names),
        st.tuples(st.just("move_back"), st.lists(rows, max_size=8)),
        st.tuples(st.just("merge"), names, names),
    ),
    max_size=8,
)


def done(spec: DataSpec, edit: tuple) -> DataSpec:  # type: ignore[type-arg]
    """The edit on the spec."""
    if edit[0] == "merge":
        return merge(spec, *edit[1:])
    keys = [f"#{row}" for row in edit[1]]
    if edit[0] == "move":
        return move(spec, keys, edit[2])
    return {"exclude": exclude, "include": include, "move_back": move_back}[edit[0]](spec, keys)


@given(edits)
def test_any_sequence_of_edits_gives_the_classes_that_it_says(sequence: list[tuple]) -> None:  # type: ignore[type-arg]
    spec = SPEC
    classes: list[str] = [NAMES[row % 3] for row in range(COUNT)]
    home = dict(zip(NAMES, NAMES, strict=True))  # where a picture goes that is not moved
    moved: dict[int, bool] = dict.fromkeys(range(COUNT), False)
    out: set[int] = set()
    for edit in sequence:
        spec = done(spec, edit)
        if edit[0] == "exclude":
            out |= set(edit[1])
        elif edit[0] == "include":
            out -= set(edit[1])
        elif edit[0] == "move":
            for row in edit[1]:
                classes[row], moved[row] = edit[2], True
        elif edit[0] == "move_back":
            for row in edit[1]:
                classes[row], moved[row] = home[NAMES[row % 3]], False
        else:
            classes = [edit[2] if name == edit[1] else name for name in classes]
            home = {name: edit[2] if place == edit[1] else place for name, place in home.items()}
    left = [row for row in range(COUNT) if row not in out]
    if len({classes[row] for row in left}) < 2:
        with pytest.raises(UserError):
            apply_edits(pictures(), spec)
        return
    result = apply_edits(pictures(), spec)
    assert numbers(result) == left
    assert [result.class_names[label] for label in result.labels] == [classes[row] for row in left]
    assert result.keys == tuple(f"#{row}" for row in left)
    assert sum(result.counts()) == len(left)
    assert all(result.counts())
    data = divide(pictures(), spec)
    parts = [data.train, data.validation, data.test]
    assert sorted(number for part in parts for number in numbers(part)) == left
    assert all(data.train.counts())
    for part in parts:
        assert [part.class_names[label] for label in part.labels] == [classes[r] for r in numbers(part)]
        assert part.keys == tuple(f"#{row}" for row in numbers(part))


@given(edits)
def test_edits_change_no_value_and_are_saved_with_the_project(sequence: list[tuple]) -> None:  # type: ignore[type-arg]
    states = [SPEC]
    for edit in sequence:
        before = states[-1].model_dump_json()
        states.append(done(states[-1], edit))
        assert states[-2].model_dump_json() == before
    assert without_edits(states[-1]) == SPEC
    project = Project(data=states[-1])
    assert parse_project(project_text(project)) == project


def test_older_project_files_load_as_before() -> None:
    text = project_text(Project(data=SPEC))
    for field in ("excluded", "moved", "merged", "balance"):
        text = "\n".join(line for line in text.splitlines() if f'"{field}"' not in line)
    text = text.replace('"split_seed": 0,', '"split_seed": 0')
    assert parse_project(text).data == SPEC


@given(st.sets(rows, max_size=20))
def test_leaving_pictures_out_moves_no_other_to_another_part(out: set[int]) -> None:
    before = divide(pictures(), SPEC)
    after = divide(pictures(), exclude(SPEC, [f"#{row}" for row in out]))
    for one, other in zip(
        (before.train, before.validation, before.test),
        (after.train, after.validation, after.test),
        strict=True,
    ):
        assert numbers(other) == [row for row in numbers(one) if row not in out]


def test_moving_one_picture_hardly_moves_others() -> None:
    before, after = divide(pictures(), SPEC), divide(pictures(), move(SPEC, ["#5"], "cat"))
    assert len(set(numbers(before.train)) ^ set(numbers(after.train))) <= 4


def test_a_class_that_has_lost_its_training_pictures_gets_its_others() -> None:
    train = divide(pictures(), SPEC).train
    owls = [key for key, label in zip(train.keys, train.labels, strict=True) if label == 2]
    data = divide(pictures(), exclude(SPEC, owls))
    assert data.train.counts()[2] == 20 - len(owls)
    assert data.validation.counts()[2] == data.test.counts()[2] == 0


def test_given_parts_and_groups_stay() -> None:
    part = np.repeat([0, 1, 2], 20).astype(np.int8)
    group = np.arange(COUNT) // 2
    spec = move(exclude(SPEC, ["#0", "#59"]), ["#30"], "owl")
    data = divide(pictures(part=part), spec)
    assert (numbers(data.train), numbers(data.validation)) == (list(range(1, 20)), list(range(20, 40)))
    assert numbers(data.test) == list(range(40, 59))
    result = apply_edits(pictures(part=part, group=group), spec)
    assert result.part is not None
    assert result.group is not None
    assert (result.part.tolist(), result.group.tolist()) == (part[1:-1].tolist(), group[1:-1].tolist())


def test_a_class_that_the_source_has_empty_stays_and_the_number_of_outputs_with_it() -> None:
    some = Pictures(np.zeros((4, 1, 1, 1), np.uint8), np.array([0, 0, 2, 2]), NAMES)
    assert apply_edits(some, exclude(SPEC, ["#0"])).class_names == NAMES
    assert apply_edits(some, merge(SPEC, "dog", "cat")).class_names == ("cat", "owl")


def test_no_edit_costs_nothing() -> None:
    some = pictures()
    assert apply_edits(some, SPEC) is some
    assert apply_edits(some, exclude(SPEC, ["no such picture"])).counts() == some.counts()


def test_too_few_classes_are_told() -> None:
    with pytest.raises(UserError, match="only the class cat is left"):
        divide(pictures(), merge(merge(SPEC, "dog", "cat"), "owl", "cat"))
    with pytest.raises(UserError, match="no picture"):
        divide(pictures(), exclude(SPEC, [f"#{row}" for row in range(COUNT)]))


def test_a_class_needs_a_name() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        move(SPEC, ["#1"], " ")


def test_a_class_is_renamed() -> None:
    spec = merge(SPEC, "dog", "hound")
    assert apply_edits(pictures(), spec).class_names == ("cat", "owl", "hound")
    assert apply_edits(pictures(), merge(spec, "hound", "dog")).class_names == NAMES
    assert merge(SPEC, "dog", "dog") is SPEC


def test_files_that_cannot_be_used_can_be_left_out() -> None:
    skipped = (Skipped("a.png", Message("broken")), Skipped("b.png", Message("broken")))
    data = divide(pictures(skipped=skipped), exclude(SPEC, ["a.png"]))
    assert [one.path for one in data.skipped] == ["b.png"]


def test_another_source_takes_the_edits_away() -> None:
    spec = exclude(SPEC, ["#1"])
    assert with_source(spec, Digits()) == spec
    assert with_source(spec, Shapes()) == SPEC.edited(source=Shapes())


def test_edited_labels_leaves_what_it_gets() -> None:
    labels = np.array([0, 1])
    edited_labels(("#0", "#1"), labels, NAMES, (), {"#0": "new"}, {"dog": "cat"})
    assert labels.tolist() == [0, 1]


def write(root: Path, folders: tuple[str, ...]) -> None:
    for number, folder in enumerate(folders):
        (root / folder).mkdir(parents=True)
        for index in range(12):
            values = np.full((6, 6), 20 * number + index, np.uint8)
            Image.fromarray(values).save(root / folder / f"{index:02}.png")


@pytest.mark.parametrize(
    ("source", "folders"),
    [
        (Folder(), ("ant", "bee", "cow")),
        (PartFolders(), ("train/ant", "train/bee", "train/cow", "test/ant", "test/bee", "test/cow")),
    ],
    ids=["folder", "parts"],
)
def test_a_script_applies_the_edits_to_the_same_files(
    source: DataSource, folders: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, folders)
    (tmp_path / folders[0] / "05.png").write_bytes(b"no picture")
    source = source.edited(path=str(tmp_path))
    spec = DataSpec(source=source, validation_fraction=0.25, test_fraction=0.25)
    first, second = folders[0], folders[1]
    spec = exclude(spec, [f"{first}/01.png", f"{second}/11.png", "gone.png"])
    spec = merge(move(spec, [f"{second}/00.png", f"{second}/03.png"], "ant"), "cow", "calf")
    form = Input(height=6, width=6)
    network = chain(("input", form), ("flat", Flatten()), ("dense", Linear(units=3)), ("output", Output()))
    project = Project(network=network, data=spec, training=TrainingPlan(epochs=1, device="cpu"))
    scope: dict[str, object] = {"__name__": "__main__"}
    lines = python_script(project).replace(
        "    def part(rows)", "    globals().update(locals())\n\n    def part(rows)"
    )
    exec(compile(lines, "script", "exec"), scope)
    data = load_dataset(spec, form)
    assert data.class_names == scope["class_names"] == ("ant", "bee", "calf")
    for name in ("train", "validation", "test"):
        part, indices = getattr(data, name), scope[name]
        assert len(part)
        assert (scope["images"][indices] == part.images).all()  # type: ignore[index]
        assert (scope["labels"][indices] == part.labels).all()  # type: ignore[index]
    said = capsys.readouterr().out
    assert f"training {len(data.train)}, validation {len(data.validation)}" in said
    total = sum(len(part) for part in (data.train, data.validation, data.test))
    assert total == 12 * len(folders) - 3
