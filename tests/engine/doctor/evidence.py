"""Evidence as tests want it: a run of a small network that goes well, and what they change of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.doctor.evidence import Evidence, Observation, Reference, StartWeights, Validation
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.layer import Layer
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project
from engine.train.history import History
from engine.train.report import Report

H0 = float(np.log(10))
MOMENTS = (0, 1, 2, 5, 10, 20, 50, 100, 150, 200)
TOTAL_STEPS = 200
BATCH = 32
Curve = Callable[[np.ndarray], np.ndarray]


def network(*layers: Layer | tuple[str, Layer]) -> NetworkSpec:
    """A chain from an 8x8 picture through these layers; of two convolutions and a Linear without any."""
    inner = layers or (
        ("conv_1", Conv2d(filters=8, padding="same")),
        ("relu_1", ReLU()),
        ("conv_2", Conv2d(filters=8, padding="same")),
        ("relu_2", ReLU()),
        ("flatten", Flatten()),
        ("head", Linear(units=10)),
    )
    return chain(("input", Input(channels=1, height=8, width=8)), *inner, ("output", Output()))


def project(*layers: Layer | tuple[str, Layer], **training: Any) -> Project:
    """Of such a network; `training` are fields of the plan."""
    made = Project(network=network(*layers))
    return made.edited(training=made.training.edited(**{"batch_size": BATCH, **training}))


def layers_of(made: Project) -> tuple[str, ...]:
    """Those with weights."""
    tags = ("Conv2d", "Linear")
    return tuple(i for i in made.network.order if made.network.node(i).layer.type in tags)


def activations_of(made: Project) -> tuple[str, ...]:
    """Those that bend."""
    return tuple(i for i in made.network.order if made.network.node(i).layer.category == "Activation")


def observation(made: Project, step: int, skill: float = 1.0, **changes: Any) -> Observation:
    """One look at a network that has learnt this share of all there is."""
    layers, activations = len(layers_of(made)), len(activations_of(made))
    loss = H0 * (1 - skill) + 1e-3
    values: dict[str, Any] = {
        "step": step,
        "loss": loss,
        "accuracy": 0.1 + 0.9 * skill,
        "evaluation_loss": loss,
        "gradient_norm": np.full(layers, 0.1),
        "signal_norm": np.full(layers, 0.1),
        "weight_norm": np.full(layers, 3.0),
        "output_mean": np.zeros(layers),
        "output_std": np.ones(layers),
        "zero_share": np.full(activations, 0.5),
        "dead_share": np.zeros(activations),
        "saturated_share": np.full(activations, np.nan),
        "logits_mean": 0.0,
        "logits_std": 1.0,
        "logits_are_probabilities": False,
        "cross_entropy": loss,
        "noise_scale": 64.0,
    }
    return Observation(**{**values, **changes})


def history(
    layers: Sequence[str], loss: np.ndarray, update: float | np.ndarray = 1e-3, **others: Any
) -> History:
    """Of as many steps as there are losses; `others` are accuracy, gradient_norm and weight_norm."""
    count = len(loss)
    values = {"accuracy": 1 - np.clip(loss / H0, 0, 0.9), "gradient_norm": 0.1, "weight_norm": 3.0, **others}
    shape = (count, len(layers))

    def table(value: Any) -> np.ndarray:
        array = np.asarray(value, np.float32)
        return np.broadcast_to(array[:, None] if array.ndim == 1 else array, shape)

    kept = History(tuple(layers))
    if not count:
        return kept
    kept.extend(
        Report(
            steps=np.arange(count),
            loss=np.asarray(loss, np.float32),
            accuracy=np.asarray(values["accuracy"], np.float32),
            gradient_norm=table(values["gradient_norm"]),
            weight_norm=table(values["weight_norm"]),
            update_ratio=table(update),
            learning_rate=1e-3,
            epoch=1,
            images_per_second=1.0,
            seconds=1.0,
            seconds_left=1.0,
        )
    )
    return kept


def reference(skill: float = 1.0) -> Reference:
    """A reference that has learnt this share of all after 200 steps, most of it after 50."""
    steps = np.array([10, 50, 100, 200])
    shares = skill * np.array([0.4, 0.9, 0.95, 1.0])
    return Reference(
        steps=steps,
        batch_size=BATCH,
        train_loss=H0 * (1 - shares),
        validation_loss=H0 * (1 - shares),
        balanced_accuracy=0.1 + 0.9 * shares,
        recall=np.full(10, 0.1 + 0.9 * skill),
    )


def learning(step: int) -> float:
    """The skill of a healthy run at a step, a little behind the reference."""
    return 0.97 * float(np.interp(step, [0, 10, 50, 100, 200], [0, 0.4, 0.9, 0.95, 1.0]))


def evidence(
    made: Project | None = None,
    skill: Callable[[int], float] = learning,
    *,
    steps: int = TOTAL_STEPS,
    changes: Callable[[int], dict[str, Any]] = lambda step: {},
    **parts: Any,
) -> Evidence:
    """A whole run, healthy unless told otherwise.

    `skill` gives what has been learnt by a step, `changes` what else differs in its observation; `parts`
    are fields of the evidence; `steps` ends the run early, at 0 it is a pre-flight.
    """
    made = made or project()
    layers = layers_of(made)
    moments = [moment for moment in MOMENTS if moment <= steps]
    losses = np.array([H0 * (1 - skill(step)) + 1e-3 for step in range(steps)])
    values: dict[str, Any] = {
        "project": made,
        "class_names": tuple("0123456789"),
        "counts": np.full(10, 90),
        "layers": layers,
        "activations": activations_of(made),
        "input_mean": np.zeros(1),
        "input_std": np.ones(1),
        "validation_input_mean": np.zeros(1),
        "validation_input_std": np.ones(1),
        "start_weights": tuple(StartWeights(layer, 0.2, 0.2, 0.15, False, 0.0) for layer in layers),
        "total_steps": TOTAL_STEPS,
        "observations": tuple(observation(made, m, skill(m), **changes(m)) for m in moments),
        "history": history(layers, losses) if steps else None,
        "validations": tuple(validation(m, skill(m)) for m in moments if m >= 10),
        "reference": reference(),
        "finished": steps == TOTAL_STEPS,
    }
    return Evidence(**{**values, **parts})


def validation(step: int, skill: float, **changes: Any) -> Validation:
    """At a moment when this share of all has been learnt."""
    made = Validation(step, H0 * (1 - skill) + 1e-3, 0.1 + 0.9 * skill, np.full(10, 0.1 + 0.9 * skill))
    return replace(made, **changes)


def failing(step: int) -> float:
    """The skill of a run that learns nothing."""
    return 0.0


def found(rule_find: Callable[[Evidence], Any], case: Evidence) -> list[Any]:
    """All findings of one rule."""
    return list(rule_find(case))
