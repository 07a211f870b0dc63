"""What a training will cost, as the window shows it; without torch."""

from __future__ import annotations

from dataclasses import dataclass

from engine.spec.message import Message


@dataclass(frozen=True)
class Forecast:
    """Measured on this machine, before the training begins."""

    step_seconds: float
    total_seconds: float
    """Of all steps and evaluations, if nothing ends it before."""
    steps: int
    memory_bytes: int
    """Of weights, gradients, what the optimizer and the probes remember, and what the backward pass needs of
    a step's pictures; on a GPU also the training pictures. Without the program itself."""
    choice: Message
    """How it will be computed."""
    device: str
