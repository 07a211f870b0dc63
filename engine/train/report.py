"""What a training tells while it runs: frozen values of numpy and plain Python, without torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.doctor.evidence import Observation, Start, Validation
from engine.spec.message import Message

StopReason = Literal["completed", "stopped", "patience", "converged", "time"]
"""stopped: by the user; the last three: by a rule of the plan. All epochs or steps: completed."""


@dataclass(frozen=True, eq=False)
class Histograms:
    """How the numbers of each layer are spread, at one moment; bins as in `engine.train.histograms`."""

    step: int
    weights: NDArray[np.float32]
    """(layers, bins) shares that sum to 1; NaN for a layer without."""
    gradients: NDArray[np.float32]
    """(layers, bins)"""
    outputs: NDArray[np.float32]
    """(layers, bins) of z, the outputs of the layer before norm and activation."""


@dataclass(frozen=True)
class Started:
    """The first report of every run. `layers` are the ids of the layers with weights, from the input
    to the output; the columns of every `Report` follow it."""

    layers: tuple[str, ...]
    class_names: tuple[str, ...]
    device: str
    """A readable name: "CPU (2 threads)", "CUDA NVIDIA H200"."""
    num_parameters: int
    steps_per_epoch: int
    total_steps: int
    num_train: int
    num_validation: int
    num_test: int
    choice: Message | None = None
    """Precision, layout and threads of its steps, with the gain where a trial has measured it."""
    remarks: tuple[Message, ...] = ()
    """What the trial left out, and why."""


@dataclass(frozen=True)
class Report:
    """What was measured in the n steps since the last report, n >= 1; every step is in some report.

    Norms are L2. The gradient is of the loss of the step's batch, read after backward, before clipping.
    """

    steps: NDArray[np.int64]
    """(n,), counted from 0, consecutive."""
    loss: NDArray[np.float32]
    """(n,) of the step's batch, before its update."""
    accuracy: NDArray[np.float32]
    """(n,) of the step's batch, 0..1."""
    gradient_norm: NDArray[np.float32]
    """(n, layers) of all weights of the layer together; NaN where it is frozen."""
    weight_norm: NDArray[np.float32]
    """(n, layers), before the update."""
    update_ratio: NDArray[np.float32]
    """(n, layers): norm of the real update / norm of the weights before it; NaN where it is
    frozen."""
    learning_rate: float
    epoch: int
    """Counted from 1."""
    images_per_second: float
    seconds: float
    """Since the first step, without pauses."""
    seconds_left: float


@dataclass(frozen=True)
class EpochReport:
    """After each epoch. The validation values are NaN where there are no validation pictures."""

    epoch: int
    step: int
    """The last step of the epoch."""
    train_loss: float
    """Mean over the epoch's batches, while the weights moved."""
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float
    best: bool
    """Whether these are the best weights so far; they are kept."""


@dataclass(frozen=True)
class Finished:
    """The last report of a run that ended well. Test values are of the kept weights; NaN without
    test pictures."""

    reason: StopReason
    step: int
    epochs: int
    test_loss: float
    test_accuracy: float
    seconds: float
    images_per_second: float
    device: str


@dataclass(frozen=True)
class Changed:
    """The user changed something while it ran."""

    step: int
    """The first step for which it holds."""
    text: Message


@dataclass(frozen=True)
class Examined:
    """What the network and its pictures are like before the first step; once, where probes are on."""

    start: Start


@dataclass(frozen=True)
class Observed:
    """A look at the network outside the optimizer's step, at the moments of `engine.train.looking.moments`.
    It comes before the Report that holds the step at which it was made."""

    observation: Observation
    validation: Validation | None = None
    histograms: Histograms | None = None
    cost: float = 0.0
    """The share of the run's time so far that all probes took, those of every step included; 0..1."""


@dataclass(frozen=True)
class RunFailed:
    """The last report of a run that could not go on. The weights of before the step are kept."""

    step: int
    node: str | None
    """The layer in which it appeared first."""
    message: Message
    advice: Message
    details: str = ""
    """For the log: a traceback, where the cause is ours."""
    place: str = ""
    """Where a number was not finite: a `Place` of `engine.train.not_finite`; empty for other failures."""


TrainingReport = Started | Examined | Observed | Report | EpochReport | Changed | Finished | RunFailed
