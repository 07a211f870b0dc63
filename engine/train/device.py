"""Which device computes, chosen by itself or by hand."""

from __future__ import annotations

import torch

from engine.spec.message import UserError, say
from engine.spec.training import Device


def choose_device(wanted: Device) -> torch.device:
    """The device of a plan. Raises UserError for one that this machine does not have."""
    present = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if wanted == "auto":
        return torch.device(next(name for name, is_there in present.items() if is_there))
    if not present[wanted]:
        there = ", ".join(name for name, is_there in present.items() if is_there)
        raise UserError(
            say("This machine has no {device} device that torch can use.", device=wanted.upper()),
            say("Choose auto or one of: {there}.", there=there),
        )
    return torch.device(wanted)


def device_text(device: torch.device) -> str:
    """ "CUDA NVIDIA H200", "MPS" or "CPU, 2 threads"."""
    if device.type == "cuda":
        return f"CUDA {torch.cuda.get_device_name(device)}"
    if device.type == "cpu":
        threads = torch.get_num_threads()
        return f"CPU, {threads} thread{'s' if threads > 1 else ''}"
    return device.type.upper()
