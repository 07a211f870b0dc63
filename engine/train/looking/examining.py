"""What is known of a training before its first step: first weights, moments of what enters the network."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import nn
from torch.fx import GraphModule

from engine.build.modules import ScalePixels
from engine.data.dataset import Dataset, Pictures
from engine.doctor.evidence import Floats, Start, StartWeights
from engine.spec.project import Project
from engine.train.looking.observer import watched_activations, watched_layers

MOST_BYTES = 4 << 20
"""The moments are of so many bytes of pixels at most, evenly from all pictures of a part."""


def examine(project: Project, dataset: Dataset, module: GraphModule, total_steps: int) -> Start:
    """Of `module`, the network that was built and not yet trained, and of the pictures."""
    network = project.network
    layers = watched_layers(network)
    scale = module.get_submodule(network.of_type("Input")[0].id)
    assert isinstance(scale, ScalePixels)
    mean, std = _moments(dataset.train, scale)
    validation_mean, validation_std = _moments(dataset.validation, scale)
    return Start(
        class_names=dataset.class_names,
        counts=np.array(dataset.train.counts(), np.int64),
        layers=layers,
        activations=watched_activations(network),
        input_mean=mean,
        input_std=std,
        validation_input_mean=validation_mean,
        validation_input_std=validation_std,
        weights=tuple(start_weights(name, module.get_submodule(name)) for name in layers),
        total_steps=total_steps,
        frozen=tuple(
            name
            for name in layers
            if not any(parameter.requires_grad for parameter in module.get_submodule(name).parameters())
        ),
    )


@torch.no_grad()
def start_weights(name: str, layer: nn.Module) -> StartWeights:
    """Of a layer whose weights are a matrix or filters. Where it has two (separable), of the one whose
    deviation is farther from He's."""
    matrices = [part for part in layer.modules() if isinstance(part, nn.Linear | nn.modules.conv._ConvNd)]
    scales = [_scales(part) for part in matrices]
    std, he, glorot = max(scales, key=lambda s: abs(math.log(max(s[0], 1e-30) / s[1])))
    biases = [part.bias for part in matrices if part.bias is not None]
    return StartWeights(
        layer=name,
        std=std,
        he_std=he,
        glorot_std=glorot,
        identical=any(_identical(part) for part in matrices),
        largest_bias=max((float(bias.abs().max()) for bias in biases), default=0.0),
    )


def _scales(part: nn.Linear | nn.modules.conv._ConvNd) -> tuple[float, float, float]:
    """Deviation of the weights around 0; He's and Glorot's for them. What enters an output of a transposed
    convolution is its input channels by the share of the filter that meets a pixel."""
    weight = part.weight
    place = math.prod(weight.shape[2:])
    outputs, inputs = weight.shape[0] * place, weight.shape[1] * place
    if isinstance(part, nn.modules.conv._ConvNd):
        outputs = outputs // part.groups
        if part.transposed:
            stride = math.prod(part.stride)
            outputs, inputs = inputs, max(1, outputs // stride)
    return float(weight.square().mean().sqrt()), math.sqrt(2 / inputs), math.sqrt(2 / (inputs + outputs))


def _identical(part: nn.Linear | nn.modules.conv._ConvNd) -> bool:
    weight = part.weight
    if isinstance(part, nn.modules.conv._ConvNd) and part.transposed:
        weight = weight.transpose(0, 1)
    if weight.numel() == 1:
        return False
    constant = bool((weight == weight.flatten()[0]).all())
    return constant or (len(weight) > 1 and bool((weight == weight[:1]).all()))


def _moments(pictures: Pictures, scale: ScalePixels) -> tuple[Floats, Floats]:
    """Mean and deviation by channel of what leaves the input layer; NaN without pictures."""
    channels = scale.scale.shape[1]
    if not len(pictures):
        return np.full(channels, np.nan), np.full(channels, np.nan)
    most = max(1, MOST_BYTES // math.prod(pictures.images.shape[1:]))
    rows = np.unique(np.linspace(0, len(pictures) - 1, min(most, len(pictures))).astype(np.int64))
    pixels = pictures.images[rows]
    factor = scale.scale.cpu().double().flatten().numpy()
    shift = scale.shift.cpu().double().flatten().numpy()
    mean = pixels.mean((0, 2, 3), dtype=np.float64)
    std = pixels.std((0, 2, 3), dtype=np.float64)
    return mean * factor + shift, std * np.abs(factor)
