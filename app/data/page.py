"""The Data page: choose the pictures, see them, and how they are shared out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.data.facts import FactsPanel
from app.data.gallery import Gallery
from app.data.source_panel import FOLDER, SourcePanel, path_field
from app.data.store import DataStore
from app.document.document import Document
from app.notices import notices
from app.theme import theme
from app.translate import engine_message, engine_text
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.numbers import count_text, tabular
from engine.spec.problems import Problem
from engine.spec.project import SUFFIX
from engine.spec.source import DataSource

SIDE_WIDTH, FACTS_WIDTH = 288, 256


class DataPage(QWidget):
    """Source and split on the left, the pictures in the middle, the numbers on the right."""

    def __init__(self, document: Document, store: DataStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.store = document, store
        self.setAcceptDrops(True)
        self._dropping = False
        self.sources = SourcePanel(document)
        self.gallery = Gallery()
        self.facts = FactsPanel()
        self.stack = QStackedWidget()
        self._build_invitation()
        self.stack.addWidget(self.invitation)
        self.stack.addWidget(self._pictures())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(_scrolling(self.sources, SIDE_WIDTH))
        columns.addWidget(self.stack, 1)
        self.facts_column = _scrolling(self.facts, FACTS_WIDTH)
        columns.addWidget(self.facts_column)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._fix_bar())
        column.addLayout(columns, 1)
        self.sources.waiting_changed.connect(self._show_state)
        self.facts.counts.class_chosen.connect(self._on_class_chosen)
        store.changed.connect(self._show_state)
        store.progress.connect(self._show_progress)
        document.analysis_changed.connect(self._show_fix)
        document.opened.connect(self._show_fix)
        theme.changed.connect(self.update)
        self._show_state()
        self._show_fix()

    # Building

    def _pictures(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.class_filter, self.part_filter = QComboBox(), QComboBox()
        self.class_filter.setAccessibleName(self.tr("Class"))
        self.part_filter.setAccessibleName(self.tr("Part"))
        parts = (self.tr("Training"), self.tr("Validation"), self.tr("Test"))
        self.part_filter.addItem(self.tr("All parts"), None)
        for part, text in enumerate(parts):
            self.part_filter.addItem(text, part)
        for box in (self.class_filter, self.part_filter):
            box.setMinimumContentsLength(9)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self._filter)
        self.number = QLabel()
        self.number.setProperty("role", "muted")
        self.number.setFont(tabular(self.number.font()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.class_filter)
        row.addWidget(self.part_filter)
        row.addStretch(1)
        row.addWidget(self.number)
        column.addLayout(row)
        self.loading_row = QWidget()
        loading = QHBoxLayout(self.loading_row)
        loading.setContentsMargins(0, 0, 0, 0)
        loading.setSpacing(8)
        self.progress_text = QLabel(self.tr("Loading…"))
        self.progress_text.setProperty("role", "muted")
        self.progress_text.setFont(tabular(self.progress_text.font()))
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setRange(0, 0)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.store.cancel)
        loading.addWidget(self.progress_text)
        loading.addWidget(self.progress_bar, 1)
        loading.addWidget(self.cancel_button)
        column.addWidget(self.loading_row)
        column.addWidget(self.gallery, 1)
        return page

    def _build_invitation(self) -> None:
        self.invitation = QWidget()
        self.invitation_title = label("", "title")
        self.invitation_text = label("", "muted")
        self.folder_button = QPushButton(icon("folder"), self.tr("Choose a folder…"))
        self.folder_button.clicked.connect(self.sources.choose_path)
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
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)

    def _fix_bar(self) -> QWidget:
        self.fix_bar = QFrame()
        self.fix_text = label("", "problem")
        self.fix_button = QPushButton()
        self.fix_button.setProperty("role", "primary")
        self.fix_button.clicked.connect(self._fix)
        row = QHBoxLayout(self.fix_bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.fix_text, 1)
        row.addWidget(self.fix_button)
        return self.fix_bar

    # Showing

    @Slot()
    def _show_state(self) -> None:
        state, dataset = self.store.state, self.store.dataset
        waits = bool(self.sources.waiting)
        self.loading_row.setVisible(state == "loading")
        self.number.setVisible(state == "ready")
        if state == "loading":  # what was there stays meanwhile, so that nothing flickers
            self.progress_bar.setRange(0, 0)
            self.progress_text.setText(self.tr("Loading…"))
        else:
            self.gallery.pictures.show_dataset(dataset)
            self.facts.show_dataset(dataset)
            self._fill_class_filter()
        self.facts_column.setVisible(bool(self.facts.counts.names) and not waits)
        self.again_button.setVisible(not waits)
        field = path_field(self.sources.reads_path)
        wants_folder = field is None or field.path == "folder"
        self.folder_button.setText(self.tr("Choose a folder…") if wants_folder else self.tr("Choose a file…"))
        if waits and self.sources.waiting == FOLDER:
            self._invite(
                self.tr("Drop a folder of pictures"),
                self.tr("One subfolder per class, named as the class, with its pictures inside."),
            )
        elif waits:
            member = DataSource.family.members()[self.sources.waiting]
            self._invite(engine_text(member.title), engine_text(member.summary()))
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
                self.tr("Load again, or drop a folder of pictures, one subfolder per class."),
            )
        else:
            self.stack.setCurrentIndex(1)

    def _invite(self, title: str, text: str, role: str = "muted") -> None:
        self.invitation_title.setText(title)
        self.invitation_text.setText(text)
        self.invitation_text.setProperty("role", role)
        self.invitation_text.style().polish(self.invitation_text)
        self.stack.setCurrentIndex(0)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.progress_bar.setRange(0, total)
        self.progress_bar.setValue(done)
        self.progress_text.setText(
            self.tr("{done} of {total}").format(done=count_text(done), total=count_text(total))
        )

    def _fill_class_filter(self) -> None:
        with QSignalBlocker(self.class_filter), QSignalBlocker(self.part_filter):
            self.class_filter.clear()
            self.class_filter.addItem(self.tr("All classes"), None)
            for index, name in enumerate(self.facts.counts.names):
                self.class_filter.addItem(name, index)
            self.part_filter.setCurrentIndex(0)
        self._show_number()

    @Slot()
    def _filter(self) -> None:
        chosen = self.class_filter.currentData()
        self.facts.counts.choose(chosen)
        self.gallery.pictures.show_only(chosen, self.part_filter.currentData())
        self._show_number()

    @Slot(object)
    def _on_class_chosen(self, index: int | None) -> None:
        self.class_filter.setCurrentIndex(0 if index is None else index + 1)

    def _show_number(self) -> None:
        count = self.gallery.pictures.num_matching
        text = self.tr("1 picture") if count == 1 else self.tr("{count} pictures")
        self.number.setText(text.format(count=count_text(count)))

    # The network and the data that do not fit

    def _misfit(self) -> Problem | None:
        return next((p for p in self.document.problems if p.code == "class_count"), None)

    @Slot()
    def _show_fix(self) -> None:
        problem, dataset = self._misfit(), self.store.dataset
        self.fix_bar.setVisible(problem is not None)
        if problem is None or problem.node is None:
            return
        fixable = "units" in type(self.document.network.node(problem.node).layer).model_fields
        text = engine_message(problem.message)
        self.fix_text.setText(text if fixable else f"{text} {engine_message(problem.advice)}")
        self.fix_button.setVisible(fixable and dataset is not None)
        if dataset is not None:
            self.fix_button.setText(
                self.tr("Set the last layer to {count} classes").format(count=len(dataset.class_names))
            )

    @Slot()
    def _fix(self) -> None:
        problem, dataset = self._misfit(), self.store.dataset
        if problem is None or problem.node is None or dataset is None:
            return
        network = self.document.network
        layer = network.node(problem.node).layer.edited(units=len(dataset.class_names))
        self.document.edit_network(self.tr("Set the number of classes"), network.replace(problem.node, layer))

    # Dropping a folder

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if any(url.path().lower().endswith(SUFFIX) for url in urls):
            event.ignore()  # a project is for the window
        elif any(url.isLocalFile() for url in urls):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        event.acceptProposedAction()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        tag = self.sources.reads_path
        folder = next((path for path in paths if path.is_dir()), None)
        if tag != FOLDER and (self.sources.waiting or folder is None):
            self.sources.use_path(tag, paths[0])
        elif folder is not None:
            self.sources.use_folder(folder)
        else:
            words = self.tr("{name} is not a folder. Drop the folder that holds one subfolder per class.")
            notices.post(words.format(name=paths[0].name), "warning")

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        waits = self.stack.currentIndex() == 0
        if not (self._dropping or waits):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color("accent" if self._dropping else "line")
        painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
        room = self.stack.geometry() if waits else self.rect().adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 8, 8)


def _scrolling(content: QWidget, width: int) -> QScrollArea:
    """A column of a fixed width that scrolls when it is too high."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFixedWidth(width)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
