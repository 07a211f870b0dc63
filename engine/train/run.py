"""Run: one training, as an iterator of frozen reports. Between two reports the caller owns the thread."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, cast

import torch
from torch import Tensor, nn

from engine.build.calls import function
from engine.build.module import build_module, built_order
from engine.build.modules import ScalePixels
from engine.data.dataset import Dataset
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.predict.model import TrainedModel
from engine.spec.checks import need_trainable
from engine.spec.message import UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.train.balance import balanced_order, class_weights
from engine.train.batches import batch_bounds, epoch_order
from engine.train.device import choose_device, device_text
from engine.train.evaluate import evaluate
from engine.train.feed import Feed
from engine.train.not_finite import describe, find_layer
from engine.train.optimizing import make_optimizers
from engine.train.random_state import RandomState
from engine.train.recorder import Recorder
from engine.train.report import (
    EpochReport,
    Finished,
    Report,
    RunFailed,
    Started,
    StopReason,
    TrainingReport,
)
from engine.train.threads import num_threads

if TYPE_CHECKING:
    from engine.train.augmenter import Augmenter

REPORT_SECONDS = 0.05
SPEED_MEMORY = 0.8
"""How much of the old speed stays in the shown one at each report."""


class Run(Iterator[TrainingReport]):
    """`for report in Run(project, dataset)` trains. The first report is Started, the last Finished or
    RunFailed.

    To pause is not to ask for the next report; `stop` ends the run with the best weights, at the next
    report; `close` ends it at once. The project is a value: what is edited elsewhere does not matter.
    The constructor raises UserError where the project cannot be trained on this data or machine.
    """

    def __init__(self, project: Project, dataset: Dataset) -> None:
        plan = project.training
        if not len(dataset.train):
            raise UserError(
                say("There are no pictures to train on."),
                say("Choose smaller validation and test parts."),
            )
        if plan.full_batch and isinstance(dataset.train.images, Rows) and dataset.train.images.array is None:
            raise UserError(
                say("{count} pictures are too many for one step.", count=len(dataset.train)),
                say("Switch off the full batch, and choose a batch size."),
            )
        need_trainable(project.network, plan, len(dataset.class_names))
        self.project = project
        self.network: NetworkSpec = project.network
        self.report_seconds = REPORT_SECONDS
        self.single_step = False
        """True: every report holds one step."""
        self._dataset = dataset
        self._plan = plan
        self._device = choose_device(plan.device)
        self._stopping = False
        count = len(dataset.train)
        self._batch_size = count if plan.full_batch else min(plan.batch_size, count)
        self._threads = num_threads(self.network, self._batch_size)
        torch.set_num_threads(self._threads)  # an orthogonal start is a computation, too
        self._random = RandomState(plan.seed, self._device)
        with self._random:
            self._module = build_module(self.network, plan.seed)
        self._standardise()
        self._module.to(self._device).train()
        self._augmenter = self._make_augmenter()
        self._layers: dict[str, list[Tensor]] = {
            node_id: parameters
            for node_id in built_order(self.network)
            if (parameters := list[Tensor](self._module.get_submodule(node_id).parameters()))
        }
        self._loss_of = function(plan.loss.torch_call())
        self._training_loss = self._weighed_loss()
        self._optimizers = make_optimizers(plan.optimizer, self._module)
        self._steps = 0
        self._active_seconds = 0.0
        self._speed = math.nan
        self._reports = self._train()

    def __next__(self) -> TrainingReport:
        torch.set_num_threads(self._threads)
        with self._random:
            return next(self._reports)

    def stop(self) -> None:
        """End at the next report: the best weights are put back and tested."""
        self._stopping = True

    def close(self) -> None:
        """End at once. The weights stay as they are; the test is not made."""
        self._reports.close()

    def set_learning_rate(self, learning_rate: float) -> None:
        """From the next step on."""
        for optimizer in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = learning_rate

    @property
    def learning_rate(self) -> float:
        """Of the next step."""
        return float(self._optimizers[0].param_groups[0]["lr"])

    def model(self) -> TrainedModel:
        """A view on the weights as they are now; usable until the next report is asked for."""
        return TrainedModel(self.project, self._module, self._dataset.class_names)

    # The training itself

    def _train(self) -> Generator[TrainingReport, None, None]:
        feed = Feed(self._dataset.train, self._device)
        validation = Feed(self._dataset.validation, self._device)
        plan, count = self._plan, len(feed)
        bounds = batch_bounds(count, self._batch_size)
        recorder = Recorder(self._layers, self._device)
        best = _Best(self._module)
        yield self._started(len(bounds))
        epoch = 0
        for epoch in range(1, plan.epochs + 1):
            order = self._order(epoch)
            batches = feed.batches(order, bounds)
            sums = [0.0, 0.0]
            done = 0
            began = time.perf_counter()
            for number, (images, labels) in enumerate(batches):
                self._step(images, labels, recorder)
                last = number == len(bounds) - 1
                due = time.perf_counter() - began >= self.report_seconds
                if not (due or last or self.single_step or self._stopping or recorder.is_full):
                    continue
                first = number + 1 - len(recorder)
                report, failed_row = self._report(recorder, epoch, bounds[first : number + 1], began)
                if failed_row is not None:
                    where = bounds[first + failed_row]
                    picked = order[where[0] : where[1]].to(self._device)
                    step = int(report.steps[failed_row])
                    best.restore_buffers(self._module)
                    yield report
                    yield self._failure(step, feed[picked], feed.labels[picked])
                    return
                best.keep_buffers(self._module)
                sizes = [high - low for low, high in bounds[first : number + 1]]
                sums[0] += float(report.loss @ sizes)
                sums[1] += float(report.accuracy @ sizes)
                done += sum(sizes)
                yield report
                began = time.perf_counter()
                if self._stopping:
                    break
            began = time.perf_counter()
            if not self._stopping or not best.exists:
                yield self._epoch_report(epoch, sums[0] / done, sums[1] / done, validation, best)
            self._active_seconds += time.perf_counter() - began
            if self._stopping:
                break
        yield self._finished("stopped" if self._stopping else "completed", epoch, best)

    def _step(self, images_NCHW: Tensor, labels_N: Tensor, recorder: Recorder) -> None:
        targets = labels_N
        if self._augmenter is not None:
            images_NCHW, targets = self._augmenter(images_NCHW, labels_N)
        outputs = self._module(images_NCHW)
        loss = self._training_loss(outputs, targets)
        self._module.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        if targets.dim() == 2:  # mixed pictures: what shows most counts as their class
            labels_N = targets.argmax(1)
        recorder.before_update(loss, outputs, labels_N)
        if self._plan.clip_norm:
            nn.utils.clip_grad_norm_(self._module.parameters(), self._plan.clip_norm)
        for optimizer in self._optimizers:
            optimizer.step()
        recorder.after_update()
        self._steps += 1

    def _report(
        self, recorder: Recorder, epoch: int, bounds: list[tuple[int, int]], began: float
    ) -> tuple[Report, int | None]:
        """The report, and the first of its rows that is not finite, if there is one."""
        rows = recorder.take()
        seconds = max(time.perf_counter() - began, 1e-9)
        self._active_seconds += seconds
        speed = (bounds[-1][1] - bounds[0][0]) / seconds
        old = speed if math.isnan(self._speed) else self._speed
        self._speed = SPEED_MEMORY * old + (1 - SPEED_MEMORY) * speed
        bad = (~rows.good).nonzero()[0]
        last = self._steps
        steps = torch.arange(last - len(rows.loss), last).numpy()
        left = self._active_seconds / last * (self._total_steps - last)
        report = Report(
            steps=steps,
            loss=rows.loss,
            accuracy=rows.accuracy,
            gradient_norm=rows.gradient_norm,
            weight_norm=rows.weight_norm,
            update_ratio=rows.update_ratio,
            learning_rate=self.learning_rate,
            epoch=epoch,
            images_per_second=self._speed,
            seconds=self._active_seconds,
            seconds_left=left,
        )
        return report, int(bad[0]) if len(bad) else None

    def _epoch_report(
        self, epoch: int, loss: float, accuracy: float, validation: Feed, best: _Best
    ) -> EpochReport:
        validation_loss, validation_accuracy = self._evaluate(validation)
        has_validation = len(validation) > 0
        is_best = best.offer(
            self._module, (validation_accuracy, -validation_loss) if has_validation else (epoch, 0.0)
        )
        return EpochReport(
            epoch, self._steps - 1, loss, accuracy, validation_loss, validation_accuracy, is_best
        )

    def _finished(self, reason: StopReason, epoch: int, best: _Best) -> Finished:
        best.restore(self._module)
        test_loss, test_accuracy = self._evaluate(Feed(self._dataset.test, self._device))
        count = len(self._dataset.train)
        seen = min(self._steps, self._total_steps) / self._total_steps * count * self._plan.epochs
        return Finished(
            reason=reason,
            step=self._steps - 1,
            epochs=epoch,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            seconds=self._active_seconds,
            images_per_second=seen / max(self._active_seconds, 1e-9),
            device=device_text(self._device),
        )

    def _failure(self, step: int, images_NCHW: Tensor, labels_N: Tensor) -> RunFailed:
        place, node_id = find_layer(self._module, self._training_loss, images_NCHW, labels_N, self._layers)
        if node_id is None and place == "update":
            node_id = next(iter(self._layers))
        name = self.network.node(node_id).name if node_id else ""
        message, advice = describe(place, name, step, self.learning_rate)
        return RunFailed(step, node_id, message, advice)

    def _started(self, steps_per_epoch: int) -> Started:
        self._total_steps = steps_per_epoch * self._plan.epochs
        return Started(
            layers=tuple(self._layers),
            class_names=self._dataset.class_names,
            device=device_text(self._device),
            num_parameters=sum(p.numel() for p in self._module.parameters()),
            steps_per_epoch=steps_per_epoch,
            total_steps=self._total_steps,
            num_train=len(self._dataset.train),
            num_validation=len(self._dataset.validation),
            num_test=len(self._dataset.test),
        )

    def _make_augmenter(self) -> Augmenter | None:
        """What changes the training pictures, or None. Only then kornia is imported."""
        if not self._plan.augmentations:
            return None
        from engine.train.augmenter import Augmenter

        _, channels, height, width = self._dataset.train.images.shape
        return Augmenter(
            self._plan.augmentations,
            self._device,
            (channels, height, width),
            len(self._dataset.class_names),
        )

    def _weighed_loss(self) -> Callable[[Tensor, Tensor], Tensor]:
        """What training makes small; validation and test are always without weights."""
        if self.project.data.balance != "weigh":
            return self._loss_of
        labels = torch.from_numpy(self._dataset.train.labels)
        weights = class_weights(labels, len(self._dataset.class_names)).to(self._device)
        return lambda outputs, targets: self._loss_of(outputs, targets, weights)

    def _order(self, epoch: int) -> Tensor:
        """Which training pictures make up an epoch, on the CPU."""
        if self.project.data.balance != "resample":
            return epoch_order(len(self._dataset.train), self._plan.seed, epoch)
        return balanced_order(torch.from_numpy(self._dataset.train.labels), self._plan.seed, epoch)

    def _standardise(self) -> None:
        """Put the training pictures' mean and deviation into the input layer, where it wants them."""
        node = self.network.of_type("Input")[0]
        assert isinstance(node.layer, Input)
        if node.layer.scaling == "standardise":
            scale = self._module.get_submodule(node.id)
            assert isinstance(scale, ScalePixels)
            scale.standardise(
                torch.from_numpy(self._dataset.mean).float(), torch.from_numpy(self._dataset.std).float()
            )

    def _evaluate(self, feed: Feed) -> tuple[float, float]:
        """Loss and accuracy."""
        return evaluate(self._module, self._loss_of, cast(Tensor, feed), feed.labels)


class _Best:
    """The best weights so far, on the device, and the newest buffers that were finite."""

    def __init__(self, module: nn.Module) -> None:
        self._score: tuple[float, float] | None = None
        self._state: dict[str, Tensor] = {}
        self._buffers: dict[str, Tensor] = {}
        self.keep_buffers(module)

    @property
    def exists(self) -> bool:
        """Whether any weights were offered."""
        return self._score is not None

    def offer(self, module: nn.Module, score: tuple[float, float]) -> bool:
        """Keep a copy of the weights if their score is above all before."""
        if self._score is not None and score <= self._score:
            return False
        self._score = score
        self._state = {name: value.detach().clone() for name, value in module.state_dict().items()}
        return True

    def restore(self, module: nn.Module) -> None:
        """Put the best weights back."""
        if self._state:
            module.load_state_dict(self._state)

    def keep_buffers(self, module: nn.Module) -> None:
        """Remember the buffers (running statistics) of a moment when all was finite."""
        self._buffers = {name: value.clone() for name, value in module.named_buffers()}

    def restore_buffers(self, module: nn.Module) -> None:
        """Put them back."""
        for name, value in module.named_buffers():
            value.copy_(self._buffers[name])


def train(project: Project, dataset: Dataset) -> Run:
    """A run, ready to be iterated. Raises UserError as `Run` does."""
    return Run(project, dataset)
