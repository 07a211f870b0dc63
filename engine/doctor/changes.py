"""What differs between two projects, layer by layer, as texts: for the preview of a cure and its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.spec.form import form_of
from engine.spec.message import Message, say
from engine.spec.network import NetworkSpec, Node
from engine.spec.project import Project
from engine.spec.running import differences
from engine.spec.training import TrainingPlan

Kind = Literal["added", "removed", "changed", "wired", "plan", "data"]


@dataclass(frozen=True)
class Change:
    """One difference. `node` is the layer concerned (of the project before, where it was removed); None for
    the plan and the data."""

    kind: Kind
    node: str | None
    message: Message


def changes(before: Project, after: Project) -> tuple[Message, ...]:
    """All differences in the order of the pictures' way, then those of plan and data."""
    return tuple(change.message for change in change_list(before, after))


def change_list(before: Project, after: Project) -> tuple[Change, ...]:
    """The same with the layers concerned."""
    return (*_of_layers(before.network, after.network), *_of_plan(before, after), *_of_data(before, after))


def _of_layers(before: NetworkSpec, after: NetworkSpec) -> list[Change]:
    found = [
        Change("removed", node.id, say("{name} ({type}) removed", name=node.name, type=_type(node)))
        for node in (before.node(i) for i in before.order)
        if node.id not in after.by_id
    ]
    for node_id in after.order:
        node, old = after.node(node_id), before.by_id.get(node_id)
        if old is None:
            found.append(_added(after, node))
        elif old.layer.type != node.layer.type:
            text = say("{name}: {old} → {new}", name=old.name, old=_type(old), new=_type(node))
            found.append(Change("changed", node_id, text))
        elif old.layer != node.layer:
            found += [
                Change("changed", node_id, say("{name}: {change}", name=node.name, change=difference))
                for row in form_of(type(node.layer))
                for difference in differences(
                    row.title, dict(old.layer)[row.name], dict(node.layer)[row.name]
                )
            ]
        if old is not None and old.frozen != node.frozen:
            frozen = say("{name}: frozen", name=node.name)
            text = frozen if node.frozen else say("{name}: thawed", name=node.name)
            found.append(Change("changed", node_id, text))
        if old is not None and _lost_a_wire(before, after, node_id):
            found.append(Change("wired", node_id, say("{name}: other wires", name=node.name)))
    return found


def _added(network: NetworkSpec, node: Node) -> Change:
    sources = [network.node(source).name for source in network.feeds(node.id).values()]
    where = " + ".join(sources)
    text = say("{name} ({type}) after {where}", name=node.name, type=_type(node), where=where)
    return Change("added", node.id, text)


def _lost_a_wire(before: NetworkSpec, after: NetworkSpec, node_id: str) -> bool:
    """Whether a layer is fed by another one of the old layers: neither by one that came between, nor past
    one that went."""
    old, new = before.feeds(node_id), after.feeds(node_id)
    return any(
        old.get(port) != source and source in before.by_id and old.get(port) in after.by_id
        for port, source in new.items()
    )


def _of_plan(before: Project, after: Project) -> list[Change]:
    found = [
        Change("plan", None, difference)
        for row in form_of(TrainingPlan)
        for difference in differences(
            row.title, getattr(before.training, row.name), getattr(after.training, row.name)
        )
    ]
    new = after.training.augmentations
    if before.training.augmentations != new:
        names = ", ".join(type(one).title for one in new)
        text = say("augmentation: {names}", names=names) if new else say("no augmentation")
        found.append(Change("plan", None, text))
    return found


def _of_data(before: Project, after: Project) -> list[Change]:
    if before.data == after.data:
        return []
    old, new = before.data, after.data
    if old.balance != new.balance:
        return [
            Change(
                "data",
                None,
                say("small classes: {old} → {new}", old=Message(old.balance), new=Message(new.balance)),
            )
        ]
    return [Change("data", None, say("other pictures, or another split"))]


def _type(node: Node) -> Message:
    return Message(node.layer.title or node.layer.type)
