"""Networks and plans in one line each, so that a case of the grid is read at a glance."""

from __future__ import annotations

import re
from typing import Any

from engine.layers.input import Input
from engine.spec.layer import Layer
from engine.spec.network import NetworkSpec
from engine.spec.training import TrainingPlan

# "conv(16)", "{" and "}" around a residual branch, "[" and "]*10" around what is repeated.
_TOKEN = re.compile(r"\[|\]\*(?P<times>\d+)|\{|\}|(?P<name>[a-z_]+)(?:\((?P<arguments>[^)]*)\))?")
_TAGS = {
    "relu": "ReLU", "leaky": "LeakyReLU", "elu": "ELU", "selu": "SELU", "gelu": "GELU", "silu": "SiLU",
    "sigmoid": "Sigmoid", "tanh": "Tanh", "softplus": "Softplus", "softmax": "Softmax",
    "log_softmax": "LogSoftmax", "bn": "BatchNorm", "gn": "GroupNorm", "ln": "LayerNorm",
    "pool": "MaxPool2d", "mean_pool": "AvgPool2d", "gap": "GlobalAvgPool2d", "flatten": "Flatten",
    "drop": "Dropout", "noise": "GaussianNoise", "conv": "Conv2d", "linear": "Linear",
}  # fmt: skip
_FIRST_ARGUMENT = {"conv": "filters", "linear": "units", "drop": "probability", "gn": "groups"}
_SHORT = {"init": "initialisation", "width": "initial_width"}
_OPTIMIZERS = {
    "sgd": "GradientDescent", "momentum": "Momentum", "adam": "Adam", "adamw": "AdamW",
    "rmsprop": "RMSprop", "adagrad": "Adagrad", "adadelta": "Adadelta", "nadam": "NAdam",
}  # fmt: skip


def network(text: str, form: Input, **every: Any) -> NetworkSpec:
    """From "conv(16,frozen) relu [conv(12,init=he_normal) relu]*3 {conv(12) relu} flatten linear(10)".

    `every` are settings of all layers with weights that do not say otherwise, such as init="he_normal".
    Convolutions keep the size ("same" padding). The input and output layers are added.
    """
    spec = NetworkSpec()
    last = "input"
    spec = spec.add(spec.fresh_node(form))
    branches: list[str] = []
    for name, arguments in _unrolled(text):
        if name == "{":
            branches.append(last)
            continue
        frozen = "frozen" in arguments
        layer = _layer("add" if name == "}" else name, arguments.replace("frozen", ""), every)
        node = spec.fresh_node(layer)
        ports = layer.input_ports()
        spec = spec.add(node).connect(last, node.id, ports[0])
        if frozen:
            spec = spec.freeze([node.id])
        if name == "}":
            spec = spec.connect(branches.pop(), node.id, ports[1])
        last = node.id
    end = spec.fresh_node(Layer.family.parse({"type": "Output"}))
    return spec.add(end).connect(last, end.id)


def plan(optimizer: str, rate: float, epochs: int, batch: int = 32, **settings: Any) -> TrainingPlan:
    """A plan; `settings` are fields of the plan, or else of the optimizer (momentum, weight_decay).

    loss and schedule are a tag or an object with a "type".
    """
    own = {name: value for name, value in settings.items() if name in TrainingPlan.model_fields}
    rest = {name: value for name, value in settings.items() if name not in own}
    for name in ("loss", "schedule"):
        if isinstance(own.get(name), str):
            own[name] = {"type": own[name]}
    raw = {"type": _OPTIMIZERS[optimizer], "learning_rate": rate, **rest}
    return TrainingPlan(epochs=epochs, batch_size=batch, optimizer=raw, device="cpu", **own)  # type: ignore[arg-type]


def _unrolled(text: str) -> list[tuple[str, str]]:
    """(name, arguments) of each layer in order, with what is repeated written out."""
    stack: list[list[tuple[str, str]]] = [[]]
    rest = re.sub(r"\s", "", _TOKEN.sub("", text))
    assert not rest, f"what is {rest!r} in {text!r}?"
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "[":
            stack.append([])
        elif match["times"]:
            repeated = stack.pop()
            stack[-1] += repeated * int(match["times"])
        elif token in "{}":
            stack[-1].append((token, ""))
        else:
            stack[-1].append((match["name"], match["arguments"] or ""))
    assert len(stack) == 1, f"a bracket is open in {text!r}"
    return stack[0]


def _layer(name: str, arguments: str, every: dict[str, Any]) -> Layer:
    if name == "add":
        return Layer.family.parse({"type": "Add"})
    tag = _TAGS[name]
    raw: dict[str, Any] = {"type": tag}
    weighty = tag in ("Conv2d", "Linear")
    if tag == "Conv2d":
        raw["padding"] = "same"
    given: dict[str, Any] = dict(every) if weighty else {}
    for item in filter(None, arguments.replace(" ", "").split(",")):
        key, equals, value = item.partition("=")
        given[key if equals else _FIRST_ARGUMENT[name]] = _value(value if equals else key)
    for key, value in given.items():
        key = _SHORT.get(key, key)
        raw[key] = (value, value) if key in ("kernel_size", "stride") else value
    return Layer.family.parse(raw)


def _value(text: str) -> Any:
    if text in ("yes", "no"):
        return text == "yes"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text
