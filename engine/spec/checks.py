"""What stops a training, or will spoil it, seen before the first step: network, plan and classes."""

from __future__ import annotations

import math

from engine.spec.augmentation import UnknownAugmentation
from engine.spec.message import UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem
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
        *_softmax_before_logits(network, plan),
        *_nothing_to_learn(analysis),
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


def _class_count(network: NetworkSpec, analysis: Analysis, num_classes: int) -> list[Problem]:
    ends = network.of_type("Output")
    shape = analysis.facts[ends[0].id].output if ends else None
    if shape is None or shape == (num_classes,):
        return []
    last = next(
        (
            network.node(i)
            for i in reversed(network.order)
            if network.node(i).layer.type == "Linear" and i in network.ancestors(ends[0].id)
        ),
        ends[0],
    )
    return [
        Problem(
            "class_count",
            "problem",
            last.id,
            say(
                "The network ends in {outputs} numbers, but the data has {classes} classes.",
                outputs=shape[0],
                classes=num_classes,
            ),
            say("Set the units of {layer} to {classes}.", layer=last.name, classes=num_classes),
        )
    ]


def _softmax_before_logits(network: NetworkSpec, plan: TrainingPlan) -> list[Problem]:
    ends = network.of_type("Output")
    if not ends or not plan.loss.wants_logits:
        return []
    node_id = ends[0].id
    while True:
        feeds = list(network.feeds(node_id).values())
        if len(feeds) != 1:
            return []
        node_id = feeds[0]
        tag = network.node(node_id).layer.type
        if tag == "Softmax":
            break
        if tag not in TRANSPARENT_TAGS:
            return []
    return [
        Problem(
            "softmax_before_logits_loss",
            "warning",
            node_id,
            say(
                "The loss applies a softmax itself; with this one before it, it is applied twice. "
                "The loss cannot come near 0, and the gradient fades."
            ),
            say("Delete this layer: the probabilities stay the same in use."),
        )
    ]


def _nothing_to_learn(analysis: Analysis) -> list[Problem]:
    whole = not any(problem.severity == "problem" for problem in analysis.problems)
    if not whole or analysis.parameters:
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
