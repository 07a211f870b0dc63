"""The palette: search, keys, and a drag onto the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag

from app.document.document import Document
from app.document.insertion import layer_of
from app.palette.layer_list import KIND
from app.palette.palette import Palette
from app.translate import engine_text
from engine.spec.layer import CATEGORIES, Layer


@pytest.fixture
def document(qapp) -> Document:
    return Document()


@pytest.fixture
def palette(qtbot, document) -> Palette:
    palette = Palette(document)
    qtbot.addWidget(palette)
    palette.resize(216, 600)
    palette.show()
    qtbot.waitExposed(palette)
    return palette


def rows(palette: Palette) -> list[str]:
    model = palette.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def row_of(palette: Palette, title: str):
    return palette.list.rows.index(rows(palette).index(title))


def test_every_layer_is_there_under_its_category(palette):
    shown = rows(palette)
    for tag, kind in Layer.family.members().items():
        assert shown.count(engine_text(kind.title)) == 1, tag
    categories = [text for text in shown if text in CATEGORIES]
    assert categories == [c for c in CATEGORIES if c in categories]


def test_a_row_has_its_help_as_tooltip(palette):
    index = row_of(palette, "Conv2d")
    tip = palette.list.rows.data(index, Qt.ItemDataRole.ToolTipRole)
    assert tip == Layer.family.members()["Conv2d"].summary()


def test_typing_searches_and_enter_adds(palette, document, qtbot):
    qtbot.keyClicks(palette.search, "input")
    assert rows(palette)[0] == "Input"
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    palette.search.clear()
    qtbot.keyClicks(palette.search, "conv")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    first, second = document.network.nodes
    assert (first.layer.type, second.layer.type) == ("Input", "Conv2d")
    assert document.network.feeds(second.id) == {"in": first.id}
    document.undo_stack.undo()
    assert document.network.nodes == (first,)
    document.undo_stack.redo()
    assert document.network.nodes == (first, second)


def test_arrows_choose_among_what_was_found(palette, document, qtbot):
    qtbot.keyClicks(palette.search, "conv")
    second = rows(palette)[1]
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert document.network.nodes[0].layer.title == second


def test_arrows_pass_over_the_names_of_categories(palette, qtbot):
    seen = set()
    for _ in range(palette.list.rows.rowCount()):
        seen.add(palette.list.currentIndex().data(KIND))
        qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert seen == set(Layer.family.members().values())


def test_escape_ends_the_search(palette, qtbot):
    everything = rows(palette)
    qtbot.keyClicks(palette.search, "pool")
    assert rows(palette) != everything
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert rows(palette) == everything


def test_a_search_without_result_says_so(palette, document, qtbot):
    qtbot.keyClicks(palette.search, "zebra")
    assert palette.nothing.isVisible()
    assert "zebra" in palette.nothing.text()
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert document.network.nodes == ()


def test_a_double_click_adds(palette, document, qtbot):
    index = row_of(palette, "Input")
    pixel = palette.list.visualRect(index).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    qtbot.mouseDClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    assert [node.layer.type for node in document.network.nodes] == ["Input"]


def test_a_double_click_on_a_category_does_nothing(palette, document, qtbot):
    pixel = palette.list.visualRect(row_of(palette, "Convolution")).center()
    qtbot.mouseDClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    assert document.network.nodes == ()


def test_letters_typed_into_the_list_go_into_the_search(palette, qtbot):
    palette.list.setFocus()
    qtbot.keyClicks(palette.list, "p")
    assert palette.search.text() == "p"


def test_a_drag_carries_the_layer_and_a_picture(palette, qtbot, monkeypatch):
    carried = []

    def remember(drag: QDrag, *actions: object) -> Qt.DropAction:
        carried.append((layer_of(drag.mimeData()), drag.pixmap().isNull(), drag.hotSpot()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", remember)
    viewport = palette.list.viewport()
    start = palette.list.visualRect(row_of(palette, "Conv2d")).center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in (5, 15, 40):
        qtbot.mouseMove(viewport, start + type(start)(step, step))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton)
    ((layer, is_null, hot_spot),) = carried
    assert layer == Layer.family.members()["Conv2d"].model_validate({})
    assert not is_null
    assert hot_spot.x() > 0


def test_the_current_row_shows_with_the_keyboard_only(palette, qtbot):
    palette.activateWindow()
    palette.search.clearFocus()
    assert not palette.list.takes_keys
    palette.search.setFocus()
    assert palette.list.takes_keys
    palette.list.setFocus()
    assert palette.list.takes_keys
    palette.list.clearFocus()
    assert not palette.list.takes_keys
