"""The pre-flight: one look at a network before it is trained, as evidence for the doctor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from engine.build.calls import function
from engine.data.dataset import Dataset
from engine.doctor.casebook import evidence_of
from engine.doctor.evidence import Evidence
from engine.spec.message import UserError, say
from engine.spec.project import Project
from engine.spec.shapes import analyse
from engine.train.looking.examining import examine
from engine.train.looking.observer import Observer
from engine.train.preparing import make_module

MOST, LEAST = 128, 16
"""A pre-flight looks at so many pictures; at fewer of them where the network is slow."""
MOST_WORK = 5_000_000_000
"""Multiply-adds of the forward pass, of all pictures: well under a second on one core."""


def preflight(project: Project, dataset: Dataset) -> Evidence:
    """One forward and backward pass of the network with its first weights, on the CPU: some observation of
    step 0, and no history.

    A class count that does not fit is no obstacle: the loss is then NaN, the rest is there. Raises UserError
    where the network is not whole, or there are no pictures.
    """
    if not len(dataset.train):
        raise UserError(
            say("There are no pictures to train on."), say("Choose smaller validation and test parts.")
        )
    plan = project.training
    device = torch.device("cpu")
    with _aside():
        module = make_module(project, dataset).train()
        work = max(analyse(project.network).multiply_adds, 1)
        observer = Observer(project, dataset, module, device, most=max(LEAST, min(MOST, MOST_WORK // work)))
        start = examine(project, dataset, module, plan.num_steps(len(dataset.train)))
        observation, _ = observer.observe(0, function(plan.loss.torch_call()))
    return evidence_of(project, start, observations=(observation,))


@contextmanager
def _aside() -> Iterator[None]:
    """One thread, so that the window keeps the other cores; afterwards random numbers and threads are as
    before."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.random.fork_rng([]):
            yield
    finally:
        torch.set_num_threads(before)
