"""A network is a value: its checks and its pure edits."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from engine.layers.add import Add
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.message import UserError
from engine.spec.network import Edge, NetworkSpec, Node, chain


def line() -> NetworkSpec:
    """input -> conv -> relu -> flatten -> dense -> output"""
    return chain(
        ("input", Input()),
        ("conv", Conv2d(filters=8)),
        ("relu", ReLU()),
        ("flatten", Flatten()),
        ("dense", Linear(units=10)),
        ("output", Output()),
    )


def skip() -> NetworkSpec:
    """input -> conv -> add, and input -> add"""
    network = chain(("input", Input()), ("conv", Conv2d(filters=1, padding="same")))
    network = network.add(Node(id="add", name="add", layer=Add()))
    return network.connect("conv", "add", "in1").connect("input", "add", "in2")


# What a network cannot be


@pytest.mark.parametrize(
    ("edges", "reason"),
    [
        ([("a", "b"), ("b", "a")], "cycle"),
        ([("a", "a")], "cycle"),
        ([("a", "nowhere")], "nowhere"),
        ([("nowhere", "a")], "nowhere"),
        ([("a", "c"), ("b", "c")], "two edges"),
    ],
)
def test_an_inconsistent_network_cannot_be_made(edges, reason):
    nodes = [Node(id=name, name=name, layer=ReLU()) for name in "abc"]
    with pytest.raises(ValidationError, match=reason):
        NetworkSpec(nodes=nodes, edges=[Edge(source=a, target=b) for a, b in edges])


def test_two_layers_cannot_share_an_id():
    with pytest.raises(ValidationError, match="'a'"):
        NetworkSpec(nodes=[Node(id="a", name=n, layer=ReLU()) for n in ("a", "b")])


def test_a_port_must_exist_and_an_output_layer_feeds_nothing():
    nodes = [Node(id="a", name="a", layer=ReLU()), Node(id="end", name="end", layer=Output())]
    with pytest.raises(ValidationError, match="in7"):
        NetworkSpec(nodes=nodes, edges=[Edge(source="a", target="end", port="in7")])
    with pytest.raises(ValidationError, match="no output"):
        NetworkSpec(nodes=nodes, edges=[Edge(source="end", target="a")])


def test_edits_leave_the_old_value_alone():
    network = line()
    network.remove(["conv"]).rename("dense", "head")
    assert network == line()


# Connecting


def test_a_wire_takes_the_place_of_the_old_one():
    network = line().connect("conv", "flatten")
    assert network.feeds("flatten") == {"in": "conv"}
    assert network.successors("relu") == ()


def test_a_circle_is_refused_and_names_both_ends():
    reason = line().refusal("dense", "conv", "in")
    assert reason is not None
    assert "conv" in str(reason)
    assert "dense" in str(reason)
    with pytest.raises(UserError, match="circle"):
        line().connect("dense", "conv")


@pytest.mark.parametrize(
    ("source", "target", "port", "words"),
    [
        ("output", "conv", "in", "no output"),
        ("conv", "input", "in", "takes no wire"),
        ("conv", "relu", "in2", "no input in2"),
        ("conv", "conv", "in", "itself"),
    ],
)
def test_what_cannot_be_connected_says_why(source, target, port, words):
    assert words in str(line().refusal(source, target, port))


def test_the_order_follows_the_wires():
    order = skip().order
    assert order.index("input") < order.index("conv") < order.index("add")
    assert skip().ancestors("add") == {"conv", "input"}


# Inserting and removing


def test_a_layer_is_spliced_into_a_wire():
    network = line()
    node = network.fresh_node(ReLU())
    network = network.insert(node, Edge(source="flatten", target="dense"))
    assert network.feeds(node.id) == {"in": "flatten"}
    assert network.feeds("dense") == {"in": node.id}
    assert len(network.edges) == 6


def test_a_spliced_layer_keeps_the_port_it_leads_to():
    network = skip()
    node = network.fresh_node(ReLU())
    network = network.insert(node, Edge(source="input", target="add", port="in2"))
    assert network.feeds("add") == {"in1": "conv", "in2": node.id}


@pytest.mark.parametrize("layer", [Input(), Output()])
def test_an_end_cannot_be_spliced_in(layer):
    node = Node(id="new", name="new", layer=layer)
    with pytest.raises(UserError, match="beside"):
        line().insert(node, Edge(source="conv", target="relu"))


def test_removing_heals_the_chain():
    network = line().remove(["relu"])
    assert network.feeds("flatten") == {"in": "conv"}
    network = line().remove(["conv", "relu", "flatten"])
    assert network.feeds("dense") == {"in": "input"}
    assert [node.id for node in network.nodes] == ["input", "dense", "output"]


def test_removing_an_end_leaves_its_neighbour_open():
    assert line().remove(["output"]).successors("dense") == ()
    assert line().remove(["input"]).feeds("conv") == {}


def test_removing_heals_a_branch_at_its_port():
    assert skip().remove(["conv"]).feeds("add") == {"in1": "input", "in2": "input"}


def test_removing_a_joint_keeps_its_first_input():
    network = skip()
    network = network.add(Node(id="end", name="end", layer=ReLU())).connect("add", "end")
    assert network.remove(["add"]).feeds("end") == {"in": "conv"}


# Replacing, renaming, copying


def test_replacing_keeps_the_wires():
    network = line().replace("relu", Conv2d(filters=4))
    assert network.feeds("relu") == {"in": "conv"}
    assert network.feeds("flatten") == {"in": "relu"}
    assert network.node("relu").name == "relu"


def test_replacing_by_fewer_ports_drops_the_wires_to_those_that_are_gone():
    network = skip().replace("add", Add(num_inputs=3))
    assert network.feeds("add") == {"in1": "conv", "in2": "input"}
    network = network.connect("input", "add", "in3").replace("add", Add())
    assert network.feeds("add") == {"in1": "conv", "in2": "input"}


def test_a_wire_moves_to_the_first_port_of_another_type():
    network = line().replace("relu", Add())
    assert network.feeds("relu") == {"in1": "conv"}
    assert network.replace("relu", ReLU()).feeds("relu") == {"in": "conv"}


def test_replacing_by_an_end_drops_what_it_fed():
    assert line().replace("relu", Output()).feeds("flatten") == {}


def test_names_are_unique_and_trimmed():
    assert line().rename("dense", "  head ").node("dense").name == "head"
    with pytest.raises(UserError, match="conv"):
        line().rename("dense", "conv")
    for name in ("", "   ", "x" * 65):
        with pytest.raises(UserError, match="64"):
            line().rename("dense", name)
    assert line().rename("dense", "dense") == line()


def test_a_copy_has_new_ids_and_the_wires_between_its_layers():
    network, new_ids = line().duplicate(["conv", "relu", "dense"])
    assert set(new_ids) == {"conv", "relu", "dense"}
    assert set(new_ids.values()).isdisjoint(line().by_id)
    assert network.feeds(new_ids["relu"]) == {"in": new_ids["conv"]}
    assert network.feeds(new_ids["conv"]) == {}
    assert network.feeds(new_ids["dense"]) == {}
    assert network.node(new_ids["conv"]).layer == Conv2d(filters=8)


def test_fresh_names_are_free():
    network = line()
    for _ in range(3):
        network = network.add(network.fresh_node(Conv2d()))
    names = [node.name for node in network.nodes]
    assert len(set(names)) == len(names)
    assert network.fresh_node(Conv2d()).id == "conv2d_4"


def test_a_copy_of_the_longest_id_has_an_id():
    long = "a" * 64
    network = NetworkSpec(nodes=[Node(id=long, name=long, layer=ReLU())])
    _, new_ids = network.duplicate([long])
    assert new_ids[long].startswith("aaa")


def test_an_id_that_is_taken_is_refused():
    with pytest.raises(UserError, match="conv"):
        line().add(Node(id="conv", name="other", layer=ReLU()))
