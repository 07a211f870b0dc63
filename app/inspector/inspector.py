"""Inspector: the selected layer's form; several layers' common form; else the network's table."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.document.document import Document
from app.inspector.layer_page import LayerPage
from app.inspector.many_page import ManyPage
from app.inspector.network_page import NetworkPage
from app.widgets.scrolled import LEAST_WIDTH, scroll


class Inspector(QStackedWidget):
    """Follows the document's selection, and changes the document by its one door."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.network_page = NetworkPage(document)
        self.layer_page = LayerPage(document)
        self.many_page = ManyPage(document)
        self.layer_page.left.connect(self._on_left)
        self.many_page.left.connect(self._on_left)
        self._layer_area = scroll(QScrollArea(), self.layer_page)
        self._many_area = scroll(QScrollArea(), self.many_page)
        for page in (self.network_page, self._layer_area, self._many_area):
            self.addWidget(page)
        self.setMinimumWidth(LEAST_WIDTH)
        document.opened.connect(self.refresh)
        document.analysis_changed.connect(self.refresh)
        document.selection_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the selection as it is now."""
        network, selection = self._document.network, self._document.selection
        ids = [node_id for node_id in network.order if node_id in selection]
        if not ids:
            self.network_page.refresh()
            self.setCurrentWidget(self.network_page)
        elif len(ids) == 1:
            self.layer_page.show_node(ids[0])
            self.setCurrentWidget(self._layer_area)
        else:
            self.many_page.show_nodes(ids)
            self.setCurrentWidget(self._many_area)

    @Slot()
    def _on_left(self) -> None:
        self._document.select(())
