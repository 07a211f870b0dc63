"""NetworkPage: the table of all layers, their totals, and what is wrong with the whole."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.document.document import Document
from app.guard import guarded
from app.inspector.facts import FactsTable
from app.inspector.network_model import (
    NAME,
    NODE_ROLE,
    SECOND_ROLE,
    SEVERITY_ROLE,
    NetworkModel,
)
from app.inspector.problem_list import ProblemList
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.numbers import bytes_text, count_text, magnitude_text, tabular
from app.widgets.scrolled import MARGIN

ROW_HEIGHT = 40
ICON_SIZE = 16
PADDING = 4
GAP = 8


class NetworkPage(QWidget):
    """A click on a row, or Enter, selects its layer."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.title = QLabel(self.tr("Network"), self)
        self.title.setProperty("role", "title")
        self.invitation = label(
            self.tr("There is no layer yet. Drag one from the palette onto the canvas."),
            "muted",
            self,
        )
        self.problems = ProblemList(document, self)
        self.model = NetworkModel(document, self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Layers of the network"))
        self.table.setItemDelegate(_TwoLines(self.table))
        self.table.setShowGrid(False)
        self.table.setMouseTracking(True)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setFont(tabular(self.table.font()))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.table.clicked.connect(self._on_chosen)
        self.table.activated.connect(self._on_chosen)
        self.totals = FactsTable(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        for widget in (self.title, self.invitation, self.problems):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        column.addStretch()

    def refresh(self) -> None:
        """Show the document as it is now."""
        self.model.refresh()
        self.table.clearSelection()
        analysis, empty = self._document.analysis, not self._document.network.nodes
        self.invitation.setVisible(empty)
        self.table.setVisible(not empty)
        self.totals.setVisible(not empty)
        self.problems.show_problems(
            problem for problem in self._document.problems if problem.node is None and not empty
        )
        self.totals.show_rows(
            [
                (self.tr("Layers"), count_text(len(self._document.network.nodes))),
                (self.tr("Parameters"), count_text(analysis.parameters)),
                (self.tr("Multiply-adds"), magnitude_text(analysis.multiply_adds)),
                (self.tr("Memory"), bytes_text(analysis.activation_bytes)),
            ]
        )

    def _on_chosen(self, index: QModelIndex) -> None:
        self._document.select([index.data(NODE_ROLE)])


class _TwoLines(QStyledItemDelegate):
    """Draws a cell's two lines, and beside the name a mark where there is a problem."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        texts = (index.data(), index.data(SECOND_ROLE))
        widths = [option.fontMetrics.horizontalAdvance(text or "") for text in texts]
        return QSize(max(widths) + 2 * PADDING + GAP, ROW_HEIGHT)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        table = own.widget
        table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, table)
        selected = bool(own.state & QStyle.StateFlag.State_Selected)
        first_role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        second_role = first_role if selected else QPalette.ColorRole.PlaceholderText
        area = own.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        half = area.height() // 2
        first, second = area.adjusted(0, 0, 0, -half), area.adjusted(0, half, 0, 0)
        severity = index.data(SEVERITY_ROLE) if index.column() == NAME else ""
        if severity:
            place = QRect(0, 0, ICON_SIZE, ICON_SIZE)
            place.moveTopRight(area.topRight())
            mode = QIcon.Mode.Selected if selected else QIcon.Mode.Normal
            icon(severity, severity).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
            first.setRight(place.left() - PADDING)
        painter.save()
        painter.setFont(own.font)
        lines = (first, first_role, index.data()), (second, second_role, index.data(SECOND_ROLE))
        for place, role, text in lines:
            shown = own.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.setPen(own.palette.color(role))
            painter.drawText(place, own.displayAlignment, shown)
        painter.restore()
