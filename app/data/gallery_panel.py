"""The gallery with its filters, the number of pictures, and the progress of loading above it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.data.gallery import Gallery
from app.data.shelf import EXCLUDED
from app.data.store import DataStore
from app.widgets.icons import icon
from app.widgets.numbers import count_text, tabular

LEAST_FILTER = 72


class GalleryPanel(QWidget):
    """Shows what the filters say, or the pictures that somebody has picked out."""

    class_changed = Signal(object)
    """The index of the class that is shown, or None for all."""

    def __init__(self, store: DataStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.gallery = Gallery()
        self._picked: list[str] = []
        self.class_filter, self.part_filter = QComboBox(), QComboBox()
        self.class_filter.setAccessibleName(self.tr("Class"))
        self.part_filter.setAccessibleName(self.tr("Part"))
        for box in (self.class_filter, self.part_filter):
            box.setMinimumContentsLength(9)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumWidth(LEAST_FILTER)
            box.currentIndexChanged.connect(self._filter)
        self.all_button = QPushButton(icon("close"), self.tr("Show all"))
        self.all_button.clicked.connect(self._show_all)
        self.number = QLabel()
        self.number.setProperty("role", "muted")
        self.number.setFont(tabular(self.number.font()))
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
        self.progress_bar.setMinimumWidth(8)
        self.progress_text.setMinimumWidth(1)  # rather cut off than a window that leaves the screen
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(store.cancel)
        loading.addWidget(self.progress_text)
        loading.addWidget(self.progress_bar, 1)
        loading.addWidget(self.cancel_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.class_filter)
        row.addWidget(self.part_filter)
        row.addWidget(self.all_button)
        row.addWidget(self.loading_row, 1)
        row.addStretch(1)
        row.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.gallery, 1)
        self.gallery.selection_changed.connect(self._show_number)
        store.changed.connect(self._show_state)
        store.progress.connect(self._show_progress)
        self._show_state()

    @property
    def shows_excluded(self) -> bool:
        """Whether the pictures that are left out are shown, and no others."""
        shelf = self.gallery.shelf
        return self.part_filter.currentData() == EXCLUDED or (
            shelf.count > 0 and bool((shelf.entries[:, 0] == EXCLUDED).all())
        )

    def class_index(self) -> int | None:
        """The class that is shown; None for all."""
        index: int | None = self.class_filter.currentData()
        return index

    @Slot(object)
    def choose_class(self, index: int | None) -> None:
        """Show this class; None: all."""
        self._picked = []
        self.class_filter.setCurrentIndex(0 if index is None else index + 1)
        self._filter()

    @Slot(object)
    def show_keys(self, keys: list[str]) -> None:
        """Show these pictures, in this order."""
        self._picked = keys
        self.gallery.show_keys(keys)
        self.gallery.verticalScrollBar().setValue(0)
        self._show_filters()

    @Slot()
    def _show_all(self) -> None:
        self._picked = []
        self._filter()

    @Slot()
    def _show_state(self) -> None:
        state = self.store.state
        self.loading_row.setVisible(state == "loading")
        self.number.setVisible(state == "ready")
        if state == "loading":  # what was there stays meanwhile, so that nothing flickers
            self.progress_bar.setRange(0, 0)
            self.progress_text.setText(self.tr("Loading…"))
            return
        dataset = self.store.dataset
        shown, part = self.class_filter.currentText(), self.part_filter.currentData()
        scrolled = self.gallery.verticalScrollBar().value()
        selected = set(self.gallery.selected_keys())
        self.gallery.show_dataset(dataset, self.store.excluded)
        names = dataset.class_names if dataset is not None else ()
        num_excluded = len(self.store.excluded) if self.store.excluded is not None else 0
        with QSignalBlocker(self.class_filter), QSignalBlocker(self.part_filter):
            self.class_filter.clear()
            self.class_filter.addItem(self.tr("All classes"), None)
            for index, name in enumerate(names):
                self.class_filter.addItem(name, index)
            self.class_filter.setCurrentIndex(names.index(shown) + 1 if shown in names else 0)
            self.part_filter.clear()
            parts = (self.tr("Training"), self.tr("Validation"), self.tr("Test"))
            self.part_filter.addItem(self.tr("All parts"), None)
            for number, text in enumerate(parts):
                self.part_filter.addItem(text, number)
            if num_excluded:
                text = self.tr("Left out ({count})").format(count=count_text(num_excluded))
                self.part_filter.addItem(text, EXCLUDED)
            self.part_filter.setCurrentIndex(max(0, self.part_filter.findData(part)))
        if self._picked and dataset is not None:
            self.gallery.show_keys(self._picked)
            self._show_filters()
        else:
            self._filter()
        self.gallery.select_keys(selected)
        self.gallery.verticalScrollBar().setValue(scrolled)

    @Slot()
    def _filter(self) -> None:
        if self.sender() in (self.class_filter, self.part_filter):
            self._picked = []
        index = self.class_index()
        self.gallery.show_only(index, self.part_filter.currentData())
        self._show_filters()
        self.class_changed.emit(index)

    def _show_filters(self) -> None:
        self.all_button.setVisible(bool(self._picked))
        self._show_number()

    @Slot()
    def _show_number(self) -> None:
        count, selected = self.gallery.shelf.count, len(self.gallery.selected_keys())
        text = self.tr("1 picture") if count == 1 else self.tr("{count} pictures")
        if selected:
            text = self.tr("{selected} of {count} selected")
        self.number.setText(text.format(count=count_text(count), selected=count_text(selected)))

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.progress_bar.setRange(0, total)
        self.progress_bar.setValue(done)
        self.progress_text.setText(
            self.tr("{done} of {total}").format(done=count_text(done), total=count_text(total))
        )
