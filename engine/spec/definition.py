"""Families of definitions: a frozen model with a `type` tag in a file of its own, found by itself."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

D = TypeVar("D", bound="Definition")


class RegistrationError(TypeError):
    """A definition file that breaks the conventions; raised while it is imported."""


def snake_case(tag: str) -> str:
    """The file name of a tag: "MaxPool2d" -> "max_pool2d", "LeakyReLU" -> "leaky_relu"."""
    words = re.findall(r"[A-Z]*[a-z]?LU|[A-Z]+[0-9]*d?(?![a-z])|[A-Z][a-z0-9]*", tag)
    return "_".join(word.lower() for word in words)


class Family(Generic[D]):
    """All definitions of one kind. `package` is imported, file by file, at the first question."""

    def __init__(self, name: str, package: str) -> None:
        self.name = name
        self.package = package
        self._members: dict[str, type[D]] = {}
        self._complete = False

    def register(self, member: type[D]) -> None:
        """Take a member in, or raise RegistrationError if it breaks the conventions."""
        tag = member.tag()
        file_name = member.__module__.rpartition(".")[2]
        if tag != member.__name__:
            raise RegistrationError(f"{member.__name__}: its type tag is {tag!r}, not its name")
        in_package = member.__module__.startswith(self.package + ".")
        if in_package and file_name.replace("_", "") != tag.lower():
            raise RegistrationError(f"{tag} is in {file_name}.py, not in {snake_case(tag)}.py")
        if not (member.__doc__ or "").strip() or member.__doc__ == member.__base__.__doc__:  # type: ignore[union-attr]
            raise RegistrationError(f"{tag} has no docstring; it is its help page")
        for name, field in member.model_fields.items():
            if name != "type" and not field.description:
                raise RegistrationError(f"{tag}.{name} has no description; it is its help text")
        if self._members.setdefault(tag, member) is not member:
            raise RegistrationError(f"two {self.name} definitions are called {tag}")

    def members(self) -> dict[str, type[D]]:
        """Tag -> class, in the order of the tags."""
        if not self._complete:
            package = importlib.import_module(self.package)
            for module in pkgutil.iter_modules(package.__path__):
                importlib.import_module(f"{self.package}.{module.name}")
            self._complete = True
            self._members = dict(sorted(self._members.items()))
        return self._members

    def get(self, tag: object) -> type[D] | None:
        """The class of a tag, or None where this version of Strata does not know it."""
        return self.members().get(tag) if isinstance(tag, str) else None

    def parse(self, raw: Any) -> D:
        """A member from its JSON form, or the member itself. Raises ValueError for what is neither."""
        if isinstance(raw, Definition):
            return raw  # type: ignore[return-value]
        if not isinstance(raw, dict) or not isinstance(raw.get("type"), str):
            raise ValueError(f'a {self.name} is an object with a "type"')
        member = self.get(raw["type"])
        if member is None:
            known = ", ".join(self.members())
            raise ValueError(f"there is no {self.name} {raw['type']!r}; there are: {known}")
        return member.model_validate(raw)


class Definition(BaseModel):
    """The base of every family's base: frozen, strict about its fields, with a tag."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    family: ClassVar[Family[Any]]
    title: ClassVar[str] = ""
    type: str

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if cls.tag():
            if "title" not in cls.__dict__:
                cls.title = cls.__name__
            cls.family.register(cls)

    @classmethod
    def tag(cls) -> str:
        """The `type` of a concrete definition; "" for a base class."""
        default = cls.model_fields["type"].default
        return default if isinstance(default, str) else ""

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring: one sentence for the palette and the tooltip."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    def edited(self: D, **changes: Any) -> D:
        """The same with some fields changed, validated. Raises pydantic's ValidationError."""
        return type(self).model_validate({**dict(self), **changes})
