"""What stops a training, or will spoil it, seen before the first step: network, plan and classes."""

from __future__ import annotations

import math

from engine.spec.augmentation import UnknownAugmentation
from engine.spec.loss import Loss
from engine.spec.message import Message, UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem, Severity
from engine.spec.shapes import Analysis, analyse
from engine.spec.training import TrainingPlan

TRANSPARENT_TAGS = ("Identity", "Flatten", "Dropout")
"""Layers through which a softmax still reaches the loss as it is."""


def check(network: NetworkSpec, plan: TrainingPlan, num_classes: int | None = None) -> tuple[Problem, ...]:
    """All problems of the network, with those that show only beside the plan and the data.

    `num_classes` is None while the data is not known.
    """
    analysis = analyse(network)
    return (
        *analysis.problems,
        *_end_unlike_loss(network, plan),
        *_nothing_to_learn(network, analysis),
        *_batch_of_one(network, plan, analysis),
        *_unknown_augmentations(plan),
        *(_class_count(network, analysis, num_classes) if num_classes is not None else ()),
    )


def need_trainable(network: NetworkSpec, plan: TrainingPlan, num_classes: int) -> None:
    """Raise UserError for the first problem that stops a training."""
    for problem in check(network, plan, num_classes):
        if problem.severity == "problem":
            name = f"{network.node(problem.node).name}: " if problem.node else ""
            raise UserError(say("{where}{what}", where=name, what=problem.message), problem.advice)


def deciding_layer(network: NetworkSpec, num_classes: int) -> tuple[str, str] | None:
    """The layer whose setting makes the network end in so many numbers, and the setting: its units or
    filters. None where no single one does."""
    (end,) = network.of_type("Output")
    for node_id in reversed([i for i in network.order if i in network.ancestors(end.id)]):
        layer = network.node(node_id).layer
        for name in ("units", "filters"):
            if name in type(layer).model_fields:
                changed = network.replace(node_id, layer.edited(**{name: num_classes}))
                fits = analyse(changed).facts[end.id].output == (num_classes,)
                return (node_id, name) if fits else None
    return None


def _class_count(network: NetworkSpec, analysis: Analysis, num_classes: int) -> list[Problem]:
    ends = network.of_type("Output")
    shape = analysis.facts[ends[0].id].output if ends else None
    if shape is None or shape == (num_classes,):
        return []
    found = deciding_layer(network, num_classes)
    node_id, name = found or (ends[0].id, "")
    values = {"layer": network.node(node_id).name, "classes": num_classes}
    advice = {
        "units": say("Set the units of {layer} to {classes}.", **values),
        "filters": say("Set the filters of {layer} to {classes}.", **values),
        "": say("Add a Linear layer with {classes} units before {layer}.", **values),
    }[name]
    return [
        Problem(
            "class_count",
            "problem",
            node_id,
            say(
                "The network ends in {outputs} numbers, but the data has {classes} classes.",
                outputs=shape[0],
                classes=num_classes,
            ),
            advice,
        )
    ]


def _end_unlike_loss(network: NetworkSpec, plan: TrainingPlan) -> list[Problem]:
    """The network's last layer makes of the outputs what the loss does not want."""
    ends = network.of_type("Output")
    if not ends:
        return []
    node_id, tag = ends[0].id, ""
    while not tag or tag in TRANSPARENT_TAGS:
        feeds = list(network.feeds(node_id).values())
        if len(feeds) != 1:
            break
        node_id = feeds[0]
        tag = network.node(node_id).layer.type
    if not tag:
        return []
    found = _mismatch(plan.loss, tag)
    if found is None:
        return []
    code, severity, message, advice = found
    return [Problem(code, severity, node_id, message, advice)]


def _mismatch(loss: Loss, tag: str) -> tuple[str, Severity, Message, Message] | None:
    """What is wrong with a network that ends in a layer of this type, and what to do."""
    title = Message(loss.title)
    squeezed = tag in ("Softmax", "Sigmoid", "Tanh")
    if loss.wants == "logits" and loss.reading == "softmax" and tag == "Softmax" and loss.type != "Hinge":
        return (
            "softmax_before_logits_loss",
            "warning",
            say(
                "The loss applies a softmax itself; with this one before it, it is applied twice. "
                "The loss cannot come near 0, and the gradient fades."
            ),
            say("Delete this layer: the probabilities stay the same in use."),
        )
    if loss.wants == "logits" and (squeezed or (tag == "LogSoftmax" and loss.reading == "sigmoid")):
        return (
            "squeezed_before_logits_loss",
            "warning",
            say(
                "{loss} wants outputs of any size, and this layer keeps them in bounds. The loss cannot "
                "come near 0, and the gradient fades.",
                loss=title,
            ),
            say("Delete this layer: the loss makes probabilities of the outputs itself."),
        )
    if loss.wants == "logits" and tag in ("ReLU", "Softplus"):
        return (
            "one_sided_before_logits_loss",
            "warning",
            say(
                "{loss} wants outputs of any sign, and behind this layer none is below 0: a wrong class "
                "cannot be ruled out.",
                loss=title,
            ),
            say("Delete this layer: the last one needs no activation."),
        )
    if loss.wants == "log-probabilities" and tag in ("Softmax", "Sigmoid"):
        return (
            "probabilities_before_log_loss",
            "warning",
            say("{loss} wants logarithms of probabilities, and gets the probabilities.", loss=title),
            say("Put a LogSoftmax in the place of this layer, or choose the loss cross-entropy without it."),
        )
    if loss.wants == "log-probabilities" and tag != "LogSoftmax":
        return (
            "no_log_softmax",
            "problem",
            say(
                "{loss} wants the logarithms of probabilities. Without a LogSoftmax the loss falls without "
                "end, and the network learns nothing.",
                loss=title,
            ),
            say("Add a LogSoftmax after this layer, or choose the loss cross-entropy."),
        )
    if loss.wants == "any" and tag == "LogSoftmax":
        return (
            "logs_before_distance",
            "warning",
            say("{loss} compares with 0 and 1, but behind a LogSoftmax no output is above 0.", loss=title),
            say("Put a Softmax in the place of this layer, or choose the loss negative log-likelihood."),
        )
    return None


def can_freeze(network: NetworkSpec, analysis: Analysis, node_id: str) -> bool:
    """Whether a layer has anything that training changes: weights, or statistics of the pictures."""
    return analysis.facts[node_id].parameters > 0 or network.node(node_id).layer.type == "BatchNorm"


def _nothing_to_learn(network: NetworkSpec, analysis: Analysis) -> list[Problem]:
    ends = network.of_type("Output")
    if not ends or any(problem.severity == "problem" for problem in analysis.problems):
        return []
    used = network.ancestors(ends[0].id)
    learning = [node_id for node_id in used if analysis.facts[node_id].parameters]
    if learning and all(network.node(node_id).frozen for node_id in learning):
        last = max(learning, key=network.order.index)
        return [
            Problem(
                "all_frozen",
                "problem",
                last,
                say("All layers with weights are frozen, so there is nothing to train."),
                say("Thaw {layer}, or another layer.", layer=network.node(last).name),
            )
        ]
    if analysis.parameters:
        return []
    return [
        Problem(
            "no_parameters",
            "problem",
            None,
            say("No layer of this network has weights, so there is nothing to train."),
            say("Add a Conv2d or Linear layer."),
        )
    ]


def _unknown_augmentations(plan: TrainingPlan) -> list[Problem]:
    return [
        Problem(
            "unknown_augmentation",
            "problem",
            None,
            say("The augmentation {type} is not known to this version of Strata.", type=augmentation.type),
            say("Update Strata, or remove the augmentation."),
        )
        for augmentation in plan.augmentations
        if isinstance(augmentation, UnknownAugmentation)
    ]


def _batch_of_one(network: NetworkSpec, plan: TrainingPlan, analysis: Analysis) -> list[Problem]:
    """Batch statistics of vectors need at least two pictures."""
    if plan.batch_size > 1 or plan.full_batch:
        return []
    return [
        Problem(
            "batch_of_one",
            "problem",
            node.id,
            say("{name} needs at least two pictures in each step.", name=node.name),
            say("Set the batch size to 2 or more, or use LayerNorm."),
        )
        for node in network.of_type("BatchNorm")
        if (shape := analysis.facts[node.id].output) is not None and math.prod(shape[1:]) == 1
    ]
