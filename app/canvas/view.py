"""The canvas: shows the network as cards and wires, and turns what the user does into edits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QToolTip, QWidget

from app.canvas.backdrop import paint_backdrop
from app.canvas.camera import Camera
from app.canvas.commands import Commands
from app.canvas.context_menu import open_context_menu
from app.canvas.corner import Corner
from app.canvas.gestures.connect import Connect
from app.canvas.gestures.drop import Drop
from app.canvas.gestures.gesture import Gesture
from app.canvas.gestures.move import Move
from app.canvas.gestures.pan import Pan
from app.canvas.gestures.select import RubberBand
from app.canvas.hint import Hint
from app.canvas.keyboard import Keyboard
from app.canvas.legend import Legend
from app.canvas.offers import Offers
from app.canvas.rename import RenameField
from app.canvas.scene import CanvasScene, Hit
from app.canvas.scrubber import Scrubber
from app.canvas.spoken import spoken_selection, tooltip
from app.canvas.temperature import Temperature
from app.document.arrangement import CARD_WIDTH
from app.document.document import Document
from app.document.insertion import layer_of
from app.guard import guarded
from app.theme import GRID, theme
from engine.spec.network import Edge

if TYPE_CHECKING:
    from app.training.session import Session

_WHEEL_STEP = 1.0015
"""Zoom for an eighth of a degree of the wheel; a notch is 120 of them."""
_LEAST_SCRUBBER = 200
_LEGEND_SHARE = 4
"""Only on a canvas so many times as high as the legend."""


class CanvasView(Camera):
    """`commands.edit`, `.zoom` and `.network` are the QActions for the window's menus."""

    def __init__(self, document: Document, session: Session | None, parent: QWidget | None = None) -> None:
        """Without a session it only shows: nothing can be edited, and nothing has a temperature."""
        self.document = document
        self.read_only = session is None
        self.canvas = CanvasScene(document)
        super().__init__(self.canvas, parent)
        self.canvas.setParent(self)
        self._gesture: Gesture | None = None
        self._drop: Drop | None = None
        self._space = False
        self._hovered = Hit()
        self._prepare()
        self.hint = Hint(self)
        self.temperature = Temperature(session, self.canvas, self)
        self.legend = Legend(self.temperature, self)
        self.scrubber = Scrubber(session, self.temperature, self) if session is not None else None
        if self.scrubber is not None:
            document.opened.connect(self.scrubber.end)
        self._legend_wanted = False
        self._invitation = QLabel(self.tr("Drag a layer here, or start from a template"), self)
        # They lie on the view, not on its viewport: that one moves its children when it scrolls.
        self._invitation.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setProperty("role", "muted")
        self._invitation.setStyleSheet("font-size: 16px;")
        self._keyboard = Keyboard(self)
        self.offers = Offers(self)
        self.commands = Commands(self)
        zoom = self.commands.zoom
        shown = [zoom["zoom_out"], zoom["zoom_in"], zoom["fit"]]
        self._corner = Corner(shown if self.read_only else [*shown, self.commands.network["arrange"]], self)
        self.temperature.shown.connect(self._show_legend)
        self.canvas.contents_changed.connect(self._contents_changed)
        self.canvas.rebuilt.connect(self.fit)
        document.selection_changed.connect(self._selection_changed)
        document.analysis_changed.connect(self._describe)
        theme.changed.connect(self._take_colors)
        self._take_colors()
        self._contents_changed()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(not self.read_only)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Network"))

    # What others ask for

    @Slot()
    def fit(self) -> None:
        """The whole network in view."""
        self.fit_area(self.canvas.contents())

    def show_cards(self, node_ids: Iterable[str]) -> None:
        """Bring these cards into view."""
        self.bring_into_view(self.canvas.contents(node_ids))

    def rename(self, node_id: str) -> None:
        """Edit a card's name in its place."""
        self.show_cards([node_id])
        card = self.canvas.cards[node_id]
        corner = self.mapFromScene(card.pos() + QPointF(10, 4))
        field = RenameField(self.document, node_id, self.hint, self)
        field.open_over(corner, int((CARD_WIDTH - 20) * self.zoom))

    # What the scene and the document tell

    def content_area(self) -> QRectF:
        return self.canvas.contents()

    @Slot()
    def _contents_changed(self) -> None:
        self._invitation.setVisible(not self.canvas.cards)
        if not self.is_fitted or self._gesture is not None or self._drop is not None:
            return
        # What is all in view stays where it is: a card would else leave the place it was put to.
        if not self.canvas.cards or not self.is_clear(self.canvas.contents()):
            self.fit()

    def _reserve(self) -> None:
        """What is fitted lies clear of what stands at the lower edge."""
        parts = (self.legend, self.scrubber, self._corner)
        self.covers = tuple(part.geometry() for part in parts if part is not None and part.isVisibleTo(self))

    @Slot(bool)
    def _show_legend(self, shown: bool) -> None:
        if shown == self._legend_wanted and (
            self.scrubber is None or self.scrubber.has_run == self.scrubber.isVisibleTo(self)
        ):
            return
        self._legend_wanted = shown
        self._place_legend()
        if self.is_fitted and self._gesture is None:
            self.fit()

    def _place_legend(self) -> None:
        """A canvas that is small needs its place for the network."""
        high = self.viewport().height() >= _LEGEND_SHARE * self.legend.height()
        wide = self.viewport().width() >= self.legend.width() + self._corner.width() + 6 * GRID
        shown = self._legend_wanted and high and wide
        if shown != self.legend.isVisibleTo(self):
            self.legend.setVisible(shown)
        self.legend.place_in(self.viewport().height())
        self._place_scrubber(shown)
        self._reserve()

    def _place_scrubber(self, shown: bool) -> None:
        """Between the legend and the corner, where a run can be replayed and there is room."""
        if self.scrubber is None:
            return
        left = self.legend.geometry().right() + GRID
        right = self._corner.x() - GRID
        self.scrubber.setVisible(shown and self.scrubber.has_run and right - left >= _LEAST_SCRUBBER)
        self.scrubber.place_in(left, right, self.viewport().height())

    @Slot(object)
    def _selection_changed(self, node_ids: frozenset[str]) -> None:
        if node_ids and self._gesture is None:
            seen = self.visible_area()
            if not any(seen.intersects(self.canvas.contents([node_id])) for node_id in node_ids):
                self.show_cards(node_ids)
        self._describe()

    @Slot()
    def _describe(self) -> None:
        self.setAccessibleDescription(spoken_selection(self.document))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    @Slot()
    def _take_colors(self) -> None:
        self.resetCachedContent()
        self.viewport().update()

    # The pointer

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hint.hide()
        QToolTip.hideText()
        if self._gesture is not None:
            return
        point = self.scene_point(event.position())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._begin(Pan(self, point))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._begin(Pan(self, point) if self._space or self.read_only else self._gesture_at(point, event))

    def _gesture_at(self, point: QPointF, event: QMouseEvent) -> Gesture:
        """What a press with the left button begins."""
        hit = self.canvas.hit(point, self.zoom)
        self.canvas.choose_wire(hit.wire.edge if hit.wire is not None else None)
        self.commands.update_delete()
        if hit.wire is not None and hit.wire.edge is not None:
            edge = hit.wire.edge
            if hit.wire.is_nearer_to_end(point):
                return Connect(self, point, (self.canvas.cards[edge.source], ""), edge)
            return Connect(self, point, (self.canvas.cards[edge.target], edge.port), edge)
        if hit.card is None:
            return RubberBand(self, point, event)
        if hit.port is None:
            return Move(self, point, hit.card, event)
        source = self.document.network.feeds(hit.card.node_id).get(hit.port) if hit.port else None
        if source is not None:
            edge = Edge(source=source, target=hit.card.node_id, port=hit.port)
            return Connect(self, point, (self.canvas.cards[source], ""), edge, hit.card)
        return Connect(self, point, (hit.card, hit.port), None, hit.card)

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        if gesture.cursor is not None:
            self.viewport().setCursor(gesture.cursor)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.scene_point(event.position())
        self._give_up_stale()
        if self._gesture is not None:
            self._gesture.move(point, event)
        else:
            self._hover(self.canvas.hit(point, self.zoom))

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._give_up_stale()
        if self._gesture is None or event.buttons() != Qt.MouseButton.NoButton:
            return
        gesture, self._gesture = self._gesture, None
        gesture.release(self.scene_point(event.position()), event)
        gesture.deleteLater()
        self._hover(Hit())
        self.commands.update_delete()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._space or self.read_only:
            return
        point = self.scene_point(event.position())
        hit = self.canvas.hit(point, self.zoom)
        if hit.card is not None and hit.port is None:
            self.document.select([hit.card.node_id])
            self.rename(hit.card.node_id)
        elif hit.wire is not None and hit.wire.edge is not None:
            self.offers.on_wire(hit.wire.edge, point)
        elif hit.card is None:
            self.offers.at(point)

    def _cancel_gesture(self) -> None:
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            if gesture.is_stale:
                gesture.abandon()
            else:
                gesture.cancel()
            gesture.deleteLater()
            self._hover(Hit())

    def _give_up_stale(self) -> None:
        """An undo or another project in the middle of a gesture leaves it without ground."""
        if self._gesture is not None and self._gesture.is_stale:
            self._cancel_gesture()

    def _hover(self, hit: Hit) -> None:
        if self._hovered.card is not None and self._hovered.card is not hit.card:
            self._hovered.card.show_hovered(False)
        if hit.card is not None:
            hit.card.show_hovered(True, hit.port)
        self.canvas.light(hit.wire)
        self._hovered = hit
        shape = Qt.CursorShape.OpenHandCursor if self._space else Qt.CursorShape.ArrowCursor
        if hit.port is not None or hit.wire is not None:
            shape = Qt.CursorShape.CrossCursor if hit.port is not None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._gesture is not None:
            return
        self.setFocus()  # a name that is being edited is taken before its card moves away
        pixels, angle = event.pixelDelta(), event.angleDelta()
        touch = event.device().type() == QInputDevice.DeviceType.TouchPad
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if touch and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scroll_by(-QPointF(pixels if not pixels.isNull() else angle))
        elif sideways:
            self.scroll_by(-QPointF(angle.x() + angle.y(), 0))
        else:
            self.zoom_by(_WHEEL_STEP ** angle.y(), event.position())
        event.accept()

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._gesture is None and not self.read_only:
            open_context_menu(self, event)

    # The keyboard

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.read_only:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            if self._gesture is not None:
                self._cancel_gesture()
            else:
                self.canvas.choose_wire(None)
                self.document.select([])
        elif event.key() == Qt.Key.Key_Space:
            self._space = True
            if self._gesture is None:
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._gesture is not None or not self._keyboard.press(event):
            event.ignore()

    @guarded
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            if self._gesture is None:
                self._hover(Hit())
        self._keyboard.release(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return self._keyboard.tab(next) or super().focusNextPrevChild(next)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._cancel_gesture()
        super().focusOutEvent(event)

    # Layers that are dragged in

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.hint.hide()
        layer = layer_of(event.mimeData())
        if layer is None:
            event.ignore()
            return
        self._end_drop()
        self._drop = Drop(self, layer)
        self._drop.move(self.scene_point(event.position()))
        event.acceptProposedAction()

    @guarded
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._drop is None:
            event.ignore()
            return
        self._drop.move(self.scene_point(event.position()))
        event.acceptProposedAction()

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drop()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        if self._drop is None:
            event.ignore()
            return
        drop, self._drop = self._drop, None
        drop.drop(self.scene_point(event.position()))
        drop.deleteLater()
        event.acceptProposedAction()
        self.setFocus()
        if not self.is_fitted:
            self.show_cards(self.document.selection)

    def _end_drop(self) -> None:
        if self._drop is not None:
            self._drop.leave()
            self._drop.deleteLater()
            self._drop = None

    # Qt

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.canvas.hit(self.scene_point(QPointF(event.pos())), self.zoom)
            QToolTip.showText(event.globalPos(), tooltip(self.document, hit), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self._gesture is None:
            self._hover(Hit())
        if event.type() == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(max(1 + event.value(), 0.5), event.position())
            return True
        return super().viewportEvent(event)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_fitted:
            self.fit()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.place_in(self.viewport().width(), self.viewport().height())
        self._place_legend()
        self._invitation.setGeometry(self.viewport().rect())
        if self.is_fitted:
            self.fit()

    @guarded
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        # What is exposed may reach far beyond what is seen, after a jump.
        paint_backdrop(painter, QRectF(rect).intersected(self.visible_area()), self.zoom)
