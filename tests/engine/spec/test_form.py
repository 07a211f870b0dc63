"""The form that is read from a class: every kind, every bound, and all families."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from engine.layers.add import Add
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2d
from engine.layers.dropout import Dropout
from engine.layers.input import Input
from engine.layers.max_pool2d import MaxPool2d
from engine.layers.reshape import Reshape
from engine.spec.data import DataSpec
from engine.spec.form import FormField, form_of
from engine.spec.layer import Layer
from engine.spec.loss import Loss
from engine.spec.optimizer import Optimizer
from engine.spec.source import DataSource
from engine.spec.training import TrainingPlan

FAMILIES = (Layer, Loss, Optimizer, DataSource)
MODELS: list[type[BaseModel]] = [
    TrainingPlan,
    DataSpec,
    *(member for family in FAMILIES for member in family.family.members().values()),
]


def row(model: type[BaseModel], name: str) -> FormField:
    return next(field for field in form_of(model) if field.name == name)


@pytest.mark.parametrize(
    ("model", "name", "kind"),
    [
        (Conv2d, "filters", "integer"),
        (Dropout, "probability", "number"),
        (Conv2d, "bias", "switch"),
        (Input, "fit", "choice"),
        (Input, "channels", "choice"),
        (Input, "background", "color"),
        (Conv2d, "kernel_size", "pair"),
        (Conv2d, "padding", "padding"),
        (MaxPool2d, "stride", "padding"),
        (Reshape, "shape", "integers"),
        (TrainingPlan, "optimizer", "definition"),
    ],
)
def test_kinds(model: type[BaseModel], name: str, kind: str) -> None:
    assert row(model, name).kind == kind


def test_bounds_choices_and_words() -> None:
    filters = row(Conv2d, "filters")
    assert (filters.minimum, filters.maximum, filters.above_minimum) == (1, 65536, False)
    rate = row(Optimizer.family.members()["Adam"], "learning_rate")
    assert (rate.minimum, rate.maximum, rate.above_minimum, rate.below_maximum) == (0, 100, True, False)
    assert row(Optimizer.family.members()["Adam"], "beta1").below_maximum
    assert row(Input, "channels").choices == (1, 3)
    assert row(Conv2d, "padding").choices == ("same", "valid")
    assert (row(Conv2d, "padding").minimum, row(Conv2d, "kernel_size").minimum) == (0, 1)
    assert row(Input, "height").unit == "px"
    assert row(Add, "num_inputs").title == "inputs"
    assert row(Conv2d, "kernel_size").title == "kernel size"
    assert row(Conv2d, "dilation").advanced
    assert row(Conv2d, "filters").default == 32


def test_own_fields_come_before_inherited_ones() -> None:
    names = [field.name for field in form_of(Conv2d)]
    assert names[0] == "filters"
    assert names.index("bias") < names.index("initialisation")
    assert "type" not in names


def test_families_offer_their_members() -> None:
    optimizer = row(TrainingPlan, "optimizer")
    assert optimizer.family is Optimizer.family
    assert optimizer.choices == tuple(Optimizer.family.members())
    assert optimizer.default.type == "Adam"
    assert row(DataSpec, "source").default is None


def test_relevance() -> None:
    width = row(Conv2d, "initial_width")
    assert not width.relevant({"initialisation": "default"})
    assert width.relevant({"initialisation": "normal"})
    assert row(Conv2d, "filters").relevant({})
    assert not row(TrainingPlan, "batch_size").relevant({"full_batch": True})
    assert row(BatchNorm, "initialisation").relevant({"affine": True})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_row_can_be_shown(model: type[BaseModel]) -> None:
    """Help for each, titles that differ, conditions that name a field, and defaults within bounds."""
    rows = form_of(model)
    names = {field.name for field in rows}
    assert len({field.title for field in rows}) == len(rows)
    for field in rows:
        assert field.help.rstrip().endswith("."), field.name
        assert not field.relevant_if or field.relevant_if[0] in names
        if field.kind in ("integer", "number") and field.minimum is not None:
            assert field.default > field.minimum or (
                field.default == field.minimum and not field.above_minimum
            )
        if field.kind == "choice":
            assert field.default in field.choices


def valid(model: type[BaseModel], **changes: Any) -> bool:
    needed = {"source": {"type": "Digits"}, "validation_fraction": 0, "test_fraction": 0}
    try:
        model.model_validate({**(needed if model is DataSpec else {}), **changes})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_bounds_of_the_form_are_those_of_the_model(model: type[BaseModel]) -> None:
    for field in form_of(model):
        if field.kind not in ("integer", "number"):
            continue
        if field.minimum is not None:
            assert valid(model, **{field.name: field.minimum}) is not field.above_minimum
            assert not valid(model, **{field.name: field.minimum - 1})
        if field.maximum is not None:
            assert valid(model, **{field.name: field.maximum}) is not field.below_maximum
            assert not valid(model, **{field.name: field.maximum + 1})


def test_a_field_without_an_editor_is_refused_loudly() -> None:
    class Odd(BaseModel):
        table: dict[str, int] = {}

    with pytest.raises(TypeError, match="no editor"):
        form_of(Odd)
