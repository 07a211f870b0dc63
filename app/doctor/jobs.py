"""What the doctor asks of the training thread: a rate, a healing, a lab. Torch is imported there."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from app.training.jobs import LongJob, WithModel

if TYPE_CHECKING:
    from engine.data.dataset import Dataset
    from engine.doctor.evidence import Evidence
    from engine.doctor.finding import Verdict
    from engine.predict.model import TrainedModel
    from engine.spec.project import Project


def rate_job(project: Project, dataset: Dataset) -> LongJob:
    """The learning rate that a range test suggests."""
    return partial(_rate, project, dataset)


def healing_job(project: Project, dataset: Dataset, evidence: Evidence, verdict: Verdict) -> LongJob:
    """Try, keep, run, prove; gives a `Healing`, whose model is then the one in hand."""
    return partial(_heal, project, dataset, evidence, verdict)


def lab_job(projects: Mapping[str, Project], dataset: Dataset) -> LongJob:
    """Several projects side by side."""
    return partial(_lab, dict(projects), dataset)


def _rate(project: Project, dataset: Dataset, model: TrainedModel | None) -> Generator[Any, None, float]:
    from engine.train.range_test import range_test

    result = yield from range_test(project, dataset)
    return float(result.suggestion)


def _heal(
    project: Project, dataset: Dataset, evidence: Evidence, verdict: Verdict, model: TrainedModel | None
) -> Generator[Any, None, WithModel]:
    from engine.clinic.healing import heal

    healing = yield from heal(project, dataset, evidence, verdict)
    return WithModel(healing, healing.run.model() if healing.run is not None else None)


def _lab(
    projects: dict[str, Project], dataset: Dataset, model: TrainedModel | None
) -> Generator[Any, None, Any]:
    from engine.clinic.lab import lab

    return (yield from lab(projects, dataset))
