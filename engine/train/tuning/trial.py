"""The fastest way to train a network on this machine with the right gradient, found by a short trial."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import replace

import torch

from engine.build.module import need_whole
from engine.data.dataset import Dataset
from engine.spec.message import Message, say
from engine.spec.project import Project
from engine.train.choice import Choice, Number, Verdict
from engine.train.memory import is_out_of_memory
from engine.train.random_state import RandomState
from engine.train.threads import most_threads, num_threads
from engine.train.tuning import memory
from engine.train.tuning.agreement import first_that_differs
from engine.train.tuning.bench import Bench, Way

WORTH_TRYING = 250_000_000_000
"""Multiply-adds of all forward passes and their backward passes, twice as long, under which there is no
trial: some ten seconds of training with one thread. The rule decides by counting, not by a clock, so that a
short training is always computed in the same way."""
SHARE = 0.02
"""A trial takes so much of the time that the training would take without it."""
LEAST_SECONDS = 0.5
"""But so long at least, so that it finds anything."""
WORTH_CHANGING = 0.95
"""A way must take less than this share of the time of a plainer one."""
HOPELESS = 1.5
"""A way that takes so many times as long as the best is not timed again."""
ROUNDS = 5
"""So often each way is timed at most; its shortest time counts, since others use the machine as well."""


def choose(project: Project, dataset: Dataset, device: torch.device, watched: bool = False) -> Verdict:
    """How to compute a training. What the plan pins is taken as it is; the rest is tried where the training
    is long enough, and remembered, so that the same training is computed in the same way again.

    `watched`: a window is open on this machine, and keeps a share of the processor.
    """
    known = known_choice(project, dataset, device, watched)
    if known is not None:
        return known
    size = project.training.step_size(len(dataset.train))
    plain = plain_choice(project, size, device, watched)
    wanted = ways(project, device, plain) if work(project, dataset) >= WORTH_TRYING else []
    verdict = _trial(project, dataset, device, size, plain, wanted)
    memory.remember(_key(project, size, device, watched), verdict.to_dict())
    return verdict


def known_choice(
    project: Project, dataset: Dataset, device: torch.device, watched: bool = False
) -> Verdict | None:
    """What `choose` gives without a trial; None where it needs one."""
    plan = project.training
    size = project.training.step_size(len(dataset.train))
    plain = plain_choice(project, size, device, watched)
    is_long = work(project, dataset) >= WORTH_TRYING
    is_open = bool(ways(project, device, plain)) or (plain.threads > 1 and not plan.threads)
    if not (plan.compile == "on" or (is_long and is_open)):
        return Verdict(plain)
    known = memory.recall(_key(project, size, device, watched))
    if known is None:
        return None
    try:
        return Verdict.from_dict(known)
    except (TypeError, KeyError, ValueError):  # written by another version: found anew
        return None


def _key(project: Project, size: int, device: torch.device, watched: bool) -> str:
    plan = project.training
    question = {
        "layers": [[node.id, node.layer.model_dump(mode="json")] for node in project.network.nodes],
        "edges": [edge.model_dump(mode="json") for edge in project.network.edges],
        "plan": [plan.loss.model_dump(mode="json"), plan.accumulation_parts, plan.compile],
        "pinned": [plan.precision, plan.memory_layout, plan.threads],
        "batch": size,
        "watched": watched,
        "weighed": project.data.balance == "weigh",
    }
    return memory.key_of(question, device)


def plain_choice(project: Project, size: int, device: torch.device, watched: bool) -> Choice:
    """What is pinned, and float32, channels first and threads by the rule for the rest."""
    plan = project.training
    threads = plan.threads or num_threads(project.network, size)
    if not plan.threads and device.type == "cpu":
        threads = min(threads, most_threads(watched))
    return Choice(
        "float32" if plan.precision == "auto" else plan.precision,
        "channels_first" if plan.memory_layout == "auto" else plan.memory_layout,
        threads,
    )


def work(project: Project, dataset: Dataset) -> int:
    """Multiply-adds of a whole training; a backward pass is two forward passes."""
    plan = project.training
    pictures = plan.epochs * len(dataset.train)
    if plan.max_steps:
        pictures = min(pictures, plan.max_steps * plan.step_size(len(dataset.train)))
    return 3 * need_whole(project.network).multiply_adds * pictures


def _precisions(device: torch.device) -> list[Number]:
    """Those that are worth a trial on a device, the likely best first."""
    if device.type == "cpu":
        has_bfloat16 = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
        return ["bfloat16", "float32"] if has_bfloat16 else ["float32"]
    if device.type == "cuda":
        if torch.cuda.is_bf16_supported(including_emulation=False):
            return ["bfloat16", "tf32", "float32"]
        return ["float16", "float32"]
    return ["float16", "float32"]


def ways(project: Project, device: torch.device, plain: Choice) -> list[Choice]:
    """What may be tried beside the plain choice, the likely best first."""
    plan = project.training
    tags = {node.layer.type for node in project.network.nodes}
    precisions = _precisions(device) if plan.precision == "auto" else [plain.precision]
    layouts = [plain.layout]
    if plan.memory_layout == "auto" and any("2d" in tag or "Conv" in tag for tag in tags):
        layouts = ["channels_last", "channels_first"]
    every = [Choice(precision, layout, plain.threads) for precision in precisions for layout in layouts]
    return [one for one in every if one != plain]


def _trial(
    project: Project,
    dataset: Dataset,
    device: torch.device,
    size: int,
    plain: Choice,
    wanted: Sequence[Choice],
) -> Verdict:
    """Find the number of threads, time the ways with it, and take the fastest whose gradient is right."""
    plan = project.training
    with RandomState(plan.seed, device):
        bench = Bench(project, dataset, device, size)
        try:
            times, made = _timed(bench, _thread_counts(project, device, plain), {}, 0.0)
        except MemoryError:
            return Verdict(plain)
        plain = min(times, key=lambda one: times[one])
        steps = plan.num_steps(len(dataset.train))
        end = time.perf_counter() + max(LEAST_SECONDS, SHARE * times[plain] * steps)
        wanted = [replace(one, threads=plain.threads) for one in wanted]
        times, made = _timed(bench, [plain, *wanted], made, end)
        right = made[plain].gradients()
        refused: list[Message] = []
        best = plain
        for choice in sorted(times, key=lambda one: times[one]):
            if choice == plain or times[choice] > WORTH_CHANGING * times[plain]:
                break
            layer = first_that_differs(right, made[choice].gradients())
            if layer is None:
                best = choice
                break
            if (refusal := _refusal(project, choice, layer)) not in refused:
                refused.append(refusal)
        if plan.compile == "on":
            other = replace(best, compiled=True)
            faster = _better(bench, best, other, times, made, end)
            if faster == best:
                refused.append(say("torch.compile makes it no faster here, and is left out."))
            elif first_that_differs(right, made[other].gradients()) is not None:
                refused.append(say("What torch.compile makes has another gradient, and is left out."))
            else:
                best = faster
    return Verdict(best, times[plain] / times[best], True, tuple(refused))


def _thread_counts(project: Project, device: torch.device, plain: Choice) -> list[Choice]:
    """The plain choice with one thread and, where the rule gives more, with half of them and with all."""
    if project.training.threads or device.type != "cpu":
        return [plain]
    counts = dict.fromkeys((1, max(1, plain.threads // 2), plain.threads))
    return [replace(plain, threads=count) for count in counts]


def _timed(
    bench: Bench, choices: Sequence[Choice], ways: dict[Choice, Way], end: float
) -> tuple[dict[Choice, float], dict[Choice, Way]]:
    """The shortest time of each, in turns, until a moment; each is timed once at least, but for those that
    come after it. A way that does not work here is left out. Raises MemoryError where none does."""
    ways = dict(ways)
    times: dict[Choice, float] = {}
    for number in range(ROUNDS):
        for choice in choices:
            best = min(times.values(), default=math.inf)
            late = time.perf_counter() > end > 0
            if (late and times) or (number and times.get(choice, math.inf) > HOPELESS * best):
                continue
            try:
                if choice not in ways:
                    ways[choice] = bench.prepared(choice)
                    ways[choice].time()  # the first call prepares what the others use
                times[choice] = min(times.get(choice, math.inf), ways[choice].time())
            except RuntimeError as error:
                if not (is_out_of_memory(error) or isinstance(error, NotImplementedError)):
                    raise
        if not end:
            break
    if not times:
        raise MemoryError
    return times, ways


def _better(
    bench: Bench,
    best: Choice,
    other: Choice,
    times: dict[Choice, float],
    ways: dict[Choice, Way],
    end: float,
) -> Choice:
    """The other where it is clearly faster, timed in turns with the best so far."""
    end = max(end, time.perf_counter() + LEAST_SECONDS)
    found, more = _timed(bench, [best, other], {best: ways[best]}, end)
    if not (other in found and more[other].works and found[other] < WORTH_CHANGING * found[best]):
        return best
    times[other] = times[best] * found[other] / found[best]  # as if measured at the same moment
    ways.update(more)
    return other


def _refusal(project: Project, choice: Choice, layer: str) -> Message:
    if not layer:
        return say("{precision} is faster, but its loss is not that of float32.", precision=choice.precision)
    return say(
        "{precision} is faster, but the gradient of {layer} is not that of float32.",
        precision=choice.precision,
        layer=project.network.node(layer).name,
    )
