"""The form of a model: its fields with kind, bounds, choices and help, read from its class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from engine.spec.definition import Definition, Family

Kind = Literal[
    "integer", "number", "switch", "choice", "text", "color", "pair", "padding", "integers", "definition"
]


@dataclass(frozen=True)
class FormField:
    """One row of a form. Bounds are inclusive unless `above_minimum`, `below_maximum`.

    kind "pair" edits two integers (vertical, horizontal); "padding" one of `choices` or a pair;
    "integers" a list of integers; "color" a text "#rrggbb"; "text" may be a path, if `path` says which
    kind; "definition" one member of `family`, which has a form of its own.
    """

    name: str
    title: str
    kind: Kind
    help: str
    default: Any
    minimum: float | None = None
    maximum: float | None = None
    above_minimum: bool = False
    below_maximum: bool = False
    choices: tuple[str | int, ...] = ()
    unit: str = ""
    advanced: bool = False
    path: Literal["", "folder", "file"] = ""
    relevant_if: tuple[str, tuple[Any, ...]] | None = None
    """(field, values): the row counts only while that field holds one of these values."""
    family: Family[Any] | None = None

    def relevant(self, values: dict[str, Any]) -> bool:
        """Whether the row has an effect beside these values of the other fields."""
        if self.relevant_if is None:
            return True
        name, wanted = self.relevant_if
        return values.get(name) in wanted


def form_of(model: type[BaseModel]) -> tuple[FormField, ...]:
    """The rows for every field but `type`: the class's own first, then what it inherits.

    A field with `"form": False` in its schema has no row: another page edits it, or nobody.
    """
    properties = model.model_json_schema().get("properties", {})
    own = model.__annotations__
    names = sorted(model.model_fields, key=lambda name: name not in own)
    wanted = [name for name in names if name != "type" and properties[name].get("form", True)]
    return tuple(_row(model, name, properties[name]) for name in wanted)


def _row(model: type[BaseModel], name: str, schema: dict[str, Any]) -> FormField:
    field = model.model_fields[name]
    family = _family(field.annotation)
    kind, detail = ("definition", {}) if family else _kind(schema)
    relevant = schema.get("relevant_if")
    return FormField(
        name=name,
        title=schema.get("label", name.replace("_", " ")),
        kind=kind,
        help=schema.get("description", ""),
        default=None if field.is_required() else field.get_default(call_default_factory=True),
        minimum=detail.get("minimum", detail.get("exclusiveMinimum")),
        maximum=detail.get("maximum", detail.get("exclusiveMaximum")),
        above_minimum="exclusiveMinimum" in detail,
        below_maximum="exclusiveMaximum" in detail,
        choices=tuple(family.members()) if family else tuple(detail.get("enum", ())),
        unit=schema.get("unit", ""),
        advanced=schema.get("advanced", False),
        path=schema.get("path", ""),
        relevant_if=(relevant[0], tuple(relevant[1])) if relevant else None,
        family=family,
    )


def _family(annotation: Any) -> Family[Any] | None:
    """The family whose members the field takes, if it takes definitions."""
    if isinstance(annotation, type) and issubclass(annotation, Definition):
        return annotation.family
    return None


def _kind(schema: dict[str, Any]) -> tuple[Kind, dict[str, Any]]:
    """The kind of editor, and the part of the schema that holds bounds and choices."""
    if "anyOf" in schema:
        words, pair = schema["anyOf"]
        choices = words.get("enum") or [words["const"]]
        return "padding", {**pair["prefixItems"][0], "enum": choices}
    if "enum" in schema:
        return "choice", schema
    if "const" in schema:
        return "choice", {"enum": [schema["const"]]}
    match schema.get("type"):
        case "integer":
            return "integer", schema
        case "number":
            return "number", schema
        case "boolean":
            return "switch", schema
        case "string":
            return ("color" if schema.get("color") else "text"), schema
        case "array" if "prefixItems" in schema:
            return "pair", schema["prefixItems"][0]
        case "array":
            return "integers", schema["items"]
    raise TypeError(f"no editor for a field like {schema}")
