"""The doctor's commands: diagnose and cure."""

from __future__ import annotations

import json
import math
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from engine.cli_project import AsJson, Data, ProjectFile, input_layer, with_data, with_plan
from engine.doctor.changes import summary
from engine.doctor.cure import all_cures
from engine.doctor.finding import Finding, Verdict
from engine.doctor.judge import all_rules, judge
from engine.spec.message import UserError, say
from engine.spec.project import Project, load_project, save_project

if TYPE_CHECKING:
    from engine.clinic.diagnose import Diagnosis
    from engine.clinic.healing import Healing
    from engine.data.dataset import Dataset

T = TypeVar("T")
Epochs = Annotated[int | None, typer.Option(help="How often all pictures are seen.")]
Seed = Annotated[int | None, typer.Option(help="Of the first weights and the order.")]


def add_commands(app: typer.Typer) -> None:
    """Put the commands into the program."""
    app.command()(diagnose)
    app.command()(cure)


def diagnose(
    file: ProjectFile,
    data: Data = None,
    epochs: Epochs = None,
    seed: Seed = None,
    preflight: Annotated[
        bool, typer.Option("--preflight", help="Look once, before the first step; do not train.")
    ] = False,
    as_json: AsJson = False,
) -> int:
    """Train under observation, and say what keeps the network from learning."""
    project, dataset = _opened(file, data, epochs, seed)
    with _Bar(as_json) as bar:
        diagnosis = _looked_at(project, dataset) if preflight else _trained(project, dataset, bar)
    if as_json:
        _print_json(_diagnosis_row(diagnosis))
    else:
        _print_diagnosis(diagnosis, Console())
    return 0


def cure(
    file: ProjectFile,
    out: Annotated[Path, typer.Option(metavar="FILE2", help="Where the cured project goes.")],
    data: Data = None,
    epochs: Epochs = None,
    as_json: AsJson = False,
) -> int:
    """Train, find what is wrong, try cures, and write the project with those that are proved to help.

    Where none helps, the project is written as it was. The pictures and the epochs of the options are for
    the proof alone; FILE2 keeps those of FILE.
    """
    from engine.clinic.healing import heal

    original = load_project(file)
    project, dataset = _opened(file, data, epochs, None)
    if not out.absolute().parent.is_dir():
        raise UserError(
            say("There is no folder {path}.", path=str(out.absolute().parent)),
            say("Make it first, or choose another one."),
        )
    with _Bar(as_json) as bar:
        diagnosis = _trained(project, dataset, bar)
        healing = bar.follow(heal(project, dataset, diagnosis.evidence, diagnosis.verdict))
    save_project(_without_options(healing.project, project, original), out)
    if as_json:
        _print_json(_healing_row(diagnosis, healing, out))
    else:
        _print_healing(diagnosis, healing, out, Console())
    return 0


# What is done


def _opened(file: Path, data: str | None, epochs: int | None, seed: int | None) -> tuple[Project, Dataset]:
    from engine.data.dataset import load_dataset

    asked = {"epochs": epochs, "seed": seed}
    project = with_plan(
        load_project(file), {name: value for name, value in asked.items() if value is not None}
    )
    project = with_data(project, data)
    return project, load_dataset(project.data, input_layer(project))


def _trained(project: Project, dataset: Dataset, bar: _Bar) -> Diagnosis:
    """A whole training's diagnosis; that of the pre-flight where the project cannot be trained, and the
    pre-flight shows why."""
    from engine.clinic.diagnose import diagnose

    try:
        return bar.follow(diagnose(project, dataset))
    except UserError:
        diagnosis = _looked_at(project, dataset)
        if diagnosis.verdict.primary is None:
            raise
        return diagnosis


def _looked_at(project: Project, dataset: Dataset) -> Diagnosis:
    from engine.clinic.diagnose import Diagnosis
    from engine.clinic.preflight import preflight

    evidence = preflight(project, dataset)
    return Diagnosis(judge(evidence), evidence, math.nan)


def _without_options(cured: Project, tried: Project, original: Project) -> Project:
    """The cured project with what only the command's options changed put back."""
    plan = cured.training
    if plan.epochs == tried.training.epochs:
        plan = plan.edited(epochs=original.training.epochs)
    return cured.edited(training=plan, data=cured.data.edited(source=original.data.source))


class _Bar:
    """A progress bar on standard error, or nothing beside JSON."""

    def __init__(self, hidden: bool) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            console=Console(stderr=True),
            disable=hidden,
            transient=True,
        )
        self._task = self._progress.add_task("", total=1.0)

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def follow(self, work: Generator[Any, None, T]) -> T:
        """Go through a diagnosis or a healing to its end, and give what it returns."""
        from engine.clinic.healing import HealingProgress
        from engine.train.report import Report, Started

        total = 1
        with closing(work):
            while True:
                try:
                    step = next(work)
                except StopIteration as end:
                    result: T = end.value
                    return result
                match step:
                    case Started():
                        total = step.total_steps
                        self._progress.update(self._task, description="Training", completed=0)
                    case Report():
                        self._progress.update(self._task, completed=(int(step.steps[-1]) + 1) / total)
                    case HealingProgress():
                        text = str(step.text)
                        self._progress.update(self._task, description=text, completed=step.share)


# What is told


def _diagnosis_row(diagnosis: Diagnosis) -> dict[str, Any]:
    return {**verdict_row(diagnosis.verdict), "test_accuracy": diagnosis.test_accuracy}


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """As programs read it."""
    primary = verdict.primary
    return {
        "verdict": verdict.name,
        "primary": primary.id if primary is not None else None,
        "layer": primary.layer if primary is not None else None,
        "findings": [
            {
                "id": finding.id,
                "severity": finding.severity,
                "layer": finding.layer,
                "step": finding.step,
                "evidence": finding.evidence,
                "cures": list(finding.cures),
            }
            for finding in verdict.findings
        ],
    }


def _healing_row(diagnosis: Diagnosis, healing: Healing, out: Path) -> dict[str, Any]:
    after = None
    if healing.after_verdict is not None:
        after = {
            **verdict_row(healing.after_verdict),
            "validation_accuracy": healing.after_accuracy,
            "test_accuracy": healing.test_accuracy,
        }
    return {
        "accepted": healing.accepted,
        "before": {**_diagnosis_row(diagnosis), "validation_accuracy": healing.before_accuracy},
        "after": after,
        "tried": [
            {
                "cures": list(one.cures),
                "score": one.score,
                "untreated": one.untreated,
                "kept": one.kept,
                "reason": str(one.reason) if one.reason is not None else None,
            }
            for one in healing.tried
        ],
        "kept": list(healing.kept) if healing.accepted else [],
        "changes": [str(change) for change in healing.changes] if healing.accepted else [],
        "cost": healing.cost,
        "sentence": str(healing.sentence),
        "out": str(out),
    }


def _print_json(row: dict[str, Any]) -> None:
    print(json.dumps(_plain(row), ensure_ascii=False))


def _plain(value: Any) -> Any:
    """As JSON can hold it: what is not finite is null, numbers of numpy are Python's."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value


def _print_diagnosis(diagnosis: Diagnosis, console: Console) -> None:
    verdict, network = diagnosis.verdict, diagnosis.evidence.project.network
    style = {"healthy": "bold green", "warning": "bold yellow", "problem": "bold red"}[verdict.name]
    console.print(f"[{style}]{verdict.name}[/]{_accuracy_text(diagnosis.test_accuracy)}", highlight=False)
    for finding in verdict.findings:
        rule = all_rules()[finding.id]
        layer = network.by_id.get(finding.layer or "")
        where = f", {layer.name}" if layer is not None else ""
        console.print()
        console.print(
            f"{rule.title} ({finding.severity}{where}, step {finding.step})",
            style="bold" if finding is verdict.primary else "",
            highlight=False,
            markup=False,
        )
        console.print(f"  {finding.message}", highlight=False, markup=False)
        if finding is verdict.primary:
            console.print(f"  {rule.mechanism}", highlight=False, markup=False)
        if finding.severity != "information" and finding.cures:
            console.print(f"  Cures: {_titles(finding)}", highlight=False, markup=False)


def _titles(finding: Finding) -> str:
    return ", ".join(f"{all_cures()[one].title} ({one})" for one in finding.cures if one in all_cures())


def _accuracy_text(accuracy: float) -> str:
    return "" if math.isnan(accuracy) else f", test accuracy {accuracy:.1%}"


def _print_healing(diagnosis: Diagnosis, healing: Healing, out: Path, console: Console) -> None:
    _print_diagnosis(diagnosis, console)
    console.print()
    console.print(str(healing.sentence), style="bold", highlight=False, markup=False)
    table = Table("", "verdict", "validation", "test", box=None, header_style="bold")
    before = (healing.before_accuracy, diagnosis.test_accuracy)
    table.add_row("before", _verdict_text(healing.before_verdict), *map(_percent, before))
    if healing.after_verdict is not None:
        after = (healing.after_accuracy, healing.test_accuracy)
        table.add_row("after", _verdict_text(healing.after_verdict), *map(_percent, after))
    console.print(table)
    for one in healing.tried:
        names = " + ".join(str(all_cures()[cure].title) for cure in one.cures)
        console.print(f"  {'kept' if one.kept else 'tried'}: {names}{_score_text(one.score, one.reason)}",
                      highlight=False, markup=False)  # fmt: skip
    for change in summary(healing.before.project, healing.project) if healing.accepted else ():
        console.print(f"  {change}", highlight=False, markup=False)
    console.print(f"cost: {healing.cost:.2f} trainings; project in {out}", highlight=False, markup=False)


def _verdict_text(verdict: Verdict) -> str:
    return verdict.name + (f" ({verdict.primary.id})" if verdict.primary is not None else "")


def _percent(accuracy: float) -> str:
    return "–" if math.isnan(accuracy) else f"{accuracy:.1%}"


def _score_text(score: float, reason: object) -> str:
    if reason is not None:
        return f" – {reason}"
    return "" if math.isnan(score) else f" (skill {score:.2f} of the reference's)"
