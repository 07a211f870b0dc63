"""The DataStore: the data set of the project in hand, loaded and examined without keeping the window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.data.background import Background
from app.document.document import Document
from app.notices import notices
from app.translate import engine_message
from app.widgets.numbers import count_text
from engine.data.dataset import Dataset, Pictures, divide, relabelled
from engine.data.doctor.finding import Finding
from engine.data.recognise import Recognised, recognise
from engine.data.rows import Rows
from engine.data.sources.named_files import NamedFiles
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.message import Message, say
from engine.spec.project import Project
from engine.spec.source import Progress

DataState = Literal["empty", "loading", "ready", "failed"]

DEBOUNCE_MS = 150
"""So long the project must rest before its data is loaded: nobody wants each step of a scrub."""
KEPT_BYTES = 256 << 20
"""Up to this size the pictures are kept a second time, so that another split is there at once."""


@dataclass(frozen=True)
class _Wanted:
    """What decides the pictures: the data, and of the input layer its fields but the scaling."""

    spec: DataSpec
    form: Input

    @property
    def pixels(self) -> tuple[object, ...]:
        """What decides the pictures before they are split."""
        return (self.spec.source, *self.form.preparation)

    def same(self, other: _Wanted | None) -> bool:
        """Whether the other gives the very same data set."""
        return other is not None and (self.spec, self.form.preparation) == (
            other.spec,
            other.form.preparation,
        )


@dataclass(frozen=True, eq=False)
class _Loaded:
    """What the loading thread gives."""

    dataset: Dataset
    excluded: Pictures
    gives_parts: bool
    num_groups: int


class _Loader:
    """Used in the loading thread only; remembers the pictures, so that another split reads nothing."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, ...], Pictures] | None = None

    def load(self, wanted: _Wanted, afresh: bool, progress: Progress) -> _Loaded:
        """Load and split. Raises UserError, and what `progress` raises."""
        if afresh or self._kept is None or self._kept[0] != wanted.pixels:
            self._kept = None  # before loading: two large sets need not fit into memory
            pictures = wanted.spec.source.load(wanted.form, progress)
            if isinstance(pictures.images, Rows) or pictures.images.nbytes <= KEPT_BYTES:
                self._kept = wanted.pixels, pictures
        else:
            pictures = self._kept[1]
        dataset = divide(pictures, wanted.spec)
        _ = dataset.mean  # measured here, not in the window's thread
        relabels, kept = relabelled(pictures, wanted.spec)
        num_groups = 0 if pictures.group is None else len(np.unique(pictures.group))
        return _Loaded(dataset, relabels.subset(np.flatnonzero(~kept)), pictures.part is not None, num_groups)


def _not_loaded(reason: str) -> tuple[Message, Message]:
    return (
        say("The pictures could not be loaded: {error}.", error=reason),
        say("Choose other data. The details tell more."),
    )


class DataStore(QObject):
    """Keeps `dataset` what the document's data and input layer ask for. Never blocks the window.

    `dataset` is None unless the state is "ready", so that nothing is trained on data of yesterday.
    Two more threads start when they are first needed: one looks what a dropped file is, the other
    examines the data.
    """

    state_changed = Signal(str)
    progress = Signal(int, int)
    """done, total"""
    changed = Signal()
    """`dataset` or `problem` is another."""
    recognised = Signal(object)
    """Recognised: what the newest path that was asked about is."""
    not_recognised = Signal(object, object)
    """Message, advice"""
    names_previewed = Signal(object, object)
    """label -> number of names, and the names that do not fit the pattern"""
    examination_changed = Signal()
    """`findings`, `is_examining` or `examination_problem` is another."""
    examination_progress = Signal(int, int)
    """done, total"""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.state: DataState = "empty"
        self.dataset: Dataset | None = None
        self.excluded: Pictures | None = None
        """What the user has left out, in the classes that it had; of a class that is gone the label is
        the number of classes."""
        self.gives_parts, self.num_groups = False, 0
        """What the source says itself of the split."""
        self.problem = ""
        self.findings: tuple[Finding, ...] | None = None
        """Of the last examination; None before the first of this data."""
        self.examined_labels = False
        """Whether a trained network had its say in them."""
        self.examination_problem = ""
        self._looking_at_labels = False
        self._looking_at: tuple[object, ...] = ()
        self._examined: tuple[object, ...] = ()
        """What the findings are about."""
        self._version = 0
        """Counts the data sets."""
        self._wanted: _Wanted | None = None
        self._afresh = False
        self._told_skipped: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self._loader = _Loader()
        self._loading = Background("data", self, _not_loaded)
        self._loading.progress.connect(self.progress)
        self._loading.done.connect(self._take)
        self._loading.failed.connect(self._take_failure)
        self._recognising = Background("recognition", self)
        self._recognising.done.connect(self.recognised)
        self._recognising.failed.connect(self._tell_not_recognised)
        self._previewing = Background("preview of names", self)
        self._previewing.done.connect(self._tell_preview)
        self._examining = Background("examination", self)
        self._examining.progress.connect(self.examination_progress)
        self._examining.done.connect(self._take_findings)
        self._examining.failed.connect(self._take_examination_failure)
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
        """End the threads."""
        self._timer.stop()
        for background in (self._recognising, self._previewing, self._examining, self._loading):
            background.close()

    # What a path is

    def recognise(self, path: str | Path) -> None:
        """Find out what a folder or file is: `recognised` or `not_recognised` tells."""
        self._recognising.start(partial(_recognise, Path(path)))

    @Slot(object, object, str)
    def _tell_not_recognised(self, message: Message, advice: Message, details: str) -> None:
        self.not_recognised.emit(message, advice)

    def preview_names(self, source: NamedFiles) -> None:
        """Find out what a pattern makes of the file names: `names_previewed` tells, unless it fails."""
        self._previewing.start(partial(_preview, source))

    @Slot(object)
    def _tell_preview(self, preview: tuple[dict[str, int], list[str]]) -> None:
        self.names_previewed.emit(*preview)

    # What is wrong with the data

    @property
    def is_examining(self) -> bool:
        """Whether an examination is under way."""
        return self._examining.is_busy

    @property
    def findings_are_current(self) -> bool:
        """Whether data and input layer are still those that were examined last."""
        return self.findings is not None and self._examined == self._to_examine()

    def examine(self, probabilities: np.ndarray | None = None) -> None:
        """Look for what is wrong; `probabilities` of a trained network, if there is one, for all pictures
        of the data set. Nothing where no data is ready."""
        if self.dataset is None:
            return
        self._looking_at = self._to_examine()
        self._looking_at_labels = probabilities is not None
        self.examination_problem = ""
        self._examining.start(partial(_examine, self.dataset, self.document.project, probabilities))
        self.examination_changed.emit()

    @Slot()
    def cancel_examination(self) -> None:
        """Stop looking; what was found before stays."""
        if self.is_examining:
            self._examining.cancel()
            self.examination_changed.emit()

    def _to_examine(self) -> tuple[object, ...]:
        return self._version, self.document.project.data, self.form

    @Slot(object)
    def _take_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings, self._examined = findings, self._looking_at
        self.examined_labels = self._looking_at_labels
        self.examination_changed.emit()

    @Slot(object, object, str)
    def _take_examination_failure(self, message: Message, advice: Message, details: str) -> None:
        self.examination_problem = " ".join(engine_message(part) for part in (message, advice) if part)
        self.examination_changed.emit()
        if details:
            notices.post(self.examination_problem, "problem", details=details)

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
        self._loading.start(partial(self._loader.load, self._wanted, self._afresh))
        self._afresh = False

    def _drop_request(self) -> None:
        """Whatever is under way is not wanted any more."""
        self._timer.stop()
        self._loading.cancel()

    # What the thread tells

    @Slot(object)
    def _take(self, loaded: _Loaded) -> None:
        dataset = loaded.dataset
        self._version += 1
        self.gives_parts, self.num_groups = loaded.gives_parts, loaded.num_groups
        self._become("ready", dataset, excluded=loaded.excluded)
        skipped = tuple(file.path for file in dataset.skipped)
        told, self._told_skipped = self._told_skipped, skipped
        if skipped and skipped != told:
            count = len(skipped)
            notices.post(
                self.tr("1 file could not be used.")
                if count == 1
                else self.tr("{count} files could not be used.").format(count=count_text(count)),
                "warning",
                details="\n".join(f"{file.path}: {engine_message(file.reason)}" for file in dataset.skipped),
                topic="data",
            )

    @Slot(object, object, str)
    def _take_failure(self, message: Message, advice: Message, details: str) -> None:
        parts = (engine_message(part) for part in (message, advice) if part)
        self._become("failed", problem=" ".join(parts))
        notices.post(self.problem, "problem", details=details, topic="data")

    def _become(
        self,
        state: DataState,
        dataset: Dataset | None = None,
        problem: str = "",
        excluded: Pictures | None = None,
    ) -> None:
        other = state != self.state
        self.state, self.dataset, self.problem, self.excluded = state, dataset, problem, excluded
        self._examining.cancel()
        self.examination_problem = ""
        if state in ("empty", "failed"):
            self.findings = None
        if state != "loading":  # while loading, the old count is the best guess
            self.document.set_num_classes(len(dataset.class_names) if dataset else None)
        if other:
            self.state_changed.emit(state)
        self.changed.emit()
        self.examination_changed.emit()


def _recognise(path: Path, progress: Progress) -> Recognised:
    return recognise(path)


def _preview(source: NamedFiles, progress: Progress) -> tuple[dict[str, int], list[str]]:
    return source.preview()


def _examine(
    dataset: Dataset, project: Project, probabilities: np.ndarray | None, progress: Progress
) -> tuple[Finding, ...]:
    from engine.data.doctor.examine import examine

    return examine(dataset, project, progress, probabilities)
