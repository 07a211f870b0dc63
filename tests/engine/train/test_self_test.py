"""A device that computes something else is found out, and does not compute that any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from engine.train import self_test
from engine.train.self_test import CASES, compute_on_cpu, guard, numbers_of, wrong_kinds
from engine.train.tuning import memory

CPU = torch.device("cpu")
OTHER = torch.device("mps")
"""Stands for a device: what is computed "on" it is computed on the CPU, and spoilt."""


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_the_cpu_agrees_with_itself() -> None:
    state = torch.get_rng_state()
    assert wrong_kinds(CPU) == []
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("number", [0, 1, -1])
def test_whatever_is_wrong_is_found(
    kind: type[nn.Module], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outputs, the gradient of the inputs, or the last gradient or statistic there is."""
    monkeypatch.setattr(self_test, "CASES", {kind: CASES[kind], nn.ReLU: (nn.ReLU, (3, 4))})

    def spoilt(module: nn.Module, inputs: Tensor, device: torch.device) -> list[Tensor]:
        found = numbers_of(module, inputs, CPU)
        if device == OTHER and isinstance(module, kind):
            found[number] = found[number] + 0.01 * found[number].float().abs().max()
        return found

    assert wrong_kinds(OTHER, spoilt) == [kind]


def test_what_raises_or_is_not_finite_counts_as_wrong() -> None:
    def spoilt(module: nn.Module, inputs: Tensor, device: torch.device) -> list[Tensor]:
        if device == OTHER and isinstance(module, nn.GELU):
            raise NotImplementedError("not on this device")
        found = numbers_of(module, inputs, CPU)
        return [one / 0 for one in found] if device == OTHER and isinstance(module, nn.Linear) else found

    assert wrong_kinds(OTHER, spoilt) == [nn.Linear, nn.GELU]


def network() -> nn.Sequential:
    torch.manual_seed(0)
    return nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(36, 2))


def test_a_layer_on_the_cpu_trains_as_before() -> None:
    plain, moved = network(), network()
    compute_on_cpu(moved[1])
    for _ in range(2):
        for module in (plain, moved):
            torch.manual_seed(1)
            module(torch.randn(5, 3, 5, 5)).square().sum().backward()
    for one, other in zip(plain.parameters(), moved.parameters(), strict=True):
        assert one.grad is not None
        assert other.grad is not None
        assert torch.equal(one.grad, other.grad)
    for one, other in zip(plain.buffers(), moved.buffers(), strict=True):
        assert torch.equal(one, other)
    pictures = torch.randn(2, 3, 5, 5)
    assert torch.equal(plain.eval()(pictures), moved.eval()(pictures))
    assert list(plain.state_dict()) == list(moved.state_dict())


def test_it_is_tested_once_for_a_version_of_torch_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "file", lambda: tmp_path / "tuning.json")
    tested: list[str] = []

    def wrong(device: torch.device) -> list[type[nn.Module]]:
        tested.append(torch.__version__)
        return [nn.BatchNorm2d, nn.GELU]

    monkeypatch.setattr(self_test, "wrong_kinds", wrong)
    for _ in range(2):
        module = network()
        assert [str(text) for text in guard(module, OTHER)] == [
            "BatchNorm2d gives other numbers on MPS than on the CPU, with this version of torch: it is "
            "computed on the CPU."
        ]
        assert "forward" in vars(module[1])
        assert "forward" not in vars(module[0])
    assert len(tested) == 1
    monkeypatch.setattr(torch, "__version__", "99.0")
    guard(network(), OTHER)
    assert len(tested) == 2
