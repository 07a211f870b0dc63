"""When a device has no memory left: how that is known, and how it is freed."""

from __future__ import annotations

import torch

_SIGNS = ("out of memory", "can't allocate memory", "not enough memory", "Failed to allocate memory")
"""What the messages of torch, oneDNN and cuDNN hold; only CUDA has an error of its own."""


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory did not suffice."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error) for sign in _SIGNS)


def free_memory(device: torch.device) -> None:
    """Give back what nothing uses any more; after the error is dealt with, since it holds the tensors."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()
