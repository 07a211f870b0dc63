"""Random changes to a batch of training pictures, on its device; and a preview of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from engine.build.calls import make
from engine.spec.augmentation import Augmentation
from engine.spec.torch_call import ModuleCall
from engine.train.random_state import RandomState


class RandomChanges(nn.Module):
    """Pictures (N, C, H, W) of 0..255 and their labels (N,) -> changed pictures, floats of 0..255.

    `steps` work on pixels 0..1, one after the other. With `mixers` the labels become the shares of each
    class, floats (N, classes).
    """

    def __init__(self, steps: list[nn.Module], mixers: list[nn.Module], num_classes: int) -> None:
        super().__init__()
        self.steps, self.mixers = nn.ModuleList(steps), nn.ModuleList(mixers)
        self.num_classes = num_classes

    @torch.no_grad()
    def forward(self, pictures: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        pixels = pictures.float() / 255
        for step in self.steps:
            pixels = step(pixels).clamp(0, 1)
        if self.mixers:
            labels = nn.functional.one_hot(labels, self.num_classes).float()
        for mixer in self.mixers:
            pixels, labels = mixer(pixels, labels)
        return pixels * 255, labels


def augmentation_calls(
    augmentations: Sequence[Augmentation], shape: tuple[int, int, int]
) -> tuple[list[ModuleCall], list[ModuleCall]]:
    """The modules that change pictures (channels, height, width), and those that mix them."""
    calls: tuple[list[ModuleCall], list[ModuleCall]] = ([], [])
    for augmentation in augmentations:
        calls[augmentation.mixes].extend(augmentation.torch_calls(*shape))
    return calls


class Augmenter:
    """`augmenter(images, labels)`: uint8 (N, C, H, W) and int64 (N,), on the device -> floats 0..255
    and int64 (N,) or, where pictures are mixed, floats (N, classes).

    All that is random comes from torch's global state. Importing kornia takes half a second, once.
    """

    def __init__(
        self,
        augmentations: Sequence[Augmentation],
        device: torch.device,
        shape: tuple[int, int, int],
        num_classes: int,
    ) -> None:
        steps, mixers = ([make(call) for call in part] for part in augmentation_calls(augmentations, shape))
        self._changes = RandomChanges(steps, mixers, num_classes).to(device)

    def __call__(self, images_NCHW: Tensor, labels_N: Tensor) -> tuple[Tensor, Tensor]:
        pixels, labels = self._changes(images_NCHW, labels_N)
        return pixels, labels


def preview(
    augmentations: Sequence[Augmentation],
    picture: np.ndarray,
    count: int = 9,
    seed: int = 0,
    others: np.ndarray | None = None,
) -> np.ndarray:
    """`count` versions of a picture, uint8 (C, H, W) -> (count, C, H, W); the same seed, the same.

    `others`, uint8 (M, C, H, W), are what is mixed into it; without them it is mixed with itself.
    """
    picture = np.ascontiguousarray(picture)
    partners = picture[None] if others is None or not len(others) else others
    batch = np.stack([[partners[n % len(partners)], picture] for n in range(count)]).reshape(
        -1, *picture.shape
    )
    device = torch.device("cpu")
    augmenter = Augmenter(augmentations, device, picture.shape, 1)
    with RandomState(seed, device):
        pixels, _ = augmenter(torch.from_numpy(batch), torch.zeros(len(batch), dtype=torch.int64))
    return pixels[1::2].round().clamp(0, 255).to(torch.uint8).numpy()
