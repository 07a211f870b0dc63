"""TransferPanel: which layers begin with the weights of the file that the plan names, and which do not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.theme import GRID, theme
from app.translate import engine_message
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.numbers import shape_text
from engine.spec.network import NetworkSpec
from engine.train.transfer import Transfer, transfer_of

if TYPE_CHECKING:
    from app.training.session import Session
    from engine.predict.model import TrainedModel

PAUSE_MS = 200
"""After an edit, for the next one: each is a look at the file."""
LIST_HEIGHT = 168
ICON = QSize(14, 14)


class TransferPanel(QWidget):
    """Hidden where the plan names no file. The file is looked at in the training thread."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = 0
        self._subject: tuple[NetworkSpec, str] | None = None
        self.transfer: Transfer | None = None
        self.text = label(role="muted")
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("What is taken from the file, and what is not"))
        self.rows.setWordWrap(True)
        self.rows.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFixedHeight(LIST_HEIGHT)
        self.rows.setIconSize(ICON)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.text)
        column.addWidget(self.rows)
        self._late = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._late.timeout.connect(self._ask)
        session.jobs.done.connect(self._done)
        session.jobs.failed.connect(self._failed)
        session.document.edited.connect(self.refresh)
        session.document.opened.connect(self.refresh)
        theme.changed.connect(self._fill)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look at the file anew, if the network or the file is another."""
        document = self._session.document
        subject = (document.network, document.plan.weights)
        self.setVisible(bool(document.plan.weights))
        if subject != self._subject:
            self._subject = subject
            self._late.start()

    @Slot()
    def _ask(self) -> None:
        assert self._subject is not None
        network, path = self._subject
        self._request = self._session.jobs.start(partial(_look, network, path)) if path else 0

    @Slot(int, object)
    def _done(self, request: int, result: object) -> None:
        if request == self._request:
            assert isinstance(result, Transfer)
            self.transfer = result
            self.text.setText(engine_message(result.summary))
            self._fill()

    @Slot(int, str)
    def _failed(self, request: int, reason: str) -> None:
        if request == self._request:
            self.transfer = None
            self.text.setText(reason)
            self._fill()

    @Slot()
    def _fill(self) -> None:
        self.rows.clear()
        self.rows.setVisible(self.transfer is not None)
        if self.transfer is None:
            return
        for row in self.transfer.rows:
            name = f"{row.layer}  {row.tensor}  {shape_text(row.shape)}"
            if row.reason is None:
                item = QListWidgetItem(icon("check", "good"), name)
                item.setToolTip(self.tr("From {source}").format(source=row.source))
            else:
                words = f"{name}\n{engine_message(row.reason)}"
                item = QListWidgetItem(icon("minus", "muted"), words)
                item.setToolTip(words)
                item.setForeground(theme.color("muted"))
            self.rows.addItem(item)
        for name in self.transfer.unused:
            item = QListWidgetItem(icon("minus", "muted"), self.tr("{name}: not used").format(name=name))
            item.setToolTip(self.tr("A layer of the file that has no place in this network"))
            item.setForeground(theme.color("muted"))
            self.rows.addItem(item)


def _look(network: NetworkSpec, path: str, model: TrainedModel | None) -> Transfer:
    """The job."""
    return transfer_of(network, path)
