"""A whole step recorded as one CUDA graph, so that small networks do not wait for Python.

Recorded are the forward and backward pass, the numbers of the step, the optimizer's step and its undoing
where a number is not finite. Outside stay the augmentation, whose random numbers are drawn by the host and
would be the same at every replay, and the average of weights, which changes with the step's number.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from engine.spec.message import Message, say
from engine.train.memory import is_out_of_memory
from engine.train.recorder import Recorder

WARM_STEPS = 3
"""So many steps of a shape are made as usual first: libraries then have chosen their kernels."""
TOLERANCE = 0.01
"""The first replay may differ from the same step made as usual by so much of its update: the order of adding
is not the same in every run of a kernel, and lower precision makes more of it."""

Body = Callable[[Tensor, Tensor, Tensor], None]
Recording = Callable[[Callable[[], None]], Callable[[], None]]
"""Records what a function does, without doing it; what it gives does it."""

logger = logging.getLogger(__name__)


def cuda_recording(body: Callable[[], None]) -> Callable[[], None]:
    """By torch.cuda.graph, on a stream of its own."""
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        body()
    return graph.replay


class CapturedStep:
    """Makes steps by replaying one that was recorded, where their shapes are those of that one.

    `body(pictures, targets, labels)` makes a step, from zeroing the gradients to the recorder's row. A
    replay that gives other weights than the body, or a body that cannot be recorded, is given up; `news`
    then says why.
    """

    def __init__(
        self,
        module: nn.Module,
        optimizers: Callable[[], list[torch.optim.Optimizer]],
        recorder: Recorder,
        body: Body,
        news: list[Message],
        record: Recording = cuda_recording,
    ) -> None:
        self._news = news
        self._module, self._optimizers, self._recorder = module, optimizers, recorder
        self._body, self._record = body, record
        self._is_given_up = False
        self._num_warm = 0
        self._shapes: tuple[torch.Size, ...] = ()
        self._static: tuple[Tensor, ...] = ()
        self._rates: list[Tensor] = []
        self._replay: Callable[[], None] | None = None
        self.forget()

    def forget(self) -> None:
        """Record anew after some steps: what the body does has changed."""
        self._replay, self._num_warm = None, 0
        for optimizer in self._optimizers():
            for group in optimizer.param_groups:
                if "capturable" in group:
                    group["capturable"] = True

    def step(self, pictures: Tensor, targets: Tensor, labels: Tensor) -> None:
        """Make a step, by the recorded one where there is one."""
        given = (pictures, targets, labels)
        shapes = tuple(one.shape for one in given)
        if self._is_given_up or (self._replay is not None and shapes != self._shapes):
            self._body(*given)
        elif self._replay is not None:
            self._replay_on(given)
        elif shapes != self._shapes or self._num_warm < WARM_STEPS:
            self._num_warm = self._num_warm + 1 if shapes == self._shapes else 1
            self._shapes = shapes
            self._body(*given)
        else:
            self._capture(given)

    def _replay_on(self, given: tuple[Tensor, ...]) -> None:
        assert self._replay is not None
        for static, one in zip(self._static, given, strict=True):
            static.copy_(one)
        groups = (group for optimizer in self._optimizers() for group in optimizer.param_groups)
        for rate, group in zip(self._rates, groups, strict=True):
            rate.fill_(group["lr"])
        self._replay()
        self._recorder.keep_captured()

    def _capture(self, given: tuple[Tensor, ...]) -> None:
        """Record the step, replay it, and make it once more as usual; it counts only once."""
        self._static = tuple(one.clone() for one in given)
        try:
            with self._tensor_rates(), self._recorder.capturing():
                self._module.zero_grad(set_to_none=True)  # its gradients shall lie in the graph's memory
                self._replay = self._record(lambda: self._body(*self._static))
        except Exception as error:  # whatever an operation raises that cannot be recorded
            if is_out_of_memory(error):
                raise
            logger.exception("The step could not be recorded")
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            self._give_up(say("a part of it cannot be recorded: {reason}", reason=reason))
            self._body(*given)
            return
        before = self._snapshot()
        device = given[0].device
        random = torch.cuda.get_rng_state(device) if device.type == "cuda" else torch.get_rng_state()
        self._replay_on(given)
        replayed = self._recorder.weights.clone()
        self._recorder.drop_last()
        self._put_back(before)
        if device.type == "cuda":
            torch.cuda.set_rng_state(random, device)
        else:
            torch.set_rng_state(random)
        began = self._recorder.weights.clone()
        self._body(*given)
        made = self._recorder.weights
        difference, update = (replayed - made).norm(), (made - began).norm()
        if not bool(difference <= TOLERANCE * update) and bool(update.isfinite()):
            self._give_up(say("its first replay gave other weights"))

    def _give_up(self, reason: Message) -> None:
        self._is_given_up, self._replay = True, None
        self._module.zero_grad(set_to_none=True)
        self._news.append(say("Steps are not recorded as a CUDA graph: {reason}.", reason=reason))

    def _snapshot(self) -> list[tuple[Tensor, Tensor]]:
        """All that a step changes, and what it was."""
        state = [self._recorder.weights, *self._recorder.memory, *self._module.buffers()]
        for optimizer in self._optimizers():
            for values in optimizer.state.values():
                state += [value for value in values.values() if isinstance(value, Tensor)]
        return [(tensor, tensor.clone()) for tensor in state]

    def _put_back(self, state: list[tuple[Tensor, Tensor]]) -> None:
        for tensor, value in state:
            tensor.copy_(value)

    @contextmanager
    def _tensor_rates(self) -> Iterator[None]:
        """Inside, the learning rates are tensors on the device, so that a replay can have others."""
        groups = [group for optimizer in self._optimizers() for group in optimizer.param_groups]
        own = [group["lr"] for group in groups]
        device = self._static[0].device
        self._rates = [torch.tensor(float(rate), device=device) for rate in own]
        for group, rate in zip(groups, self._rates, strict=True):
            group["lr"] = rate
        try:
            yield
        finally:
            for group, value in zip(groups, own, strict=True):
                group["lr"] = value
