"""The drawing pad: strokes by the mouse, taken back and cleared; what it hands over."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.classify.pad import FILL, DrawingPad

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pad(qtbot: QtBot) -> DrawingPad:
    pad = DrawingPad()
    qtbot.addWidget(pad)
    pad.resize(321, 321)
    pad.show()
    return pad


def draw(qtbot: QtBot, pad: DrawingPad, *points: tuple[int, int]) -> None:
    qtbot.mousePress(pad, LEFT, pos=QPoint(*points[0]))
    for point in points[1:]:
        qtbot.mouseMove(pad, QPoint(*point))
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(*points[-1]))


def test_a_stroke_is_drawn_taken_back_and_drawn_again(qtbot: QtBot, pad: DrawingPad) -> None:
    told: list[int] = []
    pad.drawn.connect(lambda: told.append(1))
    draw(qtbot, pad, (100, 100), (100, 150), (100, 200))
    assert len(told) >= 3  # while the stroke grows
    draw(qtbot, pad, (200, 100), (200, 200))
    assert len(pad.strokes) == 2
    qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    assert len(pad.strokes) == 1
    qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL)
    assert pad.is_empty
    assert not pad.can_undo
    qtbot.keyClick(pad, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(pad.strokes) == 1
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty
    pad.undo()
    assert len(pad.strokes) == 1


def test_other_buttons_draw_nothing(qtbot: QtBot, pad: DrawingPad) -> None:
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    qtbot.mouseMove(pad, QPoint(150, 150))
    assert pad.is_empty


def test_the_screen_shows_the_ink(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (60, 160), (260, 160))
    image = pad.grab().toImage()
    assert image.pixelColor(160, 160).lightness() == 255
    assert image.pixelColor(160, 60).lightness() == 0
    pad.set_white_on_black(False)
    image = pad.grab().toImage()
    assert image.pixelColor(160, 160).lightness() == 0
    assert image.pixelColor(160, 60).lightness() == 255


@pytest.mark.parametrize(("height", "width"), [(8, 8), (28, 28), (32, 20), (300, 300)])
def test_a_small_drawing_in_a_corner_fills_the_frame(
    qtbot: QtBot, pad: DrawingPad, height: int, width: int
) -> None:
    draw(qtbot, pad, (20, 20), (20, 60), (20, 100))
    picture = pad.picture(height, width)
    assert picture.shape == (height, width)
    assert picture.dtype == np.uint8
    rows = np.flatnonzero(picture.max(axis=1) > 100)
    extent = (rows[-1] - rows[0] + 1) / height
    assert abs(extent - FILL) <= 1 / height + 0.07
    columns = picture.sum(axis=0, dtype=float)
    assert abs((columns * np.arange(width)).sum() / columns.sum() - (width - 1) / 2) < 0.1


def test_area_averages_keep_the_amount_of_ink(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (60, 60), (260, 260))
    assert abs(pad.picture(8, 8).mean() - pad.picture(256, 256).mean()) < 2
    assert len(np.unique(pad.picture(8, 8))) > 4


def test_uncentred_it_is_the_pad_as_it_is(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (60, 60), (60, 100))
    picture = pad.picture(16, 16, fill=None)
    rows, columns = np.nonzero(picture > 100)
    assert rows.max() <= 7
    assert columns.max() <= 5


def test_a_dot_stays_a_dot_and_an_empty_pad_is_black(qtbot: QtBot, pad: DrawingPad) -> None:
    assert pad.picture(8, 8).max() == 0
    draw(qtbot, pad, (30, 30), (30, 30))
    picture = pad.picture(32, 32)
    assert 0 < (picture > 100).mean() < 0.05
    assert picture[16, 16] > 200


def test_black_on_white_is_the_inverse(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (60, 60), (260, 260))
    white = pad.picture(8, 8)
    pad.set_white_on_black(False)
    assert np.array_equal(pad.picture(8, 8), 255 - white)


def test_a_broader_brush_gives_more_ink(qtbot: QtBot, pad: DrawingPad) -> None:
    draw(qtbot, pad, (60, 60), (260, 260))
    thin = pad.picture(16, 16).mean()
    pad.set_brush(0.25)
    assert pad.picture(16, 16).mean() > 1.3 * thin
