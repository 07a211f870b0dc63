"""Progress: what is written can be read while it is written, and after a crash."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.runs import progress
from engine.runs.progress import Left, News, ProgressReader, ProgressWriter, Rewound, after, is_run
from engine.spec.message import UserError
from engine.train.history import History
from engine.train.report import EpochReport, Report, Started

LAYERS = ("a", "b")
STARTED = Started(LAYERS, ("cat", "dog"), "CPU", 12, 4, 40, 64, 16, 20)


def report(first: int, count: int = 5) -> Report:
    steps = np.arange(first, first + count)
    of_step = (steps / 10).astype(np.float32)
    of_layer = np.stack([of_step, 2 * of_step], 1)
    return Report(steps, of_step, of_step, of_layer, of_layer, of_layer, 0.1, 1, 10.0, 1.0, 2.0)


def same(one: History, other: History) -> bool:
    pairs = zip(one.to_arrays().items(), other.to_arrays().items(), strict=True)
    return all(a == b and np.array_equal(x, y, equal_nan=x.dtype.kind == "f") for (a, x), (b, y) in pairs)


def replayed(news: list[News]) -> History:
    """As the window does it."""
    history = History(())
    for item in news:
        history = after(history, item)
    return history


def all_of(reader: ProgressReader) -> list[News]:
    news: list[News] = []
    while more := reader.read():
        news += more
    return news


def begun(folder: Path) -> ProgressWriter:
    writer = ProgressWriter(folder, History(()))
    writer.take(STARTED)
    return writer


def test_a_run_is_followed_while_it_is_written(tmp_path: Path) -> None:
    assert not is_run(tmp_path)
    writer = begun(tmp_path)
    assert is_run(tmp_path)
    reader = ProgressReader(tmp_path)
    assert [type(item) for item in reader.read()] == [Rewound, Started]
    assert reader.read() == []
    for first in (0, 5, 10):
        writer.take(report(first))
        writer.take(EpochReport(first, first, 0, 0, 0, 0, True))
        assert [type(item) for item in reader.read()] == [Report, EpochReport]
    writer.leave()
    writer.close()
    assert [type(item) for item in reader.read()] == [Left]
    assert same(replayed(all_of(ProgressReader(tmp_path))), writer.history)


def test_half_a_report_waits_for_its_other_half(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    writer.take(report(0))
    writer.close()
    (log,) = (tmp_path / "progress").glob("*.log")
    whole = log.read_bytes()
    log.write_bytes(whole[:-7])
    reader = ProgressReader(tmp_path)
    assert [type(item) for item in reader.read()] == [Rewound, Started]
    log.write_bytes(whole)
    assert [type(item) for item in reader.read()] == [Report]


def test_a_large_log_ends_at_a_checkpoint_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LARGE_BYTES", 2000)
    writer = begun(tmp_path)
    early = ProgressReader(tmp_path)
    seen = all_of(early)
    places = []
    for first in range(0, 300, 5):
        writer.take(report(first))
        if first % 50 == 45:
            places.append(writer.checkpoint_place(places[-1][0] if places else 0))
            seen += all_of(early)
    writer.close()
    assert len({segment for segment, _ in places}) > 2
    assert len(list((tmp_path / "progress").glob("*.log"))) <= 2
    assert sum(isinstance(item, Rewound) for item in seen) == 1, "a new segment goes on with the old"
    assert same(replayed(seen), writer.history)
    assert same(replayed(all_of(ProgressReader(tmp_path))), writer.history)


def test_a_run_that_goes_on_from_a_checkpoint_rewinds_those_who_watch(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    writer.take(report(0))
    assert writer.history.num_steps == 5
    place = writer.checkpoint_place(0)
    assert place is not None
    writer.take(report(5))
    writer.close()
    reader = ProgressReader(tmp_path)
    seen = all_of(reader)
    history = ProgressReader(tmp_path).read_until(*place)
    assert history.num_steps == 5
    again = ProgressWriter(tmp_path, history)
    again.take(STARTED)
    again.take(report(5, 3))
    again.close()
    seen += all_of(reader)
    assert same(replayed(seen), again.history)
    assert again.history.num_steps == 8


def test_what_is_no_run_and_what_is_damaged_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not the folder of a run"):
        ProgressReader(tmp_path)
    writer = begun(tmp_path)
    writer.close()
    (log,) = (tmp_path / "progress").glob("*.log")
    with log.open("ab") as file:
        file.write(b"what is this? no frame")
    reader = ProgressReader(tmp_path)
    with pytest.raises(UserError, match=r"0001\.log is damaged: there is no frame"):
        reader.read()


def test_a_disk_that_is_gone_stops_the_writing_and_not_the_history(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    writer.broken = True
    writer.take(report(0))
    assert writer.history.num_steps == 5
    assert writer.checkpoint_place(0) is None
    writer.close()
    assert [type(item) for item in ProgressReader(tmp_path).read()] == [Rewound, Started]
