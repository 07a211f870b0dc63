"""The project file NAME.strata: network, layout, data and plan as versioned, readable, stable JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.spec.augmentation import Augmentation, UnknownAugmentation
from engine.spec.data import DataSpec
from engine.spec.definition import Family
from engine.spec.files import write_atomically
from engine.spec.layer import Layer, UnknownLayer
from engine.spec.loss import Loss
from engine.spec.message import UserError, say
from engine.spec.network import Edge, NetworkSpec, Node
from engine.spec.optimizer import Optimizer
from engine.spec.schedule import Schedule
from engine.spec.source import DataSource
from engine.spec.training import TrainingPlan

FORMAT = "strata-project"
VERSION = 1
SUFFIX = ".strata"

Position = tuple[float, float]


class ProjectError(UserError):
    """A project file that cannot be opened."""


def _default_data() -> DataSpec:
    return DataSpec.model_validate({"source": {"type": "Digits"}})


class Project(BaseModel):
    """All that is saved in one file. `unknown` keeps what this version does not know, by section."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    network: NetworkSpec = NetworkSpec()
    layout: dict[str, Position] = Field(default_factory=dict)
    """Top left corner of each card on the canvas, in its pixels, by layer id."""
    data: DataSpec = Field(default_factory=_default_data)
    training: TrainingPlan = Field(default_factory=TrainingPlan)
    unknown: dict[str, dict[str, Any]] = Field(default_factory=dict, exclude=True)

    def edited(self, **changes: Any) -> Project:
        """The same with some parts replaced by values that are valid in themselves."""
        parts = {name: getattr(self, name) for name in Project.model_fields}
        return Project(**{**parts, **changes})


def project_text(project: Project) -> str:
    """The file's content: the same project gives the same text, with a line for each value."""
    raw: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    raw |= project.model_dump(mode="json")
    raw["layout"] = {
        node.id: [round(place, 1) for place in project.layout[node.id]]
        for node in project.network.nodes
        if node.id in project.layout
    }
    for node, saved in zip(project.network.nodes, raw["network"]["nodes"], strict=True):
        saved["layer"] |= node.unknown
        if not node.frozen:  # files of networks that have none are as they always were
            del saved["frozen"]
    changes = zip(project.training.augmentations, raw["training"]["augmentations"], strict=True)
    for augmentation, saved in changes:
        saved |= augmentation.unknown
    for section, extra in project.unknown.items():
        _section(raw, section).update(extra)
    return _lines(raw) + "\n"


def save_project(project: Project, path: Path) -> None:
    """Write the file atomically. Raises UserError, and leaves the old file, where that fails."""
    write_atomically(path, project_text(project).encode())


def load_project(path: Path) -> Project:
    """Read a file. Raises ProjectError that names the line or the field, and what to do."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ProjectError(
            say("There is no file {path}.", path=str(path)), say("Check its name and folder.")
        ) from None
    except UnicodeDecodeError:
        raise ProjectError(
            say("{path} is not a Strata project: it is not text.", path=str(path)),
            say("Open a file that ends in .strata."),
        ) from None
    except OSError as error:
        raise ProjectError(
            say("{path} could not be read: {reason}.", path=str(path), reason=error.strerror),
            say("Check that it is a file and that you may read it."),
        ) from None
    return parse_project(text, str(path))


def parse_project(text: str, name: str = "the file") -> Project:
    """A project from the file's content; `name` is for the messages."""
    try:
        raw = json.loads(text)
        _lines(raw).encode()  # what could not be saved again is refused while it is read
    except json.JSONDecodeError as error:
        raise ProjectError(
            say(
                "{name} is damaged at line {line}, column {column}: {reason}.",
                name=name,
                line=error.lineno,
                column=error.colno,
                reason=error.msg,
            ),
            say("Take an earlier copy of the file, or mend that line in a text editor."),
        ) from None
    except UnicodeEncodeError:
        raise ProjectError(
            say("{name} is damaged: it holds half a character.", name=name),
            say("Take an earlier copy of the file."),
        ) from None
    except ValueError:  # Python's limit to the digits of a number
        raise ProjectError(
            say("{name} is damaged: a number is too long.", name=name),
            say("Take an earlier copy of the file, or mend that number in a text editor."),
        ) from None
    except RecursionError:
        raise ProjectError(
            say("{name} is not a Strata project: it is nested too deep.", name=name),
            say("Open a file that ends in .strata."),
        ) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise ProjectError(
            say('{name} is not a Strata project: its "format" is not "strata-project".', name=name),
            say("Open a file that was saved by Strata."),
        )
    version = raw.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ProjectError(
            say("{name}: the field version is not a whole number from 1.", name=name),
            say("Set it to {version} in a text editor.", version=VERSION),
        )
    if version > VERSION:
        raise ProjectError(
            say(
                "{name} was saved by a newer Strata (file version {version}; this one reads up to {known}).",
                name=name,
                version=version,
                known=VERSION,
            ),
            say("Update Strata to open it."),
        )
    return _validated(raw, name)


def _validated(raw: dict[str, Any], name: str) -> Project:
    del raw["format"], raw["version"]
    unknown: dict[str, dict[str, Any]] = {}
    _set_aside(raw, Project, unknown, "")
    unknown.pop("network.nodes", None)
    try:
        network = _network(raw.get("network", {}), unknown)
        rest = {key: value for key, value in raw.items() if key != "network"}
        parts = {}
        for part, model in (("data", DataSpec), ("training", TrainingPlan)):
            if part in rest:
                parts[part] = _part(model, rest[part], part, unknown)
        layout = {
            key: value
            for key, value in _object(rest.get("layout", {}), "layout").items()
            if key in network.by_id
        }
        return Project(network=network, layout=layout, unknown=unknown, **parts)
    except ValidationError as error:
        raise _explained(error, name) from None
    except _FieldError as error:
        raise ProjectError(
            say(
                "{name}: the field {field}: {reason}.",
                name=name,
                field=error.field,
                reason=error.reason,
            ),
            say("Mend that field in a text editor, or take an earlier copy of the file."),
        ) from None


class _FieldError(Exception):
    """A field of the file that has the wrong form."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


def _object(raw: Any, field: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _FieldError(field, "it should be an object in braces")
    return raw


def _list(raw: Any, field: str) -> list[Any]:
    if not isinstance(raw, list):
        raise _FieldError(field, "it should be a list in brackets")
    return raw


def _part(model: type[BaseModel], raw: Any, path: str, unknown: dict[str, dict[str, Any]]) -> Any:
    """A section, without what is not known; its definitions (source, loss and so on) likewise."""
    _set_aside(_object(raw, path), model, unknown, path)
    families: dict[str, Family[Any]] = {
        "source": DataSource.family,
        "loss": Loss.family,
        "optimizer": Optimizer.family,
        "schedule": Schedule.family,
    }
    for key in families.keys() & raw.keys():
        member = families[key].get(_object(raw[key], f"{path}.{key}").get("type"))
        if member is not None:
            _set_aside(raw[key], member, unknown, f"{path}.{key}")
    if "augmentations" in raw:
        raw = {**raw, "augmentations": _augmentations(raw["augmentations"], f"{path}.augmentations")}
    return _checked(model, raw, path)


def _augmentations(raw: Any, path: str) -> tuple[Augmentation, ...]:
    """Each as it is known; what is not known of it, or all of it, is kept inside."""
    found: list[Augmentation] = []
    for number, item in enumerate(_list(raw, path)):
        place = f"{path}[{number}]"
        tag = _object(item, place).get("type")
        if not isinstance(tag, str) or not tag:
            raise _FieldError(f"{place}.type", "it should be the name of an augmentation")
        member = Augmentation.family.get(tag)
        if member is None:
            found.append(_checked(UnknownAugmentation, {"type": tag, "unknown": item}, place))
            continue
        extra: dict[str, dict[str, Any]] = {}
        _set_aside(item, member, extra, "")
        found.append(_checked(member, {**item, "unknown": extra.get("", {})}, place))
    return tuple(found)


def _network(raw: Any, unknown: dict[str, dict[str, Any]]) -> NetworkSpec:
    _set_aside(_object(raw, "network"), NetworkSpec, unknown, "network")
    nodes = []
    for number, item in enumerate(_list(raw.get("nodes", []), "network.nodes")):
        path = f"network.nodes[{number}]"
        layer = _object(_object(item, path).get("layer"), f"{path}.layer")
        tag = layer.get("type")
        if not isinstance(tag, str) or not tag:
            raise _FieldError(f"{path}.layer.type", "it should be the name of a layer type")
        member = Layer.family.get(tag)
        extra: dict[str, dict[str, Any]] = {}
        _set_aside(item, Node, unknown, f"network.nodes.{item.get('id')}")
        if member is None:
            known: Layer = UnknownLayer.model_validate(layer)
        else:
            _set_aside(layer, member, extra, "layer")
            known = _checked(member, layer, f"{path}.layer")
        values = {**item, "layer": known, "unknown": extra.get("layer", {})}
        nodes.append(_checked(Node, values, path))
    edges = _list(raw.get("edges", []), "network.edges")
    for number, item in enumerate(edges):
        edge = _object(item, f"network.edges[{number}]")
        _set_aside(edge, Edge, unknown, _edge_path(edge))
    network: NetworkSpec = _checked(NetworkSpec, {**raw, "nodes": nodes, "edges": edges}, "network")
    return network


def _checked(model: type[Any], raw: Any, path: str) -> Any:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in first["loc"])
        raise _FieldError(path + place, _plain(first["msg"])) from None


def _set_aside(
    raw: dict[str, Any], model: type[BaseModel], unknown: dict[str, dict[str, Any]], path: str
) -> None:
    """Move the keys that the model does not know from `raw` to `unknown[path]`."""
    hidden = {"unknown"}
    strange = [key for key in raw if key not in model.model_fields or key in hidden]
    for key in strange:
        unknown.setdefault(path, {})[key] = raw.pop(key)


def _edge_path(edge: dict[str, Any]) -> str:
    """By where the edge ends: a port has at most one, and its source may become another."""
    return f"network.edges.{edge.get('target')}.{edge.get('port', 'in')}"


def _section(raw: dict[str, Any], path: str) -> dict[str, Any]:
    """The object of a section's path, or a throw-away one where it is gone (a deleted layer or wire)."""
    if path.startswith("network.nodes."):
        wanted = path.removeprefix("network.nodes.")
        return next((node for node in raw["network"]["nodes"] if node["id"] == wanted), {})
    if path.startswith("network.edges."):
        return next((edge for edge in raw["network"]["edges"] if _edge_path(edge) == path), {})
    for key in path.split(".") if path else ():
        raw = raw[key]
    return raw


def _explained(error: ValidationError, name: str) -> ProjectError:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"]) or "network"
    return ProjectError(
        say(
            "{name}: the field {field}: {reason}.",
            name=name,
            field=field,
            reason=_plain(first["msg"]),
        ),
        say("Mend that field in a text editor, or take an earlier copy of the file."),
    )


def _plain(reason: str) -> str:
    reason = reason.removeprefix("Value error, ").rstrip(".")
    return reason[:1].lower() + reason[1:]


def _lines(value: Any, indent: str = "") -> str:
    """JSON with a line for each entry, but short lists of numbers and flat objects in one line."""
    flat = json.dumps(value, ensure_ascii=False)
    nested = isinstance(value, dict | list) and any(
        isinstance(item, dict | list) and item
        for item in (value.values() if isinstance(value, dict) else value)
    )
    if not isinstance(value, dict | list) or (not nested and len(flat) + len(indent) <= 100):
        return flat
    deeper = indent + "  "
    if isinstance(value, dict):
        items = [
            f"{deeper}{json.dumps(key, ensure_ascii=False)}: {_lines(item, deeper)}"
            for key, item in value.items()
        ]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + _lines(item, deeper) for item in value) + f"\n{indent}]"
