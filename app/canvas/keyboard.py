"""The canvas without a mouse: from card to card, and cards from grid line to grid line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.document.arrangement import places_of, snapped
from app.theme import GRID

if TYPE_CHECKING:
    from app.canvas.view import CanvasView

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR = 8
"""With Shift a card moves this many grid lines."""


class Keyboard(QObject):
    """Tab goes from card to card, Alt with an arrow to the neighbour there, an arrow moves."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._document = view, view.document

    def press(self, event: QKeyEvent) -> bool:
        """Gives whether the key was meant for this."""
        direction = _DIRECTIONS.get(Qt.Key(event.key()))
        if direction is None or not self._document.network.nodes:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier or not self._document.selection:
            self._go(direction)
        elif modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            far = modifiers == Qt.KeyboardModifier.ShiftModifier
            self._nudge(direction, _FAR if far else 1)
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> None:
        """A key that was held down was one gesture."""
        if Qt.Key(event.key()) in _DIRECTIONS and not event.isAutoRepeat():
            self._document.end_gesture()

    def tab(self, forward: bool) -> bool:
        """To the next card in the order in which pictures pass; False behind the last one."""
        order = self._document.network.order
        current = self._current()
        if current is None:
            number = 0 if forward else len(order) - 1
        else:
            number = order.index(current) + (1 if forward else -1)
        if not 0 <= number < len(order):
            return False
        self._select(order[number])
        return True

    def _current(self) -> str | None:
        chosen = [i for i in self._document.network.order if i in self._document.selection]
        return chosen[-1] if chosen else None

    def _select(self, node_id: str) -> None:
        self._document.select([node_id])
        self._view.show_cards([node_id])

    def _nudge(self, direction: tuple[int, int], steps: int) -> None:
        places = places_of(self._document.project)
        for node_id in self._document.selection:
            x, y = places[node_id]
            distance = steps * GRID
            places[node_id] = snapped(x + direction[0] * distance, y + direction[1] * distance)
        self._document.move(self.tr("Move with the keyboard"), places, "nudge")

    def _go(self, direction: tuple[int, int]) -> None:
        """Along a wire to the left or right; else to the nearest card on that side."""
        network, current = self._document.network, self._current()
        if current is None:
            self._select(network.order[0])
            return
        along: tuple[str, ...] = ()
        if direction[0] > 0:
            along = network.successors(current)
        elif direction[0] < 0:
            along = tuple(network.feeds(current).values())
        target = along[0] if along else self._nearest(current, direction)
        if target is not None:
            self._select(target)

    def _nearest(self, current: str, direction: tuple[int, int]) -> str | None:
        places = places_of(self._document.project)
        x, y = places[current]
        found = []
        for node_id, (other_x, other_y) in places.items():
            ahead = (other_x - x) * direction[0] + (other_y - y) * direction[1]
            aside = abs((other_x - x) * direction[1]) + abs((other_y - y) * direction[0])
            if ahead > 0:
                found.append((ahead + 2 * aside, node_id))
        return min(found)[1] if found else None
