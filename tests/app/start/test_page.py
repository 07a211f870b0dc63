"""The start page: every template is a card that mouse and keyboard reach; recent files are offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import preferences
from app.start.page import StartPage
from app.start.thumbnail import draw_network
from app.theme import theme
from engine.spec.network import NetworkSpec
from engine.templates import template, templates


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1280, 680)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_every_template_has_a_card(page: StartPage) -> None:
    assert [card.template.id for card in page.cards] == [start.id for start in templates()]
    marked = {card.template.id for card in page.cards if card.toolTip()}
    assert marked == {"cifar10-double-softmax", "deep-sigmoid"}


def test_a_click_chooses_a_template(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.template_chosen) as chosen:
        qtbot.mouseClick(page.cards[3], Qt.MouseButton.LeftButton)
    assert chosen.args == ["lenet5"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_reaches_every_card(page: StartPage, qtbot: QtBot, key: Qt.Key) -> None:
    page.activateWindow()
    page.cards[0].setFocus()
    for card in page.cards[:-1]:
        assert card.hasFocus()
        qtbot.keyClick(card, Qt.Key.Key_Tab)
    last = page.cards[-1]
    assert QApplication.focusWidget() is last
    with qtbot.waitSignal(page.template_chosen) as chosen:
        qtbot.keyClick(last, key)
    assert chosen.args == ["deep-sigmoid-residual"]


def test_the_cards_wrap_to_the_width(page: StartPage, qtbot: QtBot) -> None:
    def first_row() -> int:
        top = page.cards[0].y()
        return sum(card.y() == top for card in page.cards)

    qtbot.waitUntil(lambda: first_row() == 4)
    page.resize(700, 680)
    qtbot.waitUntil(lambda: first_row() == 2)


def test_recent_files_are_listed_and_chosen(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert page.recent_buttons == []
    path = tmp_path / "net.strata"
    path.write_text("")
    preferences.add_recent(path)
    page.hide()
    page.show()
    (button,) = page.recent_buttons
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [str(path)]


def test_other_starts_are_offered(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.new_requested):
        qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)


def _drawn(network: NetworkSpec) -> set[str]:
    """The colours of a thumbnail, without what antialiasing adds."""
    picture = QImage(QSize(240, 100), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_network(painter, network, QRectF(0, 0, 240, 100))
    painter.end()
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }


def test_a_thumbnail_shows_the_categories_of_the_network(qtbot: QtBot) -> None:
    network = template("digits").build().network
    categories = {node.layer.category for node in network.nodes}
    colours = _drawn(network)
    assert {theme.colors.category(name) for name in categories} <= colours
    assert theme.colors.category("Merge") not in colours
    assert _drawn(NetworkSpec()) == set()
