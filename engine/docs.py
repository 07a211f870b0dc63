"""Writes docs/layers.md from the layer types themselves: `python -m engine.docs`."""

from __future__ import annotations

import inspect
from pathlib import Path

from engine.spec.files import write_atomically
from engine.spec.form import FormField, form_of
from engine.spec.layer import CATEGORIES, Layer

LAYERS_PAGE = Path(__file__).parents[1] / "docs" / "layers.md"

_HEAD = """\
# Layers

Written by `python -m engine.docs` from the classes in `engine/layers`; change it there. Shapes are of
one picture, without the batch: channels x height x width.
"""


def layers_page() -> str:
    """The whole page in Markdown: a contents list, then each layer by category and title."""
    types = sorted(Layer.family.members().values(), key=lambda layer: layer.title.lower())
    groups = {name: [one for one in types if one.category == name] for name in CATEGORIES}
    contents = "".join(
        f"- {name}: {', '.join(f'[{one.title}](#{one.title.lower()})' for one in group)}\n"
        for name, group in groups.items()
    )
    sections = "".join(f"\n## {name}\n" + "".join(map(_section, group)) for name, group in groups.items())
    return f"{_HEAD}\n{contents}{sections}"


def _section(layer: type[Layer]) -> str:
    help_page = inspect.cleandoc(layer.__doc__ or "").replace("*", "\\*")
    text = f"\n### {layer.title}\n\n{help_page}\n"
    if layer.keywords:
        text += f"\nAlso found as: {', '.join(layer.keywords)}.\n"
    fields = form_of(layer)
    if fields:
        text += "\n| Setting | Default | Values | Meaning |\n| --- | --- | --- | --- |\n"
        text += "".join(_row(field) for field in fields)
    return text


def _row(field: FormField) -> str:
    unit = f" {field.unit}" if field.unit else ""
    cells = (f"`{field.name}`", f"{_value(field.default)}{unit}", _values(field), field.help)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def _values(field: FormField) -> str:
    bounds = ""
    if field.minimum is not None and field.maximum is not None:
        low = f"over {field.minimum:g}" if field.above_minimum else f"{field.minimum:.10g}"
        high = f"under {field.maximum:g}" if field.below_maximum else f"{field.maximum:.10g}"
        bounds = f"{low} to {high}"
    choices = ", ".join(map(str, field.choices))
    match field.kind:
        case "switch":
            return "yes, no"
        case "choice":
            return choices
        case "pair":
            return f"two of {bounds}"
        case "padding":
            return f"{choices}, or two of {bounds}"
        case "integers":
            return f"list of {bounds}"
    return bounds or field.kind


if __name__ == "__main__":
    write_atomically(LAYERS_PAGE, layers_page().encode())
