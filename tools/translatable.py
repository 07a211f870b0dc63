"""Finds every string that the user may read: by the calls that translate it, and by what has a form.

In `app`: `self.tr("...")`, whose context is the class it stands in (at run time PySide looks along all
base classes), `QCoreApplication.translate("Context", "...")`, and a module's `_tr("...")` around it.
In `engine`, all in the context "engine": `say("...")`, and what definitions and forms say of themselves.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from app.widgets.words import choice_name
from engine.spec.data import DataSpec
from engine.spec.definition import Definition
from engine.spec.form import form_of
from engine.spec.layer import CATEGORIES
from engine.spec.training import TrainingPlan

ROOT = Path(__file__).parents[1]
Strings = dict[tuple[str, str], set[str]]
"""(context, source) -> the files in which it stands."""
MODELS = (TrainingPlan, DataSpec)
"""Those with a form, besides the definitions."""


class CollectionError(ValueError):
    """A call that no translation can be collected from: where, and why."""


def all_strings() -> Strings:
    """Every string with its context. Raises CollectionError."""
    found: Strings = {}
    for context, text, path in (*_called("app"), *_called("engine"), *_described()):
        if text.strip():
            place = path.relative_to(ROOT).as_posix()
            found.setdefault((context, text), set()).add(place)
    return found


def _called(package: str) -> Iterator[tuple[str, str, Path]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        yield from strings_of(path.read_text(encoding="utf-8"), path)


def strings_of(code: str, path: Path) -> list[tuple[str, str, Path]]:
    """(context, source, file) of each translating call in a file's code. Raises CollectionError."""
    collector = _Calls(path)
    collector.visit(ast.parse(code))
    return collector.found


class _Calls(ast.NodeVisitor):
    """Walks one file and keeps (context, source, file) of each translating call."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: list[tuple[str, str, Path]] = []
        self._classes: list[str] = []
        self._aliases: dict[str, str | None] = {}
        """Names that stand for a translating function: its context, None where the call names it."""

    def visit_Module(self, node: ast.Module) -> None:
        for child in node.body:
            if isinstance(child, ast.FunctionDef) and child.name == "_tr":
                self._aliases["_tr"] = _context_of_wrapper(child)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name == "_tr":
            return
        outer = dict(self._aliases)
        self.generic_visit(node)
        self._aliases = outer

    def visit_Assign(self, node: ast.Assign) -> None:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name) and isinstance(value, ast.Attribute):
            if value.attr == "tr":
                self._aliases[target.id] = self._own_context(value)
            elif ast.unparse(value) == "QCoreApplication.translate":
                self._aliases[target.id] = None
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "tr":
            self._keep(node, self._own_context(function))
        elif ast.unparse(function) == "QCoreApplication.translate":
            self._keep(node, None)
        elif isinstance(function, ast.Name) and function.id in self._aliases:
            self._keep(node, self._aliases[function.id])
        elif isinstance(function, ast.Name) and function.id == "say":
            self._keep(node, "engine")
        elif self._is_reason(function):
            reason = node.args[-1]
            if isinstance(reason, ast.Constant):
                self.found.append(("engine", str(reason.value), self.path))
        self.generic_visit(node)

    def _is_reason(self, function: ast.expr) -> bool:
        """Whether the call makes a clause that `app.translate` finds as the `reason` of a message."""
        names = ("ValueError", "self.damaged", "tree.damaged", "self.tree.damaged")
        return "engine" in self.path.parts and ast.unparse(function) in names

    def _keep(self, node: ast.Call, context: str | None) -> None:
        arguments = list(node.args)
        if context is None:
            context = self._literal(arguments.pop(0), node)
            if context == "engine":
                return  # app.translate itself: the engine's texts are collected where they are made
        if len(arguments) > 1 and context != "engine":
            raise CollectionError(f"{self.path}:{node.lineno}: use {{count}} and a case for 1, not %n")
        self.found.append((context, self._literal(arguments[0], node), self.path))

    def _own_context(self, function: ast.Attribute) -> str:
        if ast.unparse(function.value) != "self" or not self._classes:
            raise CollectionError(f"{self.path}:{function.lineno}: {ast.unparse(function)} has no context")
        return self._classes[-1]

    def _literal(self, argument: ast.expr, call: ast.Call) -> str:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
        raise CollectionError(f"{self.path}:{call.lineno}: {ast.unparse(argument)} is no plain string")


def _context_of_wrapper(function: ast.FunctionDef) -> str:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QCoreApplication.translate":
            return str(ast.literal_eval(node.args[0]))
    raise CollectionError(f"{function.name} in line {function.lineno} does not translate")


def _described() -> Iterator[tuple[str, str, Path]]:
    """What definitions, forms and categories say of themselves."""
    import engine.spec.layer as layers

    for category in CATEGORIES:
        yield "engine", category, Path(inspect.getfile(layers))
    for model in (*MODELS, *_definitions()):
        path = Path(inspect.getfile(model))
        texts = []
        if issubclass(model, Definition):
            help_page = inspect.cleandoc(model.__doc__ or "")
            texts += [model.title, model.summary(), help_page]
        for field in form_of(model):
            texts += [field.title, field.help, field.unit, field.name.replace("_", " ")]
            if field.kind != "definition":  # these go by their titles
                texts += [choice_name(choice) for choice in field.choices if isinstance(choice, str)]
        for text in texts:
            yield "engine", text, path


def _definitions() -> list[type[Definition]]:
    """The members of every family that `engine.spec` knows, and what stands for an unknown one."""
    import engine.spec

    for module in pkgutil.iter_modules(engine.spec.__path__):
        importlib.import_module(f"engine.spec.{module.name}")
    found: list[type[Definition]] = []
    for base in Definition.__subclasses__():
        found += base.family.members().values()
        found += [kind for kind in base.__subclasses__() if kind.__name__.startswith("Unknown")]
    return found
