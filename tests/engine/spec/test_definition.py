"""Registration refuses what breaks the conventions, loudly."""

from __future__ import annotations

from typing import ClassVar, Literal

import pytest
from pydantic import Field, ValidationError

from engine.spec.definition import Definition, Family, RegistrationError, snake_case
from engine.spec.layer import Layer


def toy_base() -> type[Definition]:
    """A fresh family, so that these classes never meet the real ones."""

    class Toy(Definition):
        family: ClassVar[Family[Definition]] = Family("toy", "toys")

    return Toy


def test_a_good_definition_is_taken_in() -> None:
    base = toy_base()

    class Ball(base):  # type: ignore[valid-type, misc]
        """It rolls."""

        type: Literal["Ball"] = "Ball"
        size: int = Field(1, description="How large it is.")

    assert base.family._members == {"Ball": Ball}
    assert Ball.summary() == "It rolls."


def test_a_tag_that_is_not_the_name_is_refused() -> None:
    with pytest.raises(RegistrationError, match="type tag is 'Cube'"):

        class Ball(toy_base()):  # type: ignore[misc]
            """It rolls."""

            type: Literal["Cube"] = "Cube"


def test_a_missing_docstring_is_refused() -> None:
    with pytest.raises(RegistrationError, match="no docstring"):

        class Ball(toy_base()):  # type: ignore[misc]
            type: Literal["Ball"] = "Ball"


def test_the_docstring_of_the_base_is_not_enough() -> None:
    base = toy_base()
    base.__doc__ = "All toys."
    with pytest.raises(RegistrationError, match="no docstring"):

        class Ball(base):  # type: ignore[valid-type, misc]
            """All toys."""

            type: Literal["Ball"] = "Ball"


def test_a_field_without_help_is_refused() -> None:
    with pytest.raises(RegistrationError, match=r"Ball\.size has no description"):

        class Ball(toy_base()):  # type: ignore[misc]
            """It rolls."""

            type: Literal["Ball"] = "Ball"
            size: int = 1


def test_a_file_of_another_name_is_refused() -> None:
    with pytest.raises(RegistrationError, match=r"is in cube\.py, not in ball\.py"):

        class Ball(toy_base()):  # type: ignore[misc]
            """It rolls."""

            __module__ = "toys.cube"
            type: Literal["Ball"] = "Ball"


def test_two_of_one_tag_are_refused() -> None:
    base = toy_base()
    for module in ("one", "two"):
        members = {
            "__doc__": "It rolls.",
            "__module__": module,
            "__annotations__": {"type": Literal["Ball"]},
            "type": "Ball",
        }
        if module == "two":
            with pytest.raises(RegistrationError, match="two toy definitions are called Ball"):
                type("Ball", (base,), members)
        else:
            type("Ball", (base,), members)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("MaxPool2d", "max_pool2d"),
        ("ReLU", "relu"),
        ("LeakyReLU", "leaky_relu"),
        ("PReLU", "prelu"),
        ("SiLU", "silu"),
        ("SELU", "selu"),
        ("ConvTranspose2d", "conv_transpose2d"),
        ("SGD", "sgd"),
        ("AdamW", "adam_w"),
    ],
)
def test_snake_case(tag: str, name: str) -> None:
    assert snake_case(tag) == name


def test_every_layer_is_in_the_file_that_its_tag_names() -> None:
    for tag, layer in Layer.family.members().items():
        assert layer.__module__ == f"engine.layers.{snake_case(tag)}"


def test_parse_names_what_is_wrong() -> None:
    with pytest.raises(ValueError, match=r"there is no layer 'Conv7d'; there are: .*Conv2d"):
        Layer.family.parse({"type": "Conv7d"})
    with pytest.raises(ValueError, match='an object with a "type"'):
        Layer.family.parse({"filters": 3})
    with pytest.raises(ValidationError, match="Extra inputs"):
        Layer.family.parse({"type": "ReLU", "colour": "red"})


def test_definitions_are_frozen_and_edited_by_copy() -> None:
    layer = Layer.family.parse({"type": "Dropout"})
    with pytest.raises(ValidationError, match="frozen"):
        layer.probability = 0.1  # type: ignore[attr-defined]
    assert layer.edited(probability=0.1).probability == 0.1  # type: ignore[attr-defined]
    assert layer.probability == 0.5  # type: ignore[attr-defined]
    with pytest.raises(ValidationError):
        layer.edited(probability=1.0)
