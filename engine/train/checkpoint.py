"""Checkpoints: the whole state of a run in one safe file, written at once or not at all.

A file is safetensors, with JSON as its metadata: no code is ever loaded. It carries a check sum, so that
one that is cut or spoilt is known; the one before it is then taken.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as tensors_to_bytes
from torch import Tensor

from engine.data.dataset import Dataset
from engine.spec.files import write_atomically
from engine.spec.message import UserError, say
from engine.train.tree import flatten, restore

FORMAT = 1
"""Raised when an older program could not go on from a newer file."""
FOLDER = "checkpoints"
KEPT = 2
"""The newest, and one more for the case that it cannot be read."""
_KEY = "strata_checkpoint"

State = dict[str, Any]
"""What `Run.state` gives: numbers, text and tensors in dicts and lists."""


def write_checkpoint(folder: Path, state: State) -> Path:
    """Keep the state of a run in its folder, beside the one before; older ones go. Raises UserError."""
    place = folder / FOLDER
    path = place / f"step-{state['steps']:012}.safetensors"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            say("The folder {path} could not be made: {reason}.", path=str(place), reason=error.strerror)
        ) from None
    write_atomically(path, _to_bytes(state))
    for old in checkpoints(folder)[KEPT:]:
        with suppress(OSError):  # another one will take it along
            old.unlink()
    return path


def checkpoints(folder: Path) -> list[Path]:
    """The files of a run's folder, the newest first."""
    return sorted((folder / FOLDER).glob("step-*.safetensors"), reverse=True)


def forget_checkpoints(folder: Path) -> None:
    """Take away those of an earlier run in the same folder."""
    for path in checkpoints(folder):
        path.unlink()


def read_checkpoint(folder: Path) -> State:
    """The newest state that is whole. Raises UserError where there is none."""
    problem: UserError | None = None
    for path in checkpoints(folder):
        try:
            return _from_file(path)
        except UserError as error:
            problem = problem or error
    raise problem or UserError(
        say("{path} holds no checkpoint to go on from.", path=str(folder)),
        say("Name the folder of a run that has finished an epoch."),
    )


def data_mark(dataset: Dataset) -> State:
    """By what the pictures of a run are known again, when it goes on."""
    parts = (dataset.train, dataset.validation, dataset.test)
    return {
        "classes": list(dataset.class_names),
        "counts": [len(part) for part in parts],
        "labels": [zlib.crc32(part.labels.tobytes()) for part in parts],
    }


def need_same_data(state: State, dataset: Dataset) -> None:
    """Raise UserError where the pictures are not those with which the run began."""
    if state["data"] != data_mark(dataset):
        raise UserError(
            say("The pictures, their classes or their split are not those with which this run began."),
            say("Bring them back as they were, or train from the beginning."),
        )


def _to_bytes(state: State) -> bytes:
    plain, tensors = flatten(state)
    kept = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    text = json.dumps({"format": FORMAT, "check": _check(kept), "state": plain})
    return tensors_to_bytes(kept, {_KEY: text})


def _from_file(path: Path) -> State:
    try:
        with safe_open(path, framework="pt") as content:
            text = (content.metadata() or {})[_KEY]
            tensors = {name: content.get_tensor(name) for name in content.keys()}  # noqa: SIM118
        found = json.loads(text)
        if found["format"] > FORMAT:
            raise UserError(
                say("{path} was written by a newer Strata.", path=str(path)), say("Update this one.")
            )
        if found["check"] != _check(tensors):
            raise ValueError("its check sum is another")
        state: State = restore(found["state"], tensors)
    except (SafetensorError, OSError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, UserError):
            raise
        raise UserError(
            say("The checkpoint {path} is damaged: {reason}.", path=str(path), reason=str(error)),
            say("Train again, or take an earlier one."),
        ) from None
    return state


def _check(tensors: Mapping[str, Tensor]) -> int:
    """The check sum of all tensors, in the order of their names."""
    total = 0
    for name in sorted(tensors):
        content = tensors[name].contiguous().view(-1).view(torch.uint8).numpy().data
        total = zlib.crc32(content, zlib.crc32(name.encode(), total))
    return total
