"""The network's end does not suit its loss, or the loss does not suit classes."""

from __future__ import annotations

from collections.abc import Iterable

from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding
from engine.doctor.outcome import Outcome, outcome
from engine.doctor.rule import Rule
from engine.doctor.signals import numbers
from engine.doctor.structure import end, last_weights
from engine.spec.message import Message, say
from engine.spec.problems import Severity
from engine.spec.shapes import analyse

SQUEEZING = ("ReLU", "Sigmoid", "Tanh", "Softplus")
"""Activations that keep logits from being what they like."""
CUTTING = ("ReLU", "Sigmoid", "Softmax")
"""Those of them that cut off one sign: until the end shows otherwise a problem."""


def find(evidence: Evidence) -> Iterable[Finding]:
    """Width against classes, an activation on the logits, a loss that wants something else."""
    network, loss = evidence.project.network, evidence.project.training.loss
    last, result = end(network), outcome(evidence)
    tag = last.layer.type if last is not None else ""
    layer = last.id if last is not None else None
    classes = len(evidence.class_names)
    width = _width(evidence)
    if classes and width and width != classes:
        classifier = last_weights(network)
        yield _finding(
            "problem",
            classifier.id if classifier is not None else layer,
            say(
                "The network ends in {width} numbers, but there are {classes} classes.",
                width=width,
                classes=classes,
            ),
            ("fix_output",),
            numbers(width=width, classes=classes),
        )
    elif (
        loss.wants == "logits"
        and last is not None
        and (tag in SQUEEZING or (tag == "Softmax" and loss.reading == "sigmoid"))
    ):
        yield _finding(
            _judged(result, sure=tag in CUTTING),
            layer,
            say(
                "{layer} bends the outputs, but the loss wants them as they are: of any size and sign.",
                layer=last.name,
            ),
            ("fix_output",),
            numbers(activation=tag, loss=loss.type),
        )
    elif loss.wants == "log-probabilities" and last is not None and tag != "LogSoftmax":
        yield _finding(
            _judged(result, sure=tag not in ("Softmax", "Sigmoid")),
            layer,
            say(
                "{loss} wants the logarithms of probabilities, and {layer} does not give them.",
                loss=Message(loss.title),
                layer=last.name,
            ),
            ("cross_entropy", "fix_output"),
            numbers(activation=tag, loss=loss.type),
        )
    elif loss.wants == "any" and last is not None:
        if tag == "LogSoftmax" or loss.type == "MeanAbsoluteError":
            yield _finding(
                _judged(result, sure=False),
                layer,
                say(
                    "{loss} measures distances; for classes its gradient says little about which answer is "
                    "wrong.",
                    loss=Message(loss.title),
                ),
                ("cross_entropy",),
                numbers(activation=tag, loss=loss.type),
            )
        elif result.weak and evidence.not_finite is None:
            yield _finding(
                "problem",
                layer,
                say(
                    "{loss} compares the outputs with 0 and 1; its gradient is small where an answer is sure "
                    "and wrong.",
                    loss=Message(loss.title),
                ),
                ("cross_entropy",),
                numbers(activation=tag, loss=loss.type),
            )


def _judged(result: Outcome, *, sure: bool) -> Severity:
    """A fault of the drawing is a warning even where the network learns."""
    if result.ended and result.known:
        return "problem" if result.weak or result.behind else "warning"
    return "problem" if sure or result.weak else "warning"


def _width(evidence: Evidence) -> int:
    outputs = evidence.project.network.of_type("Output")
    shape = analyse(evidence.project.network).facts[outputs[0].id].output if outputs else None
    return shape[0] if shape else 0


def _finding(
    severity: Severity, layer: str | None, message: Message, cures: tuple[str, ...], values: dict[str, object]
) -> Finding:
    return Finding(
        "wrong_output_or_loss", severity, layer, 0, message, values, () if layer is None else (layer,), cures
    )


RULE = Rule(
    id="wrong_output_or_loss",
    title=say("Wrong output or loss"),
    mechanism=say(
        "The loss compares the network's last numbers with the classes, and each loss expects numbers of a "
        "certain kind. An activation that cuts or squeezes them, or a loss for other tasks, hides from the "
        "network how wrong it is."
    ),
    formula=(
        "Width of the output != number of classes: always a problem. ReLU or sigmoid on the outputs before a "
        "loss that takes logits: a problem until a run has ended with S_val over 0.93, then a warning. Tanh "
        "or softplus there, no LogSoftmax before the negative log-likelihood, absolute error on classes: a "
        "problem where the run is weak or ends with S_val under 0.93, else a warning. Squared error: a "
        "problem only where the run is weak."
    ),
    source="Humbatova et al. 2020; Golik, Doetsch and Ney, Cross-Entropy vs. Squared Error, 2013",
    limits=say(
        "Squared error behind a softmax trains well, and many squeezed outputs still rank the classes."
    ),
    find=find,
    cures=("fix_output", "cross_entropy"),
    not_cures={
        "lower_learning_rate": say("No learning rate undoes what the last layer cuts off."),
        "more_epochs": say("Time does not change what the last layer can say."),
        "batch_norm": say("The numbers are wrong at the end; a norm before it leaves them so."),
    },
)
