"""The folder that a training leaves: its project, its weights, its history."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from engine.predict.model import FILE_NAME, TrainedModel
from engine.spec.files import write_atomically
from engine.spec.message import UserError, say
from engine.spec.project import save_project
from engine.train.history import History

PROJECT_NAME = "project.strata"


def prepare_folder(folder: Path) -> None:
    """Make the folder, and be sure that it can be written, before hours are spent. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            say("The folder {path} could not be made: {reason}.", path=str(folder), reason=error.strerror),
            say("Name another one."),
        ) from None
    probe = folder / ".writable"
    write_atomically(probe, b"")
    probe.unlink()


def save_run(folder: Path, model: TrainedModel, history: History) -> Path:
    """Write `model.safetensors`, `project.strata` and `history.npz`; gives the model's path."""
    path = folder / FILE_NAME
    model.save(path)
    save_project(model.project, folder / PROJECT_NAME)
    arrays = io.BytesIO()
    np.savez_compressed(arrays, allow_pickle=False, **history.to_arrays())
    write_atomically(folder / "history.npz", arrays.getvalue())
    return path
