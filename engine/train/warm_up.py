"""Warm up: torch imported, its threads started and its kernels loaded before they are wanted."""

from __future__ import annotations

import torch
from torch import nn


def warm_up() -> None:
    """Train a tiny network for one step, on the CPU; leaves the random numbers as they were."""
    with torch.random.fork_rng(devices=[]):
        network = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(288, 2))
        images_NCHW = torch.zeros(64, 1, 8, 8)
        labels_N = torch.zeros(64, dtype=torch.int64)
        optimizer = torch.optim.Adam(network.parameters())
        nn.functional.cross_entropy(network(images_NCHW), labels_N).backward()
        optimizer.step()
