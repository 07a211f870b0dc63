"""What the import contracts in pyproject.toml cannot see: what is really loaded, and when."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("app.window", ("torch", "sklearn", "safetensors", "pyqtgraph")),
        ("app.plots.hub", ("pyqtgraph",)),
        ("app.doctor.panel", ("torch",)),
        ("app.doctor.jobs", ("torch",)),
        ("app.step.panel", ("torch",)),
        ("app.training.session", ("torch",)),
        ("engine.doctor.judge", ("torch",)),
        ("app.application", ("torch",)),
        ("app.document.document", ("torch", "PySide6.QtWidgets")),
        ("engine.cli", ("torch", "PySide6")),
        ("engine.templates", ("torch", "PySide6")),
        ("engine.train.report", ("torch",)),
        ("engine.train.history", ("torch",)),
        ("engine.runs.progress", ("torch", "safetensors")),
        ("engine.runs.record", ("torch",)),
        ("engine.train.run", ("PySide6", "pyqtgraph", "app", "kornia")),
    ],
)
def test_importing_a_module_leaves_out_what_it_must_not_need(module: str, absent: tuple[str, ...]) -> None:
    program = (
        f"import sys, {module}\n"
        f"loaded = [name for name in {absent!r} if name in sys.modules]\n"
        "sys.exit(f'it loads {loaded}' if loaded else 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr


def test_what_qt_calls_is_guarded() -> None:
    """PySide ends the program where an exception leaves a method that Qt called."""
    bare = []
    for path in (ROOT / "app").rglob("*.py"):
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(kind, ast.ClassDef):
                continue
            for method in kind.body:
                if not isinstance(method, ast.FunctionDef) or method.name == "viewportEvent":
                    continue
                called = method.name in ("paint", "drawBackground") or method.name.endswith("Event")
                marks = [mark.id for mark in method.decorator_list if isinstance(mark, ast.Name)]
                if called and "guarded" not in marks:
                    bare.append(f"{path.relative_to(ROOT)}: {kind.name}.{method.name}")
    assert not bare


def test_the_definitions_of_every_family_load_without_torch() -> None:
    program = (
        "import sys\n"
        "from engine.spec.augmentation import Augmentation\n"
        "from engine.spec.layer import Layer\n"
        "from engine.spec.loss import Loss\n"
        "from engine.spec.optimizer import Optimizer\n"
        "from engine.spec.source import DataSource\n"
        "assert all(kind.family.members() for kind in (Layer, Loss, Optimizer, DataSource, Augmentation))\n"
        "assert 'torch' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=60)
