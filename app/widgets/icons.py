"""Icons of one family: SVG line drawings from resources/icons, in the colours of the theme in force."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.guard import guarded
from app.theme import theme

ICON_FOLDER = Path(__file__).parents[2] / "resources" / "icons"
DISABLED_ALPHA = 0.4


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of a name, e.g. "play"; `role` is one of the theme's colours.

    It is drawn when it is painted, so that it is crisp at any size and scale and follows the theme.
    """
    assert (ICON_FOLDER / f"{name}.svg").is_file(), f"there is no icon {name}"
    return QIcon(_ThemeIcon(name, role))


def app_icon() -> QIcon:
    """The program's own, in its own colours."""
    return QIcon(_ThemeIcon("strata", "text"))


def icon_pixmap(name: str, size: int, scale: float = 1.0, role: str = "text") -> QPixmap:
    """A square picture of the icon for labels and painters; `size` in logical pixels."""
    return _pixmap(name, QSize(size, size), scale, theme.color(role).name(), 1.0)


class _ThemeIcon(QIconEngine):
    """Draws one SVG in the colour that its role has now."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self.name, self.role = name, role

    def clone(self) -> QIconEngine:
        return _ThemeIcon(self.name, self.role)

    @guarded
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio() if painter.device() else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in logical pixels, as QIcon passes it since Qt 6.8."""
        role = "on_accent" if mode == QIcon.Mode.Selected else self.role
        opacity = DISABLED_ALPHA if mode == QIcon.Mode.Disabled else 1.0
        return _pixmap(self.name, size, scale, theme.color(role).name(), opacity)


@cache
def _source(name: str) -> str:
    return (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, size: QSize, scale: float, color: str, opacity: float) -> QPixmap:
    svg = _source(name).replace("currentColor", color)
    pixmap = QPixmap(size * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    if pixmap.isNull():
        return pixmap
    side = min(size.width(), size.height())
    corner = QPoint((size.width() - side) // 2, (size.height() - side) // 2)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.render(painter, QRectF(corner.x(), corner.y(), side, side))
    painter.end()
    return pixmap
