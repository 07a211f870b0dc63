"""The session with a scripted run: what the buttons do, in a real thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.document.document import Document
from app.notices import Notice
from app.training import thread
from app.training.mailbox import Mailbox
from app.training.session import Session
from engine.layers.linear import Linear
from engine.spec.message import UserError, say
from engine.train.report import RunFailed

Until = Callable[[str], None]
PICTURE = np.full((8, 8), 7, np.uint8)


def num_steps(session: Session) -> int:
    return session.history.num_steps if session.history is not None else 0


@pytest.fixture
def states(session: Session) -> list[str]:
    seen: list[str] = []
    session.state_changed.connect(seen.append)
    return seen


def test_a_run_from_train_to_its_end(
    qtbot: QtBot, session: Session, script: Any, posted: list[Notice], states: list[str]
) -> None:
    script.num_steps, script.steps_per_epoch = 3000, 1000
    epochs: list[Any] = []
    session.epoch_ended.connect(epochs.append)
    with qtbot.waitSignals([session.run_started, session.run_finished]):
        session.train()
    assert states == ["preparing", "running", "finished"]
    assert num_steps(session) == 3000
    assert session.history is not None
    np.testing.assert_allclose(session.history.mean("loss")[:1000], np.arange(1000) / 1000, rtol=1e-6)
    assert [epoch.epoch for epoch in epochs] == [1, 2, 3]
    assert session.history.num_epochs == 3
    assert threading.get_ident() not in script.threads
    assert posted[-1].text == "Finished: 97.8 % on 20 test pictures in 14 s."
    with qtbot.waitSignal(session.classify_wanted):
        assert posted[-1].action is not None
        posted[-1].action()


def test_pause_step_and_go_on(qtbot: QtBot, session: Session, script: Any, until: Until) -> None:
    session.train()
    qtbot.waitUntil(lambda: num_steps(session) > 0)
    session.pause()
    until("paused")
    asked, before = script.asked, num_steps(session)
    for request in range(3):  # the thread is alive, and goes round its event loop
        with qtbot.waitSignal(session.classified):
            session.classify(PICTURE, request)
    assert (script.asked, num_steps(session)) == (asked, before)

    session.step()
    qtbot.waitUntil(lambda: num_steps(session) == before + 1)
    session.step()
    qtbot.waitUntil(lambda: num_steps(session) == before + 2)
    assert session.state == "paused"

    session.resume()
    assert session.state == "running"
    qtbot.waitUntil(lambda: num_steps(session) > before + 5)
    session.train()
    session.stop()
    until("stopped")


def test_going_on_overtakes_a_step(qtbot: QtBot, session: Session, script: Any, until: Until) -> None:
    session.step()
    until("paused")
    script.gate.clear()
    session.step()
    session.step()
    session.resume()
    script.gate.set()
    qtbot.waitUntil(lambda: num_steps(session) > 50)
    assert session.state == "running"


def test_a_held_key_leaves_no_steps_behind(qtbot: QtBot, session: Session, script: Any, until: Until) -> None:
    session.step()
    until("paused")
    assert num_steps(session) == 1
    script.gate.clear()
    for _ in range(20):
        session.step()
    script.gate.set()
    qtbot.waitUntil(lambda: num_steps(session) == 2)
    session.step()
    qtbot.waitUntil(lambda: num_steps(session) == 3)


def test_stop_keeps_and_discard_just_stops(
    qtbot: QtBot, session: Session, posted: list[Notice], until: Until
) -> None:
    for end, words in ((session.stop, "best weights kept: 97.8 %"), (session.discard, "weights stay")):
        session.train()
        qtbot.waitUntil(lambda: session.state == "running" and num_steps(session) > 0)
        end()
        until("stopped")
        assert words in posted[-1].text
        assert session.has_model


def test_discard_before_the_first_report(
    session: Session, script: Any, posted: list[Notice], until: Until
) -> None:
    script.gate.clear()
    session.train()
    session.discard()
    script.gate.set()
    until("stopped")
    assert "first step" in posted[-1].text or "weights stay" in posted[-1].text


def test_classify_while_it_trains(qtbot: QtBot, session: Session, until: Until) -> None:
    session.train()
    qtbot.waitUntil(lambda: num_steps(session) > 0)
    before = num_steps(session)
    with qtbot.waitSignal(session.classified) as answer:
        session.classify(PICTURE, 5)
    assert session.state == "running"
    assert answer.args[0] == 5
    step, value = answer.args[1].removeprefix("step ").split(": ")
    assert int(step) >= before
    assert int(value) == 7
    qtbot.waitUntil(lambda: num_steps(session) > before + 10)
    session.stop()
    until("stopped")
    with qtbot.waitSignal(session.classified):
        session.classify(PICTURE, 6)


def test_one_bad_picture_among_many(qtbot: QtBot, session: Session, until: Until) -> None:
    answered: list[int] = []
    failed: list[tuple[int, str]] = []
    session.classified.connect(lambda request, _: answered.append(request))
    session.classify_failed.connect(lambda request, text: failed.append((request, text)))
    session.step()
    until("paused")
    for request in range(10):
        session.classify(np.zeros((1, 1, 1, 1)) if request == 3 else PICTURE, request)
    qtbot.waitUntil(lambda: len(answered) + len(failed) == 10)
    assert answered == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert failed[0][0] == 3
    assert "that is no picture" in failed[0][1]


def test_classify_without_a_model(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.classify_failed) as answer:
        session.classify(PICTURE, 1)
    assert "no trained network" in answer.args[1]


def test_an_exception_in_the_engine_is_told_and_the_next_run_works(
    qtbot: QtBot, session: Session, script: Any, posted: list[Notice]
) -> None:
    script.error_at = 30
    with qtbot.waitSignal(session.run_failed) as failure:
        session.train()
    assert session.state == "failed"
    assert "the disk is on fire" in posted[-1].text
    assert "Traceback" in posted[-1].details
    assert failure.args[0].step == 29
    script.error_at, script.num_steps = None, 60
    with qtbot.waitSignal(session.run_finished):
        session.train()
    assert num_steps(session) == 60


def test_a_refused_run(qtbot: QtBot, session: Session, script: Any, posted: list[Notice]) -> None:
    script.refusal = UserError(say("There is no CUDA here."), say("Choose the CPU."))
    with qtbot.waitSignal(session.run_failed):
        session.train()
    assert (posted[-1].text, posted[-1].details) == ("There is no CUDA here. Choose the CPU.", "")
    assert not session.has_model


def test_a_failure_names_its_layer(qtbot: QtBot, session: Session, script: Any, posted: list[Notice]) -> None:
    script.failure = RunFailed(12, "dense", say("The output is NaN."), say("Lower the learning rate."))
    with qtbot.waitSignal(session.run_failed):
        session.train()
    assert posted[-1].text == "dense: The output is NaN. Lower the learning rate."
    assert posted[-1].action is not None
    with qtbot.waitSignal(session.layer_wanted) as wanted:
        posted[-1].action()
    assert wanted.args == ["dense"]
    assert session.has_model


def test_edits_do_not_disturb_the_run(
    qtbot: QtBot, session: Session, document: Document, until: Until
) -> None:
    begun = document.network
    session.train()
    until("running")
    document.edit_network("widen", document.network.replace("dense", Linear(units=3)))
    before = num_steps(session)
    qtbot.waitUntil(lambda: num_steps(session) > before)
    assert session.run_network == begun != document.network


def test_a_network_with_a_problem_is_refused(
    qtbot: QtBot, session: Session, document: Document, posted: list[Notice]
) -> None:
    document.edit_network("widen", document.network.replace("dense", Linear(units=3)))
    session.train()
    assert session.state == "idle"
    assert "2 classes" in posted[-1].text
    assert "Set the units of dense to 2." in posted[-1].text
    assert posted[-1].action is not None
    with qtbot.waitSignal(session.layer_wanted) as wanted:
        posted[-1].action()
    assert wanted.args == ["dense"]


def test_train_waits_for_the_data(
    session: Session, store: Any, states: list[str], posted: list[Notice], until: Until
) -> None:
    store.state = "empty"
    session.train()
    assert (store.num_reloads, states) == (1, ["preparing"])
    store.become("ready")
    until("running")
    session.discard()
    until("stopped")

    store.state = "loading"
    session.train()
    store.become("failed")
    assert session.state == "idle"
    store.become("loading")
    session.train()
    session.stop()
    store.become("ready")
    assert session.state == "idle"

    store.become("failed")
    store.problem = "The folder is gone."
    session.train()
    assert "The folder is gone." in posted[-1].text
    assert session.state == "idle"


def test_a_slow_window_loses_nothing(
    qtbot: QtBot, session: Session, script: Any, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    small = Mailbox(max_rows=60)
    monkeypatch.setattr("app.training.session.Mailbox", lambda: small)
    script.num_steps = 600
    session.train()
    deadline = time.monotonic() + 5
    while not small.full and time.monotonic() < deadline:
        time.sleep(0.01)  # the window is busy: its timer cannot empty the mailbox
    assert script.asked == 21  # "started" and 20 reports of three steps
    until("finished")
    assert num_steps(session) == 600


def test_models_are_saved_and_opened(
    qtbot: QtBot, session: Session, posted: list[Notice], until: Until, tmp_path: Path
) -> None:
    session.files.save(tmp_path / "none")
    assert "no trained network" in posted[-1].text
    session.step()
    until("paused")
    session.files.save(tmp_path / "model")
    qtbot.waitUntil(lambda: (tmp_path / "model").exists() and "saved" in posted[-1].text)
    session.files.open(tmp_path / "model")
    assert "Stop it" in posted[-1].text
    session.discard()
    until("stopped")
    with qtbot.waitSignal(session.model_changed):
        session.files.open(tmp_path / "model")
    assert session.class_names == ("cat", "dog")
    session.files.open(tmp_path / "gone")
    qtbot.waitUntil(lambda: posted[-1].level == "problem")
    assert "FileNotFoundError" in posted[-1].details


def test_close_while_it_runs(qtbot: QtBot, session: Session, until: Until) -> None:
    session.train()
    until("running")
    start = time.monotonic()
    assert session.close()
    assert session.close()
    assert time.monotonic() - start < 2


def test_a_step_that_outlasts_the_wait_is_told(
    qtbot: QtBot, session: Session, script: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread, "END_MS", 20)
    script.gate.clear()
    session.train()
    qtbot.waitUntil(lambda: script.asked == 1)
    assert not session.close()
    script.gate.set()
    qtbot.waitUntil(session.close)


# The newest model is kept without being asked


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "data" / "newest.safetensors"


@pytest.fixture
def keeping(script: Any, document: Document, store: Any, kept: Path) -> Iterator[Session]:
    session = Session(document, store, keep_at=kept)
    yield session
    assert session.close()


def test_the_newest_model_is_kept(qtbot: QtBot, keeping: Session, script: Any, kept: Path) -> None:
    script.num_steps = 30
    with qtbot.waitSignal(keeping.run_finished):
        keeping.train()
    qtbot.waitUntil(kept.is_file)
    assert kept.read_text() == "30"


def test_closing_in_the_middle_keeps_the_model(qtbot: QtBot, keeping: Session, kept: Path) -> None:
    keeping.train()
    qtbot.waitUntil(lambda: num_steps(keeping) > 0)
    assert keeping.seconds_on > 0
    assert keeping.close()
    assert int(kept.read_text()) > 0


def test_a_run_that_failed_does_not_replace_the_model_that_is_kept(
    qtbot: QtBot, keeping: Session, script: Any, kept: Path
) -> None:
    script.num_steps = 30
    with qtbot.waitSignal(keeping.run_finished):
        keeping.train()
    qtbot.waitUntil(kept.is_file)
    script.failure = RunFailed(12, "dense", say("The output is NaN."), say("Lower the learning rate."))
    with qtbot.waitSignal(keeping.run_failed):
        keeping.train()
    with qtbot.waitSignal(keeping.classified):  # the thread has done all that came before
        keeping.classify(PICTURE, 1)
    assert kept.read_text() == "30"
    assert keeping.seconds_on == 0


def test_a_full_disk_does_not_end_a_training(
    qtbot: QtBot, keeping: Session, script: Any, kept: Path, posted: list[Notice]
) -> None:
    kept.parent.write_text("a file where the folder should be")
    script.num_steps = 30
    with qtbot.waitSignal(keeping.run_finished):
        keeping.train()
    with qtbot.waitSignal(keeping.classified):
        keeping.classify(PICTURE, 1)
    assert keeping.state == "finished"
    assert [notice.level for notice in posted] == ["success"]
