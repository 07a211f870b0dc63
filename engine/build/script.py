"""Project -> a readable, standalone PyTorch script that trains it: same seed, same losses.

What must not differ from the engine (split, order, batches, evaluation) is the engine's own source.
"""

from __future__ import annotations

import ast
import inspect
import sys

from engine.build.calls import source_of
from engine.build.module import built_order
from engine.build.source import helper_sources, network_calls, network_source, python_names
from engine.data import dataset
from engine.data.dataset import channel_moments
from engine.data.relabel import edited_labels, kept_parts
from engine.data.split import split, split_given, split_groups
from engine.layers.input import Input
from engine.spec.data import DataSpec
from engine.spec.project import Project
from engine.spec.shapes import analyse
from engine.spec.torch_call import ModuleCall, TorchCall
from engine.train import evaluate as evaluation
from engine.train import threads
from engine.train.augmenter import RandomChanges, augmentation_calls
from engine.train.balance import balanced_order, class_weights
from engine.train.batches import batch_bounds, epoch_order
from engine.train.optimizing import decay_groups, optimizer_sources

_HEAD = '''\
"""A convolutional network and its training, in plain PyTorch. Data: {data}.

Written by Strata, and independent of it. On the CPU the losses are those of Strata, bit for bit.
{needs}"""'''
_IMPORTS = """\
import math
import os
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
"""
_KORNIA = "import kornia.augmentation\n"
_NEEDS_KORNIA = "The pictures are augmented with kornia (0.8), which it needs beside torch and numpy.\n"


def python_script(project: Project) -> str:
    """The script. It prints every step's loss, and after each epoch the validation's.

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
    optimizers = optimizer_sources(plan.optimizer)
    parts = [
        _HEAD.format(data=type(project.data.source).title, needs=_NEEDS_KORNIA * needs_kornia)
        + "\n\n"
        + _merged_imports(_IMPORTS + needs_kornia * _KORNIA, imports)
        + "\n\n"
        + _settings(project),
        _headed("The pictures", pictures),
        _source(split),
        *((_source(split_groups), _source(split_given)) if project.data.source.gives_parts else ()),
        *((_source(edited_labels), _source(kept_parts)) if project.data.is_edited else ()),
        f"CHUNK_BYTES = {dataset.CHUNK_BYTES}\n\n\n{_source(channel_moments)}",
        _headed("The network", network_source(network).strip()),
        *helper_sources([*calls, *steps, *mixers]),
        _headed("The training", _loss(calls[-1], project.data.balance == "weigh")),
        *([_source(RandomChanges)] if plan.augmentations else ()),
        f"WORTH_SHARING = {threads.WORTH_SHARING}\n\n\n{_source(threads.threads_worth)}",
        _source(batch_bounds),
        _source(epoch_order),
        *([_source(decay_groups)] if any("decay_groups" in one for one in optimizers) else ()),
        *([_source(balance)] if balance else ()),
        f"BATCH = {evaluation.BATCH}\n\n\n{_source(evaluation.evaluate)}",
        _training(project),
        'if __name__ == "__main__":\n    main()',
    ]
    return "\n\n\n".join(parts) + "\n"


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


def _training(project: Project) -> str:
    plan, network = project.training, project.network
    start = built_order(network)[0]
    form = network.node(start).layer
    assert isinstance(form, Input)
    standardise = ""
    if form.scaling == "standardise":
        standardise = f"""
    mean, deviation = (torch.from_numpy(values).float() for values in channel_moments(images[train]))
    network.{python_names(network)[start]}.standardise(mean, deviation)"""
    optimizers = optimizer_sources(plan.optimizer)
    if len(optimizers) == 1:
        optimizer, make_step = f"optimizer = {optimizers[0]}", "optimizer.step()"
    else:
        optimizer = f"optimizers = [{''.join(f'{chr(10)}        {one},' for one in optimizers)}\n    ]"
        make_step = """for optimizer in optimizers:
                optimizer.step()"""
    clip = ""
    if plan.clip_norm:
        clip = f"\n            nn.utils.clip_grad_norm_(network.parameters(), {plan.clip_norm!r})"
    changes, augment = "", ""
    if plan.augmentations:
        steps, mixers = augmentation_calls(plan.augmentations, (form.channels, form.height, form.width))
        changes = f"""
    steps, mixers = {_list(steps)}, {_list(mixers)}
    augment = RandomChanges(steps, mixers, len(class_names)).to(DEVICE)"""
        augment = """
            pictures, targets = augment(pictures, targets)"""
    batch_size = "len(train)" if plan.full_batch else "min(BATCH_SIZE, len(train))"
    multiply_adds = analyse(network).multiply_adds
    loss, weights = "loss_of(network(pictures), targets)", ""
    if project.data.balance == "weigh":
        loss = "loss_of(network(pictures), targets, weights)"
        weights = """
    weights = class_weights(train_labels.cpu(), len(class_names)).to(DEVICE)"""
    order = "epoch_order(len(train_labels), SEED, epoch)"
    if project.data.balance == "resample":
        order = "balanced_order(train_labels.cpu(), SEED, epoch)"
    return f"""def main():
{_parts(project.data)}
    print(f"pictures: training {{len(train)}}, validation {{len(validation)}}, test {{len(test)}}")

    def part(rows):
        return torch.from_numpy(images[rows]).to(DEVICE), torch.from_numpy(labels[rows]).to(DEVICE)

    batch_size = {batch_size}
    torch.set_num_threads(threads_worth({multiply_adds} * batch_size))  # multiply-adds of one picture
    torch.manual_seed(SEED)
    network = Network(){standardise}
    network.to(DEVICE){changes}
    {optimizer}
    train_images, train_labels = part(train){weights}
    bounds = batch_bounds(len(train_labels), batch_size)
    step, best_score, best_state = 0, None, {{}}
    for epoch in range(1, EPOCHS + 1):
        order = {order}.to(DEVICE)
        for start, end in bounds:
            rows = order[start:end]
            pictures, targets = train_images[rows], train_labels[rows]{augment}
            loss = {loss}
            network.zero_grad()
            loss.backward(){clip}
            {make_step}
            if step % PRINT_EVERY == 0:
                print(f"epoch {{epoch}} step {{step}} loss {{loss.item()!r}}", flush=True)
                if not math.isfinite(loss.item()):
                    raise SystemExit("The loss is not finite any more: try a lower learning rate.")
            step += 1
        validation_loss, accuracy = evaluate(network, loss_of, *part(validation))
        print(f"epoch {{epoch}} validation loss {{validation_loss!r}} accuracy {{accuracy:.4f}}", flush=True)
        score = (accuracy, -validation_loss) if len(validation) else (epoch, 0.0)
        if best_score is None or score > best_score:
            best_score = score
            best_state = {{name: value.detach().clone() for name, value in network.state_dict().items()}}
    network.load_state_dict(best_state)
    test_loss, accuracy = evaluate(network, loss_of, *part(test))
    print(f"test loss {{test_loss!r}} accuracy {{accuracy:.4f}}")
    if SAVE_TO:
        torch.save({{"weights": best_state, "classes": class_names}}, SAVE_TO)"""


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


def _loss(call: TorchCall, weighed: bool) -> str:
    if not weighed:
        return f"def loss_of(outputs, labels):\n    return {source_of(call, ('outputs', 'labels'))}"
    source = source_of(call, ("outputs", "labels", "weights"))
    return f"def loss_of(outputs, labels, weights=None):\n    return {source}"


def _list(calls: list[ModuleCall]) -> str:
    """The modules, one a line."""
    if not calls:
        return "[]"
    return "[" + "".join(f"\n        {source_of(call)}," for call in calls) + "\n    ]"


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
