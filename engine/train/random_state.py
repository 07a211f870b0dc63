"""A run's own random numbers, whatever else draws any between its steps."""

from __future__ import annotations

import torch


class RandomState:
    """`with state:` torch's global generators go on where this state left them, and are put back
    afterwards, so that runs in turn in one thread give the same numbers as one alone."""

    def __init__(self, seed: int, device: torch.device) -> None:
        self._device = device
        outside = self._read()
        torch.manual_seed(seed)
        self._inside = self._read()
        self._write(outside)
        self._outside = outside

    def __enter__(self) -> None:
        self._outside = self._read()
        self._write(self._inside)

    def __exit__(self, *_: object) -> None:
        self._inside = self._read()
        self._write(self._outside)

    @property
    def inside(self) -> list[torch.Tensor]:
        """The state between two blocks: uint8 tensors on the CPU, one a generator."""
        return self._inside

    @inside.setter
    def inside(self, states: list[torch.Tensor]) -> None:
        self._inside = states

    def _read(self) -> list[torch.Tensor]:
        states = [torch.get_rng_state()]
        if self._device.type == "cuda":
            states.append(torch.cuda.get_rng_state(self._device))
        elif self._device.type == "mps":
            states.append(torch.mps.get_rng_state())
        return states

    def _write(self, states: list[torch.Tensor]) -> None:
        torch.set_rng_state(states[0])
        if self._device.type == "cuda":
            torch.cuda.set_rng_state(states[1], self._device)
        elif self._device.type == "mps":
            torch.mps.set_rng_state(states[1])
