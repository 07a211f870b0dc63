"""PReLU: a LeakyReLU whose slope is learnt."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from engine.spec.layer import Category, Shape, VectorScheme, VectorWeights
from engine.spec.torch_call import InitCall, ModuleCall


class PReLU(VectorWeights):
    """Lets positive numbers pass and shrinks negative ones by a slope that is learnt.

    out = in if in > 0, else slope * in (He et al., Delving Deep into Rectifiers, 2015). Like LeakyReLU
    it lets some gradient through where the input is negative, and finds out by itself how much. Keep
    weight decay small: it pulls the slope towards 0.
    """

    category: ClassVar[Category] = "Activation"
    keywords: ClassVar[tuple[str, ...]] = ("parametric", "rectifier", "activation")
    type: Literal["PReLU"] = "PReLU"

    per_channel: bool = Field(
        True, description="Learn a slope for each channel; otherwise one for the whole layer."
    )
    initialisation: VectorScheme = Field(
        "default",
        description="How the slope is filled before the first step. default: 0.25, as torch does.",
        json_schema_extra={"advanced": True},
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """As the input."""
        return inputs[0]

    def torch_call(self, *inputs: Shape) -> ModuleCall:
        """`nn.PReLU`."""
        return ModuleCall("nn.PReLU", (inputs[0][0],) if self.per_channel else ())

    def parameters(self, *inputs: Shape) -> int:
        """One slope, or one for each channel."""
        return inputs[0][0] if self.per_channel else 1

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """The slope by the chosen scheme."""
        return self.fill("weight")
