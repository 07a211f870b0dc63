"""Warm up: torch imported, its threads started and its kernels loaded before they are wanted."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

LIBRARY = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}
"""The largest of torch's libraries by system; it knows nothing of Python."""


def warm_up() -> None:
    """Train a tiny network for one step, on the CPU; leaves the random numbers as they were."""
    load_library()
    import torch
    from torch import nn

    import engine.predict.model
    import engine.train.run  # noqa: F401  what a training imports

    with torch.random.fork_rng(devices=[]):
        network = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(288, 2))
        images_NCHW = torch.zeros(64, 1, 8, 8)
        labels_N = torch.zeros(64, dtype=torch.int64)
        optimizer = torch.optim.Adam(network.parameters())
        nn.functional.cross_entropy(network(images_NCHW), labels_N).backward()  # type: ignore[no-untyped-call]
        optimizer.step()


def load_library() -> None:
    """Load torch's largest library while the other threads of Python go on.

    `import` holds the interpreter's lock while it loads a library, here for a quarter of a second, and
    a window stands still so long. A foreign function is called without it.
    """
    spec = importlib.util.find_spec("torch")
    name = LIBRARY.get(sys.platform)
    if "torch" in sys.modules or spec is None or spec.origin is None or name is None:
        return
    path = Path(spec.origin).with_name("lib") / name
    if path.exists():  # else torch is built in another way, and its own import finds what it needs
        dlopen = ctypes.CDLL(None).dlopen
        dlopen.argtypes, dlopen.restype = [ctypes.c_char_p, ctypes.c_int], ctypes.c_void_p
        dlopen(os.fsencode(path), os.RTLD_NOW)
