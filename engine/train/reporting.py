"""From what was measured to the reports of a run: their times, their speed, their words."""

from __future__ import annotations

import math
import time

import numpy as np
import torch
from torch import Tensor

from engine.spec.message import say
from engine.spec.network import NetworkSpec
from engine.train.not_finite import describe, find_layer
from engine.train.report import Report, RunFailed
from engine.train.stepper import Stepper

SPEED_MEMORY = 0.8
"""How much of the old speed stays in the shown one at each report."""
SHARE = 0.01
"""Making reports takes so much of the time..."""
LONGEST_SECONDS = 0.25
"""...but one comes after so long at the latest, where a step is not longer than that."""


class Reporter:
    """Counts the seconds of a run, without its pauses."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.speed = math.nan
        """Pictures a second, of late."""
        self._cost = 0.0
        """Seconds of making a report, of late."""

    def interval(self, shortest: float) -> float:
        """How many seconds lie between two reports, so that making them takes little of the time; 0 where
        each step is to have one."""
        return max(shortest, min(LONGEST_SECONDS, self._cost / SHARE)) if shortest else 0.0

    def count(self, began: float) -> float:
        """Add the time since `began` (of time.perf_counter) to the run's seconds; how long that was."""
        seconds = max(time.perf_counter() - began, 1e-9)
        self.seconds += seconds
        return seconds

    def report(
        self,
        stepper: Stepper,
        num_steps: int,
        total_steps: int,
        epoch: int,
        num_pictures: int,
        began: float,
    ) -> tuple[Report, int | None]:
        """The report on the steps since the last one, and the first of its rows that is not finite, if
        there is one. `num_steps` are made by now; those of this report took `num_pictures`."""
        asked = time.perf_counter()
        rows = stepper.recorder.take()
        speed = num_pictures / self.count(began)
        old = speed if math.isnan(self.speed) else self.speed
        self.speed = SPEED_MEMORY * old + (1 - SPEED_MEMORY) * speed
        bad = (~rows.good).nonzero()[0]
        rows.gradient_norm[:, stepper.frozen] = rows.update_ratio[:, stepper.frozen] = np.nan
        report = Report(
            steps=np.arange(num_steps - len(rows.loss), num_steps),
            loss=rows.loss,
            accuracy=rows.accuracy,
            gradient_norm=rows.gradient_norm,
            weight_norm=rows.weight_norm,
            update_ratio=rows.update_ratio,
            learning_rate=stepper.updater.learning_rate,
            epoch=epoch,
            images_per_second=self.speed,
            seconds=self.seconds,
            seconds_left=self.seconds / num_steps * (total_steps - num_steps),
        )
        cost = time.perf_counter() - asked
        self._cost = SPEED_MEMORY * (self._cost or cost) + (1 - SPEED_MEMORY) * cost
        return report, int(bad[0]) if len(bad) else None


def failure(
    stepper: Stepper, network: NetworkSpec, step: int, images_NCHW: Tensor, labels_N: Tensor
) -> RunFailed:
    """What became not finite at a step on these pictures, found by repeating it."""
    layers = stepper.layers
    place, node_id = find_layer(stepper.module, stepper.training_loss, images_NCHW, labels_N, layers)
    if node_id is None and place == "update":
        node_id = next(iter(layers))
    name = network.node(node_id).name if node_id else ""
    message, advice = describe(place, name, step, stepper.updater.learning_rate)
    return RunFailed(step, node_id, message, advice, place=place)


def out_of_memory(step: int) -> RunFailed:
    """Memory did not suffice, even for the smallest part of a step."""
    return RunFailed(
        step,
        None,
        say("Step {step}: memory does not suffice, even for one picture at a time.", step=step),
        say("The weights of before this step are kept. Make the network or its pictures smaller."),
    )


def num_parameters(stepper: Stepper) -> int:
    """Of the whole network."""
    return sum(map(torch.numel, stepper.module.parameters()))
