"""Writes docs/layers.md from the layer types themselves: `python -m engine.docs`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

from engine.spec.files import write_atomically
from engine.spec.form import FormField, form_of
from engine.spec.layer import CATEGORIES, Layer
from engine.spec.message import Message, say

LAYERS_PAGE = Path(__file__).parents[1] / "docs" / "layers.md"

_WRITTEN = "Written by `python -m engine.docs` from the classes in `engine/layers`; change it there.\n\n"

_KINDS = {"integer": say("integer"), "number": say("number"), "text": say("text"), "color": say("colour")}

Reader = Callable[[Message], str]
"""Gives a message in the reader's language."""


def layers_page(text: Reader = str) -> str:
    """The whole page in Markdown: a contents list, then each layer by category and title."""
    types = sorted(Layer.family.members().values(), key=lambda layer: layer.title.lower())
    groups = {name: [one for one in types if one.category == name] for name in CATEGORIES}
    contents = "".join(
        f"- {text(Message(name))}: {', '.join(f'[{one.title}](#{one.title.lower()})' for one in group)}\n"
        for name, group in groups.items()
    )
    sections = "".join(
        f"\n## {text(Message(name))}\n" + "".join(_section(one, text) for one in group)
        for name, group in groups.items()
    )
    title = text(say("Layers"))
    shapes = text(say("Shapes are of one picture, without the batch: channels x height x width."))
    return f"# {title}\n\n{shapes}\n\n{contents}{sections}"


def file_text() -> str:
    """The page as it is in `docs`."""
    return layers_page().replace("\n\n", f"\n\n{_WRITTEN}", 1)


def _section(layer: type[Layer], text: Reader) -> str:
    help_page = text(Message(inspect.cleandoc(layer.__doc__ or ""))).replace("*", "\\*")
    page = f"\n### {layer.title}\n\n{help_page}\n"
    if layer.keywords:
        page += f"\n{text(say('Also found as: {names}.', names=', '.join(layer.keywords)))}\n"
    fields = form_of(layer)
    if fields:
        heads = (say("Setting"), say("Default"), say("Values"), say("Meaning"))
        page += f"\n| {' | '.join(map(text, heads))} |\n| --- | --- | --- | --- |\n"
        page += "".join(_row(field, text) for field in fields)
    return page


def _row(field: FormField, text: Reader) -> str:
    unit = f" {text(Message(field.unit))}" if field.unit else ""
    default = f"{_value(field.default, text)}{unit}"
    title = text(Message(field.title))
    name = f"`{field.name}`" if title == field.title else f"{title} `{field.name}`"
    cells = (name, default, _values(field, text), text(Message(field.help)))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _value(value: object, text: Reader) -> str:
    if isinstance(value, bool):
        return text(say("yes") if value else say("no"))
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def _values(field: FormField, text: Reader) -> str:
    bounds = ""
    if field.minimum is not None and field.maximum is not None:
        low, high = f"{field.minimum:.10g}", f"{field.maximum:.10g}"
        if field.above_minimum:
            low = text(say("over {number}", number=low))
        if field.below_maximum:
            high = text(say("under {number}", number=high))
        bounds = text(say("{low} to {high}", low=low, high=high))
    choices = ", ".join(map(str, field.choices))
    match field.kind:
        case "switch":
            return text(say("yes, no"))
        case "choice":
            return choices
        case "pair":
            return text(say("two of {bounds}", bounds=bounds))
        case "padding":
            return text(say("{choices}, or two of {bounds}", choices=choices, bounds=bounds))
        case "integers":
            return text(say("list of {bounds}", bounds=bounds))
    return bounds or text(_KINDS[field.kind])


if __name__ == "__main__":
    write_atomically(LAYERS_PAGE, file_text().encode())
