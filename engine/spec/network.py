"""NetworkSpec: a network as a frozen value, and the pure edits that give the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    field_validator,
    model_validator,
)

from engine.spec.definition import snake_case
from engine.spec.layer import Layer
from engine.spec.message import Message, UserError, say

_FROZEN = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

_LONGEST_STEM = 56
"""Leaves room for a number in an id of 64 characters."""


class Node(BaseModel):
    """One layer in its place. The id never changes; the name is what the user sees."""

    model_config = _FROZEN

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")
    name: str = Field(min_length=1, max_length=64)
    layer: SerializeAsAny[Layer]
    frozen: bool = False
    """Training leaves its weights and statistics as they are."""
    unknown: dict[str, Any] = Field(default_factory=dict, exclude=True)
    """Fields of the layer that the file had and this version does not know; saved as they were."""

    @model_validator(mode="before")
    @classmethod
    def _name_from_id(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and not raw.get("name"):
            return {**raw, "name": raw.get("id")}
        return raw

    @field_validator("layer", mode="before")
    @classmethod
    def _known_layer(cls, raw: Any) -> Layer:
        return Layer.family.parse(raw)


class Edge(BaseModel):
    """A wire from the output of `source` to the port `port` of `target`."""

    model_config = _FROZEN

    source: str
    target: str
    port: str = "in"


class NetworkSpec(BaseModel):
    """Layers and the wires between them. It may be unfinished, never inconsistent: ids are unique, an
    edge names layers and ports that exist, a port has at most one wire, and there is no cycle.

    Every edit gives a new NetworkSpec and raises UserError, with the reason, where it cannot be done.
    """

    model_config = _FROZEN

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> NetworkSpec:
        ids = [node.id for node in self.nodes]
        for node_id in ids:
            if ids.count(node_id) > 1:
                raise ValueError(f"two layers have the id {node_id!r}")
        taken: set[tuple[str, str]] = set()
        for edge in self.edges:
            for end in (edge.source, edge.target):
                if end not in self.by_id:
                    raise ValueError(f"an edge names the layer {end!r}, which does not exist")
            target = self.by_id[edge.target]
            known = target.layer.tag() != ""
            if known and edge.port not in target.layer.input_ports():
                raise ValueError(f"{edge.target!r} has no input {edge.port!r}")
            if not self.by_id[edge.source].layer.has_output:
                raise ValueError(f"{edge.source!r} has no output")
            if (edge.target, edge.port) in taken:
                raise ValueError(f"two edges end at {edge.target!r}, input {edge.port!r}")
            taken.add((edge.target, edge.port))
        try:
            self.order  # noqa: B018  the sorting itself is the check
        except CycleError as error:
            path = " -> ".join(reversed(error.args[1]))
            raise ValueError(f"the layers form a cycle: {path}") from None
        return self

    # Questions

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Node of each id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids so that each layer comes after those that feed it; else in the order of `nodes`.

        Raises graphlib.CycleError (only while the spec is being validated).
        """
        sorter = TopologicalSorter({node.id: () for node in self.nodes})
        for edge in self.edges:
            sorter.add(edge.target, edge.source)
        sorter.prepare()
        place = {node.id: number for number, node in enumerate(self.nodes)}
        ready = list(sorter.get_ready())
        result: list[str] = []
        while ready:
            ready.sort(key=place.__getitem__)
            node_id = ready.pop(0)
            result.append(node_id)
            sorter.done(node_id)
            ready.extend(sorter.get_ready())
        return tuple(result)

    def node(self, node_id: str) -> Node:
        """The node of an id. Raises KeyError."""
        return self.by_id[node_id]

    def feeds(self, node_id: str) -> dict[str, str]:
        """Port -> id of the layer that feeds it, for the ports that are connected."""
        return {edge.port: edge.source for edge in self.edges if edge.target == node_id}

    def successors(self, node_id: str) -> tuple[str, ...]:
        """The layers that take the output of this one, each once."""
        return tuple(dict.fromkeys(e.target for e in self.edges if e.source == node_id))

    def ancestors(self, node_id: str) -> set[str]:
        """All layers from which a path leads here."""
        found: set[str] = set()
        waiting = [node_id]
        while waiting:
            current = waiting.pop()
            for source in self.feeds(current).values():
                if source not in found:
                    found.add(source)
                    waiting.append(source)
        return found

    def of_type(self, tag: str) -> tuple[Node, ...]:
        """The nodes whose layer has this type tag, in order."""
        return tuple(node for node in self.nodes if node.layer.type == tag)

    def fresh_node(self, layer: Layer, like: str = "") -> Node:
        """A node for a new layer, with an id and a name that are not taken: "conv2d_1"."""
        stem = like or re.sub(r"[^a-z0-9_]", "_", snake_case(layer.type) or "layer")
        stem = re.sub(r"_?\d+$", "", stem) if like else stem
        stem = stem[:_LONGEST_STEM]
        if layer.type in ("Input", "Output") and stem not in self.by_id:
            return Node(id=stem, name=stem, layer=layer)
        number = 1
        names = {node.name for node in self.nodes}
        while f"{stem}_{number}" in self.by_id or f"{stem}_{number}" in names:
            number += 1
        return Node(id=f"{stem}_{number}", name=f"{stem}_{number}", layer=layer)

    def refusal(self, source: str, target: str, port: str) -> Message | None:
        """Why a wire cannot be drawn, or None where it can (it replaces the port's old wire)."""
        names = {"source": self.node(source).name, "target": self.node(target).name}
        if not self.node(source).layer.has_output:
            return say("{source} is the end of the network: it has no output.", **names)
        if not self.node(target).layer.input_ports():
            return say("{target} is where the pictures enter: it takes no wire.", **names)
        if port not in self.node(target).layer.input_ports():
            return say("{target} has no input {port}.", port=port, **names)
        if source == target:
            return say("A layer cannot feed itself.")
        if target in self.ancestors(source):
            return say("{target} already leads to {source}: the wire would close a circle.", **names)
        return None

    # Edits

    def with_parts(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> NetworkSpec:
        """Other nodes and edges, checked."""
        return NetworkSpec(nodes=tuple(nodes), edges=tuple(edges))

    def add(self, node: Node) -> NetworkSpec:
        """One more layer, without wires. Its id must be free (see `fresh_node`)."""
        if node.id in self.by_id:
            raise UserError(say("There is a layer {id} already.", id=node.id))
        return self.with_parts((*self.nodes, node), self.edges)

    def connect(self, source: str, target: str, port: str = "in") -> NetworkSpec:
        """A wire; it takes the place of the one that ended at this port."""
        reason = self.refusal(source, target, port)
        if reason is not None:
            raise UserError(reason)
        kept = [edge for edge in self.edges if (edge.target, edge.port) != (target, port)]
        return self.with_parts(self.nodes, (*kept, Edge(source=source, target=target, port=port)))

    def disconnect(self, edge: Edge) -> NetworkSpec:
        """Without this wire."""
        return self.with_parts(self.nodes, [other for other in self.edges if other != edge])

    def insert(self, node: Node, edge: Edge) -> NetworkSpec:
        """A new layer spliced into a wire. Raises UserError where the layer has no input or output."""
        ports = node.layer.input_ports()
        if not ports or not node.layer.has_output:
            raise UserError(
                say("{type} cannot be put on a wire.", type=Message(node.layer.title)),
                say("Drop it beside the wire instead."),
            )
        return (
            self.add(node)
            .disconnect(edge)
            .connect(edge.source, node.id, ports[0])
            .connect(node.id, edge.target, edge.port)
        )

    def remove(self, node_ids: Iterable[str]) -> NetworkSpec:
        """Without these layers. Where a removed layer stood in a chain, its first input is joined to
        whatever it fed, so that the chain stays whole."""
        gone = set(node_ids)
        edges = list(self.edges)
        for node_id in self.order:
            if node_id not in gone:
                continue
            into = [edge for edge in edges if edge.target == node_id]
            out = [edge for edge in edges if edge.source == node_id]
            edges = [edge for edge in edges if edge not in into and edge not in out]
            ports = self.node(node_id).layer.input_ports()
            into.sort(key=lambda edge: ports.index(edge.port) if edge.port in ports else 0)
            for edge in out if into else ():
                edges.append(Edge(source=into[0].source, target=edge.target, port=edge.port))
        return self.with_parts([node for node in self.nodes if node.id not in gone], edges)

    def replace(self, node_id: str, layer: Layer) -> NetworkSpec:
        """Another layer, or other settings, in the same place. Wires to ports that are gone fall away;
        a lone wire moves to the first port."""
        old = self.node(node_id)
        new = Node(id=old.id, name=old.name, layer=layer)
        if layer.type == old.layer.type:
            new = Node(id=old.id, name=old.name, layer=layer, frozen=old.frozen, unknown=old.unknown)
        nodes = [new if node.id == node_id else node for node in self.nodes]
        ports = layer.input_ports()
        into = [edge for edge in self.edges if edge.target == node_id]
        edges = []
        for edge in self.edges:
            if edge.source == node_id and not layer.has_output:
                continue
            if edge.target != node_id or edge.port in ports:
                edges.append(edge)
            elif ports and edge == into[0] and not any(e.port == ports[0] for e in into):
                edges.append(Edge(source=edge.source, target=node_id, port=ports[0]))
        return self.with_parts(nodes, edges)

    def rename(self, node_id: str, name: str) -> NetworkSpec:
        """Another name for a layer; names are unique, so that the code can use them."""
        name = name.strip()
        if not 1 <= len(name) <= 64:
            raise UserError(say("A name has 1 to 64 characters."))
        if any(node.name == name and node.id != node_id for node in self.nodes):
            raise UserError(say("Another layer is called {name}.", name=name), say("Choose another name."))
        old = self.node(node_id)
        new = Node(id=old.id, name=name, layer=old.layer, frozen=old.frozen, unknown=old.unknown)
        return self.with_parts([new if node.id == node_id else node for node in self.nodes], self.edges)

    def freeze(self, node_ids: Iterable[str], frozen: bool = True) -> NetworkSpec:
        """These layers kept as they are in training, or thawed."""
        chosen = set(node_ids)
        nodes = [
            Node(id=node.id, name=node.name, layer=node.layer, frozen=frozen, unknown=node.unknown)
            if node.id in chosen
            else node
            for node in self.nodes
        ]
        return self.with_parts(nodes, self.edges)

    def fragment(self, node_ids: Iterable[str]) -> NetworkSpec:
        """These layers and the wires between them."""
        kept = set(node_ids)
        return self.with_parts(
            [node for node in self.nodes if node.id in kept],
            [edge for edge in self.edges if edge.source in kept and edge.target in kept],
        )

    def paste(self, fragment: NetworkSpec) -> tuple[NetworkSpec, dict[str, str]]:
        """The fragment's layers added under new ids, and old id -> new id."""
        result, new_ids = self, {}
        for node in fragment.nodes:
            fresh = result.fresh_node(node.layer, like=node.id)
            new_ids[node.id] = fresh.id
            result = result.add(
                Node(
                    id=fresh.id,
                    name=fresh.name,
                    layer=node.layer,
                    frozen=node.frozen,
                    unknown=node.unknown,
                )
            )
        copies = [
            Edge(source=new_ids[e.source], target=new_ids[e.target], port=e.port) for e in fragment.edges
        ]
        return result.with_parts(result.nodes, (*result.edges, *copies)), new_ids

    def duplicate(self, node_ids: Iterable[str]) -> tuple[NetworkSpec, dict[str, str]]:
        """Copies of these layers and of the wires between them, and old id -> new id."""
        return self.paste(self.fragment(node_ids))


def chain(*layers: Layer | tuple[str, Layer]) -> NetworkSpec:
    """Layers one after the other; a pair gives the id as well. For templates and tests."""
    network = NetworkSpec()
    previous = None
    for item in layers:
        if isinstance(item, tuple):
            node = Node(id=item[0], name=item[0], layer=item[1])
        else:
            node = network.fresh_node(item)
        network = network.add(node)
        if previous is not None:
            network = network.connect(previous, node.id, node.layer.input_ports()[0])
        previous = node.id
    return network
