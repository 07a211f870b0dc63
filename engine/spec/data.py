"""DataSpec: which pictures, and how they are split."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator, model_validator

from engine.spec.source import DataSource

Balance = Literal["none", "weigh", "resample"]


class DataSpec(BaseModel):
    """The data of a project. The split is stratified: each class is shared out alike.

    What the user has changed in the pictures' classes is told here by picture key and class name;
    nothing on disk is touched. A picture's class is `moved[key]`, else `merged[its class]`, else its
    class. Keys and names that the data does not hold mean nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    source: SerializeAsAny[DataSource] = Field(description="Where the pictures come from.")
    validation_fraction: float = Field(
        0.15,
        ge=0,
        le=0.8,
        description="The share of pictures that tells, after each epoch, how well it generalises.",
    )
    test_fraction: float = Field(
        0.15,
        ge=0,
        le=0.8,
        description="The share of pictures kept to the very end, for the honest accuracy.",
    )
    split_seed: int = Field(
        0,
        ge=0,
        le=2**31 - 1,
        description="Which pictures fall into which part; the same seed, the same split.",
    )
    excluded: tuple[str, ...] = Field(
        (), description="Keys of pictures that are left out.", json_schema_extra={"form": False}
    )
    moved: dict[str, str] = Field(
        default_factory=dict,
        description="The class, which may be a new one, of each picture that is not in its own.",
        json_schema_extra={"form": False},
    )
    merged: dict[str, str] = Field(
        default_factory=dict,
        description="For each class that is dissolved: the class, which may be a new one, that takes it.",
        json_schema_extra={"form": False},
    )
    balance: Balance = Field(
        "none",
        description=(
            "What is done for small classes. none: nothing; weigh: their pictures count for more in the "
            "loss; resample: their pictures are drawn more often, with repetition."
        ),
    )

    @field_validator("source", mode="before")
    @classmethod
    def _known_source(cls, raw: Any) -> DataSource:
        return DataSource.family.parse(raw)

    @field_validator("excluded")
    @classmethod
    def _in_order(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(keys)))

    @field_validator("moved", "merged")
    @classmethod
    def _named(cls, classes: dict[str, str]) -> dict[str, str]:
        if not all(name.strip() for name in classes.values()):
            raise ValueError("a class needs a name")
        return classes

    @model_validator(mode="after")
    def _something_left(self) -> DataSpec:
        if self.validation_fraction + self.test_fraction > 0.9:
            raise ValueError("validation and test together take over 90 %; leave more to train on")
        return self

    @property
    def is_edited(self) -> bool:
        """Whether any picture is left out, or of another class than its source says."""
        return bool(self.excluded or self.moved or self.merged)

    def edited(self, **changes: Any) -> DataSpec:
        """The same with some fields changed, validated. Raises pydantic's ValidationError."""
        return DataSpec.model_validate({**dict(self), **changes})
