"""The networks to start from, each with its data and its plan, ready to train."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.data.sources.digits import Digits
from engine.data.sources.shapes import Shapes
from engine.layers.add import Add
from engine.layers.avg_pool2d import AvgPool2d
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.global_avg_pool2d import GlobalAvgPool2d
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.max_pool2d import MaxPool2d
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.tanh import Tanh
from engine.spec.data import DataSpec
from engine.spec.layer import Layer
from engine.spec.message import Message, UserError, say
from engine.spec.network import NetworkSpec, chain
from engine.spec.project import Project
from engine.spec.schedule import Schedule
from engine.spec.source import DataSource
from engine.spec.training import TrainingPlan
from engine.train.optimizers.adam import Adam
from engine.train.schedules.one_cycle import OneCycle

NUM_CLASSES = 10
"""Of the digits and of the shapes alike."""
DEPTH = 10
"""Convolutions of the deep networks: enough for sigmoids to starve the first one."""
DEEP_WIDTH = 12
"""Filters of each of them."""
NO_FLAW = Message("")


@dataclass(frozen=True)
class Template:
    """A start. `flaw` says what is wrong with a known-bad one; it is empty for the others."""

    id: str
    title: Message
    sentence: Message
    build: Callable[[], Project]
    flaw: Message = NO_FLAW


def templates() -> tuple[Template, ...]:
    """All of them, the first one first to try."""
    return _TEMPLATES


def template(template_id: str) -> Template:
    """The template of an id. Raises UserError that names the choices."""
    for candidate in _TEMPLATES:
        if candidate.id == template_id:
            return candidate
    choices = ", ".join(candidate.id for candidate in _TEMPLATES)
    raise UserError(
        say("There is no template {id}.", id=template_id), say("Choose one of {ids}.", ids=choices)
    )


def _project(
    network: NetworkSpec,
    source: DataSource,
    epochs: int,
    batch_size: int = 32,
    learning_rate: float = 0.001,
    schedule: Schedule | None = None,
) -> Project:
    plan = TrainingPlan(epochs=epochs, batch_size=batch_size, optimizer=Adam(learning_rate=learning_rate))
    if schedule is not None:
        plan = plan.edited(schedule=schedule)
    return Project(network=network, data=DataSpec(source=source), training=plan)


def _digits() -> Project:
    network = chain(
        Input(channels=1, height=8, width=8),
        Conv2d(filters=16, padding="same"),
        ReLU(),
        Conv2d(filters=32, padding="same"),
        ReLU(),
        MaxPool2d(),
        Flatten(),
        Linear(units=64),
        ReLU(),
        Linear(units=NUM_CLASSES),
        Output(),
    )
    return _project(network, Digits(), epochs=15, learning_rate=0.002)


def _cifar10_layers(*end: Layer) -> NetworkSpec:
    """The network of TensorFlow's tutorial "Convolutional Neural Network (CNN)": 122,570 parameters."""
    return chain(
        Input(channels=3, height=32, width=32),
        Conv2d(filters=32),
        ReLU(),
        MaxPool2d(),
        Conv2d(filters=64),
        ReLU(),
        MaxPool2d(),
        Conv2d(filters=64),
        ReLU(),
        Flatten(),
        Linear(units=64),
        ReLU(),
        Linear(units=NUM_CLASSES),
        *end,
        Output(),
    )


def _cifar10() -> Project:
    return _project(_cifar10_layers(), Shapes(), 10, learning_rate=0.003, schedule=OneCycle())


def _cifar10_double_softmax() -> Project:
    return _project(_cifar10_layers(Softmax()), Shapes(), 10, learning_rate=0.003, schedule=OneCycle())


def _lenet5() -> Project:
    """LeCun et al., Gradient-Based Learning Applied to Document Recognition, 1998; C3 is complete."""
    network = chain(
        Input(channels=1, height=32, width=32),
        Conv2d(filters=6, kernel_size=(5, 5)),
        Tanh(),
        AvgPool2d(),
        Conv2d(filters=16, kernel_size=(5, 5)),
        Tanh(),
        AvgPool2d(),
        Conv2d(filters=120, kernel_size=(5, 5)),
        Tanh(),
        Flatten(),
        Linear(units=84),
        Tanh(),
        Linear(units=NUM_CLASSES),
        Output(),
    )
    return _project(network, Digits(), epochs=10, learning_rate=0.002)


def _vgg_small() -> Project:
    """After Simonyan and Zisserman, Very Deep Convolutional Networks, 2014, cut down to 32x32."""
    layers: list[Layer] = [Input(channels=3, height=32, width=32)]
    for filters in (16, 32, 64):
        for _ in range(2):
            layers += [Conv2d(filters=filters, padding="same", initialisation="he_normal"), ReLU()]
        layers.append(MaxPool2d())
    layers += [Flatten(), Linear(units=128, initialisation="he_normal"), ReLU(), Dropout(probability=0.3)]
    network = chain(*layers, Linear(units=NUM_CLASSES), Output())
    return _project(network, Shapes(), epochs=10)


def _resnet_small() -> Project:
    """After He et al., Deep Residual Learning for Image Recognition, 2015, with one block a size."""
    network = chain(Input(channels=3, height=32, width=32))
    network, last = _append(network, "input", *_conv_norm(16), ReLU())
    for filters, stride in ((16, 1), (32, 2), (64, 2)):
        start = last
        network, last = _append(network, start, *_conv_norm(filters, stride), ReLU(), *_conv_norm(filters))
        shortcut = start
        if stride > 1:
            network, shortcut = _append(network, start, *_conv_norm(filters, stride, kernel=1))
        network, last = _join(network, last, shortcut)
        network, last = _append(network, last, ReLU())
    network, _ = _append(network, last, GlobalAvgPool2d(), Linear(units=NUM_CLASSES), Output())
    return _project(network, Shapes(), epochs=10, learning_rate=0.003)


def _conv_norm(filters: int, stride: int = 1, kernel: int = 3) -> tuple[Layer, Layer]:
    conv = Conv2d(
        filters=filters,
        kernel_size=(kernel, kernel),
        stride=(stride, stride),
        padding="same",
        bias=False,
        initialisation="he_normal",
    )
    return conv, BatchNorm()


def _deep(activation: Layer, batch_norm: bool = False, residual: bool = False) -> Project:
    """Ten convolutions of 3x3 one after the other; twins differ in one thing alone.

    Residual: every second activation is added to the input of the pair before it.
    """
    network = chain(Input(channels=1, height=8, width=8))
    last = "input"
    start = ""
    for number in range(DEPTH):
        conv = Conv2d(filters=DEEP_WIDTH, padding="same", initialisation="glorot_uniform")
        norm = (BatchNorm(),) if batch_norm else ()
        network, last = _append(network, last, conv, *norm, activation)
        if number % 2:
            continue
        if residual and start:
            network, last = _join(network, last, start)
        start = last
    network, _ = _append(network, last, Flatten(), Linear(units=NUM_CLASSES), Output())
    return _project(network, Digits(), epochs=15)


def _append(network: NetworkSpec, after: str, *layers: Layer) -> tuple[NetworkSpec, str]:
    """Layers in a chain after the layer `after`, and the id of the last."""
    for layer in layers:
        node = network.fresh_node(layer)
        network = network.add(node).connect(after, node.id, layer.input_ports()[0])
        after = node.id
    return network, after


def _join(network: NetworkSpec, branch: str, shortcut: str) -> tuple[NetworkSpec, str]:
    """An Add of two layers, and its id."""
    node = network.fresh_node(Add())
    network = network.add(node).connect(branch, node.id, "in1").connect(shortcut, node.id, "in2")
    return network, node.id


_TEMPLATES = (
    Template(
        "digits",
        say("Handwritten digits"),
        say("Two convolutions read 8x8 digits; trained in seconds, and over 97 % right."),
        _digits,
    ),
    Template(
        "cifar10",
        say("Three convolutions"),
        say("The classic first network for 32x32 colour pictures, here on coloured shapes."),
        _cifar10,
    ),
    Template(
        "cifar10-double-softmax",
        say("Softmax twice"),
        say("Three convolutions as they are often written, with a softmax that does harm."),
        _cifar10_double_softmax,
        say(
            "The loss applies a softmax itself. With another one before it the loss cannot come near "
            "0, and the gradient fades just where the answers get clear."
        ),
    ),
    Template(
        "lenet5",
        say("LeNet-5"),
        say("The network of 1998 that read cheques: tanh, average pooling, 61,706 weights."),
        _lenet5,
    ),
    Template(
        "vgg-small",
        say("Small VGG"),
        say("Pairs of 3x3 convolutions with pooling between them: simple, regular, strong."),
        _vgg_small,
    ),
    Template(
        "resnet-small",
        say("Small ResNet"),
        say("Skip connections carry the signal past each pair of convolutions."),
        _resnet_small,
    ),
    Template(
        "deep-sigmoid",
        say("Ten sigmoids deep"),
        say("Watch the gradient vanish: each sigmoid takes most of it away on the way back."),
        lambda: _deep(Sigmoid()),
        say(
            "The slope of a sigmoid is at most 1/4, so after ten of them next to nothing reaches the "
            "first layers, and they do not learn."
        ),
    ),
    Template(
        "deep-relu",
        say("Ten ReLUs deep"),
        say("The same depth with ReLU, whose slope of 1 lets the gradient through."),
        lambda: _deep(ReLU()),
    ),
    Template(
        "deep-sigmoid-batchnorm",
        say("Ten sigmoids with batch norm"),
        say("Batch normalisation keeps each sigmoid where it has slope, and the depth learns."),
        lambda: _deep(Sigmoid(), batch_norm=True),
    ),
    Template(
        "deep-sigmoid-residual",
        say("Ten sigmoids with shortcuts"),
        say("Skip connections give the gradient a way back around the sigmoids."),
        lambda: _deep(Sigmoid(), residual=True),
    ),
)
