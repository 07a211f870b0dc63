"""The networks of the training benchmark."""

from __future__ import annotations

from engine.layers.add import Add
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.spec.layer import Layer
from engine.spec.network import NetworkSpec, chain


def resnet18() -> NetworkSpec:
    """For 32x32 pictures: 3x3 at the start, no pooling there, 11,173,962 weights (He et al., 2015)."""
    network, last = _append(chain(Input(channels=3, height=32, width=32)), "input", *_conv(64), ReLU())
    for filters, first_stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        for stride in (first_stride, 1):
            network, last = _block(network, last, filters, stride)
    return _append(network, last, GlobalAvgPool2d(), Linear(units=10), Output())[0]


def _block(network: NetworkSpec, start: str, filters: int, stride: int) -> tuple[NetworkSpec, str]:
    network, last = _append(network, start, *_conv(filters, stride), ReLU(), *_conv(filters))
    shortcut = start
    if stride > 1:
        network, shortcut = _append(network, start, *_conv(filters, stride, kernel=1))
    node = network.fresh_node(Add())
    network = network.add(node).connect(last, node.id, "in1").connect(shortcut, node.id, "in2")
    return _append(network, node.id, ReLU())


def _conv(filters: int, stride: int = 1, kernel: int = 3) -> tuple[Layer, Layer]:
    sizes = {"kernel_size": (kernel, kernel), "stride": (stride, stride)}
    return Conv2d(filters=filters, padding="same", bias=False, **sizes), BatchNorm()


def _append(network: NetworkSpec, after: str, *layers: Layer) -> tuple[NetworkSpec, str]:
    for layer in layers:
        node = network.fresh_node(layer)
        network = network.add(node).connect(after, node.id, layer.input_ports()[0])
        after = node.id
    return network, after
