"""What other pages ask of the training thread: jobs that need torch, and perhaps the model in hand."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from app.training.texts import sentence
from engine.spec.augmentation import Augmentation
from engine.spec.message import Message, UserError, say

if TYPE_CHECKING:
    from app.training.thread import TrainingThread
    from engine.data.dataset import Dataset
    from engine.predict.model import TrainedModel

Job = Callable[["TrainedModel | None"], Any]
"""Runs in the training thread, between two reports; gets the model with the weights of now. It may raise
UserError."""


@dataclass(frozen=True)
class WithModel:
    """What a long job may return: its result, and a trained model that becomes the one in hand."""

    result: Any
    model: TrainedModel | None


LongJob = Callable[["TrainedModel | None"], Generator[Any, None, Any]]
"""The same in pieces: what it yields is its progress, at most about 20 a second, what it returns its
result. Between two pieces the thread does what else there is; cancelled, it is closed."""

logger = logging.getLogger(__name__)


class Jobs(QObject):
    """Hands jobs to the training thread and their results back."""

    done = Signal(int, object)
    """request, what the job gave"""
    failed = Signal(int, str)
    """request, the reason in the user's language"""
    progressed = Signal(int, object)
    """request, what a long job yielded"""

    def __init__(self, thread: TrainingThread) -> None:
        super().__init__()
        self._thread = thread
        self._newest = 0
        thread.worker.job_done.connect(self.done)
        thread.worker.job_failed.connect(self._failed)
        thread.worker.job_progressed.connect(self.progressed)

    def start(self, job: Job) -> int:
        """Have a job done between two reports of a run. Its number comes again with `done` or `failed`."""
        self._newest += 1
        self._thread.do.emit(self._newest, job)
        return self._newest

    def inspect_step(self, node_id: str) -> int:
        """Have a layer looked at in the newest single step: `done` gives a LayerStep, or None."""
        self._newest += 1
        self._thread.inspect_step.emit(self._newest, node_id)
        return self._newest

    def start_long(self, job: LongJob) -> int:
        """Have a job done in pieces, in turn with whatever else the thread does."""
        self._newest += 1
        self._thread.do_long.emit(self._newest, job)
        return self._newest

    def cancel(self, request: int) -> None:
        """Close a long job at its next piece; nothing more comes of it, but what is on its way."""
        self._thread.cancel_job.emit(request)

    @Slot(int, object, object, str)
    def _failed(self, request: int, message: Message, advice: Message, details: str) -> None:
        if details:
            logger.error("A job was not done.\n%s", details)
        self.failed.emit(request, sentence("", message, advice))


def preview_job(
    augmentations: Sequence[Augmentation], picture: np.ndarray, others: np.ndarray, seed: int
) -> Job:
    """Nine versions of a picture, uint8 (C, H, W) -> (9, C, H, W); `others` are mixed into it."""
    return partial(_preview, tuple(augmentations), picture, others, seed)


def probabilities_job(dataset: Dataset) -> Job:
    """float32 (N, classes) of all training, validation and test pictures."""
    return partial(_probabilities, dataset)


def _preview(
    augmentations: tuple[Augmentation, ...],
    picture: np.ndarray,
    others: np.ndarray,
    seed: int,
    model: TrainedModel | None,
) -> np.ndarray:
    from engine.train.augmenter import preview

    return preview(augmentations, picture, 9, seed, others)


def _probabilities(dataset: Dataset, model: TrainedModel | None) -> np.ndarray:
    if model is None:
        raise UserError(say("There is no trained network yet."), say("Train first."))
    form: Any = model.project.network.of_type("Input")[0].layer
    wanted = (form.channels, form.height, form.width)
    if model.class_names != dataset.class_names or wanted != dataset.train.images.shape[1:]:
        raise UserError(
            say("The trained network is for other pictures or classes."), say("Train again on this data.")
        )
    return model.dataset_probabilities(dataset)
