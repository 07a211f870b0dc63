"""A canvas in a window of its own, and the pointer that works on it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.canvas.view import CanvasView
from app.document.document import Document
from app.document.insertion import layer_mime
from engine.doctor.evidence import Evidence
from engine.spec.layer import Layer
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project
from engine.train.history import History
from engine.train.report import Report, Started


def layer(tag: str, **fields: object) -> Layer:
    """A layer of a type, with its usual settings but for `fields`."""
    kind = Layer.family.get(tag)
    assert kind is not None
    return kind.model_validate(fields)


def small_chain() -> NetworkSpec:
    """input -> conv -> relu -> flatten -> dense -> output, on 28x28 digits."""
    return chain(
        ("input", layer("Input")),
        ("conv", layer("Conv2d", filters=8)),
        ("relu", layer("ReLU")),
        ("flatten", layer("Flatten")),
        ("dense", layer("Linear", units=10)),
        ("output", layer("Output")),
    )


class FakeSession(QObject):
    """What the canvas knows of a session."""

    run_started = Signal()
    history_changed = Signal()
    observed = Signal()
    preflight_done = Signal()
    state = "running"

    def __init__(self) -> None:
        super().__init__()
        self.started: Started | None = None
        self.history: History | None = None
        self.casebook: SimpleNamespace | None = None
        self.preflight: Evidence | None = None
        self.is_active = False

    def start(self, *layers: str) -> None:
        """A run of these layers has begun."""
        self.started = Started(layers, ("0", "1"), "CPU", 1, 1, 1, 1, 1, 1)
        self.history = History(layers)
        self.run_started.emit()

    def tell(self, *norms: float) -> None:
        """A report of one step."""
        assert self.history is not None
        row = np.array([norms], dtype=np.float32)
        one = np.ones(1, dtype=np.float32)
        steps = np.array([self.history.num_steps])
        self.history.take(Report(steps, one, one, row, row, row, 0.1, 1, 1.0, 1.0, 1.0))
        self.history_changed.emit()


class Hand:
    """The mouse over a canvas. Points are the scene's."""

    def __init__(self, qtbot, view: CanvasView) -> None:
        self.qtbot, self.view = qtbot, view

    def pixel(self, point: QPointF) -> QPoint:
        return self.view.mapFromScene(point)

    def press(self, point: QPointF, button=Qt.MouseButton.LeftButton, modifier=None) -> None:
        modifier = modifier or Qt.KeyboardModifier.NoModifier
        self.qtbot.mousePress(self.view.viewport(), button, modifier, self.pixel(point))

    def move(self, point: QPointF) -> None:
        self.qtbot.mouseMove(self.view.viewport(), self.pixel(point))

    def release(self, point: QPointF, button=Qt.MouseButton.LeftButton, modifier=None) -> None:
        modifier = modifier or Qt.KeyboardModifier.NoModifier
        self.qtbot.mouseRelease(self.view.viewport(), button, modifier, self.pixel(point))

    def click(self, point: QPointF, modifier=None) -> None:
        self.press(point, modifier=modifier)
        self.release(point, modifier=modifier)

    def drag(self, start: QPointF, end: QPointF, modifier=None) -> None:
        self.press(start, modifier=modifier)
        for share in (0.1, 0.5, 1.0):
            self.move(start + (end - start) * share)
        self.release(end, modifier=modifier)

    def port(self, node_id: str, port: str = "") -> QPointF:
        return self.view.canvas.cards[node_id].port_point(port)

    def middle(self, node_id: str) -> QPointF:
        return self.view.canvas.cards[node_id].body().center()

    def carry(self, data: QMimeData, point: QPointF) -> bool:
        """A drag from elsewhere enters and moves to a point; gives whether it is welcome."""
        self.data = data
        pixel, actions = self.pixel(point), Qt.DropAction.CopyAction
        no = Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(pixel, actions, data, left, no)
        enter.ignore()
        QApplication.sendEvent(self.view.viewport(), enter)
        move = QDragMoveEvent(pixel, actions, data, left, no)
        QApplication.sendEvent(self.view.viewport(), move)
        return enter.isAccepted()

    def drop(self, point: QPointF) -> None:
        event = QDropEvent(
            QPointF(self.pixel(point)),
            Qt.DropAction.CopyAction,
            self.data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def leave(self) -> None:
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())

    def drop_layer(self, tag: str, point: QPointF) -> None:
        """From the palette onto the canvas."""
        self.carry(layer_mime(layer(tag)), point)
        self.drop(point)


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def document(qapp) -> Document:
    return Document()


@pytest.fixture
def view(qtbot, document: Document, session: FakeSession) -> CanvasView:
    view = CanvasView(document, session)
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


@pytest.fixture
def hand(qtbot, view: CanvasView) -> Hand:
    return Hand(qtbot, view)


@pytest.fixture
def show(document: Document) -> Callable[[NetworkSpec], None]:
    """Open a network, arranged automatically."""

    def open_network(network: NetworkSpec) -> None:
        document.new(Project(network=network), "test")

    return open_network


@pytest.fixture
def opened(show, view) -> CanvasView:
    show(small_chain())
    return view


@pytest.fixture
def make_layer() -> Callable[..., Layer]:
    return layer


@pytest.fixture
def undone_and_redone(document: Document) -> Callable[[], None]:
    """The last step undone gives the state before it, redone the state after it; it is one step."""

    def check() -> None:
        stack = document.undo_stack
        after, count = document.project, stack.index()
        stack.undo()
        assert stack.index() == count - 1
        before = document.project
        assert before != after
        stack.redo()
        assert document.project == after
        stack.undo()
        assert document.project == before
        stack.redo()

    return check
