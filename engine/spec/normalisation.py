"""Normalisation: the settings and rules that all normalising layers share."""

from __future__ import annotations

from pydantic import Field

from engine.spec.layer import Shape, VectorScheme, VectorWeights
from engine.spec.torch_call import InitCall


class Normalisation(VectorWeights):
    """Base of BatchNorm and its kin: one scale and one shift for each channel or number, if learnt."""

    affine: bool = Field(
        True, description="Learn a scale and a shift after normalising, so that nothing is lost."
    )
    epsilon: float = Field(
        1e-5,
        gt=0,
        le=1,
        description="Added to the variance, so that the division stays finite where all is equal.",
        json_schema_extra={"advanced": True},
    )
    initialisation: VectorScheme = Field(
        "default",
        description=(
            "How the learnt scale starts; the shift starts at 0. default: at 1. zeros, on the last "
            "normalisation of a residual branch, makes the branch begin as nothing."
        ),
        json_schema_extra={"advanced": True, "relevant_if": ["affine", [True]]},
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """As the input."""
        return inputs[0]

    def num_scales(self, shape: Shape) -> int:
        """How many scales are learnt, and as many shifts: one for each channel."""
        return shape[0]

    def parameters(self, *inputs: Shape) -> int:
        """A scale and a shift each."""
        return 2 * self.num_scales(inputs[0]) if self.affine else 0

    def init_calls(self, *inputs: Shape) -> tuple[InitCall, ...]:
        """The scale by the chosen scheme."""
        return self.fill("weight") if self.affine else ()

    def changed(self, **defaults: object) -> dict[str, object]:
        """`eps` and the arguments given as name=default, where the settings differ from torch's."""
        values = {"eps": self.epsilon, **{name: getattr(self, name) for name in defaults}}
        return {name: value for name, value in values.items() if value != {"eps": 1e-5, **defaults}[name]}
