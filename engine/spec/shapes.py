"""Every layer's shape and cost, or the problem that stops it; by pure rules, without torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.spec.layer import Shape, ShapeError, UnknownLayer
from engine.spec.message import Message, say
from engine.spec.network import NetworkSpec, Node
from engine.spec.problems import Problem

BYTES_PER_NUMBER = 4


@dataclass(frozen=True)
class LayerFacts:
    """What follows from the rules for one layer. `output` is None where it cannot be known."""

    inputs: tuple[Shape | None, ...] = ()
    output: Shape | None = None
    parameters: int = 0
    multiply_adds: int = 0
    """Of one forward pass of one picture."""
    activation_bytes: int = 0
    """Of the output of one picture, in fp32."""

    @property
    def known_inputs(self) -> tuple[Shape, ...]:
        """The inputs of a layer whose output is known: all of them are."""
        assert self.output is not None
        return tuple(shape for shape in self.inputs if shape is not None)


@dataclass(frozen=True)
class Analysis:
    """The facts of every layer, by id, in the order in which pictures pass, and all problems."""

    facts: dict[str, LayerFacts]
    problems: tuple[Problem, ...]

    @property
    def parameters(self) -> int:
        """Of the whole network."""
        return sum(facts.parameters for facts in self.facts.values())

    @property
    def multiply_adds(self) -> int:
        """Of one forward pass of one picture."""
        return sum(facts.multiply_adds for facts in self.facts.values())

    @property
    def activation_bytes(self) -> int:
        """Of all outputs of one picture, kept for the backward pass."""
        return sum(facts.activation_bytes for facts in self.facts.values())

    def problems_of(self, node_id: str) -> tuple[Problem, ...]:
        """The problems that name this layer."""
        return tuple(problem for problem in self.problems if problem.node == node_id)


def analyse(network: NetworkSpec) -> Analysis:
    """All facts and problems of a network."""
    facts: dict[str, LayerFacts] = {}
    problems: list[Problem] = list(_ends(network))
    for node_id in network.order:
        node = network.node(node_id)
        feeds = network.feeds(node_id)
        sources = [feeds.get(port) for port in node.layer.input_ports()]
        inputs = tuple(facts[source].output if source else None for source in sources)
        facts[node_id], found = _examine(node, inputs, [source is None for source in sources])
        problems.extend(found)
        if node.layer.has_output and not network.successors(node_id) and len(network.nodes) > 1:
            problems.append(
                Problem(
                    "unused_output",
                    "information",
                    node_id,
                    say("Nothing takes the output of {name}.", name=node.name),
                    say("Connect it, or delete the layer."),
                )
            )
    return Analysis(facts, tuple(problems))


def _ends(network: NetworkSpec) -> list[Problem]:
    """A network has one Input and one Output."""
    problems = []
    advice = {
        "Input": say("Drag an Input from the palette to the start of the network."),
        "Output": say("Drag an Output from the palette to the end of the network."),
    }
    for tag in ("Input", "Output"):
        nodes = network.of_type(tag)
        if not nodes:
            problems.append(
                Problem(
                    f"no_{tag.lower()}",
                    "problem",
                    None,
                    say("The network has no {tag} layer.", tag=Message(tag)),
                    advice[tag],
                )
            )
        problems.extend(
            Problem(
                f"second_{tag.lower()}",
                "problem",
                node.id,
                say("There is more than one {tag} layer.", tag=Message(tag)),
                say("Delete this one."),
            )
            for node in nodes[1:]
        )
    return problems


def _examine(
    node: Node, inputs: tuple[Shape | None, ...], open_ports: list[bool]
) -> tuple[LayerFacts, list[Problem]]:
    problems = []
    if node.unknown:
        problems.append(
            Problem(
                "unknown_field",
                "warning",
                node.id,
                say(
                    "This version of Strata does not know the setting {names} of {layer}.",
                    names=", ".join(sorted(node.unknown)),
                    layer=node.name,
                ),
                say("It is kept in the file, but has no effect. Update Strata."),
            )
        )
    if any(open_ports):
        ports = node.layer.input_ports()
        names = [port for port, is_open in zip(ports, open_ports, strict=True) if is_open]
        problems.append(
            Problem(
                "unconnected_input",
                "problem",
                node.id,
                say("{name} gets no input.", name=node.name)
                if len(ports) == 1
                else say("{name} gets nothing at {ports}.", name=node.name, ports=", ".join(names)),
                say("Draw a wire from the layer before it to its input."),
            )
        )
    known = tuple(shape for shape in inputs if shape is not None)
    if len(known) < len(inputs) and not isinstance(node.layer, UnknownLayer):
        return LayerFacts(inputs), problems
    try:
        output = node.layer.output_shape(*known)
    except ShapeError as error:
        code = "unknown_layer" if isinstance(node.layer, UnknownLayer) else "shape"
        problems.append(Problem(code, "problem", node.id, error.message, error.advice))
        return LayerFacts(inputs), problems
    facts = LayerFacts(
        inputs,
        output,
        node.layer.parameters(*known),
        node.layer.multiply_adds(*known),
        math.prod(output) * BYTES_PER_NUMBER,
    )
    return facts, problems
