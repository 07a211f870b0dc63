"""The best weights of a run so far, on the device."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from engine.train.team import ALONE, Team


class Best:
    """Also the newest buffers that were finite, and the last weights beside the best."""

    def __init__(self, module: nn.Module) -> None:
        self._score: tuple[float, float] | None = None
        self._state: dict[str, Tensor] = {}
        self._last: dict[str, Tensor] = {}
        self._buffers: dict[str, Tensor] = {}
        self.keep_buffers(module)

    @property
    def exists(self) -> bool:
        """Whether any weights were offered."""
        return self._score is not None

    def offer(self, state: dict[str, Tensor], score: tuple[float, float]) -> bool:
        """Keep a copy of the weights and buffers if their score is above all before."""
        if self._score is not None and score <= self._score:
            return False
        self._score = score
        self._state = _copy(state)
        return True

    def state(self) -> dict[str, Any]:
        """All that it keeps, for a checkpoint."""
        return {"score": self._score, "best": self._state, "last": self._last, "buffers": self._buffers}

    def load(self, state: dict[str, Any], module: nn.Module, team: Team = ALONE) -> None:
        """Take what `state` gave; it comes to lie where the tensors of the module do."""
        own = module.state_dict()
        self._score = state["score"]
        self._state, self._last, self._buffers = (
            {name: team.like(value, own[name]) for name, value in state[part].items()}
            for part in ("best", "last", "buffers")
        )

    def restore(self, module: nn.Module) -> None:
        """Put the best weights back; the last are kept for `go_on`."""
        if self._state:
            self._last = _copy(module.state_dict())
            module.load_state_dict(self._state)

    def go_on(self, module: nn.Module) -> None:
        """Put the last weights back, from which the training goes on."""
        module.load_state_dict(self._last)

    def keep_buffers(self, module: nn.Module) -> None:
        """Remember the buffers (running statistics) of a moment when all was finite."""
        self._buffers = {name: value.clone() for name, value in module.named_buffers()}

    def restore_buffers(self, module: nn.Module) -> None:
        """Put them back."""
        for name, value in module.named_buffers():
            value.copy_(self._buffers[name])


def _copy(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in state.items()}
