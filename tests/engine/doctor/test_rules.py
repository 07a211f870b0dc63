"""Every rule: evidence on which it holds, with its numbers, and evidence on which it must not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.doctor.evidence import BatchFit, Evidence, NotFinite, StartWeights
from engine.doctor.finding import Finding
from engine.doctor.judge import all_rules
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.linear import Linear
from engine.layers.max_pool2d import MaxPool2d
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.tanh import Tanh
from engine.spec.layer import Layer
from tests.engine.doctor.evidence import (
    H0,
    TOTAL_STEPS,
    evidence,
    failing,
    history,
    layers_of,
    learning,
    project,
    reference,
    validation,
)

NAN = float("nan")
CONV = Conv2d(filters=8, padding="same")


def deep(activation: Layer, depth: int = 8) -> Any:
    """A project of so many convolutions, each with its activation, and a head."""
    layers: list[Any] = []
    for i in range(depth):
        layers += [(f"conv_{i}", CONV), (f"bend_{i}", activation)]
    return project(*layers, ("flatten", Flatten()), ("head", Linear(units=10)))


def ending(*layers: Any, **training: Any) -> Any:
    """A project whose head is followed by these."""
    return project(("conv_1", CONV), ("relu_1", ReLU()), ("flatten", Flatten()), ("head", Linear(units=10)),
                   *layers, **training)  # fmt: skip


def signals(**values: Any) -> Callable[[int], dict[str, Any]]:
    """What differs in every observation."""
    return lambda step: values


def run_of(made: Any, update: Any = 1e-3, loss: Any = None, **others: Any) -> Any:
    """A history of a whole run."""
    losses = np.linspace(H0, 0.1, TOTAL_STEPS) if loss is None else np.asarray(loss)
    return history(layers_of(made), losses, update, **others)


def starts(made: Any, **changes: Any) -> tuple[StartWeights, ...]:
    """Of every layer, with these values in all of them."""
    values: dict[str, Any] = {"std": 0.2, "he_std": 0.2, "glorot_std": 0.15, "identical": False}
    return tuple(
        StartWeights(layer, **{**values, "largest_bias": 0.0, **changes}) for layer in layers_of(made)
    )


def slowly(step: int) -> float:
    """A skill that is still far from its end when the run ends."""
    return 0.5 * step / TOTAL_STEPS


def weakly(step: int) -> float:
    """Less than half of what can be learnt."""
    return 0.45 * learning(step)


VANISHING = 10.0 ** np.linspace(-6, 0, 9)
SIGMOID, RELU = deep(Sigmoid()), deep(ReLU())
SOFTMAX, SQUEEZED = ending(("softmax", Softmax())), ending(("sigmoid", Sigmoid()))
TANH = deep(Tanh(), 2)
DROPPED = ending(("drop", Dropout(probability=0.9)))
LINEAR = project(("conv_1", CONV), ("conv_2", CONV), ("flatten", Flatten()), ("head", Linear(units=10)))
DECAYED = project(optimizer={"type": "Momentum", "weight_decay": 0.5})
NORMED = project(("conv_1", CONV), ("norm", BatchNorm()), ("relu_1", ReLU()), ("drop", Dropout()),
                 ("flatten", Flatten()), ("head", Linear(units=10)))  # fmt: skip
PAIRED = project(("conv_1", CONV), ("norm", BatchNorm()), ("relu_1", ReLU()), ("flatten", Flatten()),
                 ("head", Linear(units=10)), batch_size=2)  # fmt: skip
UNBALANCED = np.array([900, *[30] * 9])
LAYERS = layers_of(project())


def unfair(small: float) -> Any:
    """Validations in which every class but the first has this recall."""
    return tuple(validation(m, 0.5, recall=np.array([1.0, *[small] * 9])) for m in (50, 100, 150, 200))


def waves(depth: float) -> Any:
    """An accuracy that falls by so much every second window of ten steps."""
    rising = np.linspace(0.3, 0.6, TOTAL_STEPS)
    return rising - depth * (np.arange(TOTAL_STEPS) // 10 % 2)


@dataclass(frozen=True)
class Seen:
    """One rule on one evidence: `severity` None where it must be silent."""

    rule: str
    what: str
    case: Callable[[], Evidence]
    severity: str | None
    numbers: dict[str, Any] | None = None
    layer: str | None = None


SEEN = (
    Seen("vanishing_gradient", "a starved first layer in a run that learns nothing",
     lambda: evidence(SIGMOID, failing, changes=signals(signal_norm=VANISHING)),
     "problem", {"decades": -6.0, "half_length": 0.4014}, "conv_0"),
    Seen("vanishing_gradient", "the same before the first step",
     lambda: evidence(SIGMOID, steps=0, changes=signals(signal_norm=VANISHING)), "problem"),
    Seen("vanishing_gradient", "a little less is no certainty before the first step",
     lambda: evidence(SIGMOID, steps=0, changes=signals(signal_norm=10.0 ** np.linspace(-2.8, 0, 9))),
     "warning"),
    Seen("vanishing_gradient", "as much as ten ReLU layers lose that learn",
     lambda: evidence(RELU, steps=0, changes=signals(signal_norm=10.0 ** np.linspace(-2.2, 0, 9))),
     "information"),
    Seen("vanishing_gradient", "the same in a run that learns",
     lambda: evidence(SIGMOID, changes=signals(signal_norm=VANISHING)), "information"),
    Seen("vanishing_gradient", "a small classifier alone",
     lambda: evidence(RELU, failing, changes=signals(signal_norm=np.array([1e-4] * 8 + [1.0]))), None),
    Seen("vanishing_gradient", "dead units, which explain it",
     lambda: evidence(RELU, failing, changes=signals(signal_norm=VANISHING, dead_share=np.ones(8))), None),
    Seen("vanishing_gradient", "a signal that fades on its way forward",
     lambda: evidence(RELU, failing, changes=signals(output_std=10.0 ** -np.arange(9.0))), "problem",
     {"forward_decades": -7.0}),
    Seen("exploding_gradient", "logits of 300 before the first step",
     lambda: evidence(RELU, steps=0, changes=signals(logits_std=300.0)), "problem", {"logits_std": 300.0}),
    Seen("exploding_gradient", "a first loss of 9 blind guesses",
     lambda: evidence(RELU, failing, changes=lambda step: {"loss": 9 * H0} if not step else {}), "problem",
     {"first_loss_over_h0": 9.0}),
    Seen("exploding_gradient", "a gradient that grows a thousandfold in a run that learns",
     lambda: evidence(RELU, changes=signals(signal_norm=10.0 ** np.linspace(3, 0, 9))), "information"),
    Seen("exploding_gradient", "logits of 8", lambda: evidence(RELU, changes=signals(logits_std=8.0)), None),
    Seen("exploding_gradient", "a spike after which the loss rises",
     lambda: evidence(skill=failing, history=run_of(
         project(), loss=np.where(np.arange(200) > 100, 4.0, 2.0),
         gradient_norm=np.where(np.arange(200) == 100, 50.0, 0.1))),
     "problem", {"loss_before": 2.0, "loss_after": 4.0}),
    Seen("exploding_gradient", "a spike without a rise",
     lambda: evidence(skill=failing, history=run_of(
         project(), gradient_norm=np.where(np.arange(200) == 100, 50.0, 0.1))), None),
    Seen("not_finite", "what the run says",
     lambda: evidence(not_finite=NotFinite(7, "head", "learning_rate")), "problem",
     {"step": 7, "cause": "learning_rate"}, "head"),
    Seen("not_finite", "NaN in the pictures", lambda: evidence(input_mean=np.array([NAN])), "problem",
     {"cause": "data"}),
    Seen("not_finite", "numbers all finite", evidence, None),
    Seen("dead_relu", "a layer dead before the first step",
     lambda: evidence(steps=0, changes=signals(dead_share=np.array([0.0, 1.0]))), "problem",
     {"dead_share": 1.0, "since": 0}, "relu_2"),
    Seen("dead_relu", "units that died on the way",
     lambda: evidence(skill=failing, changes=lambda step: {"dead_share": np.array([0.95, 0.0])}
                      if step >= 50 else {}), "problem", {"since": 50}, "relu_1"),
    Seen("dead_relu", "the same in a run that learns",
     lambda: evidence(changes=signals(dead_share=np.array([0.7, 0.0]))), "information"),
    Seen("dead_relu", "sparse, not dead",
     lambda: evidence(changes=signals(zero_share=np.full(2, 0.85))), None),
    Seen("saturated_activation", "from the start",
     lambda: evidence(TANH, failing, changes=signals(saturated_share=np.array([0.9, 0.2]))), "problem",
     {"saturated_share": 0.9}, "bend_0"),
    Seen("saturated_activation", "late: the network is sure of itself",
     lambda: evidence(TANH, failing, changes=lambda step: {"saturated_share": np.full(2, 0.9)}
                      if step > 50 else {"saturated_share": np.zeros(2)}), None),
    Seen("softmax_before_logits_loss", "drawn", lambda: evidence(SOFTMAX, steps=0), "problem",
     {"floor": 1.461}, "softmax"),
    Seen("softmax_before_logits_loss", "drawn, and it learns all the same",
     lambda: evidence(SOFTMAX), "warning"),
    Seen("softmax_before_logits_loss", "seen in the outputs",
     lambda: evidence(changes=signals(logits_are_probabilities=True), skill=failing), "problem"),
    Seen("softmax_before_logits_loss", "before a loss of distances",
     lambda: evidence(ending(("softmax", Softmax()), loss={"type": "QuadraticCost"})), None),
    Seen("wrong_output_or_loss", "too few outputs",
     lambda: evidence(project(("flatten", Flatten()), ("head", Linear(units=7))), steps=0), "problem",
     {"width": 7, "classes": 10}, "head"),
    Seen("wrong_output_or_loss", "a sigmoid on the logits", lambda: evidence(SQUEEZED, slowly), "problem",
     {"activation": "Sigmoid"}, "sigmoid"),
    Seen("wrong_output_or_loss", "that does no harm", lambda: evidence(SQUEEZED), "warning"),
    Seen("wrong_output_or_loss", "the absolute error in a run that is weak",
     lambda: evidence(project(loss={"type": "MeanAbsoluteError"}), failing), "problem"),
    Seen("wrong_output_or_loss", "squared error on a softmax that learns",
     lambda: evidence(ending(("softmax", Softmax()), loss={"type": "QuadraticCost"})), None),
    Seen("bad_initialisation", "filters all the same",
     lambda: evidence(steps=0, start_weights=starts(project(), identical=True)), "problem",
     {"stuck_layers": 2, "identical_layers": 2}, "conv_1"),
    Seen("bad_initialisation", "a head that starts at 0",
     lambda: evidence(start_weights=(*starts(project())[:2], StartWeights("head", 0.0, 0.2, 0.1, True, 0.0))),
     None),
    Seen("bad_initialisation", "ten times too large, in a run that is weak",
     lambda: evidence(RELU, failing, start_weights=starts(RELU, std=2.0), changes=signals(logits_std=50.0)),
     "problem", {"factor": 10.0}, "conv_0"),
    Seen("bad_initialisation", "ten times too small, but nothing shows it",
     lambda: evidence(RELU, start_weights=starts(RELU, std=0.015)), "information", {"factor": 0.1}),
    Seen("bad_initialisation", "behind a normalisation",
     lambda: evidence(NORMED, start_weights=starts(NORMED, std=2.0)[:1]), None),
    Seen("frozen_layer", "frozen on purpose, and it learns",
     lambda: evidence(frozen=("conv_1",)), "information", {"on_purpose": True}, "conv_1"),
    Seen("frozen_layer", "frozen, and it does not",
     lambda: evidence(skill=failing, frozen=("conv_1",)), "problem"),
    Seen("frozen_layer", "a layer that never moves",
     lambda: evidence(skill=failing, history=run_of(project(), np.tile([0.0, 1e-3, 1e-3], (200, 1)))),
     "problem", {"on_purpose": False}, "conv_1"),
    Seen("frozen_layer", "dead units, which explain it",
     lambda: evidence(skill=failing, history=run_of(project(), np.tile([0.0, 1e-3, 1e-3], (200, 1))),
                      changes=signals(dead_share=np.ones(2))), None),
    Seen("wrong_sign", "a loss that grows all the way",
     lambda: evidence(skill=failing, history=run_of(project(), loss=np.linspace(2.3, 6, 200))), "problem",
     {"windows": 6}),
    Seen("wrong_sign", "one that grows by steps that are too long",
     lambda: evidence(skill=failing, history=run_of(project(), 0.5, np.linspace(2.3, 6, 200))), None),
    Seen("wrong_sign", "one that stands still",
     lambda: evidence(skill=failing, history=run_of(project(), loss=np.full(200, 2.3))), None),
    Seen("data_not_normalised", "0 to 255 before a plain step",
     lambda: evidence(project(optimizer={"type": "Momentum"}), steps=0, input_mean=np.array([120.0]),
                      input_std=np.array([70.0])), "problem", {"mean": 120.0, "largest_std": 70.0}, "input"),
    Seen("data_not_normalised", "the same in a run that learns",
     lambda: evidence(input_mean=np.array([120.0]), input_std=np.array([70.0])), "information"),
    Seen("data_not_normalised", "validation pictures of another kind",
     lambda: evidence(validation_input_mean=np.array([1.5]), validations=(validation(200, 0.1),)), "problem",
     {"shift": 1.5}),
    Seen("data_not_normalised", "pictures of 0 to 1",
     lambda: evidence(input_mean=np.array([0.5]), input_std=np.array([0.3]),
                      validation_input_mean=np.array([0.5])), None),
    Seen("over_regularised", "a decay as strong as the gradient",
     lambda: evidence(DECAYED, failing, history=run_of(DECAYED, gradient_norm=1.0)), "problem", {"rho": 1.5}),
    Seen("over_regularised", "weights that are gone",
     lambda: evidence(project(optimizer={"type": "AdamW", "weight_decay": 5.0}), failing,
                      history=run_of(project(), weight_norm=np.linspace(3, 0.1, 200))), "problem"),
    Seen("over_regularised", "a dropout of 0.9",
     lambda: evidence(DROPPED, failing), "problem", {"dropout": 0.9},
     "drop"),
    Seen("over_regularised", "a dropout of 0.5",
     lambda: evidence(ending(("drop", Dropout(probability=0.5))), failing), None),
    Seen("over_regularised", "a small decay",
     lambda: evidence(project(optimizer={"type": "Momentum", "weight_decay": 5e-4}), failing), None),
    Seen("class_imbalance", "30 to 1, and the small ones are not seen",
     lambda: evidence(counts=UNBALANCED, validations=unfair(0.1)), "problem",
     {"ratio": 30.0, "recall": 0.1, "smallest": 30, "largest": 900}),
    Seen("class_imbalance", "30 to 1 without harm",
     lambda: evidence(counts=UNBALANCED, validations=unfair(0.9)), "information"),
    Seen("class_imbalance", "3 to 1",
     lambda: evidence(counts=np.array([90, *[30] * 9]), validations=unfair(0.1)), None),
    Seen("learning_rate_too_high", "the weights thrown by a step",
     lambda: evidence(skill=failing, history=run_of(
         project(), np.where(np.arange(200) == 1, 1.5, 0.01))), "problem", {"longest_step": 1.5}),
    Seen("learning_rate_too_high", "the same behind a normalisation, in a run that learns",
     lambda: evidence(NORMED, history=run_of(NORMED, 0.5)), "information"),
    Seen("learning_rate_too_high", "weights that have grown",
     lambda: evidence(skill=failing, history=run_of(project(), weight_norm=np.linspace(1, 9, 200))),
     "problem",
     {"growth": 9.0}),
    Seen("learning_rate_too_high", "steps of a hundredth",
     lambda: evidence(history=run_of(project(), 0.01)), None),
    Seen("learning_rate_too_low", "a thousandth of the way",
     lambda: evidence(skill=failing, history=run_of(project(), 1e-5)), "problem", {"way": 0.002}),
    Seen("learning_rate_too_low", "the same, and it learns",
     lambda: evidence(history=run_of(project(), 1e-5)), "information"),
    Seen("learning_rate_too_low", "a healthy step", lambda: evidence(skill=failing), None),
    Seen("oscillating_loss", "an accuracy in waves", lambda: evidence(
        skill=slowly, history=run_of(project(), accuracy=waves(0.3))), "problem", {"drawdown": 0.2849}),
    Seen("oscillating_loss", "small waves",
     lambda: evidence(skill=slowly, history=run_of(project(), accuracy=waves(0.05))), None),
    Seen("overfitting", "a validation loss that rises",
     lambda: evidence(validations=tuple(validation(m, 0.6, loss=loss) for m, loss in
                                        ((20, 1.0), (50, 0.8), (100, 1.2), (150, 1.5), (200, 1.9)))),
     "problem", {"rise": 2.375, "best_step": 50}),
    Seen("overfitting", "a few pictures, known by heart",
     lambda: evidence(counts=np.full(10, 6), skill=lambda step: 1.0,
                      validations=tuple(validation(m, 0.8) for m in (50, 100, 150, 200))), "problem",
     {"pictures_of_a_class": 6.0}),
    Seen("overfitting", "a few pictures, and a dropout against it",
     lambda: evidence(ending(("drop", Dropout())), lambda step: 1.0, counts=np.full(10, 6),
                      validations=tuple(validation(m, 0.8) for m in (50, 100, 150, 200))), None),
    Seen("overfitting", "no gap", evidence, None),
    Seen("label_errors", "a reference that learns what does not hold",
     lambda: evidence(reference=NOISY), "problem", {"reference_rise": 0.8}),
    Seen("label_errors", "a sound reference", evidence, None),
    Seen("label_errors", "too few pictures to tell",
     lambda: evidence(reference=NOISY, counts=np.full(10, 5)), None),
    Seen("too_few_epochs", "a loss that still falls",
     lambda: evidence(skill=slowly, history=run_of(project(), loss=np.geomspace(H0, 1.2, 200))), "problem",
     {"fall": 0.0655}),
    Seen("too_few_epochs", "a plan of 60 steps, before the first",
     lambda: evidence(steps=0, total_steps=60), "problem", {"reference_share": 0.91}),
    Seen("too_few_epochs", "a plan of as many pictures as the reference needs",
     lambda: evidence(steps=0, total_steps=110), None),
    Seen("too_few_epochs", "a network that is too small for any number",
     lambda: evidence(skill=slowly, batch_fit=BatchFit(150, H0, 2.0, 0.3)), None),
    Seen("too_few_epochs", "a run that is at its goal", evidence, None),
    Seen("underfitting", "next to nothing is learnt",
     lambda: evidence(skill=failing, batch_fit=BatchFit(150, H0, 2.0, 0.3)), "problem",
     {"batch_fit": 0.3, "train_skill": 0.0}),
    Seen("underfitting", "a slow start of some length", lambda: evidence(skill=weakly, steps=50), "warning"),
    Seen("underfitting", "the same of a network that cannot learn a batch by heart",
     lambda: evidence(skill=weakly, steps=50, batch_fit=BatchFit(150, H0, 2.0, 0.3)), "problem"),
    Seen("underfitting", "a slow start", lambda: evidence(skill=failing, steps=10), None),
    Seen("linear_stack", "a whole network of sums", lambda: evidence(LINEAR, steps=0), "problem",
     {"pairs": 2, "whole": True}, "conv_1"),
    Seen("linear_stack", "two of its layers",
     lambda: evidence(project(("conv_1", CONV), ("conv_2", CONV), ("relu", ReLU()), ("flatten", Flatten()),
                              ("head", Linear(units=10)))), "information", {"pairs": 1}, "conv_1"),
    Seen("linear_stack", "a maximum between",
     lambda: evidence(project(("conv_1", CONV), ("pool", MaxPool2d()), ("flatten", Flatten()),
                              ("head", Linear(units=10)))), None),
    Seen("train_eval_mismatch", "another network in use",
     lambda: evidence(NORMED, changes=lambda step: {"evaluation_loss": 3.0} if step else {},
                      validations=tuple(validation(m, 0.3) for m in (50, 100, 150, 200))), "problem",
     {"evaluation_loss": 3.0}, "norm"),
    Seen("train_eval_mismatch", "steps of two pictures, before the first",
     lambda: evidence(PAIRED, steps=0), "problem", {"batch_size": 2}, "norm"),
    Seen("train_eval_mismatch", "that end well all the same", lambda: evidence(PAIRED), None),
    Seen("train_eval_mismatch", "means remembered for longer than the run lasts",
     lambda: evidence(project(("conv_1", CONV), ("norm", BatchNorm(momentum=0.001)), ("relu_1", ReLU()),
                              ("flatten", Flatten()), ("head", Linear(units=10))), steps=0), "problem",
     {"steps": 200}, "norm"),
    Seen("train_eval_mismatch", "a dropout, which makes training harder",
     lambda: evidence(DROPPED, changes=signals(loss=2.0)), None),
    Seen("bias_before_batch_norm", "a bias",
     lambda: evidence(NORMED), "information", {"layers": 1}, "conv_1"),
    Seen("bias_before_batch_norm", "none",
     lambda: evidence(project(("conv_1", Conv2d(bias=False)), ("norm", BatchNorm()), ("flatten", Flatten()),
                              ("head", Linear(units=10)))), None),
    Seen("dropout_before_batch_norm", "right before",
     lambda: evidence(project(("drop", Dropout()), ("norm", BatchNorm()), ("flatten", Flatten()),
                              ("head", Linear(units=10)))), "information", {"layers": 1}, "drop"),
    Seen("dropout_before_batch_norm", "after it", lambda: evidence(NORMED), None),
    Seen("map_too_small_early", "a filter of 3x3 over one pixel",
     lambda: evidence(project(("pool", MaxPool2d(kernel_size=(8, 8), stride=(8, 8))), ("conv_1", CONV),
                              ("gap", GlobalAvgPool2d()), ("head", Linear(units=10)))), "information",
     {"layers": 1}, "conv_1"),
    Seen("map_too_small_early", "over the whole picture", evidence, None),
    Seen("shrinking_filters", "from 32 to 8",
     lambda: evidence(project(*[(f"conv_{n}", Conv2d(filters=n)) for n in (32, 16, 8)],
                              ("flatten", Flatten()), ("head", Linear(units=10)))), "information",
     {"first": 32, "last": 8}, "conv_8"),
    Seen("shrinking_filters", "all alike", lambda: evidence(RELU), None),
)  # fmt: skip


def _noisy() -> Any:
    from dataclasses import replace

    return replace(reference(0.4), validation_loss=H0 * np.array([0.9, 0.8, 1.2, 1.6]))


NOISY = _noisy()


@pytest.mark.parametrize("seen", SEEN, ids=lambda seen: f"{seen.rule}: {seen.what}")
def test_a_rule_on_evidence(seen: Seen) -> None:
    findings: list[Finding] = list(all_rules()[seen.rule].find(seen.case()))
    if seen.severity is None:
        assert findings == []
        return
    assert findings, "it does not hold"
    finding = findings[0]
    assert finding.id == seen.rule
    assert finding.severity == seen.severity
    assert str(finding.message)
    for name, value in (seen.numbers or {}).items():
        wanted = value if isinstance(value, str) else pytest.approx(value, rel=2e-3)
        assert finding.evidence[name] == wanted, name
    if seen.layer is not None:
        assert finding.layer == seen.layer


def test_every_rule_is_seen_to_hold_and_not_to_hold() -> None:
    assert {seen.rule for seen in SEEN if seen.severity} == set(all_rules())
    assert {seen.rule for seen in SEEN if seen.severity in (None, "information")} == set(all_rules())


def test_late_deaths_point_to_the_learning_rate_and_early_ones_to_the_start() -> None:
    find = all_rules()["dead_relu"].find
    dead = {"dead_share": np.array([1.0, 1.0])}
    (early,) = find(evidence(skill=failing, changes=lambda step: dead))
    (late,) = find(evidence(skill=failing, changes=lambda step: dead if step > 20 else {}))
    assert early.cures[0] == "zero_biases"
    assert late.cures[0] == "lower_learning_rate"


@pytest.mark.parametrize("learns", [learning, failing])
def test_what_did_no_harm_is_never_a_problem(learns: Callable[[int], float]) -> None:
    """The same symptoms, with and without their consequence."""
    symptoms = {"signal_norm": VANISHING, "dead_share": np.full(8, 0.7)}
    case = evidence(RELU, learns, changes=lambda step: symptoms)
    found = [finding for rule in all_rules().values() for finding in rule.find(case)]
    assert any(finding.severity == "problem" for finding in found) == (learns is failing)
    assert {finding.id for finding in found} >= {"vanishing_gradient", "dead_relu"}
