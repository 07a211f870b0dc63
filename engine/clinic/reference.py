"""The reference: a tiny healthy network on the same pictures, to see how much can be learnt of them."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from engine.clinic.driving import result_of
from engine.data.dataset import Dataset, Pictures
from engine.doctor.evidence import Reference
from engine.spec.project import Project
from engine.train.balance import class_weights
from engine.train.random_state import RandomState

LONGEST_SIDE = 32
"""Larger pictures are averaged down to this."""
TRAIN_PICTURES = 8192
VALIDATION_PICTURES = 1024
FILTERS = (8, 16, 32)
BATCH = 64
STEPS = 300
RATE = 5e-3
"""The highest of the one-cycle schedule, of AdamW."""
DECAY = 0.02
MOMENTS = (5, 10, 20, 40, 70, 100, 150, 200, 250, STEPS)
"""After so many steps it is tried on the validation pictures."""
SLICE = 4
"""So many steps are made at a time."""
READ_BYTES = 4 << 20
"""So much of large pictures is read at a time."""
KEPT = 16
"""So many references stay in memory."""

_kept: OrderedDict[bytes, Reference] = OrderedDict()


@dataclass(frozen=True, eq=False)
class _Data:
    """Pictures as float (N, C, H, W), mean 0 and deviation 1, and their labels."""

    train: Tensor
    labels: Tensor
    validation: Tensor
    validation_labels: Tensor
    num_classes: int
    key: bytes


def reference_of(dataset: Dataset, project: Project, *, seed: int = 0) -> Reference:
    """What a tiny network learns in `STEPS` steps; from memory where these pictures were tried before."""
    return result_of(reference_in_slices(dataset, project, seed=seed))


def reference_in_slices(
    dataset: Dataset, project: Project, *, seed: int = 0
) -> Generator[float, None, Reference]:
    """The same, a few steps at a time; yields the share that is done. Torch's random state is as before
    between the slices.

    Three convolutions with batch norm and a linear layer, AdamW with one cycle, each class weighed alike.
    The losses are those of the pictures as they come, without weights; the validation pictures are the
    training ones where there are none. `project` tells nothing yet that matters: the pictures are prepared
    for its input already.
    """
    data = yield from _prepare(dataset, seed)
    if data.key in _kept:
        _kept.move_to_end(data.key)
        return _kept[data.key]
    random = RandomState(seed, torch.device("cpu"))
    torch.set_num_threads(1)
    with random:
        network = tiny_network(data.train.shape[1:], data.num_classes)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, STEPS, pct_start=0.2)
    weights = class_weights(data.labels, data.num_classes)
    order = _endless_order(len(data.labels), seed)
    losses: list[float] = []
    found: list[tuple[float, float, float]] = []
    recall = np.full(data.num_classes, np.nan)
    for step in range(STEPS):
        if step % SLICE == 0:
            torch.set_num_threads(1)
        with random, torch.enable_grad():
            rows = next(order)
            outputs = network(data.train[rows])
            optimizer.zero_grad()
            nn.functional.cross_entropy(outputs, data.labels[rows], weights).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            cycle.step()
            losses.append(float(nn.functional.cross_entropy(outputs.detach(), data.labels[rows])))
        if step + 1 in MOMENTS:
            since = next((m for m in reversed(MOMENTS) if m <= step), 0)
            loss, recall = _evaluate(network, data)
            found.append((float(np.mean(losses[since:])), loss, float(np.nanmean(recall))))
        if (step + 1) % SLICE == 0 and step + 1 < STEPS:
            yield (step + 1) / STEPS
    table = np.array(found)
    reference = Reference(
        np.array(MOMENTS, np.int64),
        min(BATCH, len(data.labels)),
        table[:, 0],
        table[:, 1],
        table[:, 2],
        recall,
    )
    _kept[data.key] = reference
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return reference


def tiny_network(shape: tuple[int, ...], num_classes: int) -> nn.Sequential:
    """For pictures (channels, height, width) of any size from 1x1 on."""
    channels, height, width = shape
    parts: list[nn.Module] = []
    for filters in FILTERS:
        halved = min(height, width) >= 4
        stride = 2 if halved and filters == FILTERS[0] and min(height, width) >= 16 else 1
        parts += [
            nn.Conv2d(channels, filters, 3, stride, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU()
        ]  # fmt: skip
        height, width, channels = -(-height // stride), -(-width // stride), filters
        if halved and stride == 1 and filters < FILTERS[-1]:
            parts.append(nn.MaxPool2d(2))
            height, width = height // 2, width // 2
    size = (min(height, 4), min(width, 4))
    return nn.Sequential(
        *parts,
        nn.AdaptiveAvgPool2d(size),
        nn.Flatten(),
        nn.Linear(FILTERS[-1] * size[0] * size[1], num_classes),
    )


@torch.no_grad()
def _evaluate(network: nn.Module, data: _Data) -> tuple[float, np.ndarray]:
    """Loss, and recall of each class (NaN without pictures), of the validation pictures."""
    network.eval()
    outputs = torch.cat([network(part) for part in data.validation.split(256)])  # type: ignore[no-untyped-call]
    network.train()
    labels = data.validation_labels
    counts = torch.bincount(labels, minlength=data.num_classes).double()
    hits = torch.bincount(labels[outputs.argmax(1) == labels], minlength=data.num_classes)
    loss = float(nn.functional.cross_entropy(outputs, labels))
    return loss, (hits / counts).numpy()


def _endless_order(count: int, seed: int) -> Generator[Tensor, None, None]:
    """Rows of one batch after the other, all pictures once before any comes again."""
    generator = torch.Generator().manual_seed(seed)
    waiting = torch.zeros(0, dtype=torch.int64)
    size = min(BATCH, count)
    while True:
        while len(waiting) < size:
            waiting = torch.cat([waiting, torch.randperm(count, generator=generator)])
        yield waiting[:size]
        waiting = waiting[size:]


def _prepare(dataset: Dataset, seed: int) -> Generator[float, None, _Data]:
    train, labels = yield from _pictures(dataset.train, TRAIN_PICTURES)
    held_out = dataset.validation if len(dataset.validation) else dataset.train
    validation, validation_labels = yield from _pictures(held_out, VALIDATION_PICTURES)
    digest = hashlib.blake2b(str((seed, len(dataset.class_names), train.shape)).encode())
    for array in (train, labels, validation, validation_labels):
        digest.update(np.ascontiguousarray(array).tobytes())
    mean = train.mean((0, 2, 3), dtype=np.float64).reshape(-1, 1, 1)
    std = train.std((0, 2, 3), dtype=np.float64).reshape(-1, 1, 1)
    scale = 1 / np.where(std > 0, std, 1.0)
    return _Data(
        torch.from_numpy(((train - mean) * scale).astype(np.float32)),
        torch.from_numpy(labels),
        torch.from_numpy(((validation - mean) * scale).astype(np.float32)),
        torch.from_numpy(validation_labels),
        len(dataset.class_names),
        digest.digest(),
    )


def _pictures(pictures: Pictures, most: int) -> Generator[float, None, tuple[np.ndarray, np.ndarray]]:
    """Some pictures, evenly from all, no larger than `LONGEST_SIDE`: uint8 (n, C, H, W); and their labels."""
    count = min(most, len(pictures))
    rows = np.sort(np.random.default_rng(0).permutation(len(pictures))[:count])
    _, channels, height, width = pictures.images.shape
    small = (min(height, LONGEST_SIDE), min(width, LONGEST_SIDE))
    if small == (height, width):
        return pictures.images[rows], pictures.labels[rows]
    result = np.empty((count, channels, *small), np.uint8)
    at_once = max(1, READ_BYTES // (channels * height * width))
    for start in range(0, count, at_once):
        part = torch.from_numpy(pictures.images[rows[start : start + at_once]]).float()
        averaged = nn.functional.adaptive_avg_pool2d(part, small)
        result[start : start + len(part)] = averaged.round().to(torch.uint8).numpy()
        yield 0.0
    return result, pictures.labels[rows]
