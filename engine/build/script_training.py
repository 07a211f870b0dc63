"""The training of an exported script: its loop, and the engine's functions that the loop calls."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable

from engine.build.calls import source_of, value_source
from engine.build.module import built_order
from engine.build.source import python_names
from engine.layers.input import Input
from engine.spec.project import Project
from engine.spec.shapes import analyse
from engine.spec.torch_call import TorchCall
from engine.spec.training import TrainingPlan
from engine.train.augmenter import augmentation_calls
from engine.train.averaging import average_equally, renew_statistics
from engine.train.choice import Choice
from engine.train.computing import LossScale, outputs_of, scaled_gradient
from engine.train.freezing import freeze
from engine.train.lsuv import scale_start, start_rows
from engine.train.optimizing import decay_groups, optimizer_sources, set_rates
from engine.train.regularising import (
    add_l1,
    average_weights,
    clip_gradients,
    gradient_in_parts,
    gradient_norm,
    limit_weights,
)
from engine.train.stopping import has_stalled
from engine.train.transfer import transfer_of

_FUNCTIONS: tuple[Callable[..., object], ...] = (
    start_rows,
    scale_start,
    freeze,
    decay_groups,
    set_rates,
    gradient_in_parts,
    gradient_norm,
    clip_gradients,
    add_l1,
    limit_weights,
    average_weights,
    average_equally,
    renew_statistics,
    has_stalled,
    outputs_of,
    LossScale,
    scaled_gradient,
)
_IN_STEP = " " * 12


def functions_used(source: str) -> list[Callable[..., object]]:
    """The engine's functions that this source calls; each stands alone."""
    return [one for one in _FUNCTIONS if re.search(rf"\b{one.__name__}\(", source)]


def loss_source(call: TorchCall, weighed: bool) -> str:
    """The function loss_of, of outputs and labels and, where classes weigh, of their weights."""
    if not weighed:
        return f"def loss_of(outputs, labels):\n    return {source_of(call, ('outputs', 'labels'))}"
    source = source_of(call, ("outputs", "labels", "weights"))
    return f"def loss_of(outputs, labels, weights=None):\n    return {source}"


def schedule_sources(plan: TrainingPlan) -> list[str]:
    """The function rate_factor, and the one of the schedule; nothing for a rate that stays."""
    if not _has_schedule(plan):
        return []
    schedule = plan.schedule
    function = type(schedule).function
    settings = "".join(f", {name}={value_source(value)}" for name, value in schedule.arguments().items())
    name = function.__name__

    def call(step: str) -> str:
        return f"{name}({'losses' if schedule.watches else f'{step}, rest, steps_per_epoch'}{settings})"

    lines = ["def rate_factor(step, total_steps, steps_per_epoch, losses):"]
    warmup = plan.warmup_steps
    if warmup:
        start = "1.0" if schedule.watches else call("0")
        lines += [
            f"    rest = max(total_steps - {warmup}, 1)",
            f"    if step < {warmup}:",
            f"        return (step + 1) / ({warmup} + 1) * {start}",
            f"    return {call(f'step - {warmup}')}",
        ]
    else:
        lines += ["    rest = max(total_steps, 1)", f"    return {call('step')}"]
    return [inspect.getsource(function).strip(), "\n".join(lines)]


def training_source(project: Project, parts: str, choice: Choice | None = None) -> str:
    """The function main; `parts` are the statements that load the pictures and share them out."""
    plan, network = project.training, project.network
    choice = choice or _pinned(plan)
    form = network.node(built_order(network)[0]).layer
    assert isinstance(form, Input)
    standardise = ""
    if form.scaling == "standardise":
        standardise = f"""
    mean, deviation = (torch.from_numpy(values).float() for values in channel_moments(images[train]))
    network.{python_names(network)[built_order(network)[0]]}.standardise(mean, deviation)"""
    start = ""
    if plan.start == "lsuv":
        start = """
    scale_start(network, torch.from_numpy(images[train][start_rows(len(train), SEED).numpy()]))"""
    start += _weights(project)
    changes, augment = "", ""
    if plan.augmentations:
        steps, mixers = augmentation_calls(plan.augmentations, (form.channels, form.height, form.width))
        changes = f"""
    steps, mixers = {_list_of(list(map(source_of, steps)))}, {_list_of(list(map(source_of, mixers)))}
    augment = RandomChanges(steps, mixers, len(class_names)).to(DEVICE)"""
        augment = """
            pictures, targets = augment(pictures, targets)"""
    weights = ""
    if project.data.balance == "weigh":
        weights = """
    weights = class_weights(train_labels.cpu(), len(class_names)).to(DEVICE)"""
    order = "epoch_order(len(train_labels), SEED, epoch)"
    if project.data.balance == "resample":
        order = "balanced_order(train_labels.cpu(), SEED, epoch)"
    batch_size = "len(train)" if plan.full_batch else "min(BATCH_SIZE, len(train))"
    threads = f"threads_worth({analyse(network).multiply_adds} * batch_size)"
    many = f"{threads})  # multiply-adds of one picture" if not choice.threads else f"{choice.threads})"
    total_loss = "\n        total_loss = 0.0" if plan.patience or plan.schedule.watches else ""
    total = "EPOCHS * len(bounds)"
    if plan.max_steps:
        total = f"min({total}, {plan.max_steps})"
    return f"""def main():
{parts}
    print(f"pictures: training {{len(train)}}, validation {{len(validation)}}, test {{len(test)}}")

    def part(rows):
        return torch.from_numpy(images[rows]).to(DEVICE), torch.from_numpy(labels[rows]).to(DEVICE)

    batch_size = {batch_size}
    torch.set_num_threads({many}
    torch.manual_seed(SEED)
    network = Network(){standardise}{start}
    {_placed(choice)}{changes}{_frozen(project)}{_computing(choice)}
    optimizers = {_optimizers(plan)}
    train_images, train_labels = part(train){weights}
    bounds = batch_bounds(len(train_labels), batch_size)
    total_steps = {total}
    step, best_score, best_state, losses, ended = 0, None, {{}}, [], False{_start(plan)}
    for epoch in range(1, EPOCHS + 1):
        order = {order}.to(DEVICE){total_loss}
        for start, end in bounds:
            rows = order[start:end]
            pictures, targets = train_images[rows], train_labels[rows]{augment}
{_step(plan, choice, project.data.balance == "weigh")}
            if step % PRINT_EVERY == 0:
                print(f"epoch {{epoch}} step {{step}} loss {{loss.item()!r}}", flush=True)
                if not math.isfinite(loss.item()):
                    raise SystemExit("The loss is not finite any more: try a lower learning rate.")
            step += 1
{_end_of_step(plan)}
            if ended:
                break
{_epoch(plan)}
        if ended:
            break
    network.load_state_dict(best_state)
    test_loss, accuracy = evaluate(network, loss_of, *part(test))
    print(f"test loss {{test_loss!r}} accuracy {{accuracy:.4f}}")
    if SAVE_TO:
        torch.save({{"weights": best_state, "classes": class_names}}, SAVE_TO)"""


def _pinned(plan: TrainingPlan) -> Choice:
    """What the plan decides by hand; threads 0: by the rule."""
    return Choice(
        "float32" if plan.precision == "auto" else plan.precision,
        "channels_first" if plan.memory_layout == "auto" else plan.memory_layout,
        plan.threads,
    )


def _placed(choice: Choice) -> str:
    """The statement that brings the network to its device."""
    if choice.layout == "channels_last":
        return "network.to(DEVICE, memory_format=torch.channels_last)"
    return "network.to(DEVICE)"


def _computing(choice: Choice) -> str:
    """The function `compute` of pictures, where it is more than the network; what it needs."""
    lines = []
    if choice.precision == "tf32":
        lines.append("torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True")
    if _computes(choice):
        settings = f'"{choice.precision}", "{choice.layout}"'
        lines += ["", "def compute(pictures):", f"    return outputs_of(network, pictures, {settings})", ""]
    if choice.precision == "float16":
        lines.append("scale = LossScale()")
    return "".join(f"\n    {line}" if line else "\n" for line in lines)


def _computes(choice: Choice) -> bool:
    return choice.precision in ("bfloat16", "float16") or choice.layout == "channels_last"


def _frozen(project: Project) -> str:
    """The statement that freezes layers, where any is frozen."""
    network = project.network
    names = python_names(network)
    layers = [f"network.{names[node_id]}" for node_id in built_order(network) if network.node(node_id).frozen]
    return f"\n    for layer in {_list_of(layers)}:\n        freeze(layer)" if layers else ""


def _weights(project: Project) -> str:
    """The statements that take the first weights from a file. Raises UserError where it is none."""
    path = project.training.weights
    if not path:
        return ""
    names = python_names(project.network)
    taken = transfer_of(project.network, path).taken
    pairs = [f'("{names[row.node]}.{row.tensor}", "{row.source}")' for row in taken]
    return f"""
    first_weights, state = load_file(START_FROM), network.state_dict()
    for name, source in {_list_of(pairs)}:
        state[name].copy_(first_weights[source])"""


def _has_schedule(plan: TrainingPlan) -> bool:
    return plan.schedule.type != "Constant" or plan.warmup_steps > 0


def _optimizers(plan: TrainingPlan) -> str:
    return _list_of(optimizer_sources(plan.optimizer))


def _start(plan: TrainingPlan) -> str:
    lines = []
    if plan.ema_decay:
        lines.append("average = {}")
    if plan.swa_start:
        lines.append("mean, num_averaged = {}, 0")
    if plan.converged_by != "never":
        lines.append("calm = 0  # so many steps it was under the threshold")
    if plan.max_minutes:
        lines.append("began = time.perf_counter()")
    return "".join(f"\n    {line}" for line in lines)


def _step(plan: TrainingPlan, choice: Choice, weighed: bool) -> str:
    """From the pictures and targets of a step to the weights after it."""
    lines = []
    if _has_schedule(plan):
        lines.append("set_rates(optimizers, rate_factor(step, total_steps, len(bounds), losses))")
    lines += ["network.zero_grad()", *_gradient(plan, choice, weighed)]
    if plan.converged_by == "gradient":
        lines.append("norm = gradient_norm(network).item()")
    if plan.clip_norm and plan.clipping in ("norm", "value"):
        lines.append(
            f"nn.utils.clip_grad_{plan.clipping}_(network.parameters(), {value_source(plan.clip_norm)})"
        )
    elif plan.clip_norm:
        lines.append(f'clip_gradients(network, "{plan.clipping}", {value_source(plan.clip_norm)})')
    if plan.l1:
        lines.append(f"add_l1(network, {value_source(plan.l1)})")
    lines += ["for optimizer in optimizers:", "    optimizer.step()"]
    if plan.max_norm:
        lines.append(f"limit_weights(network, {value_source(plan.max_norm)})")
    if plan.ema_decay:
        lines.append(f"average_weights(average, network, {value_source(plan.ema_decay)}, step)")
    return "\n".join(_IN_STEP + line for line in lines)


def _gradient(plan: TrainingPlan, choice: Choice, weighed: bool) -> list[str]:
    """From the pictures and targets to the loss and the gradient of its weights."""
    weights = ", weights" if weighed else ""
    compute = "compute" if _computes(choice) else "network"
    parts = "[(0, len(targets))]"
    if plan.accumulation_parts > 1:
        parts = f"batch_bounds(len(targets), -(-len(targets) // {plan.accumulation_parts}))"
    arguments = f"{compute}, loss_of, pictures, targets, parts"
    if choice.precision == "float16":
        each = f"gradient_in_parts({arguments}, {'weights' if weighed else None}, factor)"
        return [
            f"parts = {parts}",
            f"loss, _ = scaled_gradient(network, scale, lambda factor: {each})",
        ]
    if plan.accumulation_parts > 1:
        return [f"parts = {parts}", f"loss, _ = gradient_in_parts({arguments}{weights})"]
    return [f"loss = loss_of({compute}(pictures), targets{weights})", "loss.backward()"]


def _end_of_step(plan: TrainingPlan) -> str:
    """What decides whether it was the last."""
    lines = ["ended = step >= total_steps"]
    if plan.converged_by != "never":
        value = "loss.item()" if plan.converged_by == "loss" else "norm"
        lines += [
            f"calm = calm + 1 if {value} < {value_source(plan.convergence_threshold)} else 0",
            f"ended |= calm >= {plan.convergence_steps} and step % {plan.convergence_steps} == 0",
        ]
    if plan.max_minutes:
        lines.append(f"ended |= time.perf_counter() - began >= {60 * plan.max_minutes!r}")
    if plan.patience or plan.schedule.watches:
        lines.append("total_loss += loss.item() * len(targets)")
    return "\n".join(_IN_STEP + line for line in lines)


def _epoch(plan: TrainingPlan) -> str:
    """After the steps of an epoch: the validation, and the best weights kept."""
    lines = [
        "validation_loss, accuracy = evaluate(network, loss_of, *part(validation))",
        'print(f"epoch {epoch} validation loss {validation_loss!r} accuracy {accuracy:.4f}", flush=True)',
        "score = (accuracy, -validation_loss) if len(validation) else (epoch, 0.0)",
        "if best_score is None or score > best_score:",
        "    best_score = score",
        "    best_state = {name: value.detach().clone() for name, value in network.state_dict().items()}",
    ]
    if plan.ema_decay or plan.swa_start:
        lines = [
            *_mean(plan),
            "own = {name: value.detach().clone() for name, value in network.state_dict().items()}",
            *_averaged(plan),
            *lines,
            "network.load_state_dict(own)",
        ]
    if plan.patience or plan.schedule.watches:
        lines.append("losses.append(validation_loss if len(validation) else total_loss / end)")
    if plan.patience:
        lines.append(f"ended |= has_stalled(losses, {plan.patience}, {value_source(plan.least_improvement)})")
    return "\n".join(" " * 8 + line for line in lines)


def _mean(plan: TrainingPlan) -> list[str]:
    """What takes the weights after an epoch into the plain mean."""
    if not plan.swa_start:
        return []
    return [
        f"if epoch >= {plan.swa_start}:",
        "    num_averaged += 1",
        "    average_equally(mean, network, num_averaged)",
    ]


def _averaged(plan: TrainingPlan) -> list[str]:
    """What puts the averaged weights in the place of the network's own."""
    if not plan.swa_start:
        return ["network.load_state_dict(average)"]
    return [
        "if mean:",
        "    network.load_state_dict(mean)",
        "    renew_statistics(network, (train_images[first:last] for first, last in bounds))",
        *(("else:", "    network.load_state_dict(average)") if plan.ema_decay else ()),
    ]


def _list_of(expressions: list[str]) -> str:
    """A list: of one in a line, of more one a line."""
    if len(expressions) < 2:
        return f"[{', '.join(expressions)}]"
    return "[" + "".join(f"\n        {one}," for one in expressions) + "\n    ]"
