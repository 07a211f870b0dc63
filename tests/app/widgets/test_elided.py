"""A text in a narrow place: two lines, then an ellipsis."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.widgets.elided import ElidedLabel

TEXT = "Each layer takes away most of the signal on its way back, and the first ones hardly move."


def make(qtbot: QtBot, width: int, height: int) -> ElidedLabel:
    shown = ElidedLabel()
    qtbot.addWidget(shown)
    shown.setText(TEXT)
    shown.resize(width, height)
    return shown


def test_what_goes_into_one_line_stays_in_one(qtbot: QtBot) -> None:
    shown = make(qtbot, 5000, 40)
    assert shown.lines() == [TEXT]


def test_a_second_line_takes_what_does_not_go_into_the_first(qtbot: QtBot) -> None:
    shown = make(qtbot, 10, 100)
    shown.resize(shown.fontMetrics().horizontalAdvance(TEXT) * 2 // 3, 100)
    assert len(shown.lines()) == 2
    assert " ".join(shown.lines()) == TEXT


def test_the_last_line_is_cut_with_an_ellipsis(qtbot: QtBot) -> None:
    shown = make(qtbot, 150, 100)
    first, last = shown.lines()
    assert TEXT.startswith(first)
    assert last.endswith("…")
    metrics = shown.fontMetrics()
    assert all(metrics.horizontalAdvance(line) <= shown.width() for line in (first, last))


def test_a_low_place_has_one_line(qtbot: QtBot) -> None:
    shown = make(qtbot, 150, 10)
    (only,) = shown.lines()
    assert only.endswith("…")
    shown.grab()
