"""The drawing pad with its tools: undo, clear, breadth, colours, centring."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from app.classify.pad import GREATEST_BRUSH, LEAST_BRUSH, DrawingPad
from app.widgets.icons import icon


class PadPanel(QWidget):
    """The pad and what one needs beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad = DrawingPad()
        self.undo_button = _tool("undo", self.tr("Take back the last stroke (Ctrl+Z in the pad)"))
        self.redo_button = _tool("redo", self.tr("Draw it again"))
        self.clear_button = _tool("erase", self.tr("Clear the pad (Delete)"))
        self.colours_button = _tool("light", self.tr("Black on white"))
        self.colours_button.setCheckable(True)
        self.brush = QSlider(Qt.Orientation.Horizontal)
        self.brush.setRange(round(LEAST_BRUSH * 1000), round(GREATEST_BRUSH * 1000))
        self.brush.setValue(round(self.pad.brush * 1000))
        self.brush.setToolTip(self.tr("Breadth of the brush, of the whole drawing"))
        self.brush.setAccessibleName(self.tr("Breadth of the brush"))
        self.centre_box = QCheckBox(self.tr("Centre the drawing and fill the frame"))
        self.centre_box.setToolTip(
            self.tr(
                "The network gets the drawing cut to its ink, with a small margin, and as large as "
                "the training pictures have theirs. Off: the pad as it is."
            )
        )
        self.centre_box.setChecked(True)
        self.undo_button.clicked.connect(self.pad.undo)
        self.redo_button.clicked.connect(self.pad.redo)
        self.clear_button.clicked.connect(self.pad.clear)
        self.colours_button.toggled.connect(self._on_colours)
        self.brush.valueChanged.connect(self._on_brush)
        self.pad.drawn.connect(self._show_possible)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        for widget in (self.undo_button, self.redo_button, self.clear_button, self.colours_button):
            tools.addWidget(widget)
        tools.addSpacing(8)
        breadth = QLabel(self.tr("Brush"))
        breadth.setProperty("role", "muted")
        tools.addWidget(breadth)
        tools.addWidget(self.brush, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.pad)
        column.addLayout(tools)
        column.addWidget(self.centre_box)
        column.addStretch(1)
        self.setFocusProxy(self.pad)
        self._show_possible()

    @Slot(bool)
    def _on_colours(self, black_on_white: bool) -> None:
        self.pad.set_white_on_black(not black_on_white)

    @Slot(int)
    def _on_brush(self, thousandths: int) -> None:
        self.pad.set_brush(thousandths / 1000)

    @Slot()
    def _show_possible(self) -> None:
        self.undo_button.setEnabled(self.pad.can_undo)
        self.redo_button.setEnabled(self.pad.can_redo)
        self.clear_button.setEnabled(not self.pad.is_empty)


def _tool(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setIconSize(QSize(18, 18))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
