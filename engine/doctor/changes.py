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
    name: str = ""
    """Of the layer."""
    what: Message | None = None
    """The message without the layer's name: what may be the same of several."""


def changes(before: Project, after: Project) -> tuple[Message, ...]:
    """All differences in the order of the pictures' way, then those of plan and data."""
    return tuple(change.message for change in change_list(before, after))


def summary(before: Project, after: Project) -> tuple[Message, ...]:
    """All differences, those of several layers that are the same in one line."""
    groups: dict[tuple[Kind, str], list[Change]] = {}
    for change in change_list(before, after):
        groups.setdefault((change.kind, str(change.what or change.message)), []).append(change)
    return tuple(_together(group) for group in groups.values())


def _together(group: list[Change]) -> Message:
    if len(group) == 1:
        return group[0].message
    first, last = group[0].name, group[-1].name
    return say(
        "{count} layers, {first} to {last}: {what}",
        count=len(group),
        first=first,
        last=last,
        what=group[0].what,
    )


def change_list(before: Project, after: Project) -> tuple[Change, ...]:
    """The same with the layers concerned."""
    return (*_of_layers(before.network, after.network), *_of_plan(before, after), *_of_data(before, after))


def _of_layers(before: NetworkSpec, after: NetworkSpec) -> list[Change]:
    found = [_removed(node) for node in (before.node(i) for i in before.order) if node.id not in after.by_id]
    for node_id in after.order:
        node, old = after.node(node_id), before.by_id.get(node_id)
        if old is None:
            found.append(_added(after, node))
            continue
        if old.layer.type != node.layer.type:
            found.append(_changed(old, say("{old} → {new}", old=_type(old), new=_type(node))))
        else:
            found += [_changed(node, difference) for difference in _settings(old, node)]
        if old.frozen != node.frozen:
            found.append(_changed(node, say("frozen") if node.frozen else say("thawed")))
        if _lost_a_wire(before, after, node_id):
            text = say("{name}: other wires", name=node.name)
            found.append(Change("wired", node_id, text, node.name, say("other wires")))
    return found


def _settings(old: Node, new: Node) -> list[Message]:
    before, after = dict(old.layer), dict(new.layer)
    return [
        difference
        for row in form_of(type(new.layer))
        for difference in differences(row.title, before[row.name], after[row.name])
    ]


def _changed(node: Node, what: Message) -> Change:
    return Change("changed", node.id, say("{name}: {what}", name=node.name, what=what), node.name, what)


def _removed(node: Node) -> Change:
    text = say("{name} ({type}) removed", name=node.name, type=_type(node))
    return Change("removed", node.id, text, node.name, say("{type} removed", type=_type(node)))


def _added(network: NetworkSpec, node: Node) -> Change:
    sources = [network.node(source).name for source in network.feeds(node.id).values()]
    where = " + ".join(sources)
    text = say("{name} ({type}) after {where}", name=node.name, type=_type(node), where=where)
    return Change("added", node.id, text, node.name, say("new {type}", type=_type(node)))


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
