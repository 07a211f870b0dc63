"""Each rule finds what is planted and is silent on what is healthy; its fixes cure it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.dataset import Dataset, divide, load_dataset
from engine.data.doctor.examine import all_rules, examine, suspicious_labels
from engine.data.doctor.finding import Finding, listed
from engine.data.doctor.look import CHUNK_BYTES, look
from engine.data.edits import exclude, move
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.spec.message import Message, UserError, say
from engine.spec.network import chain
from engine.spec.project import Project
from engine.spec.source import Skipped
from engine.templates import template
from tests.engine.data.doctor.planted import (
    NAMES,
    codes,
    healthy,
    only,
    pictures,
    planted,
    project,
    scenes,
    with_train,
)


def rows(finding: Finding) -> list[tuple[str, int, str]]:
    return [(one.part, one.index, one.key) for one in finding.pictures]


def groups(finding: Finding) -> list[int]:
    return [one.group for one in finding.pictures]


def test_healthy_data_has_no_finding() -> None:
    assert examine(healthy(), project()) == ()


@pytest.mark.parametrize("name", ["digits", "cifar10"])
def test_sets_that_come_with_strata_are_healthy(name: str) -> None:
    base = template(name).build()
    form = base.network.of_type("Input")[0].layer
    assert isinstance(form, Input)
    assert examine(load_dataset(base.data, form), base) == ()


def test_there_is_a_rule_in_every_file() -> None:
    assert len(all_rules()) >= 10


# Copies


def test_a_copy_within_a_class_and_part() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[33], images[36] = images[3], images[3]

    finding = only(planted(plant), "copies")
    assert finding.severity == "information"
    assert rows(finding) == [("train", 3, "3.png"), ("train", 33, "33.png"), ("train", 36, "36.png")]
    assert groups(finding) == [0, 0, 0]
    assert finding.fixes[0].apply(project()).data == exclude(project().data, ["33.png", "36.png"])


def test_a_leak_is_cured_by_what_is_left_out_of_training() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[93], images[120], images[9] = images[3], images[6], images[6]

    finding = only(planted(plant), "leaks")
    assert finding.severity == "problem"
    assert rows(finding) == [
        ("train", 3, "3.png"), ("validation", 3, "93.png"),
        ("train", 6, "6.png"), ("train", 9, "9.png"), ("test", 0, "120.png"),
    ]  # fmt: skip
    assert groups(finding) == [0, 0, 1, 1, 1]
    assert finding.fixes[0].apply(project()).data.excluded == ("3.png", "6.png", "9.png")


def test_the_same_picture_in_two_classes() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[4] = images[3]
        images[100] = images[50] ^ 1

    findings = examine(planted(plant), project())
    assert codes(findings) == ["contradicting_copies", "contradicting_near_copies"]
    assert [finding.severity for finding in findings] == ["problem", "warning"]
    assert rows(findings[0]) == [("train", 3, "3.png"), ("train", 4, "4.png")]
    assert [str(one.note) for one in findings[0].pictures] == ["ant", "bee"]
    assert rows(findings[1]) == [("train", 50, "50.png"), ("validation", 10, "100.png")]
    assert findings[0].fixes[0].apply(project()).data.excluded == ("3.png", "4.png")


def test_near_copies_and_near_leaks() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[12], images[99] = images[3] ^ 1, images[6] ^ 1

    findings = examine(planted(plant), project())
    assert codes(findings) == ["near_leaks", "near_copies"]
    assert findings[0].fixes[0].apply(project()).data.excluded == ("6.png",)
    assert findings[1].fixes[0].apply(project()).data.excluded == ("12.png",)


# Files, plain pictures


def test_files_that_cannot_be_used_are_told_by_name_and_reason() -> None:
    reasons = (say("is damaged: {detail}.", detail="no end"), say("is no picture"))
    skipped = tuple(Skipped(f"a/{n}.png", reason) for n, reason in enumerate(reasons))
    finding = only(replace(healthy(), skipped=skipped), "unreadable_files")
    assert rows(finding) == [("skipped", 0, "a/0.png"), ("skipped", 1, "a/1.png")]
    assert [str(one.note) for one in finding.pictures] == ["is damaged: no end.", "is no picture"]
    assert finding.fixes[0].apply(project()).data.excluded == ("a/0.png", "a/1.png")


def test_plain_pictures_are_named_and_are_no_copies_of_one_another() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[[5, 100]] = 0
        images[7] = 255
        images[8] = np.array([200, 10, 10], np.uint8)[:, None, None]
        images[8, :, 3, 4] += 2

    finding = only(planted(plant), "plain_pictures")
    assert [key for _, _, key in rows(finding)] == ["5.png", "7.png", "8.png", "100.png"]
    assert [str(one.note) for one in finding.pictures] == [
        "all black", "all white", "all of one colour", "all black",
    ]  # fmt: skip
    assert len(finding.fixes[0].apply(project()).data.excluded) == 4


# Classes


def test_small_classes_and_imbalance() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        labels[:90] = 0
        labels[:5], labels[5:10] = 1, 2
        labels[90:] = 0

    findings = examine(planted(plant), project())
    assert codes(findings) == ["imbalance", "small_classes"]
    assert "bee (5), cow (5)" in str(findings[1].message)
    assert [one.key for one in findings[1].pictures] == [f"{row}.png" for row in range(10)]
    assert [str(fix.title) for fix in findings[1].fixes] == ["Merge them into one class, other."]
    assert findings[1].fixes[0].apply(project()).data.merged == {"bee": "other", "cow": "other"}
    assert str(findings[0].message) == "ant has 80 training pictures, bee 5."
    assert [fix.apply(project()).data.balance for fix in findings[0].fixes] == ["weigh", "resample"]
    balanced = project().edited(data=project().data.edited(balance="weigh"))
    assert codes(examine(planted(plant), balanced)) == ["small_classes"]


def test_a_small_class_can_be_left_out_and_then_is_gone() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        labels[:] = np.where(labels == 2, 0, labels)
        labels[:8] = 2

    data = planted(plant)
    finding = only(data, "small_classes")
    cured = finding.fixes[-1].apply(project())
    assert str(finding.fixes[-1].title) == "Leave out cow."
    together = pictures(
        scenes(150), np.concatenate([data.train.labels, data.validation.labels, data.test.labels])
    )
    assert divide(together, cured.data).class_names == ("ant", "bee")


def test_a_class_without_training_pictures_is_a_problem() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        labels[:90] = np.where(labels[:90] == 2, 0, labels[:90])

    finding = only(planted(plant), "untrained_classes")
    assert finding.severity == "problem"
    assert "cow" in str(finding.message)
    assert {one.part for one in finding.pictures} == {"validation", "test"}


@pytest.mark.parametrize(
    ("names", "kept"),
    [(("Red Fox", "owl", "red_fox"), "Red Fox"), (("cats", "cat", "owl"), "cats"), (("a", "b", "A"), "a")],
)
def test_class_names_that_are_nearly_the_same(names: tuple[str, ...], kept: str) -> None:
    finding = only(replace(healthy(), class_names=names), "alike_class_names")
    merged = finding.fixes[0].apply(project()).data.merged
    assert set(merged.values()) == {kept}
    assert kept not in merged


def test_numbers_and_short_names_are_not_alike() -> None:
    assert examine(replace(healthy(), class_names=("1", "11", "1s")), project()) == ()
    assert examine(replace(healthy(), class_names=("a", "as", "b")), project()) == ()


# Sizes and channels


def test_odd_shapes_and_tiny_pictures() -> None:
    sizes = np.tile(np.int32([40, 30]), (90, 1))
    sizes[4], sizes[5], sizes[6] = (90, 30), (6, 5), (0, 0)
    data = sized(sizes)
    findings = examine(data, project())
    assert codes(findings) == ["odd_shapes", "tiny_pictures"]
    assert rows(findings[0]) == [("train", 4, "4.png")]
    assert str(findings[0].pictures[0].note) == "90 x 30"
    assert rows(findings[1]) == [("train", 5, "5.png")]


def test_pictures_that_are_bent_can_be_cut_or_padded() -> None:
    data = sized(np.tile(np.int32([64, 32]), (90, 1)))
    finding = only(data, "bent_pictures")
    cures = [fix.apply(project()) for fix in finding.fixes]
    assert [cure.network.of_type("Input")[0].layer.fit for cure in cures] == ["crop", "pad"]  # type: ignore[attr-defined]
    assert codes(examine(data, project(fit="crop"))) == []


def sized(sizes: np.ndarray) -> Dataset:
    """Those of the training pictures; the others are 40 x 30."""
    data = healthy()
    other = np.tile(np.int32([40, 30]), (30, 1))
    return Dataset(
        replace(data.train, sizes=sizes), replace(data.validation, sizes=other),
        replace(data.test, sizes=other), NAMES,
    )  # fmt: skip


def with_modes(modes: list[str]) -> Dataset:
    data = healthy()
    others = np.array(["RGB"] * 30)
    return Dataset(
        replace(data.train, modes=np.array(modes)), replace(data.validation, modes=others),
        replace(data.test, modes=others), NAMES,
    )  # fmt: skip


def test_gray_and_transparent_pictures_among_others() -> None:
    findings = examine(with_modes(["L", "RGBA", *["RGB"] * 88]), project())
    assert codes(findings) == ["gray_among_colours", "transparent_among_opaque"]
    assert rows(findings[0]) == [("train", 0, "0.png")]
    assert rows(findings[1]) == [("train", 1, "1.png")]
    gray = findings[0].fixes[1].apply(project()).network.of_type("Input")[0].layer
    assert gray.channels == 1  # type: ignore[attr-defined]
    black = findings[1].fixes[0].apply(project())
    assert black.network.of_type("Input")[0].layer.background == "#000000"  # type: ignore[attr-defined]
    (finding,) = examine(with_modes(["RGBA", *["RGB"] * 89]), black)
    assert finding.fixes[0].apply(black) == project()
    assert examine(with_modes(["RGB"] * 90), project()) == ()


def test_colours_that_a_gray_input_throws_away() -> None:
    base = project(channels=1)
    data = with_modes(["RGB"] * 90)
    gray = [replace(one, images=one.images[:, :1].copy()) for one in (data.train, data.validation, data.test)]
    findings = examine(Dataset(*gray, NAMES), base)  # type: ignore[arg-type]
    assert codes(findings) == ["lost_colours"]
    assert findings[0].fixes[0].apply(base).network.of_type("Input")[0].layer.channels == 3  # type: ignore[attr-defined]


def test_nothing_is_said_of_sizes_that_are_not_known() -> None:
    assert examine(with_train(healthy(), sizes=np.zeros((90, 2), np.int32)), project()) == ()


# Numbers


@pytest.mark.parametrize(("scaling", "found"), [("raw", True), ("unit", False), ("symmetric", False)])
def test_inputs_that_are_not_normalised(scaling: str, found: bool) -> None:
    findings = examine(healthy(), project(scaling=scaling))
    assert codes(findings) == (["not_normalised"] if found else [])
    for finding in findings:
        cured = finding.fixes[0].apply(project(scaling=scaling))
        assert examine(healthy(), cured) == ()


def test_weak_contrast_is_found_unless_standardised() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images //= 12

    findings = examine(planted(plant), project(scaling="unit"))
    assert codes(findings)[0] == "not_normalised"
    assert "little contrast" in str(findings[0].advice)


def test_a_part_that_is_darker_than_training() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[120:] //= 3

    finding = only(planted(plant), "part_shift")
    assert "for test have mean" in str(finding.message)


# Labels after a training


def certain(data: Dataset, wrong: dict[int, int]) -> np.ndarray:
    """Probabilities (150, 3) that agree with the labels, but for some rows."""
    labels = np.concatenate([part.labels for part in (data.train, data.validation, data.test)])
    labels = labels.copy()
    for row, label in wrong.items():
        labels[row] = label
    table = np.full((150, 3), 0.01)
    table[np.arange(150), labels] = 0.98
    return table


def test_labels_that_a_trained_network_contradicts() -> None:
    data = healthy()
    table = certain(data, {4: 2, 100: 0, 149: 1})
    table[100] = [0.999, 0.0005, 0.0005]
    table[9] = [0.4, 0.6, 0.0]  # wrong, but not sure
    findings = suspicious_labels(data, table)
    assert examine(data, project(), probabilities=table)[0].message == findings[0].message
    (finding,) = findings
    assert rows(finding) == [("validation", 10, "100.png"), ("train", 4, "4.png"), ("test", 29, "149.png")]
    assert str(finding.pictures[1].note) == "labelled bee, looks like cow (98.0%)"
    moved = finding.fixes[0].apply(project()).data.moved
    assert moved == {"4.png": "cow", "100.png": "ant", "149.png": "bee"}
    assert finding.fixes[1].apply(project()).data.excluded == ("100.png", "149.png", "4.png")
    assert suspicious_labels(data, certain(data, {})) == ()


def test_only_the_most_contradictory_are_shown() -> None:
    data = healthy()
    wrong = {row: (row + 1) % 3 for row in range(80)}
    (finding,) = suspicious_labels(data, certain(data, wrong))
    assert "80" in str(finding.message)
    assert len(finding.pictures) == len(finding.fixes[0].apply(project()).data.moved) == 50


# The whole


def test_the_worst_comes_first_and_every_fix_is_a_pure_function() -> None:
    def plant(images: np.ndarray, labels: np.ndarray) -> None:
        images[4], images[93], images[36], images[7] = images[3], images[6], images[0], 0
        labels[labels == 2] = 0
        labels[20:25] = 2

    data = replace(planted(plant), skipped=(Skipped("x.png", Message("broken")),))
    base = project(scaling="raw")
    text = base.model_dump_json()
    findings = examine(data, base)
    order = ["problem", "warning", "information"]
    assert [order.index(f.severity) for f in findings] == sorted(order.index(f.severity) for f in findings)
    fixes = [fix for finding in findings for fix in finding.fixes]
    assert len(fixes) >= 6
    for fix in fixes:
        assert fix.apply(base) != base
        assert fix.apply(fix.apply(base)) == fix.apply(base)
        assert str(fix.title)
    assert base.model_dump_json() == text
    for finding in findings:
        assert str(finding.message)
        assert str(finding.advice)


def test_progress_is_told_and_may_cancel() -> None:
    told: list[tuple[int, int]] = []
    examine(healthy(), project(), lambda done, total: told.append((done, total)))
    assert told[-1] == (150, 150)

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        examine(healthy(), project(), cancel)


def test_a_network_without_input_is_told() -> None:
    with pytest.raises(UserError, match="no Input"):
        examine(healthy(), Project(network=chain(("dense", Linear(units=2)))))


def test_chunks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = look(healthy(), project())
    monkeypatch.setattr("engine.data.doctor.look.CHUNK_BYTES", CHUNK_BYTES // 400)
    pieces = look(healthy(), project())
    assert (whole.crc == pieces.crc).all()
    np.testing.assert_allclose(whole.mean, pieces.mean)
    np.testing.assert_allclose(whole.coefficients, pieces.coefficients, atol=1e-6)


def test_long_lists_are_cut() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(list("abcdefg")) == "a, b, c, d, e, … (+2)"


def test_a_move_can_follow_a_fix() -> None:
    data = exclude(project().data, ["1.png"])
    assert move(data, ["1.png"], "cow").excluded == ("1.png",)
