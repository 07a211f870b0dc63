"""How many threads a step is worth on the CPU; a rule, not a trial, so that a seed gives the same bits."""

from __future__ import annotations

import os

from engine.spec.network import NetworkSpec
from engine.spec.shapes import analyse

WORTH_SHARING = 50_000_000
"""Multiply-adds of one forward pass of a batch under which a second thread costs more than it gives:
threads wait for one another at every layer, and wait long where something else wants the core."""


def num_threads(network: NetworkSpec, batch_size: int) -> int:
    """1 for small steps, else the cores that this process may use. The order in which threads add up
    numbers decides their last bits, so the same network and batch always give the same count."""
    return threads_worth(analyse(network).multiply_adds * batch_size)


def threads_worth(multiply_adds: int) -> int:
    """1 for a step of few multiply-adds, else the cores that this process may use."""
    if multiply_adds < WORTH_SHARING:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def most_threads(watched: bool) -> int:
    """The cores that this process may use, but for one where a window shows the training on this machine.

    Threads wait for one another at every layer. Where the window's own work takes the core of one of
    them all wait, until the system lets it go on: two threads on two cores were then 3 to 20 times as
    slow as one alone (2026-11-23, the CIFAR-10 network at batch 128).
    """
    cores = threads_worth(WORTH_SHARING)
    return max(1, cores - 1) if watched else cores
