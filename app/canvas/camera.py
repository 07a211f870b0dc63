"""Zooming, panning and fitting a view, within bounds that cannot lose the network."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

LEAST_ZOOM, MOST_ZOOM = 0.1, 3.0
_STEP = 1.2
_MARGIN = 32.0
"""Pixels of the screen around a network that is fitted into the view."""
_MOST_FIT = 1.0
"""A small network is not blown up."""
_KEPT = 48.0
"""At least this many pixels of the network stay in view."""
_GAP = 8.0
"""Pixels from what is fitted to what lies over the view."""


class Camera(QGraphicsView):
    """A view that is moved by its own methods only; it has no scroll bars."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.is_fitted = True
        """Until the user zooms or pans, the whole network is kept in view."""
        self.covers: tuple[QRect, ...] = ()
        """What lies over the viewport at its lower edge; what is fitted stays clear of it."""
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the scene."""
        return self.transform().m11()

    def visible_area(self) -> QRectF:
        """What is seen of the scene."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Nearer or farther; the point `at` of the viewport, or its middle, stays where it is."""
        self.is_fitted = False
        anchor = at if at is not None else QPointF(self.viewport().rect().center())
        before = self.scene_point(anchor)
        self._set_zoom(self.zoom * factor)
        moved = self.scene_point(anchor) - before
        self._scroll(-moved * self.zoom)

    def zoom_in(self) -> None:
        """One step nearer."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """One step farther."""
        self.zoom_by(1 / _STEP)

    def scroll_by(self, pixels: QPointF) -> None:
        """Pan, as far as something of the network stays in view."""
        self.is_fitted = False
        self._scroll(pixels)

    def fit_area(self, area: QRectF) -> None:
        """All of a rectangle of the scene, in the middle, as large as it goes; the origin if empty."""
        self.is_fitted = True
        if area.isEmpty():
            self._set_zoom(_MOST_FIT)
            self.centerOn(0, 0)
            return
        zoom, room = max(
            ((_fitting_zoom(area, room), room) for room in self._rooms()), key=lambda fit: fit[0]
        )
        self._set_zoom(zoom)
        off = QRectF(self.viewport().rect()).center() - room.center()
        self.centerOn(area.center() + off / self.zoom)

    def is_clear(self, area: QRectF) -> bool:
        """Whether all of a rectangle of the scene is seen, and nothing lies over it."""
        covered = (self.mapToScene(cover).boundingRect() for cover in self.covers)
        return self.visible_area().contains(area) and not any(map(area.intersects, covered))

    def _rooms(self) -> tuple[QRectF, QRectF]:
        """Where there is room to fit something in: above what covers the view, and between it."""
        whole = QRectF(self.viewport().rect())
        inner = whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        above, between = QRectF(inner), QRectF(inner)
        for cover in map(QRectF, self.covers):
            above.setBottom(min(above.bottom(), cover.top() - _GAP))
            if cover.center().x() < whole.center().x():
                between.setLeft(max(between.left(), cover.right() + _MARGIN))
            else:
                between.setRight(min(between.right(), cover.left() - _MARGIN))
        return above, between

    def bring_into_view(self, area: QRectF) -> None:
        """Pan just as far as it takes."""
        if area.isEmpty() or self.visible_area().contains(area):
            return
        self.ensureVisible(area, int(_MARGIN), int(_MARGIN))

    def content_area(self) -> QRectF:
        """What must not be lost; a subclass knows it."""
        return QRectF()

    def scene_point(self, pixel: QPointF) -> QPointF:
        """`mapToScene` takes whole pixels only, and the pointer would drift."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(pixel)

    def _set_zoom(self, zoom: float) -> None:
        bounded = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self.setTransform(QTransform.fromScale(bounded, bounded))

    def _scroll(self, pixels: QPointF) -> None:
        content = self.content_area()
        seen = self.visible_area().translated(pixels / self.zoom)
        back = QPointF()
        if not content.isEmpty():
            kept = _KEPT / self.zoom
            back = QPointF(
                _outside(seen.left(), seen.right(), content.left() + kept, content.right() - kept),
                _outside(seen.top(), seen.bottom(), content.top() + kept, content.bottom() - kept),
            )
        wanted = pixels + back * self.zoom
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(wanted.x()))
        down.setValue(down.value() + round(wanted.y()))


def _fitting_zoom(area: QRectF, room: QRectF) -> float:
    width, height = max(room.width(), 1.0), max(room.height(), 1.0)
    return min(width / area.width(), height / area.height(), _MOST_FIT)


def _outside(seen_from: float, seen_to: float, first: float, last: float) -> float:
    """How far a view must move back so that it reaches into [last..first]'s outer ends."""
    if seen_to < first:
        return first - seen_to
    if seen_from > last:
        return last - seen_from
    return 0.0
