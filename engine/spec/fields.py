"""The field types that layers share: pairs and padding."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field


def widen(value: Any) -> Any:
    """A validator: one whole number stands for both height and width."""
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, value)
    return value


Count = Annotated[int, Field(ge=1, le=1024)]
Distance = Annotated[int, Field(ge=0, le=1024)]

Pair = Annotated[tuple[Count, Count], BeforeValidator(widen)]
"""(height, width), each at least 1."""

Margin = Annotated[tuple[Distance, Distance], BeforeValidator(widen)]
"""(top and bottom, left and right), each at least 0."""

Padding = Annotated[Literal["same", "valid"] | tuple[Distance, Distance], BeforeValidator(widen)]
"""same: the output is as large as the input over the stride; valid: none; or (vertical, horizontal)."""
