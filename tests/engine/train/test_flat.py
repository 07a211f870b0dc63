"""Parameters in one buffer are the same parameters."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from engine.train.flat import FlatParameters


def network() -> nn.Sequential:
    torch.manual_seed(0)
    module = nn.Sequential(nn.Conv2d(3, 5, 3), nn.Flatten(), nn.Linear(5, 2))
    return module.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def layers(module: nn.Sequential) -> dict[str, list[Tensor]]:
    return {name: list(module[index].parameters()) for name, index in (("conv", 0), ("linear", 2))}


def test_values_shapes_and_strides_stay() -> None:
    plain, flat = network(), network()
    FlatParameters(layers(flat))
    for expected, parameter in zip(plain.parameters(), flat.parameters(), strict=True):
        assert torch.equal(expected, parameter)
        assert expected.stride() == parameter.stride()
        assert parameter.data_ptr() % 64 == 0
    pictures = torch.randn(2, 3, 3, 3)
    assert torch.equal(plain(pictures), flat(pictures))


def test_what_an_optimizer_does_is_in_the_buffer() -> None:
    module = network()
    flat = FlatParameters(layers(module))
    before = flat.values.clone()
    optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
    module(torch.randn(2, 3, 3, 3)).sum().backward()
    optimizer.step()
    changes = [part.norm() for part in flat.by_layer(flat.values - before)]
    for change, group in zip(changes, layers(module).values(), strict=True):
        gradient = torch.cat([parameter.grad.flatten() for parameter in group]).norm()  # type: ignore[union-attr]
        torch.testing.assert_close(change, 0.1 * gradient)


def test_weights_that_are_loaded_are_in_the_buffer() -> None:
    module = network()
    flat = FlatParameters(layers(module))
    state = {name: torch.full_like(value, 2.0) for name, value in module.state_dict().items()}
    module.load_state_dict(state)
    assert flat.values.sum() == 2 * sum(p.numel() for p in module.parameters())
