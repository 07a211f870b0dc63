"""The main job from an empty canvas: drag a network together, train it on digits, classify a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.canvas.view import CanvasView
from app.classify.pad import DrawingPad
from app.classify.page import ClassifyPage
from app.inspector.inspector import Inspector
from app.palette.palette import Palette
from app.training.plan_form import PlanForm
from app.window import Window
from engine.spec.project import Project
from engine.train.report import Finished
from tests.app.canvas.conftest import Hand
from tests.app.classify.handwriting import Stroke, written


@pytest.fixture
def window(qtbot: QtBot, new_window: Window) -> Window:
    """An empty canvas; the data are the digits."""
    new_window.document.new(Project(), "Untitled")
    new_window.resize(1280, 800)
    new_window.show()
    qtbot.waitExposed(new_window)
    return new_window


def part(window: Window, kind: type) -> object:
    """The one widget of a class, in a panel or a page."""
    for lazy in (*(dock.widget() for dock in window.docks.values()), *window.pages.values()):
        content = getattr(lazy, "content", lazy)
        found = [content] if isinstance(content, kind) else content.findChildren(kind)
        if found:
            return found[0]
    raise AssertionError(f"the window has no {kind.__name__}")


def type_into(qtbot: QtBot, editor: object, text: str) -> None:
    """Replace what stands in a number field, and leave it."""
    field = editor.findChild(QLineEdit) or editor  # type: ignore[attr-defined]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def draw(qtbot: QtBot, pad: DrawingPad, strokes: list[Stroke]) -> None:
    """With the mouse; strokes are in shares of the pad."""
    for stroke in strokes:
        points = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
        qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            qtbot.mouseMove(pad, point)
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


def test_from_an_empty_canvas_to_an_answer(window: Window, qtbot: QtBot) -> None:
    document, session = window.document, window.session
    view = part(window, CanvasView)
    palette = part(window, Palette)
    assert isinstance(view, CanvasView)
    assert isinstance(palette, Palette)
    hand = Hand(qtbot, view)

    # Drag the ends, draw the wire between them, drop the rest on that wire.
    hand.drop_layer("Input", QPointF(-300, 0))
    hand.drop_layer("Output", QPointF(300, 160))
    hand.drag(hand.port("input"), hand.port("output", "in"))
    (edge,) = document.network.edges
    assert (edge.source, edge.target) == ("input", "output")
    for tag in ("Linear", "Flatten", "MaxPool2d", "ReLU", "Conv2d"):
        first = next(e for e in document.network.edges if e.source == "input")
        hand.drop_layer(tag, view.canvas.wires[first].middle())
    types = [document.network.node(i).layer.type for i in document.network.order]
    assert types == ["Input", "Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear", "Output"]

    # The end does not fit the ten digits yet; mend it by typing.
    qtbot.waitUntil(lambda: window.store.state == "ready", timeout=20_000)
    assert [p.code for p in document.problems if p.severity == "problem"] == ["class_count"]
    hand.click(hand.middle("linear_1"))
    inspector = part(window, Inspector)
    assert isinstance(inspector, Inspector)
    assert document.selection == {"linear_1"}
    type_into(qtbot, inspector.layer_page.form.rows["units"].editor, "10")
    assert not [p for p in document.problems if p.severity == "problem"]
    plan = part(window, PlanForm)
    assert isinstance(plan, PlanForm)
    type_into(qtbot, plan.form.rows["epochs"].editor, "3")
    assert document.plan.epochs == 3

    # Train.
    with qtbot.waitSignal(session.run_finished, timeout=60_000) as finished:
        button = window.controls._train_button
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    report = finished.args[0]
    assert isinstance(report, Finished)
    assert report.test_accuracy > 0.9
    history = session.history
    assert history is not None
    assert history.layers == ("conv2d_1", "linear_1")
    assert (history.latest("gradient_norm") > 0).all()

    # Classify a drawing.
    window.tasks.switch("classify")
    page = part(window, ClassifyPage)
    assert isinstance(page, ClassifyPage)
    answers = []
    for digit in (0, 1, 3):
        draw(qtbot, page.pad, written(digit, 0))
        page.ask()
        qtbot.waitUntil(lambda: not page._asked and not page._soon.isActive(), timeout=20_000)
        answers.append(page.widgets.answer.title.text())
        page.pad.clear()
    assert sum(answer == digit for answer, digit in zip(answers, "013", strict=True)) >= 2, answers

    # Everything that was drawn can be undone, and done again.
    whole = document.project
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.project == Project()
    while document.undo_stack.canRedo():
        document.undo_stack.redo()
    assert document.project == whole
