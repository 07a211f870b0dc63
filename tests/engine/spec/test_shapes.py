"""What follows for each layer of a network, and each problem that stops it."""

from __future__ import annotations

import pytest

from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.max_pool2d import MaxPool2d
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.layer import Shape
from engine.spec.message import UserError
from engine.spec.network import Edge, NetworkSpec, Node, chain
from engine.spec.problems import Problem
from engine.spec.shapes import analyse

NETWORK = chain(
    ("input", Input(channels=3, height=32, width=32)),
    ("conv", Conv2d(filters=32)),
    ("relu", ReLU()),
    ("pool", MaxPool2d()),
    ("flatten", Flatten()),
    ("dense", Linear(units=10)),
    ("output", Output()),
)


def only(network: NetworkSpec, code: str) -> Problem:
    """The one problem of that code."""
    (problem,) = [problem for problem in analyse(network).problems if problem.code == code]
    return problem


def test_facts_of_every_layer() -> None:
    analysis = analyse(NETWORK)
    assert analysis.problems == ()
    shapes: dict[str, Shape | None] = {node_id: facts.output for node_id, facts in analysis.facts.items()}
    assert shapes == {
        "input": (3, 32, 32),
        "conv": (32, 30, 30),
        "relu": (32, 30, 30),
        "pool": (32, 15, 15),
        "flatten": (7200,),
        "dense": (10,),
        "output": (10,),
    }
    conv = analysis.facts["conv"]
    assert conv.inputs == ((3, 32, 32),)
    assert conv.parameters == 32 * (3 * 9 + 1)
    assert conv.multiply_adds == 32 * 30 * 30 * 3 * 9
    assert conv.activation_bytes == 4 * 32 * 30 * 30


def test_totals() -> None:
    analysis = analyse(NETWORK)
    assert analysis.parameters == 896 + 72010
    assert analysis.multiply_adds == 777_600 + 72_000
    assert analysis.activation_bytes == sum(f.activation_bytes for f in analysis.facts.values())


def test_an_impossible_shape_names_its_layer_and_stops_what_follows() -> None:
    network = NETWORK.replace("conv", Conv2d(kernel_size=(40, 40)))
    problem = only(network, "shape")
    assert (problem.node, problem.severity) == ("conv", "problem")
    assert "40 pixels does not fit on a map of 32x32" in str(problem.message)
    assert problem.advice
    analysis = analyse(network)
    assert [node_id for node_id, facts in analysis.facts.items() if facts.output is None] == [
        "conv", "relu", "pool", "flatten", "dense", "output",
    ]  # fmt: skip
    assert [problem.code for problem in analysis.problems] == ["shape"]
    assert analysis.problems_of("conv") == (problem,)


def test_maps_where_a_vector_is_wanted() -> None:
    network = chain(Input(), ("dense", Linear(units=3)), ("output", Output()))
    for node_id in {problem.node for problem in analyse(network).problems}:
        assert node_id in ("dense", "output")
    assert "Flatten" in str(analyse(network).problems[0].advice)


def test_an_unconnected_input() -> None:
    network = NETWORK.disconnect(Edge(source="relu", target="pool"))
    problem = only(network, "unconnected_input")
    assert (problem.node, problem.severity) == ("pool", "problem")
    assert str(problem.message) == "pool gets no input."
    assert analyse(network).facts["pool"].inputs == (None,)


def test_an_unconnected_second_input_is_named() -> None:
    network = chain(Input(), ("add", Add(num_inputs=3)), Output())
    assert str(only(network, "unconnected_input").message) == "add gets nothing at in2, in3."


def test_an_output_that_nothing_takes_is_no_obstacle() -> None:
    node = Node(id="spare", name="spare", layer=ReLU())
    network = NETWORK.add(node).connect("conv", "spare")
    problem = only(network, "unused_output")
    assert (problem.node, problem.severity) == ("spare", "information")


@pytest.mark.parametrize(
    ("removed", "codes"),
    [({"input"}, ["no_input", "unconnected_input"]), ({"output"}, ["no_output", "unused_output"])],
)
def test_a_missing_end(removed: set[str], codes: list[str]) -> None:
    analysis = analyse(NETWORK.remove(removed))
    assert [problem.code for problem in analysis.problems] == codes
    assert analysis.problems[0].node is None


def test_an_empty_network_lacks_both_ends() -> None:
    assert [problem.code for problem in analyse(NetworkSpec()).problems] == ["no_input", "no_output"]


@pytest.mark.parametrize(("layer", "code"), [(Input(), "second_input"), (Output(), "second_output")])
def test_a_second_end_is_the_one_to_delete(layer: Input | Output, code: str) -> None:
    network = NETWORK.add(Node(id="again", name="again", layer=layer))
    assert only(network, code).node == "again"


def test_a_cycle_is_refused_with_the_names() -> None:
    with pytest.raises(UserError, match="conv already leads to pool: the wire would close a circle"):
        NETWORK.connect("pool", "conv")
    with pytest.raises(UserError, match="cannot feed itself"):
        NETWORK.connect("relu", "relu")
    with pytest.raises(ValueError, match="form a cycle"):
        NETWORK.with_parts(
            NETWORK.nodes,
            [edge for edge in NETWORK.edges if edge.target != "conv"] + [Edge(source="pool", target="conv")],
        )
