"""What a run is made of: the network, its layers, augmentations, class weights, order of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.fx import GraphModule

from engine.build.module import build_module, built_order
from engine.build.modules import ScalePixels
from engine.data.dataset import Dataset
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.spec.augmentation import Augmentation
from engine.spec.checks import need_trainable
from engine.spec.message import UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.train.balance import balanced_order, class_weights
from engine.train.batches import epoch_order
from engine.train.freezing import freeze_layers
from engine.train.lsuv import scale_start, start_rows
from engine.train.transfer import take_weights

if TYPE_CHECKING:
    from engine.train.augmenter import Augmenter


def need_ready(project: Project, dataset: Dataset) -> None:
    """Raise UserError where a project cannot be trained on this data."""
    plan = project.training
    if not len(dataset.train):
        raise UserError(
            say("There are no pictures to train on."),
            say("Choose smaller validation and test parts."),
        )
    if plan.full_batch and isinstance(dataset.train.images, Rows) and dataset.train.images.array is None:
        raise UserError(
            say("{count} pictures are too many for one step.", count=len(dataset.train)),
            say("Switch off the full batch, and choose a batch size."),
        )
    need_trainable(project.network, plan, len(dataset.class_names))


def make_module(project: Project, dataset: Dataset) -> GraphModule:
    """The network on the CPU, with the first weights of the plan's seed, or those of the file that it
    names, and with its frozen layers frozen; its input layer knows the training pictures' mean and
    deviation, where it wants them."""
    module = build_module(project.network, project.training.seed)
    node = project.network.of_type("Input")[0]
    assert isinstance(node.layer, Input)
    if node.layer.scaling == "standardise":
        scale = module.get_submodule(node.id)
        assert isinstance(scale, ScalePixels)
        scale.standardise(torch.from_numpy(dataset.mean).float(), torch.from_numpy(dataset.std).float())
    if project.training.start == "lsuv":
        rows = start_rows(len(dataset.train), project.training.seed)
        scale_start(module, torch.from_numpy(dataset.train.images[rows.numpy()]))
    if project.training.weights:
        take_weights(project.network, module, project.training.weights)
    freeze_layers(project.network, module)
    return module


def layer_parameters(network: NetworkSpec, module: nn.Module) -> dict[str, list[Tensor]]:
    """The parameter tensors of each layer that has any, from the input to the output."""
    return {
        node_id: parameters
        for node_id in built_order(network)
        if (parameters := list[Tensor](module.get_submodule(node_id).parameters()))
    }


def make_augmenter(
    augmentations: Sequence[Augmentation], dataset: Dataset, device: torch.device
) -> Augmenter | None:
    """What changes the training pictures, or None without augmentations. Else kornia is imported."""
    if not augmentations:
        return None
    from engine.train.augmenter import Augmenter

    _, channels, height, width = dataset.train.images.shape
    return Augmenter(augmentations, device, (channels, height, width), len(dataset.class_names))


def make_class_weights(project: Project, dataset: Dataset, device: torch.device) -> Tensor | None:
    """How much the pictures of each class count, where they do not count alike."""
    if project.data.balance != "weigh":
        return None
    labels = torch.from_numpy(dataset.train.labels)
    return class_weights(labels, len(dataset.class_names)).to(device)


def picture_order(project: Project, dataset: Dataset, epoch: int) -> Tensor:
    """Which training pictures make up an epoch, on the CPU."""
    seed = project.training.seed
    if project.data.balance != "resample":
        return epoch_order(len(dataset.train), seed, epoch)
    return balanced_order(torch.from_numpy(dataset.train.labels), seed, epoch)
