"""RunLog: all that one run of the grid showed, in a file that numpy reads without pickle."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.doctor.casebook import evidence_of
from engine.doctor.evidence import BatchFit, Evidence, NotFinite, Reference
from engine.spec.project import parse_project, project_text
from engine.train.history import History


@dataclass(frozen=True, eq=False)
class RunLog:
    """One run: what the doctor may know of it, and how it ended, which the doctor may not know."""

    case: str
    seed: int
    evidence: Evidence
    """With the reference and the batch learnt by heart; `evidence_at` takes away what was not known yet."""
    accuracy: float
    """Balanced, 0..1, on the test pictures, of the weights that the run keeps: the best in validation. NaN
    where the run broke off."""
    last_accuracy: float
    """The same of the last weights."""
    seconds: float


def save_log(log: RunLog, path: Path, key: str, reference_key: str) -> None:
    """Write a file, at once or not at all. The keys say of which case and code it and its reference are."""
    evidence = log.evidence
    assert evidence.history is not None
    arrays: dict[str, Any] = {f"history.{n}": a for n, a in evidence.history.to_arrays().items()}
    for part in ("reference", "batch_fit"):
        value = getattr(evidence, part)
        if value is not None:
            arrays |= {f"{part}.{f.name}": np.asarray(getattr(value, f.name)) for f in fields(value)}
    text = {
        "key": key,
        "reference_key": reference_key,
        "case": log.case,
        "seed": log.seed,
        "accuracy": log.accuracy,
        "last_accuracy": log.last_accuracy,
        "seconds": log.seconds,
        "project": project_text(evidence.project),
        "total_steps": evidence.total_steps,
        "finished": evidence.finished,
        "not_finite": asdict(evidence.not_finite) if evidence.not_finite else None,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        np.savez_compressed(file, text=np.array(json.dumps(text)), **arrays)
    unfinished.replace(path)


def log_keys(path: Path) -> tuple[str, str]:
    """The keys of a file and of its reference; empty where there is none."""
    if not path.exists():
        return "", ""
    with np.load(path, allow_pickle=False) as arrays:
        text = json.loads(str(arrays["text"]))
        return text["key"], text["reference_key"]


def load_log(path: Path) -> RunLog:
    """What `save_log` wrote."""
    with np.load(path, allow_pickle=False) as file:
        arrays = dict(file)
    text = json.loads(str(arrays["text"]))
    history = History.from_arrays(_part(arrays, "history."))
    start = history.observed.start
    assert start is not None
    reference, batch_fit = _part(arrays, "reference."), _part(arrays, "batch_fit.")
    evidence = evidence_of(
        parse_project(text["project"]),
        start,
        observations=tuple(history.observed.looks),
        history=history,
        validations=tuple(history.observed.validations),
        reference=Reference(**{n: a if a.ndim else int(a) for n, a in reference.items()})
        if reference
        else None,
        batch_fit=BatchFit(**{n: a.item() for n, a in batch_fit.items()}) if batch_fit else None,
        not_finite=NotFinite(**text["not_finite"]) if text["not_finite"] else None,
        finished=text["finished"],
        total_steps=text["total_steps"],
    )
    return RunLog(
        text["case"], text["seed"], evidence, text["accuracy"], text["last_accuracy"], text["seconds"]
    )


def evidence_at(evidence: Evidence, step: int) -> Evidence:
    """What was known when so many steps had been made and the look before the next one, if there was one.

    The reference counts as known: the window makes it in the background, once for a data set.
    """
    history = evidence.history
    assert history is not None
    arrays = history.to_arrays()
    made = min(step, history.num_steps)
    assert history.stride == 1 or made == history.num_steps, "its steps are not kept one by one any more"
    if made < history.num_steps:
        arrays["place"] = np.array([history.first_step, made, 1])
        for name in ("low", "high", "total", "count"):
            arrays[name] = arrays[name][:made]
        arrays["newest"] = arrays["low"][-1] if made else np.full_like(arrays["newest"], np.nan)
        arrays["epochs"] = arrays["epochs"][arrays["epochs"][:, 1] < made]
    broke_off = evidence.not_finite is not None and evidence.not_finite.step <= step
    return replace(
        evidence,
        history=History.from_arrays({n: a for n, a in arrays.items() if not n.startswith("observed.")}),
        observations=tuple(look for look in evidence.observations if look.step <= step),
        validations=tuple(one for one in evidence.validations if one.step <= step),
        not_finite=evidence.not_finite if broke_off else None,
        finished=broke_off,
    )


def _part(arrays: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}
