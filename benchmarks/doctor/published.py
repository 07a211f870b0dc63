"""The rules of published tools, written anew from what their papers and manuals say, on the grid's logs.

Each takes the evidence of a whole run and gives the id of the first cause that it finds, in the doctor's
words, or "". A tool that raises an alarm at any moment of the run has raised it. Where a tool measures what
a log does not hold, `approximated` says what stands in its place. Thresholds are the tools' own defaults.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.doctor.evidence import Evidence, Observation
from engine.spec.shapes import analyse


@dataclass(frozen=True)
class Tool:
    """One published set of rules."""

    name: str
    source: str
    approximated: str
    judge: Callable[[Evidence], str]


def autotrainer(evidence: Evidence) -> str:
    """Checks after each epoch; nothing is a problem once the training accuracy is above 0.6, oscillation
    and explosion apart."""
    if evidence.not_finite is not None:
        return "exploding_gradient"
    accuracy = _epochs(evidence, "train_accuracy")
    for epoch, look in enumerate(_at_epochs(evidence)):
        norms = look.gradient_norm
        ratio = float(norms[0] / norms[-1]) if norms[-1] > 0 else math.inf
        poor = accuracy[epoch] <= 0.6
        if poor and ratio < 1e-3 and float(np.nanmin(norms)) < 1e-4:
            return "vanishing_gradient"
        if ratio > 70:
            return "exploding_gradient"
        if poor and len(look.dead_share) and np.nanmax(look.dead_share) > 0.7:
            return "dead_relu"
    if len(accuracy) > 2:
        steps = np.diff(accuracy)
        turns = (steps[1:] * steps[:-1] < 0) & (np.minimum(abs(steps[1:]), abs(steps[:-1])) > 0.03)
        if turns.mean() > 0.2:
            return "oscillating_loss"
        if accuracy[-1] <= 0.6 and steps.mean() < 0.01:
            return "learning_rate_too_low"
    return ""


def deep_diagnosis(evidence: Evidence) -> str:
    """Eight symptoms, in the order of its algorithm: each checks a tensor, or a stretch of the curves."""
    if evidence.not_finite is not None:
        return "exploding_gradient"
    tags = [evidence.project.network.node(one).layer.type for one in evidence.activations]
    for look in evidence.observations:
        for tag, dead, saturated in zip(tags, look.dead_share, look.saturated_share, strict=True):
            if tag in ("ReLU", "LeakyReLU", "ELU") and dead > 0.7:
                return "dead_relu"
            if tag in ("Sigmoid", "Tanh") and saturated > 0.5:
                return "saturated_activation"
        if _least_mean_gradient(evidence, look) < 1e-7:
            return "vanishing_gradient"
        if look.step and (np.abs(look.output_mean) > 1e3).any():
            return "exploding_gradient"
    ratios = _steps(evidence, "update_ratio")
    if (ratios.max(axis=0) == 0).any():
        return "frozen_layer"
    if _stuck(-_epochs(evidence, "train_loss")):
        return "learning_rate_too_high"
    return "learning_rate_too_low" if _stuck(_epochs(evidence, "train_accuracy")) else ""


def deep_localize(evidence: Evidence) -> str:
    """Numbers that are not finite in any layer; else an epoch after which neither the loss falls nor the
    accuracy rises."""
    if evidence.not_finite is not None:
        return "not_finite"
    loss, accuracy = _epochs(evidence, "train_loss"), _epochs(evidence, "train_accuracy")
    worse = np.diff(loss) >= 0
    if worse.any():
        return "learning_rate_too_high"
    return "learning_rate_too_low" if (np.diff(accuracy) <= 0).any() else ""


def umlaut(evidence: Evidence) -> str:
    """Heuristics on the program and its curves; each shows a message."""
    network, plan = evidence.project.network, evidence.project.training
    if evidence.not_finite is not None:
        return "not_finite"
    if (np.abs(evidence.input_mean) + evidence.input_std > 1).any():
        return "data_not_normalised"
    ends = [network.node(i).layer.type for i in network.feeds(network.of_type("Output")[0].id).values()]
    if plan.loss.type == "CrossEntropy" and ends == ["Softmax"]:
        return "softmax_before_logits_loss"
    if not any(network.node(one).layer.type not in ("Softmax", "LogSoftmax") for one in evidence.activations):
        return "linear_stack"
    rate = plan.optimizer.learning_rate
    if rate > (0.01 if plan.optimizer.type.startswith(("Adam", "NAdam", "RMSprop")) else 0.1):
        return "learning_rate_too_high"
    if rate < 1e-7:
        return "learning_rate_too_low"
    if any(dict(node.layer)["probability"] > 0.5 for node in network.of_type("Dropout")):
        return "over_regularised"
    losses = _epochs(evidence, "validation_loss")
    if len(losses) > 1 and losses[-1] > np.nanmin(losses) and _falls(_epochs(evidence, "train_loss")):
        return "overfitting"
    return "overfitting" if (_epochs(evidence, "validation_accuracy") > 0.95).any() else ""


def sagemaker(evidence: Evidence) -> str:
    """The built-in rules of deep learning, each with its default threshold."""
    if evidence.not_finite is not None:
        return "exploding_gradient"
    tags = [evidence.project.network.node(one).layer.type for one in evidence.activations]
    for look in evidence.observations:
        if _least_mean_gradient(evidence, look) < 1e-7:
            return "vanishing_gradient"
        for tag, dead, saturated in zip(tags, look.dead_share, look.saturated_share, strict=True):
            if tag == "ReLU" and dead > 0.5:
                return "dead_relu"
            if tag in ("Sigmoid", "Tanh") and saturated > 0.95:
                return "saturated_activation"
    ratios = _steps(evidence, "update_ratio")
    if (ratios > 10).any():
        return "learning_rate_too_high"
    if (ratios.max(axis=0) < 1e-8).any():
        return "frozen_layer"
    stds = np.array([one.std for one in evidence.start_weights])
    if len(stds) > 1 and stds.max() / max(stds.min(), 1e-30) > 10:
        return "bad_initialisation"
    counts = evidence.counts
    if counts.max() / max(counts.min(), 1) > 10:
        return "class_imbalance"
    loss = _windows(_steps(evidence, "loss"))
    if len(loss) > 1 and (loss[1:] > loss[:-1] * 0.999).any():
        return "learning_rate_too_low"
    train, held_out = _epochs(evidence, "train_loss"), _epochs(evidence, "validation_loss")
    return "overfitting" if ((held_out - train) > 0.1 * np.abs(train)).any() else ""


def _epochs(evidence: Evidence, name: str) -> np.ndarray:
    assert evidence.history is not None
    return evidence.history.epochs(name)  # type: ignore[arg-type]


def _steps(evidence: Evidence, name: str) -> np.ndarray:
    assert evidence.history is not None
    return np.nan_to_num(evidence.history.mean(name))  # type: ignore[arg-type]


def _at_epochs(evidence: Evidence) -> list[Observation]:
    """The newest look before the end of each epoch."""
    ends = _epochs(evidence, "step")
    return [[look for look in evidence.observations if look.step <= end][-1] for end in ends]


def _windows(values: np.ndarray, size: int = 10) -> np.ndarray:
    """Means of ten steps."""
    count = len(values) // size
    return values[: count * size].reshape(count, size).mean(axis=1)


def _stuck(rising: np.ndarray, patience: int = 3) -> bool:
    """Whether so many values in a row bring nothing over the one before them."""
    return any(
        (rising[start + 1 : start + 1 + patience] <= rising[start]).all()
        for start in range(len(rising) - patience)
    )


def _falls(values: np.ndarray) -> bool:
    return bool(values[-1] < values[0])


def _least_mean_gradient(evidence: Evidence, look: Observation) -> float:
    """The mean absolute gradient of the layer where it is least, from its norm as if it were normally
    distributed."""
    facts = analyse(evidence.project.network).facts
    counts = np.array([max(facts[layer].parameters, 1) for layer in evidence.layers])
    return float(np.nanmin(look.gradient_norm / np.sqrt(counts)) * math.sqrt(2 / math.pi))


TOOLS = (
    Tool(
        "AUTOTRAINER",
        "Zhang et al., AUTOTRAINER: An Automatic DNN Training Problem Detection and Repair System, ICSE 2021",
        "Gradients are looked at some 30 times a run instead of each epoch; dead units are those without "
        "output for any of 128 pictures instead of those without gradient.",
        autotrainer,
    ),
    Tool(
        "DeepDiagnosis",
        "Wardat et al., DeepDiagnosis: Automatically Diagnosing Faults and Recommending Actionable Fixes in "
        "Deep Learning Programs, ICSE 2022",
        "Loss and accuracy stand still where three epochs bring nothing; saturation is of inputs beyond 3 "
        "(tanh) or 5 (sigmoid); its decision tree of repairs is left out: a symptom is taken for its usual "
        "cause.",
        deep_diagnosis,
    ),
    Tool(
        "DeepLocalize",
        "Wardat et al., DeepLocalize: Fault Localization for Deep Neural Networks, ICSE 2021",
        "It names a layer and a phase; what does not learn is taken for a wrong learning rate.",
        deep_localize,
    ),
    Tool(
        "UMLAUT",
        "Schoop et al., UMLAUT: Debugging Deep Learning Programs using Program Structure and Model Behavior, "
        "CHI 2021",
        "The range of the input is one deviation around its mean instead of its extremes; a missing softmax "
        "is no error in PyTorch and left out.",
        umlaut,
    ),
    Tool(
        "SageMaker Debugger",
        "Amazon SageMaker Developer Guide, List of Debugger Built-in Rules, 2023",
        "Mean gradients are reckoned from norms; rules for trees, text and tensors of the user's own are "
        "left out.",
        sagemaker,
    ),
)
