"""The style sheet: every colour is filled in, every picture is there, Qt understands it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.style import style_sheet
from app.theme import theme


@pytest.fixture(autouse=True)
def light_again(qtbot: QtBot) -> Iterator[None]:
    before = theme.dark
    yield
    theme.use(before)


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_whole(dark: bool) -> None:
    theme.use(dark)
    sheet = style_sheet(theme)
    assert "@" not in sheet
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)
    assert theme.colors.accent in sheet


def test_the_focus_can_be_seen_on_every_control() -> None:
    sheet = style_sheet(theme)
    for control in ("QPushButton", "QToolButton", "QLineEdit", "QComboBox", "QAbstractSpinBox"):
        assert re.search(rf"{control}:focus[^{{]*\{{[^}}]*{theme.colors.accent}", sheet), control


def test_qt_understands_it(qtbot: QtBot, qtlog: Any) -> None:
    def complaints(sheet: str) -> list[str]:
        before = len(qtlog.records)
        widget = QWidget()
        qtbot.addWidget(widget)
        widget.setStyleSheet(sheet)
        widget.ensurePolished()
        messages = [record.message for record in qtlog.records[before:]]
        return [message for message in messages if "stylesheet" in message]

    assert complaints(style_sheet(theme)) == []
    assert complaints(style_sheet(theme) + "QPushButton {") != []
