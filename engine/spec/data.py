"""DataSpec: which pictures, and how they are split."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, field_validator, model_validator

from engine.spec.source import DataSource


class DataSpec(BaseModel):
    """The data of a project. The split is stratified: each class is shared out alike."""

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

    @field_validator("source", mode="before")
    @classmethod
    def _known_source(cls, raw: Any) -> DataSource:
        return DataSource.family.parse(raw)

    @model_validator(mode="after")
    def _something_left(self) -> DataSpec:
        if self.validation_fraction + self.test_fraction > 0.9:
            raise ValueError("validation and test together take over 90 %; leave more to train on")
        return self
