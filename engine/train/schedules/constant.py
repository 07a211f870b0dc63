"""A learning rate that stays."""

from __future__ import annotations

from typing import ClassVar, Literal

from engine.spec.schedule import Schedule


def constant(step: int, total_steps: int, steps_per_epoch: int) -> float:
    """Always 1."""
    return 1.0


class Constant(Schedule):
    """The learning rate stays as it is."""

    function: ClassVar = staticmethod(constant)
    type: Literal["Constant"] = "Constant"
