"""The icons: one family, in the theme's colour, crisp at any scale."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from pytestqt.qtbot import QtBot

from app.theme import theme
from app.widgets.icons import ICON_FOLDER, app_icon, icon, icon_pixmap

NAMES = sorted(path.stem for path in ICON_FOLDER.glob("*.svg"))


@pytest.fixture(autouse=True)
def light_again(qtbot: QtBot) -> Iterator[None]:
    before = theme.dark
    yield
    theme.use(before)


def strongest(image: QImage) -> tuple[str, int]:
    """Colour and alpha of the most opaque pixel."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    best = max(pixels, key=lambda pixel: pixel.alpha())
    return best.name(), best.alpha()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "strata"])
def test_it_is_of_the_family(name: str) -> None:
    source = (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.75"' in source
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', source)) <= {"currentColor", "none"}
    image = icon(name).pixmap(QSize(48, 48), 1.0).toImage()
    color, alpha = strongest(image)
    assert (color, alpha > 200) == (theme.color("text").name(), True)
    edge = [image.pixelColor(x, y).alpha() for x in range(48) for y in (0, 47)]
    assert max(edge) == 0, "it touches the edge"


def test_it_follows_the_theme() -> None:
    play = icon("play")
    theme.use(False)
    light = strongest(play.pixmap(24, 24).toImage())[0]
    theme.use(True)
    dark = strongest(play.pixmap(24, 24).toImage())[0]
    assert light != dark == theme.color("text").name()


def test_a_disabled_one_is_paler() -> None:
    image = icon("play").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()
    assert 80 < strongest(image)[1] < 120


def test_a_role_gives_the_colour() -> None:
    image = icon("warning", "warning").pixmap(QSize(32, 32), 1.0).toImage()
    assert strongest(image)[0] == theme.color("warning").name()


def test_twice_the_scale_gives_twice_the_pixels() -> None:
    pixmap = icon("save").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)
    pixmap = icon_pixmap("save", 20, 1.5)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (30, 1.5)


def test_copies_outlive_the_first() -> None:
    first = icon("stop")
    copy = QIcon(first)
    del first
    gc.collect()
    assert not copy.pixmap(16, 16).isNull()


def test_the_programs_own_keeps_its_colours() -> None:
    theme.use(False)
    light = app_icon().pixmap(32, 32).toImage()
    theme.use(True)
    assert app_icon().pixmap(32, 32).toImage() == light


def test_an_unknown_name_is_our_fault() -> None:
    with pytest.raises(AssertionError, match="no icon unicorn"):
        icon("unicorn")
