"""The gradient of a step: in a precision, in parts, and in more parts where memory runs out."""

from __future__ import annotations

import logging
from collections.abc import Callable

import torch
from torch import Tensor, nn

from engine.spec.message import Message, say
from engine.train.batches import batch_bounds
from engine.train.choice import Choice
from engine.train.computing import LossScale, outputs_of, scaled_gradient
from engine.train.memory import free_memory, is_out_of_memory
from engine.train.regularising import gradient_in_parts

Bounds = list[tuple[int, int]]
Forward = Callable[[Tensor], Tensor]
Loss = Callable[..., Tensor]

logger = logging.getLogger(__name__)


def parts_of_batch(count: int, parts: int) -> Bounds:
    """Where each part of `count` pictures begins and ends."""
    return batch_bounds(count, -(-count // parts))


class GradientMaker:
    """Adds the gradient of a batch's mean loss to the parameters of a module, as a choice wants it."""

    def __init__(
        self, module: nn.Module, device: torch.device, choice: Choice, may_split: bool = True
    ) -> None:
        self.choice = choice
        self._may_split = may_split
        self.scale = LossScale()
        self.splits = 1
        """So many times more parts than planned, since memory ran out."""
        self.news: list[Message] = []
        """What the user should know; whoever tells it, empties it."""
        self._module, self._device = module, device
        self._compiled: tuple[Forward, Forward] | None = None

    def make(
        self,
        forward: Forward,
        loss_of: Loss,
        pictures: Tensor,
        targets: Tensor,
        parts: int = 1,
        bounds_of: Callable[[int, int], Bounds] = parts_of_batch,
        weights: Tensor | None = None,
    ) -> tuple[Tensor, Tensor]:
        """The loss () and the outputs (N, K). `bounds_of(count, parts)` are the parts of a batch.

        Where memory runs out, the step is computed anew in twice as many parts, and all later ones: their
        gradient is that of the whole, but for statistics that layers take of a batch. It is an error where
        no smaller part is left, or with `may_split` False.
        """
        while True:
            many = min(parts * self.splits, len(targets))
            bounds = bounds_of(len(targets), many) if many > 1 else [(0, len(targets))]
            try:
                return self._made(self._program(forward), loss_of, pictures, targets, bounds, weights)
            except (RuntimeError, MemoryError) as error:
                if not (is_out_of_memory(error) and self._may_split and many < len(targets)):
                    raise
            # the error is gone by now, and with it the tensors that it held
            self._module.zero_grad(set_to_none=True)
            free_memory(self._device)
            self.splits *= 2
            count = len(bounds_of(len(targets), min(parts * self.splits, len(targets))))
            self.news.append(
                say(
                    "Memory ran out: each step is computed in {count} parts from now on. Its gradient stays.",
                    count=count,
                )
            )

    def _made(
        self,
        forward: Forward,
        loss_of: Loss,
        pictures: Tensor,
        targets: Tensor,
        bounds: Bounds,
        weights: Tensor | None,
    ) -> tuple[Tensor, Tensor]:
        precision, layout = self.choice.precision, self.choice.layout

        def outputs(part: Tensor) -> Tensor:
            return outputs_of(forward, part, precision, layout)

        if precision == "float16":

            def compute(factor: float) -> tuple[Tensor, Tensor]:
                return gradient_in_parts(outputs, loss_of, pictures, targets, bounds, weights, factor)

            return scaled_gradient(self._module, self.scale, compute)
        if len(bounds) > 1:
            return gradient_in_parts(outputs, loss_of, pictures, targets, bounds, weights)
        found = outputs(pictures)
        loss = loss_of(found, targets) if weights is None else loss_of(found, targets, weights)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss, found

    def _program(self, forward: Forward) -> Forward:
        """What torch.compile has made of a forward pass, where the choice wants it and it can be made."""
        if not self.choice.compiled:
            return forward
        if self._compiled is None or self._compiled[0] is not forward:
            self._compiled = (forward, _Compiled(forward, self.news))
        return self._compiled[1]


class _Compiled:
    """A compiled forward pass; where the compiler fails, the plain one, and a word about it."""

    def __init__(self, forward: Forward, news: list[Message]) -> None:
        self._plain, self._news = forward, news
        self._program: Forward = torch.compile(forward)

    def __call__(self, pictures: Tensor) -> Tensor:
        try:
            return self._program(pictures)
        except Exception as error:  # a compiler, a linker, a generated program: whatever they raise
            if self._program is self._plain or is_out_of_memory(error):
                raise
            logger.exception("torch.compile failed")
            self._program = self._plain
            self._news.append(say("torch.compile does not work here; the training goes on without."))
        return self._plain(pictures)
