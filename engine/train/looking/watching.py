"""What a run has beside its steps: its observer, where probes are on, and what it tells."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch.fx import GraphModule

from engine.data.dataset import Dataset
from engine.doctor.evidence import Start
from engine.spec.project import Project
from engine.spec.training import Probing
from engine.train.choice import Choice
from engine.train.looking.examining import examine
from engine.train.looking.moments import validates
from engine.train.looking.observer import LossOf, Observer
from engine.train.report import Examined, Observed

VALIDATION_PICTURES: dict[Probing, int] = {"economy": 128, "standard": 256, "full": 256}
"""So many validation pictures are tried at a look."""
FINAL_PICTURES = 1024
"""So many after the last step."""


class Watching:
    """`look` where it `is_due`. Nothing is made, and no time spent, where probes are off."""

    def __init__(
        self,
        project: Project,
        dataset: Dataset,
        module: GraphModule,
        device: torch.device,
        total_steps: int,
        choice: Choice | None = None,
    ) -> None:
        self._observer: Observer | None = None
        self._start: Start | None = None
        self._given = (project, dataset, module, device)
        self._choice = choice
        self.change(project.training.probes)
        if self._observer is not None:
            self._start = examine(project, dataset, module, total_steps)

    def change(self, probing: Probing) -> None:
        """Look more or less closely from now on."""
        if probing == "off":
            self._observer = None
        elif self._observer is None or self._observer.probing != probing:
            seconds = self._observer.seconds if self._observer is not None else 0.0
            self._observer = Observer(*self._given, probing, self._choice)
            self._observer.seconds = seconds

    def examined(self, total_steps: int) -> list[Examined]:
        """The report on what there was before the first step, where probes were on then."""
        return [Examined(replace(self._start, total_steps=total_steps))] if self._start is not None else []

    @property
    def is_on(self) -> bool:
        """Whether anything is looked at."""
        return self._observer is not None

    def is_due(self, step: int, total_steps: int) -> bool:
        """Whether to look before this step."""
        return self._observer is not None and self._observer.is_due(step, total_steps)

    def look(self, step: int, total_steps: int, loss_of: LossOf) -> Observed:
        """Look at the network before this step, or after the last; probes are on."""
        assert self._observer is not None
        observation, histograms = self._observer.observe(step, loss_of)
        validation = None
        if step >= total_steps:
            validation = self._observer.validate(step, loss_of, FINAL_PICTURES)
        elif validates(step, total_steps, self._observer.probing):
            validation = self._observer.validate(step, loss_of, VALIDATION_PICTURES[self._observer.probing])
        return Observed(observation, validation, histograms)

    def priced(self, observed: Observed, recording_seconds: float, run_seconds: float) -> Observed:
        """The same with its cost, where reading the numbers of every step has taken so long, and the run."""
        assert self._observer is not None
        probing_seconds = recording_seconds + self._observer.seconds
        return replace(observed, cost=min(probing_seconds / max(run_seconds, 1e-9), 1.0))
