"""Long jobs: done in pieces in the training thread, with progress, an end, and a cancel."""

from __future__ import annotations

import threading
from collections.abc import Generator
from types import SimpleNamespace
from typing import Any

from pytestqt.qtbot import QtBot

from app.training.jobs import WithModel
from app.training.session import Session
from engine.spec.message import UserError, say


def test_tells_its_progress_in_order_and_its_result_last(qtbot: QtBot, session: Session) -> None:
    told: list[Any] = []
    threads: set[int] = set()

    def job(model: Any) -> Generator[int, None, str]:
        for number in range(3):
            threads.add(threading.get_ident())
            yield number
        return "result"

    session.jobs.progressed.connect(lambda request, progress: told.append((request, progress)))
    with qtbot.waitSignal(session.jobs.done) as done:
        request = session.jobs.start_long(job)
    assert done.args == [request, "result"]
    assert told == [(request, 0), (request, 1), (request, 2)]
    assert threading.get_ident() not in threads


def test_a_cancelled_job_is_closed_and_ends_without_a_word(qtbot: QtBot, session: Session) -> None:
    closed = threading.Event()
    ended: list[Any] = []

    def job(model: Any) -> Generator[int, None, None]:
        try:
            while True:
                yield 0
        finally:
            closed.set()

    session.jobs.done.connect(lambda *what: ended.append(what))
    with qtbot.waitSignal(session.jobs.progressed):
        request = session.jobs.start_long(job)
    session.jobs.cancel(request)
    qtbot.waitUntil(closed.is_set)
    with qtbot.waitSignal(session.jobs.done):
        session.jobs.start(lambda model: "the thread goes on")
    assert [result for _, result in ended] == ["the thread goes on"]


def test_two_take_turns(qtbot: QtBot, session: Session) -> None:
    order: list[str] = []

    def job(name: str) -> Any:
        def pieces(model: Any) -> Generator[None, None, None]:
            while order.count(name) < 3:
                if name == "b" or "b" in order or not order:  # the first waits for the second to begin
                    order.append(name)
                yield

        return pieces

    with qtbot.waitSignals([session.jobs.done, session.jobs.done]):
        session.jobs.start_long(job("a"))
        session.jobs.start_long(job("b"))
    assert order == ["a", "b", "a", "b", "a", "b"]


def test_a_refusal_half_way_is_told(qtbot: QtBot, session: Session) -> None:
    def job(model: Any) -> Generator[int, None, None]:
        yield 1
        raise UserError(say("It does not go."))

    with qtbot.waitSignal(session.jobs.failed) as failed:
        request = session.jobs.start_long(job)
    assert failed.args == [request, "It does not go."]


def test_a_model_that_a_job_trained_becomes_the_one_in_hand(qtbot: QtBot, session: Session) -> None:
    def job(model: Any) -> Generator[int, None, WithModel]:
        yield 1
        return WithModel("result", SimpleNamespace(step=7))  # type: ignore[arg-type]

    with qtbot.waitSignal(session.jobs.done) as done:
        session.jobs.start_long(job)
    assert done.args[1] == "result"
    with qtbot.waitSignal(session.jobs.done) as asked:
        session.jobs.start(lambda model: model.step)  # type: ignore[union-attr]
    assert asked.args[1] == 7
