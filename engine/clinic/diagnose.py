"""Diagnose: train a project under observation, and judge it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from engine.clinic.batch_fit import fit_one_batch
from engine.clinic.reference import reference_of
from engine.data.dataset import Dataset
from engine.doctor.casebook import CaseBook
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Verdict
from engine.doctor.judge import judge
from engine.spec.project import Project
from engine.train.report import Finished, TrainingReport
from engine.train.run import Run


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """What a whole training showed."""

    verdict: Verdict
    evidence: Evidence
    test_accuracy: float
    """Of the kept weights, 0..1; NaN without test pictures, or where the run broke off."""


def diagnose(
    project: Project, dataset: Dataset, *, epochs: int | None = None, seed: int | None = None
) -> Generator[TrainingReport, None, Diagnosis]:
    """Train with at least the economical probes, yielding every report; then the verdict.

    The reference is made once the run has ended; the batch is learnt by heart where the run shows something
    to explain. Raises UserError as `Run` does.
    """
    project = observed(project, epochs, seed)
    casebook = CaseBook(project)
    test_accuracy = float("nan")
    for report in Run(project, dataset):
        casebook.take(report)
        if isinstance(report, Finished):
            test_accuracy = report.test_accuracy
        yield report
    casebook.add_reference(reference_of(dataset, project))
    if judge(casebook.evidence).name != "healthy":
        casebook.add_batch_fit(fit_one_batch(casebook.project, dataset))
    evidence = casebook.evidence
    return Diagnosis(judge(evidence), evidence, test_accuracy)


def observed(project: Project, epochs: int | None = None, seed: int | None = None) -> Project:
    """The project with probes on, and with these in place of its own epochs and seed."""
    plan = project.training
    return project.edited(
        training=plan.edited(
            probes="economy" if plan.probes == "off" else plan.probes,
            epochs=plan.epochs if epochs is None else epochs,
            seed=plan.seed if seed is None else seed,
        )
    )
