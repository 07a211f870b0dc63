"""Frames: every report comes back from its bytes; what is cut or spoilt is known."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, get_args

import numpy as np
import pytest

from engine.doctor.evidence import Observation, Start, StartWeights, Validation
from engine.runs.frames import frame, frames, report_of, report_value
from engine.spec.message import say
from engine.train.report import (
    Changed,
    EpochReport,
    Examined,
    Finished,
    Histograms,
    Observed,
    Report,
    RunFailed,
    Started,
    TrainingReport,
)

FLOATS = np.linspace(0, 1, 3)
SHARES = np.full((3, 4), 0.25, np.float32)
REPORTS: tuple[Any, ...] = (
    Started(("a", "b"), ("cat", "dog"), "CPU", 12, 4, 40, 64, 16, 20),
    Report(
        np.arange(5, 8), *(np.array([1, 0.5, np.nan], np.float32) for _ in range(2)),
        *(np.arange(6, dtype=np.float32).reshape(3, 2) for _ in range(3)), 0.1, 2, 1234.5, 1.5, float("inf"),
    ),
    EpochReport(2, 7, 0.3, 0.9, float("nan"), float("nan"), True),
    Changed(8, say("{count} epochs more", count=3)),
    Examined(
        Start(
            ("cat",), np.array([3]), ("a",), ("relu",), FLOATS, FLOATS, FLOATS, FLOATS,
            (StartWeights("a", 0.1, 0.2, 0.3, False, 0.0),), 10,
        )
    ),
    Observed(
        Observation(3, 0.1, 0.2, 0.3, *[FLOATS] * 8, 0.0, 1.0, False),
        Validation(3, 0.1, 0.9, FLOATS), Histograms(3, SHARES, SHARES, SHARES), 0.01,
    ),
    Finished("completed", 39, 10, 0.1, 0.97, 3.5, 900.0, "CPU"),
    RunFailed(5, None, say("the loss is {loss}", loss=float("inf")), say("")),
)  # fmt: skip


def same(one: Any, other: Any) -> bool:
    if is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)
        )
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


def test_every_kind_of_report_is_tried() -> None:
    assert {type(report) for report in REPORTS} == set(get_args(TrainingReport))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: type(report).__name__)
def test_a_report_comes_back(report: TrainingReport) -> None:
    ((value, place),) = frames(frame(report_value(report)))
    assert place == len(frame(report_value(report)))
    assert same(report_of(value), report)


def test_a_frame_that_is_not_whole_yet_is_left_for_later() -> None:
    whole = frame({"a": 1}) + frame({"b": FLOATS})
    for end in range(len(whole)):
        values = [value for value, _ in frames(whole[:end])]
        assert len(values) == (1 if end >= len(frame({"a": 1})) else 0)


@pytest.mark.parametrize("place", [0, 9, 20, -3])
def test_a_spoilt_byte_is_known(place: int) -> None:
    content = bytearray(frame({"b": FLOATS}))
    content[place] ^= 1
    with pytest.raises(ValueError, match="frame"):
        list(frames(bytes(content)))


@pytest.mark.parametrize(
    "value",
    [{}, {"report": 3}, {"report": {"kind": "Path", "of": {}}}, {"report": {"kind": "Report", "of": {}}}],
)
def test_what_is_no_report_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="this is no report"):
        report_of(value)


def test_a_field_of_a_later_version_is_left_out() -> None:
    value = report_value(REPORTS[3])
    value["report"]["of"]["colour"] = "red"
    assert report_of(value) == REPORTS[3]
