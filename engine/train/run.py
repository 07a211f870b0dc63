"""Run: one training, as an iterator of frozen reports. Between two reports the caller owns the thread."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, cast

import torch
from torch import Tensor

from engine.build.calls import function
from engine.build.module import build_module, built_order
from engine.build.modules import ScalePixels
from engine.data.dataset import Dataset
from engine.data.rows import Rows
from engine.layers.input import Input
from engine.predict.model import TrainedModel
from engine.spec.augmentation import Augmentation
from engine.spec.checks import need_trainable
from engine.spec.message import Message, UserError, say
from engine.spec.network import NetworkSpec
from engine.spec.project import Project
from engine.spec.running import DROPOUTS, changes, taken_over
from engine.train.balance import balanced_order, class_weights
from engine.train.batches import batch_bounds, epoch_order
from engine.train.best import Best
from engine.train.device import choose_device, device_text
from engine.train.evaluate import evaluate
from engine.train.feed import Feed
from engine.train.not_finite import describe, find_layer
from engine.train.random_state import RandomState
from engine.train.recorder import Recorder
from engine.train.regularising import gradient_in_parts
from engine.train.report import (
    Changed,
    EpochReport,
    Finished,
    Report,
    RunFailed,
    Started,
    StopReason,
    TrainingReport,
)
from engine.train.stopping import StopRules
from engine.train.threads import num_threads
from engine.train.updater import Updater

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
        self._augmenter = self._make_augmenter(plan.augmentations)
        self._layers: dict[str, list[Tensor]] = {
            node_id: parameters
            for node_id in built_order(self.network)
            if (parameters := list[Tensor](self._module.get_submodule(node_id).parameters()))
        }
        self._loss_of = function(plan.loss.torch_call())
        self._class_weights = self._make_class_weights()
        self._updater = Updater(self._module, plan)
        self._stop_rules = StopRules()
        self._best = Best(self._module)
        self._recorder = Recorder(self._layers, self._device)
        self._bounds = batch_bounds(count, self._batch_size)
        self._feeds = [Feed(part, self._device) for part in (dataset.train, dataset.validation)]
        self._total_steps = plan.epochs * len(self._bounds)
        if plan.max_steps:
            self._total_steps = min(self._total_steps, plan.max_steps)
        self._epoch = 0
        self._epoch_losses: list[float] = []
        self._patient_from = 0
        """Which of them is the first that the patience counts."""
        self._pending: list[Changed] = []
        self._ended = False
        self._steps = 0
        self._active_seconds = 0.0
        self._speed = math.nan
        self._reports = self._train()

    def __next__(self) -> TrainingReport:
        if self._pending:
            return self._pending.pop(0)
        torch.set_num_threads(self._threads)
        with self._random:
            return next(self._reports)

    def stop(self) -> None:
        """End at the next report: the best weights are put back and tested."""
        self._stopping = True

    def close(self) -> None:
        """End at once. The weights stay as they are; the test is not made."""
        self._reports.close()

    def change(self, project: Project) -> tuple[Message, ...]:
        """Take from the edited project, from the next step on, all that may change while it runs; what
        that was. Each is also a report, `Changed`. See `engine.spec.running`."""
        before, after = self.project, taken_over(self.project, project)
        found, plan = changes(before, after), after.training
        if plan.augmentations != before.training.augmentations:
            self._augmenter = self._make_augmenter(plan.augmentations)
        self.project, self._plan = after, plan
        self._updater.change(plan)
        self._loss_of = function(plan.loss.torch_call())
        for node in self.project.network.nodes:
            if node.layer.type in DROPOUTS and node.id in dict(self._module.named_children()):
                self._module.get_submodule(node.id).p = dict(node.layer)["probability"]
        self._pending += [Changed(self._steps, text) for text in found]
        return found

    def extend(self, epochs: int) -> None:
        """So many epochs more of the same run, also after it has ended well: it then goes on from its last
        weights, and the next report is asked for as before."""
        self._total_steps = epochs * len(self._bounds) + (self._steps if self._ended else self._total_steps)
        self._pending.append(Changed(self._steps, say("{count} epochs more", count=epochs)))
        if self._ended:
            self._ended = self._stopping = False
            self._stop_rules = StopRules()
            self._patient_from = len(self._epoch_losses)
            self._best.go_on(self._module)
            self._recorder.restart()
            self._reports = self._epochs_from(self._epoch + 1)

    @property
    def learning_rate(self) -> float:
        """Of the newest step; before the first, that of the plan."""
        return self._updater.learning_rate

    @property
    def total_steps(self) -> int:
        """How many steps the run has if nothing ends it before."""
        return self._total_steps

    def model(self) -> TrainedModel:
        """A view on the weights as they are now; usable until the next report is asked for."""
        return TrainedModel(self.project, self._module, self._dataset.class_names)

    # The training itself

    def _train(self) -> Generator[TrainingReport, None, None]:
        yield self._started()
        yield from self._epochs_from(1)

    def _epochs_from(self, first_epoch: int) -> Generator[TrainingReport, None, None]:
        feed, bounds, recorder, best = self._feeds[0], self._bounds, self._recorder, self._best
        reason: StopReason | None = None
        epoch = first_epoch
        while reason is None:
            self._epoch = epoch
            order = self._order(epoch)
            sums = [0.0, 0.0]
            done = 0
            began = time.perf_counter()
            for number, (images, labels) in enumerate(feed.batches(order, bounds)):
                self._step(images, labels)
                last = number == len(bounds) - 1 or self._steps >= self.total_steps
                due = time.perf_counter() - began >= self.report_seconds
                looked_at = self._stop_rules.must_look(self._plan, self._steps)
                wanted = last or due or looked_at or self.single_step or self._stopping
                if not (wanted or recorder.is_full):
                    continue
                first = number + 1 - len(recorder)
                report, failed_row = self._report(epoch, bounds[first : number + 1], began)
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
                reason = self._stop_rules.after_steps(self._plan, report, self._steps)
                yield report
                began = time.perf_counter()
                if self._stopping:
                    reason = "stopped"
                elif reason is None and self._steps >= self.total_steps:
                    reason = "completed"
                if reason is not None:
                    break
            began = time.perf_counter()
            if reason != "stopped" or not best.exists:
                yield self._epoch_report(epoch, sums[0] / done, sums[1] / done)
            self._active_seconds += time.perf_counter() - began
            if self._stopping:
                reason = "stopped"
            elif reason == "completed" and self._steps < self.total_steps:
                reason = None  # the run was extended at its last report
            losses = self._epoch_losses[self._patient_from :]
            reason = reason or self._stop_rules.after_epoch(self._plan, losses)
            epoch += 1
        self._ended = True
        yield self._finished(reason)

    def _step(self, images_NCHW: Tensor, labels_N: Tensor) -> None:
        targets = labels_N
        if self._augmenter is not None:
            images_NCHW, targets = self._augmenter(images_NCHW, labels_N)
        self._updater.aim(self._steps, self.total_steps, len(self._bounds), self._epoch_losses)
        self._module.zero_grad(set_to_none=True)
        parts = self._plan.accumulation_parts
        if parts == 1:
            outputs = self._module(images_NCHW)
            loss = self._training_loss(outputs, targets)
            loss.backward()  # type: ignore[no-untyped-call]
        else:
            bounds = batch_bounds(len(targets), -(-len(targets) // parts))
            loss, outputs = gradient_in_parts(
                self._module, self._loss_of, images_NCHW, targets, bounds, self._class_weights
            )
        if targets.dim() == 2:  # mixed pictures: what shows most counts as their class
            labels_N = targets.argmax(1)
        self._recorder.before_update(loss, outputs, labels_N)
        self._updater.update()
        self._recorder.after_update()
        self._updater.keep(self._steps)
        self._steps += 1

    def _report(self, epoch: int, bounds: list[tuple[int, int]], began: float) -> tuple[Report, int | None]:
        """The report, and the first of its rows that is not finite, if there is one."""
        rows = self._recorder.take()
        seconds = max(time.perf_counter() - began, 1e-9)
        self._active_seconds += seconds
        speed = (bounds[-1][1] - bounds[0][0]) / seconds
        old = speed if math.isnan(self._speed) else self._speed
        self._speed = SPEED_MEMORY * old + (1 - SPEED_MEMORY) * speed
        bad = (~rows.good).nonzero()[0]
        last = self._steps
        steps = torch.arange(last - len(rows.loss), last).numpy()
        left = self._active_seconds / last * (self.total_steps - last)
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

    def _epoch_report(self, epoch: int, loss: float, accuracy: float) -> EpochReport:
        with self._updater.averaged():
            validation_loss, validation_accuracy = self._evaluate(self._feeds[1])
            has_validation = len(self._feeds[1]) > 0
            is_best = self._best.offer(
                self._module.state_dict(),
                (validation_accuracy, -validation_loss) if has_validation else (epoch, 0.0),
            )
        self._epoch_losses.append(validation_loss if has_validation else loss)
        return EpochReport(
            epoch, self._steps - 1, loss, accuracy, validation_loss, validation_accuracy, is_best
        )

    def _finished(self, reason: StopReason) -> Finished:
        self._best.restore(self._module)
        test_loss, test_accuracy = self._evaluate(Feed(self._dataset.test, self._device))
        seen = self._steps / len(self._bounds) * len(self._dataset.train)
        return Finished(
            reason=reason,
            step=self._steps - 1,
            epochs=self._epoch,
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

    def _started(self) -> Started:
        return Started(
            layers=tuple(self._layers),
            class_names=self._dataset.class_names,
            device=device_text(self._device),
            num_parameters=sum(p.numel() for p in self._module.parameters()),
            steps_per_epoch=len(self._bounds),
            total_steps=self.total_steps,
            num_train=len(self._dataset.train),
            num_validation=len(self._dataset.validation),
            num_test=len(self._dataset.test),
        )

    def _make_augmenter(self, augmentations: Sequence[Augmentation]) -> Augmenter | None:
        """What changes the training pictures, or None without augmentations. Else kornia is imported."""
        if not augmentations:
            return None
        from engine.train.augmenter import Augmenter

        _, channels, height, width = self._dataset.train.images.shape
        return Augmenter(
            augmentations,
            self._device,
            (channels, height, width),
            len(self._dataset.class_names),
        )

    def _make_class_weights(self) -> Tensor | None:
        """How much the pictures of each class count, where they do not count alike."""
        if self.project.data.balance != "weigh":
            return None
        labels = torch.from_numpy(self._dataset.train.labels)
        return class_weights(labels, len(self._dataset.class_names)).to(self._device)

    def _training_loss(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """What training makes small; validation and test are always without weights."""
        if self._class_weights is None:
            return self._loss_of(outputs, targets)
        return self._loss_of(outputs, targets, self._class_weights)

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


def train(project: Project, dataset: Dataset) -> Run:
    """A run, ready to be iterated. Raises UserError as `Run` does."""
    return Run(project, dataset)
