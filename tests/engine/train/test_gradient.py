"""The gradient of a step: the same in every precision within its tolerance, in parts, without memory."""

from __future__ import annotations

import logging

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.data.dataset import Dataset
from engine.spec.project import Project
from engine.train.choice import Choice
from engine.train.gradient import GradientMaker
from engine.train.report import Changed, Finished, Report, RunFailed
from engine.train.run import Run, train
from engine.train.tuning.agreement import NORM_TOLERANCE, Gradients, first_that_differs

CPU = torch.device("cpu")


class Small(nn.Module):
    """A linear layer that has memory for a few pictures at a time."""

    def __init__(self, room: int, error: type[Exception] = RuntimeError) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.linear = nn.Linear(6, 3)
        self.room, self.error = room, error
        self.sizes: list[int] = []

    def forward(self, pictures: Tensor) -> Tensor:
        self.sizes.append(len(pictures))
        if len(pictures) > self.room:
            raise self.error("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried 1 TB")
        return self.linear(pictures)  # type: ignore[no-any-return]


def batch(count: int = 12) -> tuple[Tensor, Tensor]:
    torch.manual_seed(1)
    return torch.randn(count, 6), torch.randint(0, 3, (count,))


def gradient(module: Small, maker: GradientMaker) -> Tensor:
    module.zero_grad()
    maker.make(module, nn.functional.cross_entropy, *batch())
    assert module.linear.weight.grad is not None
    return module.linear.weight.grad.clone()


@pytest.mark.parametrize("error", [RuntimeError, torch.OutOfMemoryError])
def test_where_memory_runs_out_the_step_is_made_in_parts_with_the_same_gradient(
    error: type[Exception],
) -> None:
    whole, small = Small(room=12), Small(room=3, error=error)
    expected = gradient(whole, GradientMaker(whole, CPU, Choice()))
    maker = GradientMaker(small, CPU, Choice())
    torch.testing.assert_close(gradient(small, maker), expected)
    assert small.sizes == [12, 6, 3, 3, 3, 3]
    assert [str(text) for text in maker.news] == [
        f"Memory ran out: each step is computed in {count} parts from now on. Its gradient stays."
        for count in (2, 4)
    ]
    small.sizes.clear()
    torch.testing.assert_close(gradient(small, maker), expected)
    assert small.sizes == [3, 3, 3, 3]


def test_an_error_of_another_kind_and_a_picture_that_is_too_large_are_told() -> None:
    small = Small(room=0)
    with pytest.raises(RuntimeError, match="can't allocate"):
        gradient(small, GradientMaker(small, CPU, Choice()))
    wrong = Small(room=12, error=ValueError)
    wrong.room = 0
    with pytest.raises(ValueError, match="allocate"):
        gradient(wrong, GradientMaker(wrong, CPU, Choice()))
    one_of_several = Small(room=3)
    with pytest.raises(RuntimeError, match="can't allocate"):
        gradient(one_of_several, GradientMaker(one_of_several, CPU, Choice(), may_split=False))


def test_a_run_goes_on_in_parts_loses_nothing_and_says_so(
    project: Project, digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project.edited(network=project.network.remove(["dropout_1"]))
    expected = [r for r in train(project, digits) if isinstance(r, Report)]
    run = train(project, digits)
    reports = [next(run) for _ in range(2)]
    forward = run._stepper._forward

    def short_of_memory(pictures: Tensor) -> Tensor:
        if len(pictures) > 30:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return forward(pictures)

    monkeypatch.setattr(run._stepper, "_forward", short_of_memory)
    reports += list(run)
    told = [str(report.text) for report in reports if isinstance(report, Changed)]
    assert [text.split(" from")[0] for text in told] == [
        f"Memory ran out: each step is computed in {count} parts" for count in (2, 4)
    ]
    assert isinstance(reports[-1], Finished)
    found = np.concatenate([r.loss for r in reports if isinstance(r, Report)])
    np.testing.assert_allclose(found, np.concatenate([r.loss for r in expected]), rtol=1e-4)


def first_report(project: Project, digits: Dataset, **changes: object) -> Report:
    network = project.network.remove(["dropout_1"])
    project = project.edited(network=network, training=project.training.edited(**changes))
    run = Run(project, digits)
    run.single_step = True
    return next(report for report in run if isinstance(report, Report))


@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
@pytest.mark.parametrize("layout", ["channels_first", "channels_last"])
@pytest.mark.parametrize("parts", [1, 3])
def test_gradient_norms_are_those_of_float32(
    precision: str, layout: str, parts: int, project: Project, digits: Dataset
) -> None:
    plain = first_report(project, digits)
    changes = {"precision": precision, "memory_layout": layout, "accumulation_parts": parts}
    for clip in (0.0, 1e-3):
        mixed = first_report(project, digits, clip_norm=clip, **changes)
        np.testing.assert_allclose(mixed.gradient_norm, plain.gradient_norm, rtol=NORM_TOLERANCE)
        np.testing.assert_allclose(mixed.loss, plain.loss, rtol=1e-2)
        np.testing.assert_array_equal(mixed.weight_norm, plain.weight_norm)


def test_small_gradients_survive_float16_by_the_scale_of_the_loss() -> None:
    """Of 1e-9 each: nothing in float16, whose smallest number is 6e-8."""
    module = nn.Linear(8, 4)
    pictures, targets = torch.rand(5, 8), torch.zeros(5, dtype=torch.int64)

    def loss_of(outputs: Tensor, targets: Tensor) -> Tensor:
        return outputs.sum() * 1e-9

    grads = []
    for precision in ("float32", "float16"):
        module.zero_grad()
        maker = GradientMaker(module, CPU, Choice(precision))  # type: ignore[arg-type]
        maker.make(module, loss_of, pictures, targets)
        assert module.weight.grad is not None
        grads.append(module.weight.grad.clone())
    torch.testing.assert_close(grads[1], grads[0], rtol=2e-3, atol=0)


def test_the_scale_falls_where_it_is_too_high_and_no_step_is_left_out() -> None:
    module = nn.Linear(8, 4)
    maker = GradientMaker(module, CPU, Choice("float16"))
    pictures, targets = torch.rand(5, 8), torch.zeros(5, dtype=torch.int64)
    module.zero_grad()
    maker.make(module, lambda outputs, _: outputs.sum() * 50.0, pictures, targets)
    assert maker.scale.value < 65536
    assert module.weight.grad is not None
    torch.testing.assert_close(module.weight.grad[0], 50 * pictures.sum(0), rtol=5e-3, atol=0)
    maker.scale.calm = 999
    before = maker.scale.value
    maker.make(module, lambda outputs, _: outputs.sum() * 1e-3, pictures, targets)
    assert maker.scale.value == 2 * before


def test_what_counts_as_the_same_gradient() -> None:
    torch.manual_seed(0)
    layers = {
        "one": torch.randn(50).double(),
        "two": torch.randn(50).double(),
        "dead": torch.zeros(3).double(),
    }
    right = Gradients(1.0, layers)

    def with_layer(name: str, vector: Tensor, loss: float = 1.0) -> Gradients:
        return Gradients(loss, {**layers, name: vector})

    assert first_that_differs(right, right) is None
    assert first_that_differs(right, with_layer("one", layers["one"] * 1.05)) is None
    assert first_that_differs(right, with_layer("one", layers["one"] * 1.2)) == "one"
    assert first_that_differs(right, with_layer("two", -layers["two"])) == "two"
    assert first_that_differs(right, with_layer("two", 0 * layers["two"])) == "two"
    assert first_that_differs(right, with_layer("one", layers["one"] * torch.nan)) == "one"
    assert first_that_differs(right, with_layer("dead", torch.ones(3).double())) == "dead"
    assert first_that_differs(right, with_layer("one", layers["one"], loss=1.1)) == ""


def test_a_compiler_that_fails_leaves_the_plain_network(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def compiled(forward: nn.Module) -> object:
        def program(pictures: Tensor) -> Tensor:
            raise OSError("no compiler here")

        return program

    monkeypatch.setattr(torch, "compile", compiled)
    small = Small(room=12)
    maker = GradientMaker(small, CPU, Choice(compiled=True))
    with caplog.at_level(logging.CRITICAL):
        found = gradient(small, maker)
    whole = Small(room=12)
    assert torch.equal(found, gradient(whole, GradientMaker(whole, CPU, Choice())))
    assert [str(text) for text in maker.news] == [
        "torch.compile does not work here; the training goes on without."
    ]


def test_a_picture_for_which_memory_does_not_suffice_ends_the_run_and_keeps_the_weights(
    project: Project, digits: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = train(project, digits)
    next(run)

    def no_memory(pictures: Tensor) -> Tensor:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    before = {name: value.clone() for name, value in run._module.state_dict().items()}
    monkeypatch.setattr(run._stepper, "_forward", no_memory)
    failure = list(run)[-1]
    assert isinstance(failure, RunFailed)
    assert "even for one picture" in str(failure.message)
    assert run.has_failed
    for name, value in run._module.state_dict().items():
        assert torch.equal(value, before[name])
