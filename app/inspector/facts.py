"""The live effect of a layer's settings: shapes, parameters, multiply-adds and memory."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.widgets.numbers import (
    DASH,
    bytes_text,
    count_text,
    magnitude_text,
    shape_text,
    tabular,
)
from engine.spec.layer import Layer
from engine.spec.shapes import LayerFacts


class FactsTable(QWidget):
    """Two columns, names and figures; the figures' places stay where they are while they change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[tuple[QLabel, QLabel]] = []

    def show_layer(self, layer: Layer, facts: LayerFacts) -> None:
        """Of one layer."""
        known = facts.output is not None
        rows = []
        if facts.inputs:
            ports = layer.input_ports() or ("in",) * len(facts.inputs)
            one = len(facts.inputs) == 1
            rows = [
                (self.tr("Input") if one else port, shape_text(shape))
                for port, shape in zip(ports, facts.inputs, strict=False)
            ]
        if layer.has_output:
            rows.append((self.tr("Output"), shape_text(facts.output)))
        rows += [
            (self.tr("Parameters"), count_text(facts.parameters) if known else DASH),
            (self.tr("Multiply-adds"), magnitude_text(facts.multiply_adds) if known else DASH),
            (self.tr("Memory"), bytes_text(facts.activation_bytes) if known else DASH),
        ]
        self.show_rows(rows)

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """(name, figure) of each row."""
        while len(self._cells) < len(rows):
            self._cells.append(self._new_cell(len(self._cells)))
        for number, (name, figure) in enumerate(self._cells):
            shown = number < len(rows)
            name.setVisible(shown)
            figure.setVisible(shown)
            if shown:
                name.setText(rows[number][0])
                figure.setText(rows[number][1])
                figure.setAccessibleName(" ".join(rows[number]))
        memory = self.tr("Of the output of one picture, kept for the backward pass, in 32-bit numbers")
        adds = self.tr("Of one picture on its way forward, in convolutions and matrix products")
        for name, figure in self._cells[: len(rows)]:
            tip = {self.tr("Memory"): memory, self.tr("Multiply-adds"): adds}.get(name.text(), "")
            name.setToolTip(tip)
            figure.setToolTip(tip)

    def rows(self) -> dict[str, str]:
        """What is shown: name -> figure."""
        return {name.text(): figure.text() for name, figure in self._cells if not name.isHidden()}

    def _new_cell(self, row: int) -> tuple[QLabel, QLabel]:
        name, figure = QLabel(self), QLabel(self)
        name.setProperty("role", "muted")
        figure.setFont(tabular(figure.font()))
        figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(figure, row, 1)
        return name, figure
