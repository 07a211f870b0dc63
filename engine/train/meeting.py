"""Where the processes that torchrun has started meet, and part."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import torch
import torch.distributed as dist
from torch.distributed.distributed_c10d import PrefixStore
from torch.distributed.rendezvous import rendezvous

from engine.spec.message import UserError, say
from engine.train.distributed import Together
from engine.train.team import ALONE, Team

PATIENCE = timedelta(minutes=30)
"""So long a process waits for the others: they may be reading pictures."""


def num_restarts() -> int:
    """How often torchrun has started the processes anew, after one of them was lost."""
    return int(os.environ.get("TORCHELASTIC_RESTART_COUNT", "0"))


@contextmanager
def joined() -> Iterator[Team]:
    """The team of this process; alone, where torchrun has not started it or has started one only.

    Raises UserError where the processes cannot meet.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) == 1 or "RANK" not in os.environ:
        yield ALONE
        return
    if not (dist.is_available() and dist.is_gloo_available()):
        raise UserError(
            say("This torch cannot train with several processes: it was built without gloo."),
            say("Install another build of torch, or start one process."),
        )
    try:
        _meet()
    except (RuntimeError, ValueError) as error:
        raise UserError(
            say("The processes did not find one another: {reason}.", reason=str(error).splitlines()[0]),
            say("Start them with torchrun, and check its --rdzv-endpoint."),
        ) from None
    try:
        yield Together()
    except RuntimeError as error:
        if not _is_lost_peer(error):
            raise
        raise UserError(
            say("Another process of this training was lost."),
            say("With torchrun --max-restarts=3 all begin again from the last checkpoint."),
        ) from None
    finally:
        dist.destroy_process_group()


def _meet() -> None:
    """Connect all processes. Raises RuntimeError and ValueError."""
    store, rank, size = next(rendezvous("env://"))
    # torchrun's store outlives a restart: gloo would else take the addresses of processes that are gone
    own = PrefixStore(f"start {num_restarts()}", store)
    with_cuda = torch.cuda.is_available() and dist.is_nccl_available()
    backend = "cpu:gloo,cuda:nccl" if with_cuda else "gloo"
    dist.init_process_group(backend, store=own, rank=rank, world_size=size, timeout=PATIENCE)


def _is_lost_peer(error: RuntimeError) -> bool:
    """Whether a process at the other end is gone; torch tells it by words alone."""
    text = str(error).lower()
    return isinstance(error, dist.DistError) or any(
        word in text for word in ("connection closed", "connection reset", "gloo", "nccl", "timed out")
    )
