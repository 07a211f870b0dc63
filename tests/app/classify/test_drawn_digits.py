"""The main job: digits drawn with the mouse are told apart by the network that was just trained."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.classify.page import ClassifyPage
from app.data.store import DataStore
from app.document.document import Document
from app.training.session import Session
from engine import templates
from tests.app.classify.handwriting import DIGITS, written

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    document = Document()
    document.new(templates.template("digits").build(), "digits")
    store = DataStore(document)
    session = Session(document, store)
    yield session
    session.close()
    store.close()


def test_nine_of_ten_drawn_digits_are_told_right(qtbot: QtBot, session: Session) -> None:
    page = ClassifyPage(session.store, session)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    session.train()
    qtbot.waitUntil(lambda: session.state == "finished", timeout=60_000)
    random = np.random.default_rng(1)
    right = []
    for digit, hands in DIGITS.items():
        for hand in range(len(hands)):
            page.pad.clear()
            for stroke in written(digit, hand, random):
                side = min(page.pad.width(), page.pad.height()) - 1
                points = [QPoint(round(x * side), round(y * side)) for x, y in stroke]
                qtbot.mousePress(page.pad, LEFT, pos=points[0])
                for point in points[1:]:
                    qtbot.mouseMove(page.pad, point)
                qtbot.mouseRelease(page.pad, LEFT, pos=points[-1])
            page.ask()
            qtbot.waitUntil(lambda: not (page._asked or page._stale or page._soon.isActive()), timeout=10_000)
            right.append(page.widgets.answer.title.text() == str(digit))
    assert np.mean(right) >= 0.9, right
