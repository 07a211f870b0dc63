"""The data set in numbers: totals, sizes, brightness, classes, and what could not be used."""

from __future__ import annotations

from collections import Counter

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.data.counts import ClassCounts, part_color
from app.guard import guarded
from app.theme import theme
from app.translate import engine_message
from app.widgets.fold import Fold
from app.widgets.numbers import bytes_text, count_text, locale, tabular
from engine.data.dataset import Dataset, Pictures

DOT = 10
MOST_FORMATS, IN_A_ROW = 12, 4
"""So many formats are told, so many in one line."""
SKIPPED_HEIGHT = 64
"""Of one file with its reason."""


class FactsPanel(QWidget):
    """What one wants to know of a data set before training on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: dict[str, QLabel] = {}
        self.headings: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (
            ("all", self.tr("Pictures"), None),
            ("train", self.tr("Training"), 0),
            ("validation", self.tr("Validation"), 1),
            ("test", self.tr("Test"), 2),
            ("files", self.tr("In the files"), None),
            ("formats", self.tr("Formats"), None),
            ("size", self.tr("For the network"), None),
            ("memory", self.tr("Memory"), None),
            ("mean", self.tr("Mean"), None),
            ("std", self.tr("Deviation"), None),
        )
        for number, (name, title, part) in enumerate(rows):
            value = QLabel()
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setFont(tabular(value.font()))
            self.values[name] = value
            heading = QLabel(title)
            heading.setProperty("role", "muted")
            self.headings[name] = heading
            top = Qt.AlignmentFlag.AlignTop
            if part is None:
                grid.addWidget(heading, number, 0, 1, 2, top)
            else:
                grid.addWidget(_Dot(part), number, 0)
                grid.addWidget(heading, number, 1)
            grid.addWidget(value, number, 2)
        moments = self.tr("Of the training pixels, on the scale 0 to 255, by channel.")
        self.values["mean"].setToolTip(moments)
        self.values["std"].setToolTip(moments)
        self.counts = ClassCounts()
        self.skipped_list = QListWidget()
        self.skipped_list.setWordWrap(True)
        self.skipped = Fold("", self.skipped_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.counts)
        column.addWidget(self.skipped)
        column.addStretch(1)

    def show_dataset(self, dataset: Dataset | None) -> None:
        """Another data set, or none."""
        self.counts.show_dataset(dataset)
        self.skipped.setVisible(dataset is not None and bool(dataset.skipped))
        self.skipped_list.clear()
        if dataset is None:
            return
        parts = (dataset.train, dataset.validation, dataset.test)
        for name, part in zip(("train", "validation", "test"), parts, strict=True):
            self.values[name].setText(count_text(len(part)))
        self.values["all"].setText(count_text(sum(map(len, parts))))
        _, channels, height, width = dataset.train.images.shape
        colour = self.tr("gray") if channels == 1 else self.tr("colour")
        size = self.tr("{width} × {height}, {colour}")
        self.values["size"].setText(size.format(width=width, height=height, colour=colour))
        self.values["memory"].setText(bytes_text(sum(part.images.nbytes for part in parts)))
        for name, text in (("files", files_text(parts)), ("formats", formats_text(parts))):
            self.values[name].setText(text)
            self.values[name].setVisible(bool(text))
            self.headings[name].setVisible(bool(text))
        for name, moments in (("mean", dataset.mean), ("std", dataset.std)):
            numbers = (locale().toString(float(value), "f", 1) for value in moments)
            self.values[name].setText("  ".join(numbers))
        count = len(dataset.skipped)
        text = self.tr("1 skipped file") if count == 1 else self.tr("{count} skipped files")
        self.skipped.heading.setText(text.format(count=count_text(count)))
        self.skipped_list.setFixedHeight(SKIPPED_HEIGHT * min(count, 3))
        for file in dataset.skipped:
            reason = engine_message(file.reason)
            item = QListWidgetItem(f"{file.path}\n{reason}")
            item.setToolTip(reason)
            self.skipped_list.addItem(item)


def files_text(parts: tuple[Pictures, ...]) -> str:
    """The sizes and channels before preparation: "28 × 28, gray"; "" where they are not known."""
    sizes = [part.sizes for part in parts if part.sizes is not None and len(part)]
    modes = [part.modes for part in parts if part.modes is not None and len(part)]
    words = []
    if sizes:
        known = np.concatenate(sizes)
        known = known[(known > 0).all(axis=1)]
        if len(known):
            (low_w, low_h), (high_w, high_h) = known.min(axis=0).tolist(), known.max(axis=0).tolist()
            least, most = f"{low_w} × {low_h}", f"{high_w} × {high_h}"
            words.append(least if least == most else f"{least} – {most}")
    if modes:
        found = np.concatenate(modes)
        tr = QCoreApplication.translate
        names = {"L": tr("data", "gray"), "RGB": tr("data", "colour"), "RGBA": tr("data", "transparent")}
        kinds = [(name, count) for mode, name in names.items() if (count := int((found == mode).sum()))]
        several = len(kinds) > 1
        words += [f"{count_text(count)} {name}" if several else name for name, count in kinds]
    return "\n".join(words) if len(words) > 2 else ", ".join(words)


def formats_text(parts: tuple[Pictures, ...]) -> str:
    """By the endings of the files, the most frequent first: "jpg 60, png 2"; "" for arrays."""
    endings: Counter[str] = Counter()
    for ending, count in Counter(key[key.rfind(".") :] for part in parts for key in part.keys).items():
        if ending.startswith(".") and "/" not in ending:
            endings[ending[1:].lower()] += count
    if len(endings) == 1:
        return next(iter(endings))
    words = [f"{ending} {count_text(count)}" for ending, count in endings.most_common(MOST_FORMATS)]
    return "\n".join(", ".join(words[at : at + IN_A_ROW]) for at in range(0, len(words), IN_A_ROW))


class _Dot(QWidget):
    """The colour of a part, as the bars have it."""

    def __init__(self, part: int) -> None:
        super().__init__()
        self.part = part
        self.setFixedSize(DOT + 4, DOT)
        theme.changed.connect(self.update)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, DOT, DOT, part_color(self.part))
