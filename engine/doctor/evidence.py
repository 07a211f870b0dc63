"""Evidence: all that the doctor judges a training by; frozen values of numpy, without torch.

Layers are those with a matrix of weights (convolutions, linear), without norm layers, which `History` has
beside them; activations are all of the category Activation. Both lead to the output, and are in the order
from the input to it. What could not be measured is NaN.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from engine.spec.project import Project

if TYPE_CHECKING:
    from engine.train.history import History

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Observation:
    """One look: forward and backward on the fixed batch, outside the optimizer's step; nothing is left
    changed. Norms are L2, of the loss's mean over the batch.
    """

    step: int
    """The next step that the run makes; 0 before the first."""
    loss: float
    accuracy: float
    """0..1, on the fixed batch."""
    evaluation_loss: float
    """Of the same batch with dropout off and BatchNorm by its running statistics."""
    gradient_norm: Floats
    """(layers,) g: of all weights of the layer."""
    signal_norm: Floats
    """(layers,) d: of dL/dz, z the output of the layer before its activation (and before a norm layer)."""
    weight_norm: Floats
    """(layers,) w."""
    output_mean: Floats
    """(layers,) of z."""
    output_std: Floats
    """(layers,) of z."""
    zero_share: Floats
    """(activations,) share of outputs that are <= 0; 0 for one that has no such half (sigmoid, tanh)."""
    dead_share: Floats
    """(activations,) share of units or channels that are <= 0 for every picture of the batch (ReLU kind)."""
    saturated_share: Floats
    """(activations,) share of inputs beyond 3 (tanh) or 5 (sigmoid) in absolute value; NaN for others."""
    logits_mean: float
    logits_std: float
    """Of what the network's end gives to the loss."""
    logits_are_probabilities: bool
    """No output is negative and every row sums to 1: a softmax has been there."""
    cross_entropy: float = float("nan")
    """In nats, of the probabilities that the network gives in use: comparable with `constant_loss` whatever
    the plan's loss. In training mode."""
    noise_scale: float = float("nan")
    """B_simple (McCandlish 2018), in pictures, from two half batches."""
    gradient_cosine: Floats = field(default_factory=lambda: np.zeros(0))
    """(layers,) between the gradient now and at the observation before; empty where there was none."""


@dataclass(frozen=True, eq=False)
class StartWeights:
    """The weights of one layer before the first step."""

    layer: str
    std: float
    he_std: float
    """sqrt(2 / fan in)."""
    glorot_std: float
    """sqrt(2 / (fan in + fan out))."""
    identical: bool
    """All filters or units are the same, or all weights are one constant."""
    largest_bias: float


@dataclass(frozen=True, eq=False)
class Start:
    """What is known before the first step. The moments are of what enters the first layer, after the Input
    layer's scaling, by channel."""

    class_names: tuple[str, ...]
    counts: NDArray[np.int64]
    """(classes,) training pictures."""
    layers: tuple[str, ...]
    activations: tuple[str, ...]
    input_mean: Floats
    input_std: Floats
    validation_input_mean: Floats
    """NaN without validation pictures."""
    validation_input_std: Floats
    weights: tuple[StartWeights, ...]
    """Of each layer."""
    total_steps: int
    frozen: tuple[str, ...] = ()
    """Layers whose weights do not learn."""


@dataclass(frozen=True, eq=False)
class Validation:
    """The validation pictures (the training ones where there are none) at one moment."""

    step: int
    loss: float
    accuracy: float
    recall: Floats
    """(classes,) NaN for a class without pictures."""

    @property
    def balanced_accuracy(self) -> float:
        """Mean of the recalls."""
        return float(np.nanmean(self.recall)) if np.isfinite(self.recall).any() else float("nan")


@dataclass(frozen=True, eq=False)
class Reference:
    """A tiny healthy network on the same data: what can be learnt, at least."""

    steps: NDArray[np.int64]
    """(n,) optimizer steps at which the rest was measured, ascending, in batches of `batch_size`."""
    batch_size: int
    train_loss: Floats
    """(n,)"""
    validation_loss: Floats
    """(n,)"""
    balanced_accuracy: Floats
    """(n,) on the validation pictures."""
    recall: Floats
    """(classes,) at the end."""


@dataclass(frozen=True, eq=False)
class BatchFit:
    """Whether the network can learn one small batch by heart: tells capacity from schedule."""

    steps: int
    first_loss: float
    last_loss: float
    accuracy: float
    """At the end, 0..1."""


NotFiniteCause = Literal["data", "input", "start", "learning_rate", "loss_scale"]


@dataclass(frozen=True, eq=False)
class NotFinite:
    """Where a number was no longer finite."""

    step: int
    layer: str | None
    cause: NotFiniteCause


@dataclass(frozen=True, eq=False)
class Evidence:
    """What is known of one training so far; before the first step, of one that may come (pre-flight)."""

    project: Project
    class_names: tuple[str, ...]
    counts: NDArray[np.int64]
    """(classes,) training pictures."""
    layers: tuple[str, ...]
    activations: tuple[str, ...]
    input_mean: Floats
    """(channels,) of what enters the first layer, after the Input layer's scaling; training pictures."""
    input_std: Floats
    """(channels,)"""
    validation_input_mean: Floats
    validation_input_std: Floats
    start_weights: tuple[StartWeights, ...]
    total_steps: int
    observations: tuple[Observation, ...] = ()
    history: History | None = None
    """Of every step: loss, accuracy, gradient and weight norms, real update ratio."""
    validations: tuple[Validation, ...] = ()
    reference: Reference | None = None
    batch_fit: BatchFit | None = None
    not_finite: NotFinite | None = None
    frozen: tuple[str, ...] = ()
    """Layers that the user froze on purpose."""
    finished: bool = False

    @property
    def step(self) -> int:
        """How many steps have been made."""
        return self.history.num_steps if self.history is not None else 0

    @property
    def constant_loss(self) -> float:
        """H0: the cross-entropy of the best constant prediction, in nats, from the label counts."""
        shares = self.counts[self.counts > 0] / self.counts.sum()
        return float(-(shares * np.log(shares)).sum())
