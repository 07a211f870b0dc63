"""Pictures on their way to the device: all at once where they fit, else batch by batch, read ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import torch
from torch import Tensor

from engine.data.dataset import Pictures
from engine.data.rows import Rows

DEVICE_SHARE = 0.5
"""A set may take so much of the device's free memory; the rest is for weights and activations."""
UPLOAD_BYTES = 64 << 20
"""So much of a mapped file is read at a time on its way to the device."""
AHEAD = 2
"""So many batches are read while the device is busy with the one before."""


class Feed:
    """One part of a data set. `labels` int64 (N,) lie on the device, the pictures where they fit.

    `feed[2:5]` and `feed[rows]` give uint8 (n, C, H, W) on the device, so that it stands for the tensor of
    all pictures.
    """

    def __init__(self, pictures: Pictures, device: torch.device) -> None:
        self.device = device
        self.labels = torch.from_numpy(pictures.labels).to(device)
        images = pictures.images
        self._source = images if isinstance(images, Rows) else Rows.of_array(images)
        self._whole: Tensor | None = None
        if device.type != "cpu" and _fits(self._source.nbytes, device):
            self._whole = _uploaded(self._source, device)

    @property
    def streams(self) -> bool:
        """Whether each batch is read from a file, or sent to the device, anew."""
        return self._whole is None and (self.device.type != "cpu" or self._source.array is None)

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, rows: slice | Tensor) -> Tensor:
        if self._whole is not None:
            return self._whole[rows] if isinstance(rows, slice) else self._whole.index_select(0, rows)
        key = rows if isinstance(rows, slice) else rows.cpu().numpy()
        # numpy copies whole pictures; torch's own indexing goes byte by byte, eight times as slowly
        return torch.from_numpy(self._source[key]).to(self.device)

    def batches(self, order: Tensor, bounds: list[tuple[int, int]]) -> Iterator[tuple[Tensor, Tensor]]:
        """Pictures and labels of `order[start:end]`, for all bounds in turn; `order` lies on the CPU.

        Where batches are read anew, a thread reads ahead; it ends with the iterator.
        """
        if not self.streams:
            on_device = order.to(self.device)
            for start, end in bounds:
                picked = on_device[start:end]
                yield self[picked], self.labels[picked]
            return
        pool = ThreadPoolExecutor(1, thread_name_prefix="reading ahead")
        jobs: deque[Future[Tensor]] = deque()
        try:
            for number, (start, end) in enumerate(bounds):
                for low, high in bounds[number + len(jobs) : number + 1 + AHEAD]:
                    jobs.append(pool.submit(self.__getitem__, order[low:high]))
                yield jobs.popleft().result(), self.labels[order[start:end].to(self.device)]
        finally:
            pool.shutdown(cancel_futures=True)


def _fits(num_bytes: int, device: torch.device) -> bool:
    if device.type == "mps":  # it shares the memory of the processor
        return num_bytes <= DEVICE_SHARE * torch.mps.recommended_max_memory()
    free, _ = torch.cuda.mem_get_info(device)
    return num_bytes <= DEVICE_SHARE * free


def _uploaded(rows: Rows, device: torch.device) -> Tensor:
    """All of a mapped file on the device, without all of it in memory."""
    whole = torch.empty(rows.shape, dtype=torch.uint8, device=device)
    step = max(1, UPLOAD_BYTES // max(1, rows.nbytes // max(1, len(rows))))
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        whole[start : start + len(part)] = torch.from_numpy(part).to(device)
    return whole
