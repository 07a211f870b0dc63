"""The mailbox: what a training tells, on its way from the training thread to the window, bounded."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence

import numpy as np

from engine.runs.progress import Rewound
from engine.train.report import Report, TrainingReport

MAX_ROWS = 20_000
"""So many steps may wait: 12 MB for 50 layers, and four seconds of the fastest network."""


class Mailbox:
    """Reports of one run, in order. One thread puts, another takes.

    Nothing is ever lost: when the reader is slow and the mailbox is `full`, the writer does not ask
    the run for its next report until there is room.
    """

    def __init__(self, max_rows: int = MAX_ROWS) -> None:
        self._max_rows = max_rows
        self._reports: deque[TrainingReport | Rewound] = deque()
        self._num_rows = 0
        self._lock = threading.Lock()

    @property
    def full(self) -> bool:
        """Whether the writer should wait."""
        return self._num_rows >= self._max_rows

    def put(self, report: TrainingReport | Rewound) -> None:
        """Leave a report. It is taken even when the mailbox is full: the step has been made."""
        with self._lock:
            self._reports.append(report)
            self._num_rows += len(report.steps) if isinstance(report, Report) else 1

    def take(self) -> list[TrainingReport | Rewound]:
        """All that waits, oldest first; Reports that follow one another come as one."""
        with self._lock:
            reports, self._reports = self._reports, deque()
            self._num_rows = 0
        result: list[TrainingReport | Rewound] = []
        together: list[Report] = []
        for report in reports:
            if isinstance(report, Report):
                together.append(report)
                continue
            if together:
                result.append(merged(together))
                together = []
            result.append(report)
        if together:
            result.append(merged(together))
        return result


def merged(reports: Sequence[Report]) -> Report:
    """Consecutive Reports of one run as one; what is not by step is the newest's."""
    if len(reports) == 1:
        return reports[0]
    last = reports[-1]
    return Report(
        steps=np.concatenate([report.steps for report in reports]),
        loss=np.concatenate([report.loss for report in reports]),
        accuracy=np.concatenate([report.accuracy for report in reports]),
        gradient_norm=np.concatenate([report.gradient_norm for report in reports]),
        weight_norm=np.concatenate([report.weight_norm for report in reports]),
        update_ratio=np.concatenate([report.update_ratio for report in reports]),
        learning_rate=last.learning_rate,
        epoch=last.epoch,
        images_per_second=last.images_per_second,
        seconds=last.seconds,
        seconds_left=last.seconds_left,
    )
