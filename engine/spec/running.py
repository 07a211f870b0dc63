"""What of a project may change while it trains, and what a change is called."""

from __future__ import annotations

from pydantic import BaseModel

from engine.spec.form import form_of
from engine.spec.message import Message, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.spec.training import TrainingPlan

FIELDS = (
    "optimizer",
    "schedule",
    "warmup_steps",
    "augmentations",
    "clip_norm",
    "clipping",
    "l1",
    "max_norm",
    "ema_decay",
    "swa_start",
    "accumulation_parts",
    "patience",
    "least_improvement",
    "max_minutes",
    "converged_by",
    "convergence_threshold",
    "convergence_steps",
    "probes",
)
"""Of the plan, beside the settings of the loss."""
DROPOUTS = ("Dropout", "SpatialDropout")
"""Layers whose probability may change. Any layer may be frozen or thawed."""


def taken_over(running: Project, edited: Project) -> Project:
    """The running project with all that may change taken from the edited one."""
    plan, wanted = running.training, edited.training
    changes = {name: getattr(wanted, name) for name in FIELDS}
    if type(plan.loss) is type(wanted.loss):
        changes["loss"] = wanted.loss
    network = running.network
    for node in network.nodes:
        other = edited.network.by_id.get(node.id)
        if other is None or other.layer.type != node.layer.type:
            continue
        if other.frozen != node.frozen:
            network = network.freeze([node.id], other.frozen)
        if node.layer.type in DROPOUTS and other.layer != node.layer:
            network = network.replace(node.id, other.layer)
    return running.edited(training=plan.edited(**changes), network=network)


def changes(old: Project, new: Project) -> tuple[Message, ...]:
    """What differs between two projects of one run, each as "learning rate: 0.01 -> 0.001"."""
    found: list[Message] = []
    for row in form_of(TrainingPlan):
        before, after = (getattr(project.training, row.name) for project in (old, new))
        found += differences(row.title, before, after)
    if old.training.augmentations != new.training.augmentations:
        found.append(say("other augmentations"))
    return (*found, *_frozen(old.network, new.network), *_dropouts(old.network, new.network))


def _frozen(old: NetworkSpec, new: NetworkSpec) -> list[Message]:
    return [
        say("{name}: frozen", name=node.name) if node.frozen else say("{name}: thawed", name=node.name)
        for node in new.nodes
        if node.frozen != old.node(node.id).frozen
    ]


def _dropouts(old: NetworkSpec, new: NetworkSpec) -> list[Message]:
    return [
        say(
            "{name}: {old} → {new}",
            name=node.name,
            old=_text(dict(node.layer)["probability"]),
            new=_text(dict(new.node(node.id).layer)["probability"]),
        )
        for node in old.nodes
        if node.layer.type in DROPOUTS and new.node(node.id).layer != node.layer
    ]


def differences(title: str, before: object, after: object) -> list[Message]:
    """Of one field, each as "title: old → new"; of a definition of the same kind those of its fields."""
    if before == after:
        return []
    if not isinstance(before, BaseModel) or type(before) is not type(after):
        return [say("{name}: {old} → {new}", name=Message(title), old=_text(before), new=_text(after))]
    return [
        difference
        for row in form_of(type(before))
        for difference in differences(row.title, getattr(before, row.name), getattr(after, row.name))
    ]


def _text(value: object) -> object:
    """A number in short, a definition by its title."""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, BaseModel):
        return Message(getattr(value, "title", type(value).__name__))
    return value
