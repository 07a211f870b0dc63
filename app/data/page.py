"""The Data page: choose the pictures, see them, mend them, and how they are shared out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.data import changes
from app.data.augment_panel import AugmentPanel
from app.data.camera_panel import CameraPanel
from app.data.doctor_panel import DoctorPanel
from app.data.facts import FactsPanel
from app.data.fit_bar import FitBar
from app.data.gallery_menu import class_menu, pictures_menu
from app.data.gallery_panel import GalleryPanel
from app.data.input_panel import InputPanel
from app.data.source_panel import SourcePanel, path_field
from app.data.split_panel import SplitPanel
from app.data.store import DataStore
from app.document.document import Document
from app.guard import guarded
from app.theme import theme
from app.training.session import Session
from app.translate import engine_text
from app.widgets.icons import icon
from app.widgets.labels import label
from engine.spec.project import SUFFIX
from engine.spec.source import DataSource

WIDTHS, NARROW_WIDTHS = (312, 368), (288, 320)
"""Of the columns on the left and on the right."""
NARROW = 1200
"""A page that is not as wide leaves more of its room to the pictures."""


class DataPage(QWidget):
    """Source, split and preparation left, the pictures in the middle, facts, doctor, augmentation right."""

    def __init__(
        self, document: Document, store: DataStore, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document, self.store = document, store
        self.setAcceptDrops(True)
        self._dropping = False
        self.sources = SourcePanel(document, store)
        self.split = SplitPanel(document, store)
        self.preparation = InputPanel(document)
        self.pictures = GalleryPanel(store)
        self.gallery = self.pictures.gallery
        self.facts = FactsPanel()
        self.doctor = DoctorPanel(document, store, session)
        self.augment = AugmentPanel(document, store, session)
        self.fit_bar = FitBar(document, store)
        self.camera = CameraPanel()
        self.stack = QStackedWidget()
        self._build_invitation()
        for page in (self.invitation, self.pictures, self.camera):
            self.stack.addWidget(page)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(16)
        left_column.addWidget(self.sources)
        left_column.addWidget(self.split)
        left_column.addWidget(self.preparation)
        left_column.addStretch(1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for panel, title in (
            (self.facts, self.tr("Facts")),
            (self.doctor, self.tr("Doctor")),
            (self.augment, self.tr("Augment")),
        ):
            self.tabs.addTab(_scrolling(panel), title)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self.left_area = _scrolling(left)
        columns.addWidget(self.left_area)
        columns.addWidget(self.stack, 1)
        columns.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.fit_bar)
        column.addLayout(columns, 1)
        self._connect()
        self.fit_bar.refresh()
        self._show_state()

    def _connect(self) -> None:
        store, gallery, counts = self.store, self.gallery, self.facts.counts
        self.sources.waiting_changed.connect(self._show_state)
        self.sources.camera_wanted.connect(self._show_camera)
        self.camera.finished.connect(self._on_camera_finished)
        store.changed.connect(self._show_state)
        store.examination_changed.connect(self._show_findings)
        counts.class_chosen.connect(self.pictures.choose_class)
        counts.move_wanted.connect(self._on_move)
        counts.rename_wanted.connect(self._on_rename)
        counts.menu_wanted.connect(self._on_class_menu)
        self.pictures.class_changed.connect(counts.choose)
        gallery.selection_changed.connect(self._on_selected)
        gallery.exclude_wanted.connect(self._on_exclude)
        gallery.menu_wanted.connect(self._on_pictures_menu)
        gallery.drag_started.connect(self._show_classes)
        self.doctor.show_wanted.connect(self.pictures.show_keys)
        theme.changed.connect(self.update)

    def _build_invitation(self) -> None:
        self.invitation = QWidget()
        self.invitation_title = label("", "title")
        self.invitation_text = label("", "muted")
        self.folder_button = QPushButton(icon("folder"), self.tr("Choose a folder…"))
        self.folder_button.clicked.connect(self.sources.choose_folder)
        self.file_button = QPushButton(icon("file"), self.tr("Choose a file…"))
        self.file_button.clicked.connect(self.sources.choose_file)
        self.again_button = QPushButton(icon("reload"), self.tr("Load again"))
        self.again_button.clicked.connect(self.store.reload)
        column = QVBoxLayout(self.invitation)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(1)
        for words in (self.invitation_title, self.invitation_text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.folder_button, self.file_button, self.again_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)

    # Showing

    @Slot()
    def _show_state(self) -> None:
        state, dataset = self.store.state, self.store.dataset
        waits = bool(self.sources.waiting)
        if state != "loading":  # what was there stays meanwhile, so that nothing flickers
            self.facts.show_dataset(dataset)
            self.facts.counts.choose(self.pictures.class_index())
        self.tabs.setVisible(bool(self.facts.counts.names) and not waits)
        self.again_button.setVisible(not waits)
        if self.stack.currentWidget() is self.camera:
            return
        field = path_field(self.sources.waiting) if waits else None
        self.folder_button.setVisible(True)
        self.file_button.setVisible(field is None or field.path == "file")
        if waits:
            member = DataSource.family.members()[self.sources.waiting]
            how = self.tr("Drop it here, or choose it.")
            self._invite(engine_text(member.title), f"{engine_text(member.summary())} {how}")
        elif state == "failed":
            self._invite(self.tr("No pictures"), self.store.problem, "problem")
        elif state == "empty" and self.store.form is None:
            self.again_button.hide()
            self._invite(
                self.tr("No pictures yet"),
                self.tr("Put an Input layer into the network: it says how large the pictures are."),
            )
        elif state == "empty":
            self._invite(
                self.tr("Loading was cancelled"),
                self.tr("Load again, or drop pictures: a folder, an archive, a table, arrays."),
            )
        else:
            self.stack.setCurrentWidget(self.pictures)
        if state == "ready":
            self.doctor.look_soon()

    def _invite(self, title: str, text: str, role: str = "muted") -> None:
        self.invitation_title.setText(title)
        self.invitation_text.setText(text)
        self.invitation_text.setProperty("role", role)
        self.invitation_text.style().polish(self.invitation_text)
        self.stack.setCurrentWidget(self.invitation)

    @Slot()
    def _show_findings(self) -> None:
        count = self.doctor.num_problems
        self.tabs.setTabText(
            1, self.tr("Doctor ({count})").format(count=count) if count else self.tr("Doctor")
        )

    @Slot()
    def _show_classes(self) -> None:
        self.tabs.setCurrentIndex(0)

    # The pictures that are selected

    @Slot()
    def _on_selected(self) -> None:
        self.facts.counts.set_can_add(bool(self.gallery.selected_keys()))
        self.augment.versions.show_picture(self.gallery.current_pixels())

    @Slot(object, str)
    def _on_move(self, keys: list[str] | None, name: str) -> None:
        keys = keys or self.gallery.selected_keys()
        if keys:
            changes.move(self.document, keys, name)

    @Slot(str, str)
    def _on_rename(self, name: str, new_name: str) -> None:
        changes.merge(self.document, name, new_name)

    @Slot()
    def _on_exclude(self) -> None:
        keys = self.gallery.selected_keys()
        if self.pictures.shows_excluded:
            changes.include(self.document, keys)
        else:
            changes.exclude(self.document, keys)

    @Slot(QPoint)
    def _on_pictures_menu(self, spot: QPoint) -> None:
        keys, counts = self.gallery.selected_keys(), self.facts.counts
        self._show_classes()
        menu = pictures_menu(self, self.document, counts, keys, self.pictures.shows_excluded)
        self._pop_up(menu, spot)

    @Slot(int, QPoint)
    def _on_class_menu(self, row: int, spot: QPoint) -> None:
        self._pop_up(class_menu(self, self.document, self.facts.counts, row), spot)

    def _pop_up(self, menu: Any, spot: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    # The camera

    @Slot()
    def _show_camera(self) -> None:
        self.stack.setCurrentWidget(self.camera)
        self.camera.start(self.sources.camera())

    @Slot(str)
    def _on_camera_finished(self, folder: str) -> None:
        self.stack.setCurrentWidget(self.pictures)
        if folder:
            self.sources.take(folder)
        self._show_state()

    # Dropping

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if any(url.path().lower().endswith(SUFFIX) for url in urls):
            event.ignore()  # a project is for the window
        elif any(url.isLocalFile() for url in urls):
            event.acceptProposedAction()
            self._set_dropping(True)

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.sources.take(next((path for path in paths if path.is_dir()), paths[0]))

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    # Qt

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sources.look_for_camera()
        self.doctor.look_soon()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = WIDTHS if self.width() >= NARROW else NARROW_WIDTHS
        self.left_area.setFixedWidth(left)
        self.tabs.setFixedWidth(right)

    @guarded
    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.camera.pause()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        invites = self.stack.currentWidget() is self.invitation
        if not (self._dropping or invites):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color("accent" if self._dropping else "line")
        painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
        room = self.stack.geometry() if invites else self.rect().adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 8, 8)


def _scrolling(content: QWidget) -> QScrollArea:
    """A column that scrolls when it is too high, never to the side."""
    area = QScrollArea()
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 8, 8, 0)
    column.addWidget(content)
    area.setWidget(frame)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    frame.setAutoFillBackground(False)
    return area
