"""A network becomes a module: one submodule a layer, the same numbers from the same seed."""

from __future__ import annotations

import copy

import pytest
import torch

from engine.build.module import build_module, built_order
from engine.layers.add import Add
from engine.layers.concat import Concat
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.message import UserError
from engine.spec.network import NetworkSpec, chain
from engine.spec.shapes import analyse
from engine.templates import templates


def branched() -> NetworkSpec:
    """input -> conv -> relu -> sum (with a skip from conv) -> both (with conv) -> flatten -> dense."""
    network = chain(
        ("input", Input(height=6, width=6)),
        ("conv", Conv2d(filters=2, padding="same", initialisation="he_normal")),
        ("relu", ReLU()),
        ("sum", Add()),
        ("both", Concat()),
        ("flatten", Flatten()),
        ("drop", Dropout()),
        ("dense", Linear(units=3)),
        ("output", Output()),
    )
    return network.connect("conv", "sum", "in2").connect("conv", "both", "in2")


def test_branches_compute_what_the_wires_say() -> None:
    module = build_module(branched(), seed=5).eval()
    pixels = torch.randint(0, 256, (4, 1, 6, 6), dtype=torch.uint8)
    conv = module.get_submodule("conv")(pixels / 255)
    features = torch.cat([conv.relu() + conv, conv], dim=1).flatten(1)
    assert torch.allclose(module(pixels), module.get_submodule("dense")(features), atol=1e-6)


def test_one_graph_node_a_layer() -> None:
    module = build_module(branched())
    calls = [node for node in module.graph.nodes if node.op == "call_module"]
    assert [node.target for node in calls] == list(branched().order)
    assert [name for name, _ in module.named_children()] == list(branched().order)
    assert not {node.op for node in module.graph.nodes} - {"placeholder", "call_module", "output"}


def test_the_seed_decides_every_number() -> None:
    states = [build_module(branched(), seed).state_dict() for seed in (1, 1, 2)]
    same = [torch.equal(states[0][name], states[1][name]) for name in states[0]]
    other = [torch.equal(states[0][name], states[2][name]) for name in states[0]]
    assert all(same)
    assert not other[list(states[0]).index("conv.weight")]


def test_a_branch_that_leads_nowhere_is_not_built() -> None:
    network = branched().add(branched().fresh_node(ReLU(), like="spare")).connect("conv", "spare_1")
    assert "spare_1" not in built_order(network)
    first, second = (build_module(which, 1).state_dict() for which in (branched(), network))
    assert first.keys() == second.keys()
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_it_can_be_copied() -> None:
    module = build_module(branched()).eval()
    pixels = torch.zeros(1, 1, 6, 6)
    assert torch.equal(copy.deepcopy(module)(pixels), module(pixels))


def test_a_problem_names_its_layer() -> None:
    network = branched().replace("conv", Conv2d(kernel_size=(9, 9)))
    with pytest.raises(UserError, match="conv: A window of 9 pixels does not fit"):
        build_module(network)
    with pytest.raises(UserError, match="no Output layer"):
        build_module(branched().remove(["output"]))


@pytest.mark.parametrize("name", ["half", "lambda", "graph", "training"])
def test_an_id_that_torch_needs_is_refused(name: str) -> None:
    network = chain(Input(), (name, Flatten()), Linear(), Output())
    with pytest.raises(UserError, match=f"cannot have the id {name}"):
        build_module(network)


@pytest.mark.parametrize("template_id", [template.id for template in templates()])
def test_every_template_is_built_as_analysed(template_id: str) -> None:
    network = next(one for one in templates() if one.id == template_id).build().network
    analysis = analyse(network)
    with torch.random.fork_rng():
        module = build_module(network, seed=0).eval()
    assert sum(p.numel() for p in module.parameters()) == analysis.parameters
    (start,) = network.of_type("Input")
    output = module(torch.zeros(2, *analysis.facts[start.id].output, dtype=torch.uint8))
    assert output.shape == (2, 10)
