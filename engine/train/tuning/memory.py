"""What trials on this machine have found, so that the same training is tuned once and then repeats."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch
from platformdirs import user_cache_path

from engine.spec.files import write_atomically
from engine.spec.message import UserError
from engine.train.device import device_text

KEPT = 500
"""At most so many answers; the oldest go first."""


def file() -> Path:
    """Where they are kept."""
    return user_cache_path("strata") / "tuning.json"


def key_of(question: dict[str, Any], device: torch.device) -> str:
    """A question's name on this machine with this torch; another machine asks anew."""
    name = device.type if device.type == "cpu" else device_text(device)
    machine = [name, platform.processor(), os.cpu_count(), torch.__version__]
    text = json.dumps([machine, question], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def recall(key: str) -> dict[str, Any] | None:
    """The answer that was kept, if there is one."""
    found = _read().get(key)
    return found if isinstance(found, dict) else None


def remember(key: str, answer: dict[str, Any]) -> None:
    """Keep an answer; where the disk takes nothing, it is found anew the next time."""
    answers = {name: value for name, value in _read().items() if name != key}
    answers[key] = answer
    kept = dict(list(answers.items())[-KEPT:])
    with suppress(OSError, UserError):
        file().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file(), json.dumps(kept, indent=1).encode())


def _read() -> dict[str, Any]:
    try:
        found = json.loads(file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
