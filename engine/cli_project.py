"""What the commands share: the arguments that name a project, and the project with what they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from engine.data.choose import source_from
from engine.data.edits import with_source
from engine.layers.input import Input
from engine.spec.message import UserError, say
from engine.spec.project import Project

ProjectFile = Annotated[Path, typer.Argument(metavar="FILE", help="A project, NAME.strata.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Data = Annotated[str | None, typer.Option(metavar="SOURCE", help="digits, shapes, or the path of pictures.")]


def with_plan(project: Project, changes: dict[str, Any]) -> Project:
    """Other fields of the plan. Raises UserError that names the option."""
    try:
        return project.edited(training=project.training.edited(**changes))
    except ValidationError as error:
        first = error.errors()[0]
        option = "--" + str(first["loc"][0]).replace("_", "-")
        raise UserError(
            say("{option} {value}: {reason}.", option=option, value=first["input"], reason=first["msg"])
        ) from None


def with_data(project: Project, data: str | None) -> Project:
    """Other pictures, where they are asked for."""
    if data is None:
        return project
    return project.edited(data=with_source(project.data, source_from(data)))


def input_layer(project: Project) -> Input:
    """The form that pictures take. Raises UserError where the network has none."""
    form = project.network.of_type("Input")
    if not form:
        raise UserError(say("The network has no Input layer."), say("Open it in the window and add one."))
    layer = form[0].layer
    assert isinstance(layer, Input)
    return layer
