"""The observer: looks at a network in training, and leaves everything as it was.

One look is a forward and a backward pass on a few fixed pictures, in training mode, outside the optimizer's
step. Random states, gradients, buffers and modes are untouched, so a run gives the same numbers with it and
without.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.fx import GraphModule

from engine.build.module import built_order
from engine.data.dataset import Dataset, Pictures
from engine.doctor.evidence import Floats, Observation, Validation
from engine.predict.model import TrainedModel
from engine.spec.layer import MatrixWeights
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.spec.shapes import analyse
from engine.spec.training import Probing
from engine.train.choice import Choice
from engine.train.computing import outputs_of
from engine.train.looking.moments import is_moment
from engine.train.looking.sampling import in_halves, stratified
from engine.train.probes import (
    dead_share,
    gradient_cosine,
    gradient_histogram,
    layer_gradient_norm,
    layer_weight_norm,
    noise_scale,
    output_histogram,
    output_mean,
    output_std,
    saturated_share,
    signal_norm,
    weight_histogram,
    zero_share,
)
from engine.train.probes.look import Bend, Look, SampledProbe
from engine.train.report import Histograms

PICTURES: dict[Probing, int] = {"economy": 64, "standard": 128, "full": 128}
"""A look is at so many; at fewer where the network is large or there are not as many."""
LARGE_BYTES = 1 << 29
"""All outputs of a half of a look take no more memory than this, where one picture allows it."""
SEED = 20_151
"""Of dropout and noise during a look."""
BATCH = 256
"""So many validation pictures go through the network at a time."""
PROBES: tuple[SampledProbe, ...] = (
    layer_gradient_norm.PROBE,
    signal_norm.PROBE,
    layer_weight_norm.PROBE,
    output_mean.PROBE,
    output_std.PROBE,
    zero_share.PROBE,
    dead_share.PROBE,
    saturated_share.PROBE,
    noise_scale.PROBE,
    gradient_cosine.PROBE,
)
HISTOGRAMS: tuple[SampledProbe, ...] = (
    weight_histogram.PROBE,
    gradient_histogram.PROBE,
    output_histogram.PROBE,
)
LossOf = Callable[[Tensor, Tensor], Tensor]


def watched_layers(network: NetworkSpec) -> tuple[str, ...]:
    """The layers with a matrix of weights that lead to the output, from the input on."""
    return tuple(i for i in built_order(network) if isinstance(network.node(i).layer, MatrixWeights))


def watched_activations(network: NetworkSpec) -> tuple[str, ...]:
    """The activations that lead to the output, from the input on."""
    return tuple(i for i in built_order(network) if network.node(i).layer.category == "Activation")


class Observer:
    """Looks at `module`, the built network of `project`, which lies on the device.

    `seconds` is what its looks took so far.
    """

    def __init__(
        self,
        project: Project,
        dataset: Dataset,
        module: GraphModule,
        device: torch.device,
        probing: Probing = "standard",
        choice: Choice | None = None,
        most: int = 0,
    ) -> None:
        """`choice` is how the run's steps are computed; a look is computed in the same way, but never in
        float16, whose gradients need a scale. `most`, where given, bounds the pictures of a look."""
        self.probing = probing
        self._choice = choice or Choice()
        self.seconds = 0.0
        self.layers = watched_layers(project.network)
        self.activations = watched_activations(project.network)
        self._network = project.network
        self._model = TrainedModel(project, module, dataset.class_names)
        self._module = module
        self._device = device
        self._num_classes = len(dataset.class_names)
        self._has_modes = any(
            node.layer.type == "BatchNorm" or node.layer.category == "Regularisation"
            for node in project.network.nodes
        )
        """Whether it gives other numbers in use than in training."""
        self._halves = _two_halves(project.network, dataset.train, device, most or PICTURES[probing])
        self._held_out = dataset.validation if len(dataset.validation) else dataset.train
        self._tried: dict[int, tuple[Tensor, Tensor]] = {}
        self._earlier: list[list[Tensor]] = []

    def is_due(self, step: int, total_steps: int) -> bool:
        """Whether there is a look before this step."""
        return is_moment(step, total_steps, self.probing)

    def observe(self, step: int, loss_of: LossOf) -> tuple[Observation, Histograms | None]:
        """Look at the network before a step. `loss_of` is the plan's loss without class weights.

        Dropout and noise are off at step 0, where the first weights are judged; later they are on, with
        random numbers of their own. Histograms come at the level "full" alone.
        """
        began = time.perf_counter()
        with _untouched(self._module, self._device):
            look, outputs, losses = self._look_within_memory(loss_of, without_noise=step == 0)
            with torch.no_grad():
                found = self._read(look, PROBES)
                spreads = self._read(look, HISTOGRAMS)
                ends = self._ends(outputs, losses, loss_of)
            if self.probing != "economy":
                self._earlier = look.gradients
        observation = Observation(
            step=step,
            loss=ends["loss"],
            accuracy=ends["accuracy"],
            evaluation_loss=ends["evaluation_loss"],
            gradient_norm=found["gradient_norm"],
            signal_norm=found["signal_norm"],
            weight_norm=found["weight_norm"],
            output_mean=found["output_mean"],
            output_std=found["output_std"],
            zero_share=found["zero_share"],
            dead_share=found["dead_share"],
            saturated_share=found["saturated_share"],
            logits_mean=ends["logits_mean"],
            logits_std=ends["logits_std"],
            logits_are_probabilities=bool(ends["are_probabilities"]),
            cross_entropy=ends["cross_entropy"],
            noise_scale=float(found["noise_scale"][0]) if "noise_scale" in found else float("nan"),
            gradient_cosine=found.get("gradient_cosine", np.zeros(0)),
        )
        histograms = (
            Histograms(step, *(spreads[probe.name].astype(np.float32) for probe in HISTOGRAMS))
            if spreads
            else None
        )
        self.seconds += time.perf_counter() - began
        return observation, histograms

    def validate(self, step: int, loss_of: LossOf, count: int) -> Validation:
        """Try so many of the validation pictures, all classes alike; training pictures where there are
        none."""
        began = time.perf_counter()
        if count not in self._tried:
            rows = stratified(self._held_out.labels, count)
            self._tried[count] = _batch(self._held_out, rows, self._device)
        images, labels = self._tried[count]
        with _untouched(self._module, self._device), torch.no_grad():
            self._module.eval()
            outputs = torch.cat(
                [self._outputs(images[at : at + BATCH]) for at in range(0, len(images), BATCH)]
            )
            loss = (
                loss_of(outputs, labels) if _fits(outputs, self._num_classes) else outputs.new_tensor(np.nan)
            )
            right = outputs.argmax(1) == labels
            counts = torch.bincount(labels, minlength=self._num_classes)
            hits = torch.bincount(labels[right], minlength=self._num_classes)
            numbers = torch.cat([loss.reshape(1).float(), counts.float(), hits.float()]).cpu().numpy()
        counted, hit = numbers[1 : 1 + self._num_classes], numbers[1 + self._num_classes :]
        with np.errstate(invalid="ignore"):
            recall = (hit / counted).astype(np.float64)
        self.seconds += time.perf_counter() - began
        return Validation(step, float(numbers[0]), float(hit.sum() / counted.sum()), recall)

    # How it looks

    def _look_within_memory(self, loss_of: LossOf, without_noise: bool) -> tuple[Look, Tensor, list[Tensor]]:
        """`_look`, from now on at half as many pictures each time that the memory is not enough."""
        while True:
            try:
                return self._look(loss_of, without_noise)
            except torch.OutOfMemoryError:
                if min(len(labels) for _, labels in self._halves) < 4:
                    raise
            self._halves = [(images[::2], labels[::2]) for images, labels in self._halves]
            if self._device.type == "cuda":
                torch.cuda.empty_cache()

    def _look(self, loss_of: LossOf, without_noise: bool) -> tuple[Look, Tensor, list[Tensor]]:
        """The look, the outputs (N, K) and the loss of each half."""
        module = self._module.train()
        if without_noise:
            for node in self._network.nodes:
                if node.layer.category == "Regularisation" and node.id in dict(module.named_children()):
                    module.get_submodule(node.id).eval()
        weights = [list(module.get_submodule(name).parameters()) for name in self.layers]
        learning = [[p for p in group if p.requires_grad] for group in weights]
        parameters = [parameter for group in learning for parameter in group]
        total = sum(len(labels) for _, labels in self._halves)
        zs_of: list[list[Tensor]] = []
        signals_of: list[list[Tensor]] = []
        bends_of: list[list[Bend]] = []
        shared_gradients: list[list[list[Tensor]]] = []
        ends, losses = [], []
        with torch.enable_grad():
            for images, labels in self._halves:
                zs, bends = [torch.empty(0)] * len(self.layers), list[Bend]()
                with self._hooks(zs, bends):
                    outputs = self._outputs(images)
                loss = loss_of(outputs, labels % outputs.shape[1]) * (len(labels) / total)
                found = torch.autograd.grad(loss, [*zs, *parameters], allow_unused=True)
                known = [
                    gradient if gradient is not None else torch.zeros_like(source)
                    for gradient, source in zip(found, [*zs, *parameters], strict=True)
                ]
                signals, gradients = known[: len(zs)], iter(known[len(zs) :])
                zs_of.append([z.detach() for z in zs])
                signals_of.append(signals)
                bends_of.append(bends)
                shared_gradients.append([[next(gradients) for _ in group] for group in learning])
                ends.append(outputs.detach())
                losses.append(loss.detach())
        shares = [len(labels) / total for _, labels in self._halves]
        look = Look(
            pictures=total,
            outputs=[list(parts) for parts in zip(*zs_of, strict=True)],
            signals=[list(parts) for parts in zip(*signals_of, strict=True)],
            weights=[[parameter.detach() for parameter in group] for group in weights],
            gradients=[
                [torch.stack(parts).sum(0) for parts in zip(*layer, strict=True)]
                for layer in zip(*shared_gradients, strict=True)
            ],
            half_gradients=[
                [[part / share for part in group] for group in half]
                for half, share in zip(shared_gradients, shares, strict=True)
            ],
            activations=[
                Bend(halves[0].tag, [b.inputs[0] for b in halves], [b.outputs[0] for b in halves])
                for halves in zip(*bends_of, strict=True)
            ],
            earlier_gradients=self._earlier,
        )
        return look, torch.cat(ends), losses

    @contextmanager
    def _hooks(self, zs: list[Tensor], bends: list[Bend]) -> Iterator[None]:
        """Inside, a forward pass leaves each layer's output in `zs` and each activation in `bends`."""

        def keep_output(place: int) -> Callable[..., Tensor]:
            def hook(module: nn.Module, inputs: Any, output: Tensor) -> Tensor:
                # below frozen layers nothing needs a gradient, but the signal is wanted all the same
                zs[place] = output if output.requires_grad else output.detach().requires_grad_()
                return zs[place]

            return hook

        def keep_activation(tag: str) -> Callable[..., None]:
            def hook(module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
                bends.append(Bend(tag, [inputs[0].detach()], [output.detach()]))

            return hook

        with ExitStack() as stack:
            for place, name in enumerate(self.layers):
                layer = self._module.get_submodule(name)
                stack.callback(layer.register_forward_hook(keep_output(place)).remove)
            for name in self.activations:
                layer, tag = self._module.get_submodule(name), self._network.node(name).layer.type
                stack.callback(layer.register_forward_hook(keep_activation(tag)).remove)
            yield

    def _read(self, look: Look, probes: tuple[SampledProbe, ...]) -> dict[str, Floats]:
        """What each probe of this level measures, (layers,), (activations,) or (layers, bins); brought to
        the host at once."""
        levels = {"economy": ("economy",), "standard": ("economy", "standard")}.get(self.probing)
        read = [(probe.name, probe.read(look)) for probe in probes if levels is None or probe.level in levels]
        rows = [row.reshape(-1).float().to(self._device) for _, values in read for row in values]
        if not rows:
            return {name: np.zeros(0) for name, _ in read}
        table = iter(torch.cat(rows).cpu().numpy().astype(np.float64))
        return {
            name: np.array([[next(table) for _ in range(value.numel())] for value in values]).reshape(
                (len(values), -1) if values and values[0].dim() else -1
            )
            for name, values in read
        }

    def _evaluated(self) -> Tensor:
        self._module.eval()
        return torch.cat([self._outputs(images) for images, _ in self._halves])

    def _outputs(self, images: Tensor) -> Tensor:
        """float32 (N, K), computed as the run's steps are."""
        precision = self._choice.precision
        return outputs_of(
            self._module, images, "float32" if precision == "float16" else precision, self._choice.layout
        )

    def _ends(self, outputs: Tensor, losses: list[Tensor], loss_of: LossOf) -> dict[str, float]:
        """What the network's end says of the pictures, as numbers on the host."""
        labels = torch.cat([labels for _, labels in self._halves])
        evaluated = self._evaluated() if self._has_modes else outputs
        fits = _fits(outputs, self._num_classes)
        unknown = outputs.new_tensor(np.nan)
        chances = self._model.read_outputs(outputs.float())
        right = chances[torch.arange(len(labels), device=labels.device), labels % outputs.shape[1]]
        is_row_of_shares = (outputs >= 0).all() & ((outputs.sum(1) - 1).abs() < 1e-3).all()
        values = {
            "loss": torch.stack(losses).sum() if fits else unknown,
            "accuracy": (outputs.argmax(1) == labels).float().mean(),
            "evaluation_loss": loss_of(evaluated, labels) if fits else unknown,
            "logits_mean": outputs.mean(),
            "logits_std": outputs.std(correction=0),
            "are_probabilities": is_row_of_shares,
            "cross_entropy": -right.clamp_min(1e-12).log().mean() if fits else unknown,
        }
        numbers = torch.stack([value.float() for value in values.values()]).cpu().tolist()
        return dict(zip(values, numbers, strict=True))


@contextmanager
def _untouched(module: nn.Module, device: torch.device) -> Iterator[None]:
    """Afterwards random states, buffers and modes are as before; inside, random numbers are always the
    same."""
    modes = [(part, part.training) for part in module.modules()]
    buffers = {name: value.clone() for name, value in module.named_buffers()}
    with torch.random.fork_rng([device] if device.type == "cuda" else []):
        torch.manual_seed(SEED)
        try:
            yield
        finally:
            for part, training in modes:
                part.training = training
            with torch.no_grad():
                for name, value in module.named_buffers():
                    value.copy_(buffers[name])


def _two_halves(
    network: NetworkSpec, pictures: Pictures, device: torch.device, most: int
) -> list[tuple[Tensor, Tensor]]:
    """Pictures and labels of each half of a look; one alone where two would be of a single picture."""
    room = max(2, LARGE_BYTES // max(1, analyse(network).activation_bytes)) * 2
    rows = stratified(pictures.labels, min(most, room))
    rows = rows[in_halves(pictures.labels[rows])]
    if len(rows) < 4:
        return [_batch(pictures, rows, device)]
    middle = -(-len(rows) // 2)
    return [_batch(pictures, rows[:middle], device), _batch(pictures, rows[middle:], device)]


def _batch(pictures: Pictures, rows: np.ndarray, device: torch.device) -> tuple[Tensor, Tensor]:
    images = torch.from_numpy(np.ascontiguousarray(pictures.images[rows])).to(device)
    return images, torch.from_numpy(pictures.labels[rows]).to(device)


def _fits(outputs: Tensor, num_classes: int) -> bool:
    """Whether there is an output for each class, so that a loss can be told."""
    return outputs.shape[1] >= num_classes
