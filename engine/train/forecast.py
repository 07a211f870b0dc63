"""What a training will cost: its memory, its step, and all of it; measured on a few of its own pictures."""

from __future__ import annotations

import torch
from torch import Tensor

from engine.build.module import need_whole
from engine.data.dataset import Dataset
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.train.choice import Verdict
from engine.train.cost import Forecast
from engine.train.device import choose_device
from engine.train.memory import is_out_of_memory
from engine.train.optimizing import make_optimizers
from engine.train.preparing import need_ready
from engine.train.random_state import RandomState
from engine.train.tuning import trial
from engine.train.tuning.bench import Bench, Way, applied

MEASURED_WORK = 1_000_000_000
"""Multiply-adds of the forward passes that are timed, at most: a tenth of a second. Of a batch that is more,
some pictures are timed, and the rest follows by multiplication."""
TIMES = 3
"""So often; the shortest counts."""
RECORDED = 3
"""So many times the weights lie in memory beside themselves, for the numbers of each step."""


def forecast(project: Project, dataset: Dataset, watched: bool = False) -> Forecast:
    """Raises UserError where the project cannot be trained on this data or machine. Leaves the random
    numbers as they were; takes a few tenths of a second."""
    need_ready(project, dataset)
    plan = project.training
    device = choose_device(plan.device)
    size = plan.step_size(len(dataset.train))
    picture_work = max(1, need_whole(project.network).multiply_adds)
    count = max(1, min(size, MEASURED_WORK // picture_work))
    verdict = expected(project, dataset, device, watched)
    choice = verdict.choice
    with RandomState(plan.seed, device):
        bench = Bench(project, dataset, device, count)
        way = bench.prepared(choice)
        try:
            saved = _saved_bytes(way)
            seconds = min(way.time() for _ in range(TIMES))
        except RuntimeError as error:
            if is_out_of_memory(error):
                raise UserError(
                    say("Memory does not suffice for this network."),
                    say("Make the network or its pictures smaller."),
                ) from None
            raise
        state_bytes = _optimizer_bytes(project, way)
    steps = plan.num_steps(len(dataset.train))
    step_seconds = seconds * size / count
    epochs = steps * size / len(dataset.train)
    evaluated = epochs * len(dataset.validation) + len(dataset.test)
    weights = sum(parameter.nbytes for parameter in way.module.parameters())
    pictures = dataset.train.images.nbytes if device.type != "cpu" else 0
    parts = min(plan.accumulation_parts, size)
    return Forecast(
        step_seconds=step_seconds,
        total_seconds=steps * step_seconds + evaluated * seconds / count / 3,
        steps=steps,
        memory_bytes=round(
            weights * (2 + RECORDED) + state_bytes + saved / count * (size / parts) + pictures
        ),
        choice=verdict.text,
        device=device.type,
    )


def expected(project: Project, dataset: Dataset, device: torch.device, watched: bool) -> Verdict:
    """What a run will choose: known, or by the rule, or what its trial most likely finds."""
    known = trial.known_choice(project, dataset, device, watched)
    if known is not None:
        return known
    size = project.training.step_size(len(dataset.train))
    plain = trial.plain_choice(project, size, device, watched)
    return Verdict(next(iter(trial.ways(project, device, plain)), plain))


def _saved_bytes(way: Way) -> int:
    """What the forward pass keeps for the backward pass; the weights lie there anyway."""
    own = {parameter.untyped_storage().data_ptr() for parameter in way.module.parameters()}
    kept: dict[int, int] = {}

    def pack(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        way.time()
    return sum(kept.values())


def _optimizer_bytes(project: Project, way: Way) -> int:
    """What the optimizer remembers after its first step, on the copy of the network."""
    total = 0
    with applied(way.choice, torch.device("cpu")):
        for optimizer in make_optimizers(project.training.optimizer, way.module):
            optimizer.step()
            for values in optimizer.state.values():
                total += sum(value.nbytes for value in values.values() if isinstance(value, Tensor))
    return total
