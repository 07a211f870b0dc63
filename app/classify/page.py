"""The Classify page: a picture of one's own, what the network sees of it, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from app.classify.adjustments import Adjustments
from app.classify.layout import ClassifyWidgets
from app.classify.likeness import Likeness, likeness_of
from app.classify.pad import FILL
from app.classify.reader import PictureReader, picture_files
from app.data.store import DataStore
from app.guard import guarded
from app.notices import notices
from app.theme import theme
from app.training.session import Session
from app.translate import engine_message
from app.widgets.picture import pixels_of
from engine.data.prepare import SUFFIXES, prepare_picture
from engine.layers.input import Input
from engine.predict.classification import Classification
from engine.spec.message import Message
from engine.spec.project import SUFFIX

LIVE_MS = 120
"""While drawing, the network is asked no more often."""
AGAIN_MS = 1000
"""While training, the same picture is asked for again so often: the answer moves."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture in hand: uint8 (H, W), (H, W, 3) or (H, W, 4); `preview` is no larger than a screen."""

    pixels: np.ndarray
    preview: np.ndarray
    name: str = ""
    truth: str | None = None


class ClassifyPage(QWidget):
    """Draw, drop, paste, open, or pick from the test set. One question is under way at a time; while
    it is, only the newest of the next is kept."""

    def __init__(self, store: DataStore, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store, self.session = store, session
        self.setAcceptDrops(True)
        self.picture: Picture | None = None
        """None while the drawing pad is in hand."""
        self.likeness = Likeness()
        self._seen_size: tuple[int, int, int] | None = None
        """Height, width, channels that the model in hand has shown to see."""
        self._numbers = count(1)
        self._asked = self._reading = 0
        """Numbers of what is under way; 0: nothing."""
        self._asked_about: Picture | None = None
        self._file_name = ""
        self._stale = False
        self._dropping = False
        self.widgets = ClassifyWidgets(self, session, self._numbers)
        self.widgets.batch.alike = self._alike
        self._silent_adjustments = Adjustments()
        """Never shown: for several pictures, which nobody wants to be asked about one by one."""
        self.pad = self.widgets.pad_panel.pad
        self.setFocusProxy(self.pad)
        self.reader = PictureReader(self)
        self.reader.read.connect(self._on_read)
        self.reader.failed.connect(self._on_unreadable)
        self._soon = QTimer(self, interval=LIVE_MS, singleShot=True)
        self._soon.timeout.connect(self.ask)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self._connect()
        self._on_data()
        self._on_session()

    def _connect(self) -> None:
        ui = self.widgets
        ui.draw_button.clicked.connect(self.draw)
        ui.open_button.clicked.connect(self.open_dialog)
        ui.paste_button.clicked.connect(self.paste)
        ui.train_button.clicked.connect(self.session.train)
        ui.adjustments.changed.connect(self.ask)
        ui.samples.picked.connect(self._on_sample)
        ui.batch.back_wanted.connect(self._leave_batch)
        ui.batch.picture_wanted.connect(self._on_wanted)
        ui.pad_panel.centre_box.toggled.connect(self._on_drawn)
        self.pad.drawn.connect(self._on_drawn)
        self.store.changed.connect(self._on_data)
        self.session.state_changed.connect(self._on_session)
        self.session.model_changed.connect(self._on_model)
        self.session.classified.connect(self._on_classified)
        self.session.classify_failed.connect(self._on_failed)
        theme.changed.connect(self.update)

    # Where pictures come from

    @Slot()
    def draw(self) -> None:
        """Take the drawing pad in hand."""
        self._take(None)
        self.pad.setFocus()

    @Slot()
    def open_dialog(self) -> None:
        """Ask for picture files."""
        suffixes = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        pictures = self.tr("Pictures ({suffixes})").format(suffixes=suffixes)
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open pictures"), "", f"{pictures};;{self.tr('All files (*)')}"
        )
        self.open_files([Path(name) for name in names])

    def open_files(self, paths: list[Path]) -> None:
        """One file is shown, several make a table; of a folder all pictures in it."""
        files = picture_files(paths)
        if len(files) == 1:
            self._reading, self._file_name = next(self._numbers), files[0].name
            self.reader.start(self._reading, files[0])
        elif files:
            self.widgets.batch.show_files(files)
            self.widgets.show_batch(True)
        elif paths:
            words = self.tr("There is no picture in {name}.").format(name=paths[0].name)
            notices.post(words, "warning")

    @Slot()
    def paste(self) -> None:
        """Take a picture, or picture files, from the clipboard."""
        if not self._take_mime(QGuiApplication.clipboard().mimeData()):
            notices.post(self.tr("There is no picture on the clipboard."), "warning")

    def _take_mime(self, mime: QMimeData) -> bool:
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.open_files(paths)
            return True
        image = mime.imageData() if mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            pixels = pixels_of(image)
            self._take(Picture(pixels, pixels, self.tr("Pasted picture")))
            return True
        return False

    @Slot(object, str)
    def _on_sample(self, pixels: np.ndarray, truth: str) -> None:
        self._take(Picture(pixels, pixels, self.tr("Test picture"), truth))

    @Slot(int, object, object)
    def _on_read(self, number: int, pixels: np.ndarray, preview: np.ndarray) -> None:
        if number == self._reading:
            self._take(Picture(pixels, preview, self._file_name))

    @Slot(int, object, object, str)
    def _on_unreadable(self, number: int, message: Message, advice: Message, details: str) -> None:
        if number == self._reading:
            self._reading = 0
            notices.post(f"{engine_message(message)} {engine_message(advice)}", "problem", details=details)

    @Slot()
    def _leave_batch(self) -> None:
        self.widgets.batch.stop()
        self.widgets.show_batch(False)

    @Slot(object)
    def _on_wanted(self, path: Path) -> None:
        self.open_files([path])

    def _take(self, picture: Picture | None) -> None:
        """Another picture in hand; None: the pad."""
        self._reading = 0
        self._leave_batch()
        self.picture = picture
        self.widgets.adjustments.forget()
        if picture is None or picture.truth is None:
            self.widgets.samples.uncheck()
        self.widgets.show_picture(None if picture is None else picture.preview)
        self.widgets.name.setText("" if picture is None else picture.name)
        self.widgets.answer.show_words("")
        self.ask()

    # Asking

    @Slot()
    def ask(self) -> None:
        """Show what the network will see, and ask it, now or once the last answer is there."""
        self._soon.stop()
        raw = self._raw()
        if raw is None:
            self._stale = False
            self._show_nothing()
            return
        self._suggest(raw)
        height, width, _ = self._size()
        pixels = self.widgets.adjustments.applied(raw.pixels, raw.preview, height, width)
        if self._asked:
            self._stale = True
        elif self.session.has_model:
            self._asked, self._asked_about = next(self._numbers), self.picture
            self._stale = False
            self.session.classify(pixels, self._asked)
        else:
            self._show_guess(self.widgets.adjustments.applied(raw.preview, raw.preview, height, width))

    def _raw(self) -> Picture | None:
        """What is in hand: the picture, or the drawing as the pad hands it over."""
        if self.picture is not None or self.pad.is_empty:
            return self.picture
        height, width, _ = self._size()
        fill: float | None = FILL * self.likeness.fill
        if not self.widgets.pad_panel.centre_box.isChecked():
            # A square; the input layer's own fit brings it to its shape.
            fill, height = None, max(height, width)
            width = height
        pixels = self.pad.picture(height, width, fill)
        return Picture(pixels, pixels)

    def _suggest(self, raw: Picture) -> None:
        """Only gray networks have paper and ink; test pictures are as they should be."""
        adjustable = self._is_gray() and raw.truth is None
        self.widgets.adjustments.suggest(
            raw.preview if adjustable else None, self.likeness, may_cut=self.picture is not None
        )

    def _alike(self, pixels: np.ndarray, preview: np.ndarray) -> np.ndarray:
        """One of several pictures, adjusted without asking."""
        adjustments = self._silent_adjustments
        adjustments.suggest(preview if self._is_gray() else None, self.likeness, may_cut=True)
        height, width, _ = self._size()
        return adjustments.applied(pixels, preview, height, width)

    def _size(self) -> tuple[int, int, int]:
        """Height, width and channels that the network takes, as far as it is known."""
        form = self._form()
        return self._seen_size or (form.height, form.width, form.channels)

    def _form(self) -> Input:
        network = self.session.run_network if self.session.has_model else None
        nodes = network.of_type("Input") if network else ()
        layer = nodes[0].layer if nodes else self.store.form
        return layer if isinstance(layer, Input) else Input()

    def _is_gray(self) -> bool:
        return self._size()[2] == 1

    @Slot()
    def _on_drawn(self) -> None:
        if self.picture is None and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _ask_again(self) -> None:
        if self.isVisible() and not self._asked and not self.pad.is_drawing:
            self.ask()

    # What comes back

    @Slot(int, object)
    def _on_classified(self, number: int, answer: Classification) -> None:
        if number != self._asked:
            return
        self._asked = 0
        height, width, channels = answer.seen.shape
        other_size = (height, width, channels) != self._size()
        self._seen_size = (height, width, channels)
        in_hand = self.picture is not None or not self.pad.is_empty
        if self.picture is self._asked_about and in_hand:
            self.widgets.answer.show_answer(answer, self.picture.truth if self.picture else None)
            self._show_seen(answer.seen)
        if self._stale or (other_size and self.picture is None):
            self.ask()

    @Slot(int, str)
    def _on_failed(self, number: int, reason: str) -> None:
        if number != self._asked:
            return
        self._asked = 0
        self.widgets.answer.show_words(reason, "problem")
        if self._stale:
            self.ask()

    @Slot()
    def _on_model(self) -> None:
        self._asked, self._seen_size = 0, None
        self._on_session()
        self.ask()

    @Slot()
    def _on_session(self) -> None:
        state = self.session.state
        had_focus = self.widgets.train_button.hasFocus()
        self.widgets.show_model(self.session.has_model, state == "preparing")
        if had_focus and not self.widgets.train_button.hasFocus():
            self.pad.setFocus()
        if state == "running":
            self._again.start()
        else:
            self._again.stop()

    @Slot()
    def _on_data(self) -> None:
        if self.store.state == "loading":
            return
        dataset = self.store.dataset
        if dataset is not None:
            self.likeness = likeness_of(dataset)
        self.widgets.samples.show_dataset(dataset)
        self.ask()

    # Showing

    def _show_nothing(self) -> None:
        self.widgets.show_seen(None, "")
        self.widgets.adjustments.suggest(None, self.likeness, may_cut=False)
        self.widgets.answer.show_words(self.tr("Draw something, or choose a picture."))

    def _show_guess(self, pixels: np.ndarray) -> None:
        """Without a model: what it would see."""
        seen = prepare_picture(pixels, *self._form().preparation)
        self._show_seen(seen.transpose(1, 2, 0))

    def _show_seen(self, seen: np.ndarray) -> None:
        height, width, channels = seen.shape
        colour = self.tr("gray") if channels == 1 else self.tr("colour")
        self.widgets.show_seen(
            seen, self.tr("{size} pixels, {colour}").format(size=f"{width} × {height}", colour=colour)
        )

    # Qt

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()  # so that paste and undo are at hand
        self.ask()

    def event(self, event: QEvent) -> bool:
        # The window's own paste would take the keys otherwise.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            event.accept()
            return True
        return super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if any(url.path().lower().endswith(SUFFIX) for url in mime.urls()):
            event.ignore()  # a project is for the window
        elif mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()
            self._set_dropping(True)

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dropping(False)

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dropping(False)
        event.acceptProposedAction()
        self._take_mime(event.mimeData())

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dropping:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 8, 8)
