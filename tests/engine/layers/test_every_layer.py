"""Every registered layer against torch's own results, its source, its form and its bounds.

A new layer needs a row in EXAMPLES: settings and input shapes. Without one these tests fail.
"""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from pydantic import ValidationError
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from engine.build import modules
from engine.build.calls import fill, init_source, layer_module, source_of
from engine.spec.form import FormField, form_of
from engine.spec.layer import CATEGORIES, Layer, MatrixWeights, Shape, ShapeError, VectorWeights
from engine.spec.torch_call import ModuleCall

MAP: Shape = (3, 9, 7)
VECTOR: Shape = (12,)
LAYERS = Layer.family.members()

ANY_SHAPE = [({}, MAP), ({}, VECTOR), ({}, (1, 1, 1))]
WINDOWS = [
    ({}, MAP),
    ({}, (5, 2, 2)),
    ({"kernel_size": 3, "stride": 1, "padding": "same"}, MAP),
    ({"kernel_size": 3, "stride": 2, "padding": "same"}, (2, 8, 8)),
    ({"kernel_size": [2, 4], "stride": 1, "padding": "same"}, MAP),
    ({"kernel_size": 3, "stride": [2, 3], "padding": [1, 0]}, MAP),
    ({"kernel_size": 2, "stride": 3, "ceil_mode": True}, MAP),
    ({"kernel_size": 2, "stride": 3, "padding": 1, "ceil_mode": True}, (1, 5, 6)),
    ({"padding": "same", "ceil_mode": True}, MAP),
]
NORMS = [({}, (16, 4, 5)), ({"affine": False, "epsilon": 0.001}, (16, 4, 5))]
GATES = [({}, MAP, MAP), ({"num_inputs": 3}, VECTOR, VECTOR, VECTOR)]

EXAMPLES: dict[str, list[tuple[Any, ...]]] = {
    "AdaptiveAvgPool2d": [({}, MAP), ({"output_size": [1, 3]}, MAP), ({"output_size": 8}, (2, 3, 3))],
    "AdaptiveMaxPool2d": [({}, MAP), ({"output_size": [1, 3]}, MAP)],
    "Add": GATES,
    "AvgPool2d": WINDOWS,
    "BatchNorm": [*NORMS, ({"momentum": 0.5}, VECTOR), ({"initialisation": "zeros"}, VECTOR)],
    "Concat": [*GATES, ({}, MAP, (5, 9, 7)), ({}, (3,), (4,))],
    "Conv2d": [
        ({}, MAP),
        ({"filters": 6, "kernel_size": [3, 1], "bias": False}, MAP),
        ({"padding": "same"}, MAP),
        ({"padding": "same", "stride": 2}, (3, 32, 32)),
        ({"padding": "same", "kernel_size": 4, "initialisation": "he_normal"}, MAP),
        ({"padding": [2, 0], "stride": [1, 2]}, MAP),
        ({"dilation": 2, "padding": "same"}, MAP),
        ({"filters": 8, "groups": 4}, (4, 5, 5)),
    ],
    "ConvTranspose2d": [
        ({}, MAP),
        ({"filters": 5, "kernel_size": [3, 2], "bias": False}, MAP),
        ({"kernel_size": 3, "padding": 1, "output_padding": 1}, MAP),
        ({"kernel_size": 3, "dilation": [2, 1], "stride": [1, 3]}, MAP),
        ({"filters": 8, "groups": 4, "kernel_size": 4, "padding": [1, 0]}, (4, 5, 5)),
    ],
    "Crop": [({}, MAP), ({"top": 0, "bottom": 5, "left": 2, "right": 0}, MAP)],
    "Dropout": [*ANY_SHAPE, ({"probability": 0}, VECTOR)],
    "ELU": [*ANY_SHAPE, ({"alpha": 0.5}, VECTOR)],
    "Flatten": ANY_SHAPE,
    "GELU": [*ANY_SHAPE, ({"approximate": "tanh"}, MAP)],
    "GaussianNoise": [*ANY_SHAPE, ({"standard_deviation": 2.5}, MAP)],
    "GlobalAvgPool2d": [({}, MAP), ({}, (1, 1, 1))],
    "GroupNorm": [*NORMS, ({"groups": 3}, VECTOR), ({"groups": 1}, (4, 1, 1))],
    "Hardswish": ANY_SHAPE,
    "Identity": ANY_SHAPE,
    "Input": [
        ({"channels": channels, "height": 5, "width": 4, "scaling": scaling},)
        for channels in (1, 3)
        for scaling in ("standardise", "unit", "symmetric", "raw")
    ],
    "InstanceNorm": NORMS,
    "LayerNorm": [*NORMS, ({}, VECTOR)],
    "LeakyReLU": [*ANY_SHAPE, ({"negative_slope": 0.2}, MAP)],
    "Linear": [({}, VECTOR), ({"units": 5, "bias": False}, VECTOR)],
    "LogSoftmax": ANY_SHAPE,
    "MaxPool2d": WINDOWS,
    "Multiply": [*GATES, ({}, MAP, (3, 1, 1)), ({}, (1, 9, 7), MAP)],
    "Output": [({}, (10,))],
    "PReLU": [*ANY_SHAPE, ({"per_channel": False}, MAP)],
    "ReLU": ANY_SHAPE,
    "Reshape": [({"shape": [-1, 2, 2]}, VECTOR), ({"shape": [21, 3, 3]}, MAP), ({"shape": [-1]}, MAP)],
    "SELU": ANY_SHAPE,
    "SeparableConv2d": [
        ({}, MAP),
        ({"filters": 6, "kernel_size": [3, 1], "bias": False, "depth_multiplier": 2}, MAP),
        ({"padding": "same", "stride": 2, "initialisation": "glorot_uniform"}, (3, 32, 32)),
        ({"padding": 1, "dilation": 2}, MAP),
    ],
    "SiLU": ANY_SHAPE,
    "Sigmoid": ANY_SHAPE,
    "Softmax": ANY_SHAPE,
    "Softplus": [*ANY_SHAPE, ({"beta": 3}, MAP)],
    "SpatialDropout": [({}, MAP), ({"probability": 0.5}, (1, 1, 1))],
    "Tanh": ANY_SHAPE,
    "Upsample": [
        ({}, MAP),
        ({"factor": [1, 3]}, MAP),
        ({"mode": "bilinear"}, MAP),
    ],
    "ZeroPad": [({}, MAP), ({"top": 0, "bottom": 3, "left": 2, "right": 0}, MAP)],
}

REFUSED: dict[str, list[tuple[Any, ...]]] = {
    "AdaptiveAvgPool2d": [({}, VECTOR)],
    "AdaptiveMaxPool2d": [({}, VECTOR)],
    "Add": [({}, MAP, VECTOR), ({}, MAP, (3, 9, 8))],
    "AvgPool2d": [({}, VECTOR), ({"kernel_size": 8}, MAP), ({"padding": 2}, MAP)],
    "Concat": [({}, MAP, VECTOR), ({}, MAP, (3, 9, 8))],
    "Conv2d": [({}, VECTOR), ({}, (3, 2, 2)), ({"groups": 2}, MAP), ({"filters": 5, "groups": 3}, MAP)],
    "ConvTranspose2d": [
        ({}, VECTOR),
        ({"groups": 2}, MAP),
        ({"padding": 9}, MAP),
        ({"output_padding": 2}, MAP),
    ],
    "Crop": [({}, VECTOR), ({"left": 4, "right": 3}, MAP)],
    "GlobalAvgPool2d": [({}, VECTOR)],
    "GroupNorm": [({}, MAP), ({"groups": 12}, VECTOR)],
    "InstanceNorm": [({}, VECTOR), ({}, (3, 1, 1))],
    "Linear": [({}, MAP)],
    "MaxPool2d": [({}, VECTOR), ({"kernel_size": 8}, MAP), ({"padding": 2}, MAP)],
    "Multiply": [({}, MAP, VECTOR), ({}, MAP, (3, 9, 8))],
    "Output": [({}, MAP)],
    "Reshape": [({"shape": [-1, 5, 5]}, VECTOR), ({"shape": [2, 2, 2]}, VECTOR)],
    "SeparableConv2d": [({}, VECTOR), ({}, (3, 2, 2))],
    "SpatialDropout": [({}, VECTOR)],
    "Upsample": [({}, VECTOR)],
    "ZeroPad": [({}, VECTOR)],
}


def cases(table: dict[str, list[tuple[Any, ...]]]) -> Any:
    rows = [(tag, *row) for tag, examples in table.items() for row in examples]
    return pytest.mark.parametrize(
        ("tag", "settings", "shapes"),
        [(tag, settings, shapes) for tag, settings, *shapes in rows],
        ids=[f"{tag}-{index}" for tag in table for index in range(len(table[tag]))],
    )


def made(tag: str, settings: dict[str, Any]) -> Layer:
    return LAYERS[tag].model_validate({"type": tag, **settings})


def random_inputs(layer: Layer, shapes: list[Shape]) -> list[torch.Tensor]:
    torch.manual_seed(1)
    wanted = shapes or [layer.output_shape()]
    return [torch.randn(2, *shape) for shape in wanted]


def test_every_layer_has_an_example() -> None:
    assert set(EXAMPLES) == set(LAYERS)


@cases(EXAMPLES)
def test_rules_agree_with_torch(tag: str, settings: dict[str, Any], shapes: list[Shape]) -> None:
    layer = made(tag, settings)
    output_shape = layer.output_shape(*shapes)
    with torch.device("meta"):
        module = layer_module(layer.torch_call(*shapes)).eval()
        inputs = [torch.empty(2, *shape) for shape in shapes or [output_shape]]
        with FlopCounterMode(display=False) as counter:
            output = module(*inputs)
    assert tuple(output.shape) == (2, *output_shape)
    assert layer.parameters(*shapes) == sum(p.numel() for p in module.parameters())
    assert layer.multiply_adds(*shapes) == counter.get_total_flops() / 2 / 2


@cases(EXAMPLES)
def test_source_makes_the_same(tag: str, settings: dict[str, Any], shapes: list[Shape]) -> None:
    layer = made(tag, settings)
    call = layer.torch_call(*shapes)
    names = {"torch": torch, "nn": nn, **vars(modules)}
    inputs = random_inputs(layer, shapes)
    torch.manual_seed(2)
    module = layer_module(call)
    fill(module, layer.init_calls(*shapes))
    state = torch.get_rng_state()
    expected = module(*inputs)
    if isinstance(call, ModuleCall):
        torch.manual_seed(2)
        other = names["layer"] = eval(source_of(call), names)
        for init in layer.init_calls(*shapes):
            eval(init_source(init, "layer"), names)
        assert repr(other) == repr(module)
        torch.set_rng_state(state)
        result = other(*inputs)
    else:
        variables = [f"x{number}" for number in range(len(inputs))]
        scope = {**names, **dict(zip(variables, inputs, strict=True))}
        result = eval(source_of(call, variables), scope)
        assert source_of(call, ["..."]) in repr(module)
    assert torch.equal(result, expected)


@cases(EXAMPLES)
def test_json_goes_round(tag: str, settings: dict[str, Any], shapes: list[Shape]) -> None:
    layer = made(tag, settings)
    assert LAYERS[tag].model_validate_json(layer.model_dump_json()) == layer
    assert Layer.family.parse(layer.model_dump(mode="json")) == layer


@cases(REFUSED)
def test_impossible_shapes_are_refused(tag: str, settings: dict[str, Any], shapes: list[Shape]) -> None:
    with pytest.raises(ShapeError) as caught:
        made(tag, settings).output_shape(*shapes)
    assert str(caught.value.message)
    assert str(caught.value.advice)


@pytest.mark.parametrize("tag", sorted(set(LAYERS) - set(REFUSED) - {"Input"}))
def test_the_others_take_any_shape(tag: str) -> None:
    for shape in (MAP, VECTOR, (1, 1, 1), (1,)):
        assert math.prod(made(tag, {}).output_shape(shape)) == math.prod(shape)


@pytest.mark.parametrize("tag", LAYERS)
def test_palette_entry_and_form(tag: str) -> None:
    layer_type = LAYERS[tag]
    assert layer_type.category in CATEGORIES
    assert layer_type.summary().endswith(".")
    assert "\n\n" in (layer_type.__doc__ or ""), "the help page is the first line only"
    default = layer_type.model_validate({"type": tag})
    assert {field.name for field in form_of(layer_type)} == set(layer_type.model_fields) - {"type"}
    for field in form_of(layer_type):
        assert field.help
        assert field.title
        assert field.default == getattr(default, field.name)
        if field.kind in ("choice", "padding"):
            for choice in field.choices:
                default.edited(**{field.name: choice})
            with pytest.raises(ValidationError):
                default.edited(**{field.name: "no such choice"})
        if field.kind in ("integer", "number", "pair", "padding", "integers"):
            check_edges(default, field)


def check_edges(layer: Layer, field: FormField) -> None:
    """Within the bounds all is accepted, beyond them nothing."""
    assert field.minimum is not None, f"{field.name} has no lower bound"
    assert field.maximum is not None, f"{field.name} has no upper bound"
    whole = field.kind != "number"

    def given(value: float) -> Any:
        number = int(value) if whole else value
        return {"pair": (number, number), "padding": (number, number), "integers": (number,)}.get(
            field.kind, number
        )

    for edge, outward, excluded in (
        (field.minimum, -math.inf, field.above_minimum),
        (field.maximum, math.inf, field.below_maximum),
    ):
        beyond = edge + math.copysign(1, outward) if whole else math.nextafter(edge, outward)
        within = math.nextafter(edge, -outward)
        assert getattr(
            layer.edited(**{field.name: given(within if excluded else edge)}), field.name
        ) == given(within if excluded else edge)
        with pytest.raises(ValidationError):
            layer.edited(**{field.name: given(edge if excluded else beyond)})


def weights_of(layer: Layer, shape: Shape) -> nn.Module:
    torch.manual_seed(3)
    module = layer_module(layer.torch_call(shape))
    fill(module, layer.init_calls(shape))
    return module


# tag -> settings, input shape, and for each weight its path, fan-in and fan-out
FANS: dict[str, tuple[dict[str, Any], Shape, list[tuple[str, float, float]]]] = {
    "Linear": ({"units": 300}, (400,), [("weight", 400, 300)]),
    "Conv2d": (
        {"filters": 64, "padding": "same", "stride": 2},
        (32, 8, 8),
        [("1.weight", 32 * 9, 64 * 9)],
    ),
    "ConvTranspose2d": (
        {"filters": 64, "kernel_size": 4, "stride": 1},
        (32, 4, 4),
        [("weight", 32 * 16, 64 * 16)],
    ),
    "SeparableConv2d": (
        {"filters": 256, "kernel_size": 5},
        (256, 8, 8),
        [("0.weight", 25, 256 * 25), ("1.weight", 256, 256)],
    ),
}


def test_fans_cover_every_matrix_layer() -> None:
    assert set(FANS) == {tag for tag, layer in LAYERS.items() if issubclass(layer, MatrixWeights)}


@pytest.mark.parametrize("tag", FANS)
@pytest.mark.parametrize(
    "scheme", ["glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal"]
)
def test_deviation_follows_the_formula(tag: str, scheme: str) -> None:
    settings, shape, weights = FANS[tag]
    module = weights_of(made(tag, {**settings, "initialisation": scheme}), shape)
    for path, fan_in, fan_out in weights:
        variance = {
            "glorot": 2 / (fan_in + fan_out),
            "he": 2 / fan_in,
            "lecun": 1 / fan_in,
        }[scheme.partition("_")[0]]
        weight = module.get_parameter(path).detach()
        assert weight.std().item() == pytest.approx(math.sqrt(variance), rel=0.05)
        if scheme.endswith("uniform"):
            assert weight.abs().max() <= math.sqrt(3 * variance) * 1.0001
        else:
            assert weight.abs().max() > 2.5 * math.sqrt(variance)
    assert all((p == 0).all() for name, p in module.named_parameters() if name.endswith("bias"))


@pytest.mark.parametrize("tag", FANS)
def test_orthogonal_rows(tag: str) -> None:
    settings, shape, weights = FANS[tag]
    module = weights_of(made(tag, {**settings, "initialisation": "orthogonal"}), shape)
    for path, _, _ in weights:
        matrix = module.get_parameter(path).detach().flatten(1)
        matrix = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
        assert torch.allclose(matrix @ matrix.T, torch.eye(matrix.shape[0]), atol=1e-4)


VECTOR_LAYERS = {tag: layer for tag, layer in LAYERS.items() if issubclass(layer, VectorWeights)}


@pytest.mark.parametrize("tag", VECTOR_LAYERS)
def test_schemes_of_a_given_width(tag: str) -> None:
    settings, shape, weights = FANS.get(tag, ({}, (4096, 2, 1), [("weight", 1, 1)]))

    def filled(scheme: str) -> list[torch.Tensor]:
        layer = made(tag, {**settings, "initialisation": scheme, "initial_width": 0.3})
        module = weights_of(layer, shape)
        return [module.get_parameter(path).detach() for path, _, _ in weights]

    for weight in filled("normal"):
        assert weight.std().item() == pytest.approx(0.3, rel=0.05)
    for weight in filled("uniform"):
        assert weight.std().item() == pytest.approx(0.3 / math.sqrt(3), rel=0.05)
        assert weight.abs().max() <= 0.3
    assert all((weight == torch.tensor(0.3)).all() for weight in filled("constant"))
    assert all((weight == 0).all() for weight in filled("zeros"))


@pytest.mark.parametrize("tag", VECTOR_LAYERS)
def test_default_is_torch_own(tag: str) -> None:
    settings, shape, _ = FANS.get(tag, ({}, (8, 2, 1), []))
    layer = made(tag, settings)
    assert layer.init_calls(shape) == ()


def test_unaffine_norms_have_nothing_to_fill() -> None:
    layer = made("BatchNorm", {"affine": False, "initialisation": "zeros"})
    assert layer.init_calls((4,)) == ()
