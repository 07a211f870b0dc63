"""Layer: the base of all layer types, and the family (registry) that finds them."""

from __future__ import annotations

import math
from typing import Any, ClassVar, Literal

from pydantic import Field

from engine.spec.definition import Definition, Family
from engine.spec.message import Message, UserError
from engine.spec.torch_call import InitCall, TorchCall

Shape = tuple[int, ...]
"""Of one picture, without the batch: (channels, height, width) for maps, (features,) for vectors."""

Category = Literal[
    "Input and output",
    "Convolution",
    "Pooling",
    "Dense",
    "Shape",
    "Normalisation",
    "Activation",
    "Regularisation",
    "Merge",
]
CATEGORIES: tuple[Category, ...] = Category.__args__  # type: ignore[attr-defined]


class ShapeError(UserError):
    """The inputs of a layer do not suit it. Raised by `Layer.output_shape`, always with a remedy."""

    def __init__(self, message: Message, advice: Message) -> None:
        super().__init__(message, advice)


class Layer(Definition):
    """One layer of a network: its settings, and the rules that follow from them.

    The docstring of a subclass is its help page: the first line is one sentence, the rest says what
    the layer does, its formula, and when to use it.
    """

    family: ClassVar[Family[Layer]]
    category: ClassVar[Category]
    keywords: ClassVar[tuple[str, ...]] = ()
    """Other names under which the palette's search finds it."""
    has_output: ClassVar[bool] = True

    def input_ports(self) -> tuple[str, ...]:
        """The names of the input ports, in the order in which the module takes them."""
        return ("in",)

    def output_shape(self, *inputs: Shape) -> Shape:
        """The shape of the output. Raises ShapeError, with a remedy, if the inputs do not suit."""
        raise AssertionError(f"{type(self).__name__} has no shape rule")

    def torch_call(self, *inputs: Shape) -> TorchCall:
        """The one call that makes this layer in torch. The inputs have passed `output_shape`."""
        raise AssertionError(f"{type(self).__name__} has no torch call")

    def parameters(self, *inputs: Shape) -> int:
        """How many numbers are learnt."""
        return 0

    def multiply_adds(self, *inputs: Shape) -> int:
        """Multiplications with addition of one forward pass of one picture, in convolutions and
        matrix products, without biases (as `torch.utils.flop_counter` counts, halved)."""
        return 0

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """How the parameters are filled, if not in torch's own way."""
        return ()


Layer.family = Family("layer", "engine.layers")


class UnknownLayer(Layer):
    """A layer that this version of Strata does not know.

    It is kept as it stood in the file, and saved as it was; only training needs it known.
    """

    model_config = {**Layer.model_config, "extra": "allow"}
    category: ClassVar[Category] = "Shape"
    type: str = Field(description="The tag that is not known.")

    def output_shape(self, *inputs: Shape) -> Shape:
        """Nothing is known of its shape."""
        from engine.spec.message import say

        raise ShapeError(
            say("The layer type {type} is not known to this version of Strata.", type=self.type),
            say("Update Strata, or replace the layer."),
        )


Scheme = Literal[
    "default",
    "glorot_uniform",
    "glorot_normal",
    "he_uniform",
    "he_normal",
    "lecun_normal",
    "orthogonal",
    "normal",
    "uniform",
    "constant",
    "zeros",
]
VectorScheme = Literal["default", "normal", "uniform", "constant", "zeros"]

_WIDTH_SCHEMES = ("normal", "uniform", "constant")
_WIDTH_HELP = (
    "For normal: the standard deviation; for uniform: the half-width of the interval around 0; "
    "for constant: the value."
)
_TORCH_INIT: dict[str, tuple[str, dict[str, Any]]] = {
    "glorot_uniform": ("nn.init.xavier_uniform_", {}),
    "glorot_normal": ("nn.init.xavier_normal_", {}),
    "he_uniform": ("nn.init.kaiming_uniform_", {"nonlinearity": "relu"}),
    "he_normal": ("nn.init.kaiming_normal_", {"nonlinearity": "relu"}),
    "orthogonal": ("nn.init.orthogonal_", {}),
    "zeros": ("nn.init.zeros_", {}),
}


class VectorWeights(Layer):
    """Base of layers whose weights are vectors (norms, PReLU): only element-wise schemes make sense."""

    initialisation: VectorScheme = Field(
        "default",
        description="How the weights are filled before the first step. default: as torch does.",
        json_schema_extra={"advanced": True},
    )
    initial_width: float = Field(
        0.05,
        ge=-100,
        le=100,
        description=_WIDTH_HELP,
        json_schema_extra={
            "advanced": True,
            "relevant_if": ["initialisation", list(_WIDTH_SCHEMES)],
        },
    )

    def fill(self, parameter: str, fan_in: float = 1) -> tuple[InitCall, ...]:
        """Fill one weight of this layer by the chosen scheme; nothing for "default".

        LeCun: normal with variance 1/fan_in (LeCun et al., Efficient BackProp, 1998).
        """
        scheme, width = self.initialisation, self.initial_width
        if scheme == "default":
            return ()
        if scheme == "normal":
            return (InitCall(parameter, "nn.init.normal_", {"std": abs(width)}),)
        if scheme == "uniform":
            bounds = {"a": -abs(width), "b": abs(width)}
            return (InitCall(parameter, "nn.init.uniform_", bounds),)
        if scheme == "constant":
            return (InitCall(parameter, "nn.init.constant_", {"val": width}),)
        if scheme == "lecun_normal":  # type: ignore[comparison-overlap]
            return (InitCall(parameter, "nn.init.normal_", {"std": math.sqrt(1 / fan_in)}),)
        target, kwargs = _TORCH_INIT[scheme]
        return (InitCall(parameter, target, kwargs),)


class MatrixWeights(VectorWeights):
    """Base of layers whose weights have a fan-in and a fan-out (convolutions, linear)."""

    initialisation: Scheme = Field(  # type: ignore[assignment]
        "default",
        description=(
            "How the weights are filled before the first step. Glorot suits tanh and sigmoid, He "
            "suits ReLU, LeCun suits SELU; default: as torch does. The bias starts at 0 unless default."
        ),
    )
    initial_bias: float = Field(
        0.0,
        ge=-100,
        le=100,
        description="If not 0, every bias starts at this. Far below 0, units behind a ReLU are dead.",
        json_schema_extra={"advanced": True, "relevant_if": ["bias", [True]]},
    )

    def fill_with_bias(self, bias: bool, fan_in: float, prefix: str = "") -> tuple[InitCall, ...]:
        """Fill `prefix + "weight"` by the scheme and, unless it is "default", the bias with zeros; or the
        bias with the value that it shall start at."""
        calls = self.fill(f"{prefix}weight", fan_in)
        if bias and self.initial_bias:
            calls += (InitCall(f"{prefix}bias", "nn.init.constant_", {"val": self.initial_bias}),)
        elif calls and bias:
            calls += (InitCall(f"{prefix}bias", "nn.init.zeros_"),)
        return calls


def need_map(layer: Layer, shape: Shape) -> tuple[int, int, int]:
    """The (channels, height, width) of an input, or a ShapeError where it is a vector."""
    from engine.spec.message import say

    if len(shape) != 3:
        raise ShapeError(
            say(
                "{layer} works on maps (channels x height x width), but gets {shape}.",
                layer=Message(layer.title),
                shape=shape_text(shape),
            ),
            say("Put it before Flatten, or put a Reshape before it."),
        )
    return shape[0], shape[1], shape[2]


def shape_text(shape: Shape) -> str:
    """(32, 15, 15) -> "32x15x15"; (10,) -> "10"."""
    return "x".join(str(size) for size in shape)
