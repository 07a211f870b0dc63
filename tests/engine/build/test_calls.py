"""Calls become modules, functions and source; and the modules that torch lacks do what they say."""

from __future__ import annotations

import inspect

import pytest
import torch
from torch import nn

from engine.build import modules
from engine.build.calls import function, make, source_of
from engine.layers.avg_pool2d import AvgPool2d
from engine.layers.max_pool2d import MaxPool2d
from engine.spec.torch_call import FunctionCall, ModuleCall


def test_nested_modules_and_their_source() -> None:
    inner = ModuleCall("nn.ConstantPad2d", ((0, 1, 0, 1), float("-inf")))
    call = ModuleCall("nn.Sequential", (inner, ModuleCall("nn.MaxPool2d", (2,), {"stride": 1})))
    text = source_of(call)
    assert text == ('nn.Sequential(nn.ConstantPad2d((0, 1, 0, 1), float("-inf")), nn.MaxPool2d(2, stride=1))')
    assert repr(eval(text, {"nn": nn})) == repr(make(call))


@pytest.mark.parametrize(
    ("call", "expected", "text"),
    [
        (FunctionCall("add", takes="fold"), 6.0, "torch.add(torch.add(a, b), c)"),
        (FunctionCall("stack", takes="list", kwargs={"dim": 0}), None, "torch.stack([a, b, c], dim=0)"),
        (FunctionCall("addcmul", kwargs={"value": 2}), 13.0, "torch.addcmul(a, b, c, value=2)"),
    ],
)
def test_how_functions_take_their_inputs(call: FunctionCall, expected: float | None, text: str) -> None:
    a, b, c = (torch.full((1,), value) for value in (1.0, 2.0, 3.0))
    assert source_of(call, ("a", "b", "c")) == text
    result = function(call)(a, b, c)
    if expected is not None:
        assert result.item() == expected
    assert torch.equal(eval(text, {"torch": torch, "a": a, "b": b, "c": c}), result)


def test_everything_in_modules_stands_alone() -> None:
    """Each source, executed with nothing but torch and nn, defines the same."""
    own = [value for value in vars(modules).values() if getattr(value, "__module__", "") == modules.__name__]
    assert modules.ScalePixels in own
    for value in own:
        names = {"torch": torch, "nn": nn}
        exec(inspect.getsource(value), names)
        assert value.__name__ in names


def test_scale_pixels_standardises() -> None:
    pixels = torch.randint(0, 256, (50, 2, 4, 4), dtype=torch.uint8)
    pixels[:, 1] = 7
    module = modules.ScalePixels(2)
    numbers = pixels.double()
    module.standardise(numbers.mean((0, 2, 3)), numbers.std((0, 2, 3)))
    scaled = module(pixels)
    assert scaled.dtype == torch.float32
    assert scaled[:, 0].mean().item() == pytest.approx(0, abs=1e-5)
    assert scaled[:, 0].std().item() == pytest.approx(1, abs=1e-5)
    assert (scaled[:, 1].abs() < 1e-5).all(), "a channel of one value becomes 0, not infinite"
    assert not list(module.parameters())
    assert set(module.state_dict()) == {"scale", "shift"}


def test_gaussian_noise_only_while_training() -> None:
    module = modules.GaussianNoise(0.5)
    zeros = torch.zeros(20_000)
    torch.manual_seed(0)
    assert module(zeros).std().item() == pytest.approx(0.5, rel=0.05)
    assert torch.equal(module.eval()(zeros), zeros)


def test_quadratic_cost_is_the_formula() -> None:
    outputs = torch.tensor([[0.5, 0.0, 1.0], [1.0, 2.0, 0.0]])
    labels = torch.tensor([2, 0])
    # ((0.25 + 0 + 0) + (0 + 4 + 0)) / (2 * 2)
    assert modules.quadratic_cost(outputs, labels).item() == pytest.approx(1.0625)


def test_same_max_pooling_never_invents_zeros() -> None:
    layer = MaxPool2d(kernel_size=(2, 2), stride=(1, 1), padding="same")
    pooled = make(layer.torch_call((1, 4, 4)))(-torch.ones(1, 1, 4, 4))
    assert (pooled == -1).all()


def test_same_average_pooling_counts_zeros() -> None:
    layer = AvgPool2d(kernel_size=(2, 2), stride=(1, 1), padding="same")
    pooled = make(layer.torch_call((1, 2, 2)))(torch.ones(1, 1, 2, 2))
    assert pooled.flatten().tolist() == [1.0, 0.5, 0.5, 0.25]
