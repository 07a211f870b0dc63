"""Project -> a readable, standalone PyTorch script that trains it: same seed, same losses.

What must not differ from the engine (split, order, batches, evaluation) is the engine's own source.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys

from engine.build.module import built_order
from engine.build.script_training import functions_used, loss_source, schedule_sources, training_source
from engine.build.source import helper_sources, network_calls, network_source
from engine.data import dataset
from engine.data.dataset import channel_moments
from engine.data.relabel import edited_labels, kept_parts
from engine.data.split import split, split_given, split_groups
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.project import Project
from engine.train import evaluate as evaluation
from engine.train import threads
from engine.train.augmenter import RandomChanges, augmentation_calls
from engine.train.balance import balanced_order, class_weights
from engine.train.batches import batch_bounds, epoch_order
from engine.train.choice import Choice
from engine.train.transfer import model_file

_HEAD = '''\
"""A convolutional network and its training, in plain PyTorch. Data: {data}.

Written by Strata, and independent of it. On the CPU the losses are those of Strata, bit for bit.
{needs}"""'''
_IMPORTS = """\
import math
import os
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn
"""
_TYPES = {
    "Any": "from typing import Any\n",
    "Iterable": "from collections.abc import Callable, Iterable, Sequence\n",
    "Sequence": "from collections.abc import Callable, Iterable, Sequence\n",
    "time.": "import time\n",
}
"""What some of the functions need beside that."""
_KORNIA = "import kornia.augmentation\n"
_SAFETENSORS = "from safetensors.torch import load_file\n"
_NEEDS_KORNIA = "The pictures are augmented with kornia (0.8), which it needs beside torch and numpy.\n"


def python_script(project: Project, choice: Choice | None = None) -> str:
    """The script. It prints every step's loss, and after each epoch the validation's. It computes as a run
    has chosen; without a choice as the plan says, float32 where it leaves that open.

    It needs torch and numpy, kornia where it augments, and what the data source needs. Raises
    UserError, naming the layer, for a network that is not whole.
    """
    network, plan = project.network, project.training
    calls = [*network_calls(network), plan.loss.torch_call()]
    form = network.node(built_order(network)[0]).layer
    assert isinstance(form, Input)
    steps, mixers = augmentation_calls(plan.augmentations, (form.channels, form.height, form.width))
    needs_kornia = any(call.target.startswith("kornia.") for call in steps)
    imports, pictures = _split_imports(project.data.source.script(form))
    balances: dict[str, object] = {"weigh": class_weights, "resample": balanced_order}
    balance = balances.get(project.data.balance)
    training = training_source(project, _parts(project.data), choice)
    parts = [
        _headed("The pictures", pictures),
        _source(split),
        *((_source(split_groups), _source(split_given)) if project.data.source.gives_parts else ()),
        *((_source(edited_labels), _source(kept_parts)) if project.data.is_edited else ()),
        f"CHUNK_BYTES = {dataset.CHUNK_BYTES}\n\n\n{_source(channel_moments)}",
        _headed("The network", network_source(network).strip()),
        *helper_sources([*calls, *steps, *mixers]),
        _headed("The training", loss_source(calls[-1], project.data.balance == "weigh")),
        *([_source(RandomChanges)] if plan.augmentations else ()),
        *schedule_sources(plan),
        f"WORTH_SHARING = {threads.WORTH_SHARING}\n\n\n{_source(threads.threads_worth)}",
        _source(batch_bounds),
        _source(epoch_order),
        *([_source(balance)] if balance else ()),
        *map(_source, functions_used(training)),
        f"BATCH = {evaluation.BATCH}\n\n\n{_source(evaluation.evaluate)}",
        training,
        'if __name__ == "__main__":\n    main()',
    ]
    body = "\n\n\n".join(parts)
    types = "".join(dict.fromkeys(line for name, line in _TYPES.items() if re.search(rf"\b{name}", body)))
    head = (
        _HEAD.format(data=type(project.data.source).title, needs=_NEEDS_KORNIA * needs_kornia),
        _merged_imports(
            _IMPORTS + types + needs_kornia * _KORNIA + bool(plan.weights) * _SAFETENSORS, imports
        ),
        _settings(project),
    )
    return "\n\n".join(head) + f"\n\n\n{body}\n"


def _settings(project: Project) -> str:
    plan, data = project.training, project.data
    lines = [f"EPOCHS = {plan.epochs}"]
    if not plan.full_batch:
        lines.append(f"BATCH_SIZE = {plan.batch_size}")
    lines += [
        f"SEED = {plan.seed}",
        f"VALIDATION_FRACTION = {data.validation_fraction!r}",
        f"TEST_FRACTION = {data.test_fraction!r}",
        f"SPLIT_SEED = {data.split_seed}",
    ]
    if data.is_edited:
        lines += [
            f"EXCLUDED = {data.excluded!r}  # pictures that are left out",
            f"MOVED = {data.moved!r}  # pictures with another class than their own",
            f"MERGED = {data.merged!r}  # classes that are dissolved, and what takes their pictures",
        ]
    if plan.weights:
        lines.append(f"START_FROM = {str(model_file(plan.weights))!r}  # the file with the first weights")
    if plan.device == "auto":
        lines += [
            'DEVICE = "cpu"',
            "if torch.cuda.is_available():",
            '    DEVICE = "cuda"',
            "elif torch.backends.mps.is_available():",
            '    DEVICE = "mps"',
        ]
    else:
        lines.append(f'DEVICE = "{plan.device}"')
    lines += [
        "PRINT_EVERY = 1  # steps",
        'SAVE_TO = ""  # such as "weights.pt": a file for the best weights; empty: none',
    ]
    return "\n".join(lines)


def _parts(data: DataSpec) -> str:
    """The statements that load the pictures and share them out, with the user's edits."""
    keys, before = "", ""
    if data.is_edited:
        keys = '[f"#{row}" for row in range(len(labels))]'
        if data.source.names_pictures:
            keys, before = "keys", "    keys = []\n"
    argument = "keys" if before else ""
    given, rule = "", "split(labels"
    if data.source.gives_parts:
        given, rule = ", part, group", "split_given(labels, part, group"
    lines = [f"    images, labels, class_names{given} = load_pictures({argument})"]
    if keys:
        lines.append(f"    edits = ({keys}, labels, class_names, EXCLUDED, MOVED, MERGED)")
        lines.append("    labels, class_names, kept = edited_labels(*edits)")
    lines.append(f"    parts = {rule}, VALIDATION_FRACTION, TEST_FRACTION, SPLIT_SEED)")
    if keys:
        may_change = "part is None" if given else "True"
        lines.append(f"    parts = kept_parts(parts, labels, kept, {may_change})")
    return before + "\n".join([*lines, "    train, validation, test = parts"])


def _headed(heading: str, source: str) -> str:
    return f"# {heading}\n\n\n{source}"


def _source(function: object) -> str:
    return inspect.getsource(function).strip()  # type: ignore[arg-type]


def _split_imports(source: str) -> tuple[str, str]:
    """The import statements at the top level of a source, and all the rest."""
    lines = source.splitlines()
    imports: list[str] = []
    for statement in reversed(ast.parse(source).body):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            where = slice(statement.lineno - 1, statement.end_lineno)
            imports[:0] = lines[where]
            del lines[where]
    return "\n".join(imports), "\n".join(lines).strip()


def _merged_imports(*sources: str) -> str:
    """All import statements once: the standard library's first, each group in alphabetical order."""
    statements = {ast.unparse(one): one for source in sources for one in ast.parse(source).body}
    groups: tuple[list[str], list[str]] = ([], [])
    for text in sorted(statements, key=lambda line: (line.startswith("from"), line.lower())):
        root = text.split()[1].partition(".")[0]
        groups[root not in sys.stdlib_module_names].append(text)
    return "\n\n".join("\n".join(group) for group in groups if group)
