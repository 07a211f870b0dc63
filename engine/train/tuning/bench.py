"""A copy of a network on one batch of its own pictures: its gradient, and the time of it, in any way."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.fx import GraphModule

from engine.build.calls import function
from engine.data.dataset import Dataset
from engine.spec.project import Project
from engine.train.choice import Choice
from engine.train.feed import Feed
from engine.train.gradient import GradientMaker
from engine.train.preparing import layer_parameters, make_class_weights, make_module, picture_order
from engine.train.tuning.agreement import Gradients, gradients_of

_NOISE = ("Dropout", "GaussianNoise")
"""How the classes of modules begin whose random numbers lie otherwise in another layout."""


class Bench:
    """The first step of a training, made as often as one likes, without its update."""

    def __init__(self, project: Project, dataset: Dataset, device: torch.device, batch_size: int) -> None:
        self._project, self.device = project, device
        rows = picture_order(project, dataset, 1)[:batch_size].numpy()
        feed = Feed(dataset.train.subset(rows), device)
        self._images, self._labels = feed[slice(0, len(rows))], feed.labels
        self._weights = make_class_weights(project, dataset, device)
        self._loss_of = function(project.training.loss.torch_call())
        self._module = make_module(project, dataset).to(device)

    def prepared(self, choice: Choice) -> Way:
        """The network as a choice wants it, with the same weights each time."""
        module = copy.deepcopy(self._module).train()
        module.to(memory_format=memory_format(choice))  # type: ignore[call-overload]
        return Way(self, module, choice)

    def gradient(self, module: GraphModule, maker: GradientMaker) -> Tensor:
        """As a step makes it; the loss ()."""
        module.zero_grad(set_to_none=True)
        parts = self._project.training.accumulation_parts
        loss, _ = maker.make(
            module, self._loss_of, self._images, self._labels, parts=parts, weights=self._weights
        )
        return loss

    def layers(self, module: GraphModule) -> dict[str, list[Tensor]]:
        """The parameters of the layers of a copy."""
        return layer_parameters(self._project.network, module)

    def wait(self) -> None:
        """Until the device has done all that it was given."""
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)
        elif self.device.type == "mps":
            torch.mps.synchronize()


class Way:
    """One choice on the bench."""

    def __init__(self, bench: Bench, module: GraphModule, choice: Choice) -> None:
        self.choice = choice
        self._bench, self.module = bench, module
        self._maker = GradientMaker(module, bench.device, choice, may_split=False)

    @property
    def works(self) -> bool:
        """Whether nothing had to be left out, such as a compiler that fails."""
        return not self._maker.news

    def time(self) -> float:
        """Seconds of a forward and backward pass."""
        with applied(self.choice, self._bench.device):
            began = time.perf_counter()
            self._bench.gradient(self.module, self._maker)
            self._bench.wait()
            return time.perf_counter() - began

    def gradients(self) -> Gradients:
        """Without noise, since its random numbers lie otherwise in another layout."""
        noisy = [m for m in self.module.modules() if type(m).__name__.startswith(_NOISE)]
        for module in noisy:
            module.eval()
        with applied(self.choice, self._bench.device):
            loss = self._bench.gradient(self.module, self._maker)
        for module in noisy:
            module.train()
        return gradients_of(loss, self._bench.layers(self.module))


def memory_format(choice: Choice) -> torch.memory_format:
    """How the pictures' numbers follow each other."""
    return torch.channels_last if choice.layout == "channels_last" else torch.preserve_format


@contextmanager
def numbers(choice: Choice, device: torch.device) -> Iterator[None]:
    """Inside, float32 means float32 on a GPU, also where torch would take TF32 by itself; or TF32."""
    if device.type != "cuda":
        yield
        return
    switches: tuple[Any, ...] = (torch.backends.cuda.matmul, torch.backends.cudnn)
    before = [switch.allow_tf32 for switch in switches]
    for switch in switches:
        switch.allow_tf32 = choice.precision == "tf32"
    try:
        yield
    finally:
        for switch, value in zip(switches, before, strict=True):
            switch.allow_tf32 = value


@contextmanager
def applied(choice: Choice, device: torch.device) -> Iterator[None]:
    """Inside, torch's own switches stand as a choice wants them."""
    threads = torch.get_num_threads()
    torch.set_num_threads(choice.threads)
    try:
        with numbers(choice, device):
            yield
    finally:
        torch.set_num_threads(threads)
