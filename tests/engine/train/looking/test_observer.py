"""The observer: its numbers against differences and formulas, and that it leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.build.calls import function
from engine.data.dataset import Dataset
from engine.layers.conv2d import Conv2d
from engine.layers.flatten import Flatten
from engine.layers.input import Input
from engine.layers.linear import Linear
from engine.layers.output import Output
from engine.layers.relu import ReLU
from engine.layers.softmax import Softmax
from engine.layers.tanh import Tanh
from engine.spec.layer import Layer
from engine.spec.network import chain
from engine.spec.project import Project
from engine.train.choice import Choice
from engine.train.looking.observer import Observer, watched_activations, watched_layers
from engine.train.preparing import make_module

CPU = torch.device("cpu")
LOSS = nn.functional.cross_entropy


def network(*end: Layer, activation: Layer | None = None, units: int = 10) -> Project:
    layers = [
        ("input", Input(height=8, width=8)),
        ("conv", Conv2d(filters=3)),
        ("bend", activation or Tanh()),
        ("flatten", Flatten()),
        ("hidden", Linear(units=12)),
        ("relu", ReLU()),
        ("last", Linear(units=units)),
        *((f"end{i}", layer) for i, layer in enumerate(end)),
        ("output", Output()),
    ]
    return Project(network=chain(*layers))


def observer_of(project: Project, dataset: Dataset, level: Any = "full") -> Observer:
    return Observer(project, dataset, make_module(project, dataset), CPU, level)


def batch_of(observer: Observer) -> tuple[Tensor, Tensor]:
    images, labels = zip(*observer._halves, strict=True)
    return torch.cat(images), torch.cat(labels)


def loss_with(observer: Observer, layer: str, added: Tensor | None = None) -> float:
    """The loss on the look's pictures, with something added to a layer's output."""
    images, labels = batch_of(observer)
    hook = observer._module.get_submodule(layer).register_forward_hook(
        lambda module, inputs, output: output if added is None else output + added
    )
    with torch.no_grad():
        loss = LOSS(observer._module(images), labels)
    hook.remove()
    return float(loss)


def test_the_signal_is_the_slope_of_the_loss_by_a_layers_output(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    observer._module.double()
    seen, _ = observer.observe(1, LOSS)
    for place, layer in enumerate(observer.layers):
        look, _, _ = observer._look(LOSS, without_noise=False)
        signal = torch.cat(look.signals[place])
        direction = signal / signal.norm()
        for step in (1e-4, 1e-5):
            slope = (
                loss_with(observer, layer, step * direction) - loss_with(observer, layer, -step * direction)
            ) / (2 * step)
            assert slope == pytest.approx(seen.signal_norm[place], rel=1e-4)


def test_the_gradient_of_the_weights_is_that_of_differences(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    observer._module.double()
    seen, _ = observer.observe(1, LOSS)
    for place, layer in enumerate(observer.layers):
        squares = 0.0
        for parameter in observer._module.get_submodule(layer).parameters():
            flat = parameter.data.view(-1)
            chosen = range(0, len(flat), max(1, len(flat) // 40))
            slopes = []
            for index in chosen:
                old = float(flat[index])
                flat[index] = old + 1e-5
                high = loss_with(observer, layer)
                flat[index] = old - 1e-5
                slopes.append((high - loss_with(observer, layer)) / 2e-5)
                flat[index] = old
            look, _, _ = observer._look(LOSS, without_noise=False)
            known = next(g for g in look.gradients[place] if g.shape == parameter.shape).reshape(-1)
            np.testing.assert_allclose(slopes, known[list(chosen)].numpy(), rtol=1e-3, atol=1e-8)
            squares += float(known.square().sum())
        assert seen.gradient_norm[place] == pytest.approx(squares**0.5, rel=1e-5)


def test_the_last_signal_is_softmax_minus_labels(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    seen, _ = observer.observe(0, LOSS)
    images, labels = batch_of(observer)
    with torch.no_grad():
        outputs = observer._module(images)
        expected = (outputs.softmax(1) - nn.functional.one_hot(labels, 10)) / len(labels)
    assert seen.signal_norm[-1] == pytest.approx(float(expected.norm()), rel=1e-5)
    assert seen.loss == pytest.approx(float(LOSS(outputs, labels)), rel=1e-5)
    assert seen.cross_entropy == pytest.approx(seen.loss, rel=1e-5)
    assert seen.accuracy == pytest.approx(float((outputs.argmax(1) == labels).float().mean()))
    assert (seen.logits_mean, seen.logits_std) == pytest.approx(
        (float(outputs.mean()), float(outputs.std(correction=0))), rel=1e-4
    )
    assert not seen.logits_are_probabilities


def test_shares_and_moments_are_counted(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    kept: dict[str, tuple[Tensor, Tensor]] = {}
    with torch.no_grad():  # one unit of the ReLU never answers
        observer._module.get_submodule("hidden").bias[3] = -1e6
        observer._module.get_submodule("conv").weight.mul_(20)
    hooks = [
        module.register_forward_hook(
            lambda module, inputs, output, name=name: kept.update({name: (inputs[0], output)})
        )
        for name, module in observer._module.named_children()
    ]
    with torch.no_grad():
        observer._module(batch_of(observer)[0])
    for hook in hooks:
        hook.remove()
    seen, _ = observer.observe(0, LOSS)
    assert observer.layers == ("conv", "hidden", "last")
    assert observer.activations == ("bend", "relu")
    relu = kept["relu"][1]
    assert seen.zero_share == pytest.approx([0, float((relu <= 0).float().mean())], abs=1e-6)
    dead = float((relu <= 0).all(0).float().mean())
    assert dead >= 1 / 12
    assert seen.dead_share == pytest.approx([0, dead], abs=1e-6)
    saturated = float((kept["bend"][0].abs() > 3).float().mean())
    assert 0.05 < saturated < 1
    assert seen.saturated_share[0] == pytest.approx(saturated, abs=1e-6)
    assert np.isnan(seen.saturated_share[1])
    for place, name in enumerate(observer.layers):
        z = kept[name][1]
        assert seen.output_mean[place] == pytest.approx(float(z.mean()), rel=1e-3, abs=1e-5)
        assert seen.output_std[place] == pytest.approx(float(z.std(correction=0)), rel=1e-4)
        group = list(observer._module.get_submodule(name).parameters())
        norm = float(torch.cat([p.detach().flatten() for p in group]).norm())
        assert seen.weight_norm[place] == pytest.approx(norm, rel=1e-5)


def test_a_channel_of_maps_is_dead_where_it_is_silent_everywhere(digits: Dataset) -> None:
    observer = observer_of(network(activation=ReLU()), digits)
    with torch.no_grad():
        observer._module.get_submodule("conv").weight[1] = 0
        observer._module.get_submodule("conv").bias[1] = -0.1
    seen, _ = observer.observe(0, LOSS)
    assert seen.dead_share[0] == pytest.approx(1 / 3)


def test_a_softmax_at_the_end_shows(digits: Dataset) -> None:
    observer = observer_of(network(Softmax()), digits)
    seen, _ = observer.observe(0, LOSS)
    assert seen.logits_are_probabilities
    images, labels = batch_of(observer)
    with torch.no_grad():
        chances = observer._module(images)
    expected = nn.functional.nll_loss(chances.log(), labels)
    assert seen.cross_entropy == pytest.approx(float(expected), rel=1e-4)
    assert seen.loss == pytest.approx(float(LOSS(chances, labels)), rel=1e-4)


def test_the_noise_scale_is_that_of_the_formula(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    seen, _ = observer.observe(0, LOSS)
    squares = []
    for images, labels in [*observer._halves, batch_of(observer)]:
        loss = LOSS(observer._module(images), labels)
        gradients = torch.autograd.grad(loss, list(observer._module.parameters()))
        squares.append(sum(float(g.double().square().sum()) for g in gradients))
    small, large = 64, 128
    of_halves, of_all = (squares[0] + squares[1]) / 2, squares[2]
    gradient = (large * of_all - small * of_halves) / (large - small)
    noise = (of_halves - of_all) / (1 / small - 1 / large)
    assert gradient > 0
    assert seen.noise_scale == pytest.approx(noise / gradient, rel=1e-3)


def test_the_cosine_is_between_this_look_and_the_one_before(digits: Dataset) -> None:
    observer = observer_of(network(), digits)

    def gradients() -> list[np.ndarray]:
        look, _, _ = observer._look(LOSS, without_noise=False)
        return [torch.cat([g.flatten() for g in group]).numpy() for group in look.gradients]

    first, _ = observer.observe(1, LOSS)
    assert len(first.gradient_cosine) == 0
    before = gradients()
    same, _ = observer.observe(2, LOSS)
    assert same.gradient_cosine == pytest.approx(np.ones(3), abs=1e-5)
    with torch.no_grad():
        for parameter in observer._module.parameters():
            parameter.add_(0.3 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(0)))
    seen, _ = observer.observe(3, LOSS)
    expected = [
        float(a @ b / np.linalg.norm(a) / np.linalg.norm(b)) for a, b in zip(gradients(), before, strict=True)
    ]
    assert seen.gradient_cosine == pytest.approx(expected, abs=1e-4)
    assert (seen.gradient_cosine < 0.99).all()


def test_histograms_hold_every_number(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    _, histograms = observer.observe(0, LOSS)
    assert histograms is not None
    from engine.train.histograms import SPREADS, edges

    for spread in SPREADS:
        table = getattr(histograms, spread)
        assert table.shape == (3, len(edges(spread)) + 1)
        np.testing.assert_allclose(table.sum(1), 1, rtol=1e-5)
    weights = torch.cat([p.detach().flatten() for p in observer._module.get_submodule("last").parameters()])
    inner = [-np.inf, *edges("weights").tolist(), np.inf]
    counts, _ = np.histogram(weights.double().numpy(), inner)
    np.testing.assert_allclose(histograms.weights[2], counts / counts.sum(), atol=2 / len(weights))


def test_a_look_leaves_no_trace(project: Project, digits: Dataset) -> None:
    observer = observer_of(project, digits)
    module = observer._module
    images, labels = batch_of(observer)
    torch.manual_seed(5)
    LOSS(module(images[:9]), labels[:9]).backward()
    module.get_submodule("batch_norm_1").eval()
    state = {name: value.clone() for name, value in module.state_dict().items()}
    gradients = {name: p.grad.clone() for name, p in module.named_parameters() if p.grad is not None}
    modes = [part.training for part in module.modules()]
    random = torch.get_rng_state()
    for step in (0, 3):
        observer.observe(step, LOSS)
        observer.validate(step, LOSS, 64)
    assert torch.equal(torch.get_rng_state(), random)
    assert modes == [part.training for part in module.modules()]
    for name, value in module.state_dict().items():
        assert torch.equal(value, state[name]), name
    for name, parameter in module.named_parameters():
        assert parameter.grad is not None
        assert torch.equal(parameter.grad, gradients[name]), name
    assert not any(part._forward_hooks for part in module.modules())


def test_dropout_is_off_at_step_0_alone_and_the_same_each_time(project: Project, digits: Dataset) -> None:
    observer = observer_of(project, digits)
    first, again = observer.observe(0, LOSS)[0], observer.observe(0, LOSS)[0]
    later = observer.observe(5, LOSS)[0]
    assert first.loss == again.loss == pytest.approx(first.loss)
    assert later.output_std[1] != first.output_std[1]
    assert later.loss == observer.observe(5, LOSS)[0].loss
    assert later.output_std[0] == pytest.approx(first.output_std[0])


def test_batch_norm_and_dropout_tell_training_from_use(project: Project, digits: Dataset) -> None:
    seen, _ = observer_of(project, digits).observe(5, LOSS)
    assert seen.evaluation_loss != pytest.approx(seen.loss, rel=1e-3)
    plain, _ = observer_of(network(), digits).observe(5, LOSS)
    assert plain.evaluation_loss == pytest.approx(plain.loss)


def test_the_signal_passes_frozen_layers(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    whole, _ = observer.observe(0, LOSS)
    for parameter in observer._module.get_submodule("conv").parameters():
        parameter.requires_grad = False
    frozen, _ = observer.observe(0, LOSS)
    assert frozen.signal_norm == pytest.approx(whole.signal_norm, rel=1e-5)
    assert frozen.gradient_norm[1:] == pytest.approx(whole.gradient_norm[1:], rel=1e-5)
    assert not frozen.gradient_norm[0] > 0
    assert frozen.weight_norm[0] == pytest.approx(whole.weight_norm[0])


def test_a_network_that_is_frozen_whole_is_looked_at(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    for parameter in observer._module.parameters():
        parameter.requires_grad = False
    for step in (0, 1):
        seen, histograms = observer.observe(step, LOSS)
    assert (seen.signal_norm > 0).all()
    assert np.isnan(seen.noise_scale)
    assert np.isnan(seen.gradient_cosine).all()
    assert histograms is not None
    assert np.isnan(histograms.gradients).all()


def test_where_the_memory_is_not_enough_it_looks_at_fewer_pictures(project: Project, digits: Dataset) -> None:
    observer = observer_of(project, digits)
    module, sizes = observer._module, list[int]()

    def crowded(layer: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        sizes.append(len(inputs[0]))
        if len(inputs[0]) > 20:
            raise torch.OutOfMemoryError

    hook = module.get_submodule("linear_2").register_forward_pre_hook(crowded)
    seen, _ = observer.observe(0, LOSS)
    assert sizes[:4] == [64, 32, 16, 16]
    assert np.isfinite(seen.signal_norm).all()
    hook.remove()
    hook = module.get_submodule("linear_2").register_forward_pre_hook(
        lambda layer, inputs: crowded(layer, (torch.zeros(99),))
    )
    with pytest.raises(torch.OutOfMemoryError):
        observer.observe(1, LOSS)
    hook.remove()
    assert module.training


def test_too_few_outputs_are_no_obstacle(digits: Dataset) -> None:
    observer = observer_of(network(units=4), digits)
    seen, _ = observer.observe(0, LOSS)
    assert np.isnan([seen.loss, seen.evaluation_loss, seen.cross_entropy]).all()
    assert (seen.signal_norm > 0).all()
    assert np.isnan(observer.validate(0, LOSS, 50).loss)


@pytest.mark.parametrize("count", [1, 3, 7])
def test_a_handful_of_pictures_is_enough(project: Project, digits: Dataset, count: int) -> None:
    few = Dataset(digits.train.subset(np.arange(count)), digits.test, digits.test, digits.class_names)
    seen, _ = observer_of(project, few).observe(0, LOSS)
    assert np.isfinite(seen.signal_norm).all()
    assert np.isnan(seen.noise_scale) or count > 3


def test_a_vanishing_signal_is_told_also_below_what_floats_can_square(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    seen, _ = observer.observe(0, LOSS)
    tiny, _ = observer.observe(0, lambda outputs, labels: LOSS(outputs, labels) * 1e-30)
    assert tiny.signal_norm == pytest.approx(seen.signal_norm * 1e-30, rel=1e-3)
    assert tiny.gradient_norm == pytest.approx(seen.gradient_norm * 1e-30, rel=1e-3)


def test_levels_measure_what_they_say(digits: Dataset) -> None:
    project = network()

    def second(level: str) -> Any:
        observer = observer_of(project, digits, level)
        observer.observe(0, LOSS)
        return observer.observe(1, LOSS)

    economy, standard, full = second("economy"), second("standard"), second("full")
    assert len(economy[0].gradient_cosine) == 0
    assert np.isnan(economy[0].noise_scale)
    assert len(standard[0].gradient_cosine) == 3
    assert standard[1] is None
    assert full[1] is not None
    np.testing.assert_array_equal(standard[0].signal_norm, full[0].signal_norm)
    pictures = [len(batch_of(observer_of(project, digits, level))[1]) for level in ("economy", "full")]
    assert pictures == [64, 128]


def test_only_what_leads_to_the_output_is_watched() -> None:
    project = network()
    loose = project.network.add(project.network.fresh_node(Conv2d()))
    assert watched_layers(loose) == ("conv", "hidden", "last")
    assert watched_activations(loose) == ("bend", "relu")


def test_the_cost_is_counted(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    before = observer.seconds
    observer.observe(0, LOSS)
    middle = observer.seconds
    observer.validate(0, LOSS, 32)
    assert before == 0 < middle < observer.seconds


def test_the_recall_is_that_of_the_pictures(digits: Dataset) -> None:
    observer = observer_of(network(), digits)
    found = observer.validate(4, LOSS, 200)
    images, labels = observer._tried[200]
    with torch.no_grad():
        guesses = observer._module(images).argmax(1)
    for label in range(10):
        own = labels == label
        assert int(own.sum()) == 20
        assert found.recall[label] == pytest.approx(float((guesses[own] == label).float().mean()))
    assert found.balanced_accuracy == pytest.approx(found.accuracy)


@pytest.mark.parametrize("loss", ["QuadraticCost", "Hinge", "BinaryCrossEntropy", "MeanAbsoluteError"])
def test_every_loss_is_looked_at(digits: Dataset, loss: str) -> None:
    from engine.spec.loss import Loss

    project = network()
    project = project.edited(training=project.training.edited(loss=Loss.family.parse({"type": loss})))
    loss_of: Callable[..., Tensor] = function(project.training.loss.torch_call())
    seen, _ = observer_of(project, digits).observe(0, loss_of)
    assert np.isfinite([seen.loss, seen.cross_entropy, *seen.signal_norm]).all()


def test_a_look_is_computed_as_the_steps_are(digits: Dataset) -> None:
    project = network()
    plain, _ = observer_of(project, digits).observe(0, LOSS)
    module = make_module(project, digits).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    seen: list[torch.dtype] = []
    module.get_submodule("conv").register_forward_hook(lambda *values: seen.append(values[2].dtype))
    observer = Observer(project, digits, module, CPU, "full", Choice("bfloat16", "channels_last"))
    rough, _ = observer.observe(0, LOSS)
    assert seen[0] == torch.bfloat16
    assert rough.signal_norm == pytest.approx(plain.signal_norm, rel=0.05)
    assert rough.gradient_norm == pytest.approx(plain.gradient_norm, rel=0.1)
    assert rough.output_std == pytest.approx(plain.output_std, rel=0.05)
