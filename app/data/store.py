"""The DataStore: the data set of the project in hand, loaded in a thread of its own."""

from __future__ import annotations

import threading
import time
import traceback
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from app.document.document import Document
from app.notices import notices
from app.translate import engine_message
from app.widgets.numbers import count_text
from engine.data.dataset import Dataset, Pictures, divide
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.message import Message, UserError, say

DataState = Literal["empty", "loading", "ready", "failed"]

DEBOUNCE_MS = 150
"""So long the project must rest before its data is loaded: nobody wants each step of a scrub."""
PROGRESS_SECONDS = 0.05
"""Progress crosses to the window no more often than this."""
KEPT_BYTES = 256 << 20
"""Up to this size the pictures are kept a second time, so that another split is there at once. Larger sets
are shared by their parts, and kept without a copy."""


class _SupersededError(Exception):
    """Raised by the progress of a request that nobody waits for any more."""


@dataclass(frozen=True)
class _Wanted:
    """What decides the pictures: the data, and of the input layer its fields but the scaling."""

    spec: DataSpec
    form: Input

    @property
    def pixels(self) -> tuple[object, ...]:
        """What decides the pictures before they are split."""
        return (self.spec.source, *self.size)

    @property
    def size(self) -> tuple[int, int, int, str]:
        """Channels, height, width and fit."""
        return self.form.channels, self.form.height, self.form.width, self.form.fit

    def same(self, other: _Wanted | None) -> bool:
        """Whether the other gives the very same data set."""
        return other is not None and (self.spec, self.size) == (other.spec, other.size)


class _Loader(QObject):
    """Lives in the loading thread; its slots run there, called by queued signals only."""

    progressed = Signal(int, int, int)
    """request, done, total"""
    loaded = Signal(int, object)
    """request, Dataset"""
    failed = Signal(int, object, object, str)
    """request, Message, advice, details"""

    def __init__(self) -> None:
        super().__init__()
        self._newest = 0
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], Pictures] | None = None

    def want(self, request: int) -> None:
        """Called by the window's thread: whatever is older than this request ends soon."""
        with self._lock:
            self._newest = request

    @Slot(int, object, bool)
    def load(self, request: int, wanted: _Wanted, afresh: bool) -> None:
        """Load and split. Pictures that are only split otherwise are not read again."""
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            self._check(request)
            now = time.monotonic()
            if now - told >= PROGRESS_SECONDS or done == total:
                told = now
                self.progressed.emit(request, done, total)

        try:
            self._check(request)
            if afresh or self._kept is None or self._kept[0] != wanted.pixels:
                self._kept = None  # before loading: two large sets need not fit into memory
                pictures = wanted.spec.source.load(wanted.form, progress)
                if isinstance(pictures.images, Rows) or pictures.images.nbytes <= KEPT_BYTES:
                    self._kept = wanted.pixels, pictures
            else:
                pictures = self._kept[1]
            dataset = divide(pictures, wanted.spec)
            _ = dataset.mean  # measured here, not in the window's thread
            self._check(request)
        except _SupersededError:
            return
        except UserError as error:
            self.failed.emit(request, error.message, error.advice, "")
        except Exception as error:  # a source may raise anything; a slot that raises tells nobody
            text = say("The pictures could not be loaded: {error}.", error=str(error) or repr(error))
            advice = say("Choose other data. The details tell more.")
            self.failed.emit(request, text, advice, traceback.format_exc())
        else:
            self.loaded.emit(request, dataset)

    def _check(self, request: int) -> None:
        with self._lock:
            if request != self._newest:
                raise _SupersededError


class DataStore(QObject):
    """Keeps `dataset` what the document's data and input layer ask for. Never blocks the window.

    `dataset` is None unless the state is "ready", so that nothing is trained on data of yesterday.
    """

    state_changed = Signal(str)
    progress = Signal(int, int)
    """done, total"""
    changed = Signal()
    """`dataset` or `problem` is another."""
    _asked = Signal(int, object, bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.state: DataState = "empty"
        self.dataset: Dataset | None = None
        self.problem = ""
        self._request = 0
        self._wanted: _Wanted | None = None
        self._afresh = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._thread = QThread(self)
        self._thread.setObjectName("data")
        self._loader = _Loader()
        self._loader.moveToThread(self._thread)
        self._asked.connect(self._loader.load)
        self._loader.progressed.connect(self._take_progress)
        self._loader.loaded.connect(self._take)
        self._loader.failed.connect(self._take_failure)
        self._thread.start()
        document.opened.connect(self._look_at_once)
        document.data_changed.connect(self._look)
        document.analysis_changed.connect(self._look)
        self._look_at_once()

    @property
    def form(self) -> Input | None:
        """The document's input layer, or None where there is none."""
        nodes = self.document.network.of_type("Input")
        layer = nodes[0].layer if nodes else None
        return layer if isinstance(layer, Input) else None

    @Slot()
    def reload(self) -> None:
        """Read everything again, as the files may be others now."""
        self._wanted = None
        self._look_at_once()
        self._afresh = True

    @Slot()
    def cancel(self) -> None:
        """Stop loading; there is no data then, until `reload` or an edit."""
        if self.state == "loading":
            self._drop_request()
            self._become("empty")

    @Slot()
    def close(self) -> None:
        """End the thread."""
        self._drop_request()
        self._thread.quit()
        self._thread.wait()

    # What is wanted now

    @Slot()
    def _look(self) -> None:
        form = self.form
        wanted = _Wanted(self.document.project.data, form) if form else None
        if wanted is None:
            if self._wanted is not None or self.state != "empty":
                self._wanted = None
                self._drop_request()
                self._become("empty")
            return
        if wanted.same(self._wanted):
            return
        self._wanted = wanted
        self._drop_request()
        self._become("loading")
        self._timer.start(DEBOUNCE_MS)

    @Slot()
    def _look_at_once(self) -> None:
        self._look()
        if self._timer.isActive():
            self._timer.start(0)
        if self.dataset is not None:
            self.document.set_num_classes(len(self.dataset.class_names))

    @Slot()
    def _ask(self) -> None:
        assert self._wanted is not None
        self._asked.emit(self._request, self._wanted, self._afresh)
        self._afresh = False

    def _drop_request(self) -> None:
        """Whatever is under way is not wanted any more."""
        self._timer.stop()
        self._request += 1
        self._loader.want(self._request)

    # What the thread tells

    @Slot(int, int, int)
    def _take_progress(self, request: int, done: int, total: int) -> None:
        if request == self._request:
            self.progress.emit(done, total)

    @Slot(int, object)
    def _take(self, request: int, dataset: Dataset) -> None:
        if request != self._request:
            return
        self._become("ready", dataset)
        if dataset.skipped:
            count = len(dataset.skipped)
            notices.post(
                self.tr("1 file could not be used.")
                if count == 1
                else self.tr("{count} files could not be used.").format(count=count_text(count)),
                "warning",
                details="\n".join(f"{file.path}: {engine_message(file.reason)}" for file in dataset.skipped),
            )

    @Slot(int, object, object, str)
    def _take_failure(self, request: int, message: Message, advice: Message, details: str) -> None:
        if request != self._request:
            return
        parts = (engine_message(part) for part in (message, advice) if part)
        self._become("failed", problem=" ".join(parts))
        notices.post(self.problem, "problem", details=details)

    def _become(self, state: DataState, dataset: Dataset | None = None, problem: str = "") -> None:
        other = state != self.state
        self.state, self.dataset, self.problem = state, dataset, problem
        if state != "loading":  # while loading, the old count is the best guess
            self.document.set_num_classes(len(dataset.class_names) if dataset else None)
        if other:
            self.state_changed.emit(state)
        self.changed.emit()
