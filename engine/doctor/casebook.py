"""The casebook: everything that one run told, as the evidence that the doctor judges by. numpy only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.doctor.evidence import (
    BatchFit,
    Evidence,
    NotFinite,
    NotFiniteCause,
    Observation,
    Reference,
    Start,
    Validation,
)
from engine.spec.project import Project
from engine.train.history import History
from engine.train.report import Finished, RunFailed, Started, TrainingReport

FAR_MEAN, FAR_STD = 5.0, 5.0
"""What enters the network is not normalised beyond these."""
STARTING_STEPS = 1
"""What breaks in the first steps was wrong at the start, unless the learning rate is beyond reason."""


class CaseBook:
    """`take` every report of a run in turn; `evidence` is what is known so far.

    It keeps the run's `history`, too; None before the run has started.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.history: History | None = None
        self._total_steps = 0
        self._class_names: tuple[str, ...] = ()
        self._reference: Reference | None = None
        self._batch_fit: BatchFit | None = None
        self._not_finite: NotFinite | None = None
        self._finished = False

    def take(self, report: TrainingReport) -> None:
        """Write down what it tells."""
        match report:
            case Started():
                if self.history is None:  # else a run that goes on
                    self.history = History(report.layers)
                self._class_names, self._total_steps = report.class_names, report.total_steps
            case Finished():
                self._finished = True
            case RunFailed():
                self._finished = True
                if report.place:
                    self._not_finite = NotFinite(report.step, report.node, self._cause(report))
            case _:
                assert self.history is not None, "every run starts with Started"
                self._finished = False
                self.history.take(report)

    def add_reference(self, reference: Reference) -> None:
        """Write down what a tiny healthy network learns of the same pictures."""
        self._reference = reference

    def add_batch_fit(self, batch_fit: BatchFit) -> None:
        """Write down whether the network can learn one batch by heart."""
        self._batch_fit = batch_fit

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All looks so far."""
        return tuple(self.history.observed.looks) if self.history is not None else ()

    @property
    def validations(self) -> tuple[Validation, ...]:
        """All trials of validation pictures at a look."""
        return tuple(self.history.observed.validations) if self.history is not None else ()

    @property
    def evidence(self) -> Evidence:
        """What is known so far. It shares the history, which goes on to grow; all else is frozen."""
        start = self._start or self._unexamined()
        num_steps = self.history.num_steps if self.history is not None else 0
        return evidence_of(
            self.project,
            start,
            observations=self.observations,
            history=self.history,
            validations=self.validations,
            reference=self._reference,
            batch_fit=self._batch_fit,
            not_finite=self._not_finite,
            finished=self._finished,
            total_steps=max(self._total_steps, num_steps),
        )

    @property
    def _start(self) -> Start | None:
        return self.history.observed.start if self.history is not None else None

    def _unexamined(self) -> Start:
        """Of a run without probes, or before its first report: nothing is known."""
        inputs = self.project.network.of_type("Input")
        channels = dict(inputs[0].layer)["channels"] if inputs else 1
        unknown = np.full(channels, np.nan)
        counts = np.zeros(len(self._class_names), np.int64)
        return Start(
            self._class_names, counts, (), (), unknown, unknown, unknown, unknown, (), self._total_steps
        )

    def _cause(self, report: RunFailed) -> NotFiniteCause:
        """What made a number infinite: the first of data, input, start and learning rate that was out of
        reason by then."""
        if report.place == "pictures":
            return "data"
        start = self._start
        if start is not None and (
            np.nanmax(np.abs(start.input_mean), initial=0) > FAR_MEAN
            or np.nanmax(start.input_std, initial=0) > FAR_STD
        ):
            return "input"
        if report.place in ("forward", "loss", "backward") and report.step < STARTING_STEPS:
            return "start"
        first = next((one for one in self.observations if one.step == 0), None)
        if first is not None and not np.isfinite([first.loss, *first.signal_norm]).all():
            return "start"
        return "learning_rate"


def evidence_of(project: Project, start: Start, **found: object) -> Evidence:
    """Evidence of a project whose start was examined, with whatever else was found."""
    evidence = Evidence(
        project=project,
        class_names=start.class_names,
        counts=start.counts,
        layers=start.layers,
        activations=start.activations,
        input_mean=start.input_mean,
        input_std=start.input_std,
        validation_input_mean=start.validation_input_mean,
        validation_input_std=start.validation_input_std,
        start_weights=start.weights,
        total_steps=start.total_steps,
        frozen=start.frozen,
    )
    return replace(evidence, **found)  # type: ignore[arg-type]
