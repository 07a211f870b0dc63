"""NetworkModel: the layers of the network as rows of a table, in the order in which pictures pass.

A cell has two lines, so that all figures find room in a narrow panel: the name over the type, the
output's shape over its memory, the parameters over the multiply-adds.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.document.document import Document
from app.translate import engine_message, engine_text
from app.widgets.numbers import DASH, bytes_text, count_text, magnitude_text, shape_text
from engine.spec.layer import Layer
from engine.spec.problems import Problem

NODE_ROLE = Qt.ItemDataRole.UserRole
"""The layer's id."""
SECOND_ROLE = NODE_ROLE + 1
"""The second line of the cell."""
SEVERITY_ROLE = NODE_ROLE + 2
"""Of its gravest problem; "" where it has none."""

NAME, OUTPUT, PARAMETERS = range(3)
Index = QModelIndex | QPersistentModelIndex


class NetworkModel(QAbstractTableModel):
    """Reads the document when told to `refresh`."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: tuple[str, ...] = ()

    def refresh(self) -> None:
        """Show the document as it is now."""
        ids = self._document.network.order
        if ids != self._ids:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, PARAMETERS))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else PARAMETERS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        titles = (
            self.tr("Layer\ntype"),
            self.tr("Output\nmemory"),
            self.tr("Parameters\nmultiply-adds"),
        )
        tips = (
            self.tr("Name and type of the layer"),
            self.tr("Shape and memory of the output of one picture"),
            self.tr("Parameters, and multiply-adds of one picture on its way forward"),
        )
        if role == Qt.ItemDataRole.ToolTipRole:
            return tips[section]
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node_id = self._ids[index.row()]
        node = self._document.network.by_id.get(node_id)
        if node is None:  # an edit is under way; refresh follows
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._lines(node_id, index.column())[0]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                texts = [
                    f"{node.name} ({_title(node.layer)})",
                    *map(_text, self._problems(node_id)),
                ]
                return "\n".join(texts)
            case Qt.ItemDataRole.AccessibleTextRole:
                lines = ", ".join(line for line in self._lines(node_id, index.column()) if line)
                problems = self._problems(node_id) if index.column() == NAME else []
                return ", ".join([lines, *map(_text, problems)])
            case int(value) if value == NODE_ROLE:
                return node_id
            case int(value) if value == SECOND_ROLE:
                return self._lines(node_id, index.column())[1]
            case int(value) if value == SEVERITY_ROLE:
                severities = [problem.severity for problem in self._problems(node_id)]
                return next((s for s in ("problem", "warning") if s in severities), "")
        return None

    def row_of(self, node_id: str) -> int:
        """The row of a layer."""
        return self._ids.index(node_id)

    def _problems(self, node_id: str) -> list[Problem]:
        return [problem for problem in self._document.problems if problem.node == node_id]

    def _lines(self, node_id: str, column: int) -> tuple[str, str]:
        node, facts = self._document.network.node(node_id), self._document.analysis.facts[node_id]
        if column == NAME:
            return node.name, _title(node.layer)
        if facts.output is None:
            return DASH, ""
        if column == OUTPUT:
            return shape_text(facts.output), bytes_text(facts.activation_bytes)
        return (
            count_text(facts.parameters) if facts.parameters else "",
            magnitude_text(facts.multiply_adds) if facts.multiply_adds else "",
        )


def _title(layer: Layer) -> str:
    return engine_text(layer.title) if layer.tag() else layer.type


def _text(problem: Problem) -> str:
    return f"{engine_message(problem.message)} {engine_message(problem.advice)}".strip()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
