"""Whether a network can learn one small batch by heart: if not, no schedule will help it."""

from __future__ import annotations

from collections.abc import Generator

import torch

from engine.build.calls import function
from engine.clinic.driving import result_of
from engine.data.dataset import Dataset
from engine.doctor.evidence import BatchFit
from engine.spec.project import Project
from engine.train.looking.sampling import stratified
from engine.train.preparing import make_module
from engine.train.random_state import RandomState
from engine.train.threads import num_threads

PICTURES = 32
STEPS = 150
RATE = 2e-3
"""Of Adam, which needs no choice that fits the network."""
LEARNT = 0.05
"""It ends early where all are right and the loss is a tenth of the first, or below this."""
SLICE = 5
"""So many steps are made at a time."""


def fit_one_batch(project: Project, dataset: Dataset, *, steps: int = STEPS) -> BatchFit:
    """Train on a few pictures alone, with Adam, dropout and noise off, for so many steps at most."""
    return result_of(batch_fit_in_slices(project, dataset, steps=steps))


def batch_fit_in_slices(
    project: Project, dataset: Dataset, *, steps: int = STEPS
) -> Generator[None, None, BatchFit]:
    """The same, a few steps at a time. Torch's random state is as before between them."""
    device = torch.device("cpu")
    random = RandomState(project.training.seed, device)
    rows = stratified(dataset.train.labels, PICTURES)
    threads = num_threads(project.network, len(rows))
    loss_of = function(project.training.loss.torch_call())
    images = torch.from_numpy(dataset.train.images[rows])
    labels = torch.from_numpy(dataset.train.labels[rows])
    torch.set_num_threads(threads)
    with random:
        module = make_module(project, dataset).train()
    for node in project.network.nodes:
        if node.layer.category == "Regularisation" and node.id in dict(module.named_children()):
            module.get_submodule(node.id).eval()
    parameters = [parameter for parameter in module.parameters() if parameter.requires_grad]
    optimizer = torch.optim.Adam(parameters, lr=RATE)
    first = loss = accuracy = float("nan")
    made = 0
    while made < steps:
        torch.set_num_threads(threads)
        with random, torch.enable_grad():
            for _ in range(min(SLICE, steps - made)):
                optimizer.zero_grad()
                outputs = module(images)
                cost = loss_of(outputs, labels)
                cost.backward()  # type: ignore[no-untyped-call]
                optimizer.step()
                made += 1
                loss = float(cost.detach())
                accuracy = float((outputs.argmax(1) == labels).float().mean())
                first = loss if made == 1 else first
        if accuracy == 1 and loss < max(LEARNT, first / 10):
            break
        if loss != loss:  # not finite, and it stays so
            break
        yield
    return BatchFit(made, first, loss, accuracy)
