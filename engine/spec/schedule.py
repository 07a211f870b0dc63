"""Schedule: the base of all schedules of the learning rate, and the family that finds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from engine.spec.definition import Definition, Family


class Schedule(Definition):
    """By what the learning rate is multiplied at each step. Subclasses live in `engine.train.schedules`.

    `function(step, total_steps, steps_per_epoch, **arguments())` gives the factor of step 0, 1, ...; it
    uses nothing but `math`, so that it can be drawn without torch and pasted in a script. Where a
    schedule `watches`, it is `function(losses, **arguments())` instead, with the validation loss of each
    epoch so far (the training loss where there is no validation).
    """

    family: ClassVar[Family[Schedule]]
    function: ClassVar[Callable[..., float]]
    watches: ClassVar[bool] = False

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the function."""
        return {}

    def factor(
        self, step: int, total_steps: int, steps_per_epoch: int, losses: Sequence[float] = ()
    ) -> float:
        """The factor of one step."""
        function = type(self).function
        if self.watches:
            return function(losses, **self.arguments())
        return function(step, total_steps, steps_per_epoch, **self.arguments())


Schedule.family = Family("schedule", "engine.train.schedules")


def rate_factor(
    schedule: Schedule,
    warmup_steps: int,
    step: int,
    total_steps: int,
    steps_per_epoch: int,
    losses: Sequence[float] = (),
) -> float:
    """The factor of a step with a warm-up before the schedule: a straight rise to its first factor, and
    then all of it, as over a training without these steps."""
    rest = max(total_steps - warmup_steps, 1)
    if step < warmup_steps:
        return (step + 1) / (warmup_steps + 1) * schedule.factor(0, rest, steps_per_epoch)
    return schedule.factor(step - warmup_steps, rest, steps_per_epoch, losses)
