"""The templates: whole, saved and read alike, and each of them trains."""

from __future__ import annotations

import math

import pytest

from engine.spec.checks import check
from engine.spec.message import UserError
from engine.spec.project import Project, parse_project, project_text
from engine.spec.shapes import analyse
from engine.templates import NUM_CLASSES, Template, template, templates

IDS = (
    "digits", "cifar10", "cifar10-double-softmax", "lenet5", "vgg-small", "resnet-small",
    "deep-sigmoid", "deep-relu", "deep-sigmoid-batchnorm", "deep-sigmoid-residual",
)  # fmt: skip
each = pytest.mark.parametrize("start", templates(), ids=lambda start: start.id)


def test_all_are_there_in_order() -> None:
    assert tuple(start.id for start in templates()) == IDS
    assert template("lenet5") is templates()[3]


def test_an_unknown_id_names_the_choices() -> None:
    with pytest.raises(UserError, match="deep-sigmoid-residual") as caught:
        template("alexnet")
    assert "alexnet" in str(caught.value.message)


@each
def test_it_has_no_problem_but_its_flaw(start: Template) -> None:
    project = start.build()
    codes = [problem.code for problem in check(project.network, project.training, NUM_CLASSES)]
    assert codes == (["softmax_before_logits_loss"] if "softmax" in start.id else [])


@each
def test_it_says_what_it_is(start: Template) -> None:
    assert str(start.title)
    assert str(start.sentence).endswith(".")
    assert bool(start.flaw) == (start.id in ("cifar10-double-softmax", "deep-sigmoid"))


@each
def test_it_goes_through_the_file(start: Template) -> None:
    project = start.build()
    assert parse_project(project_text(project)) == project


def test_the_published_parameter_counts() -> None:
    counts = {name: analyse(template(name).build().network).parameters for name in IDS[:4]}
    assert counts["cifar10"] == counts["cifar10-double-softmax"] == 122_570
    assert counts["lenet5"] == 61_706


def test_the_twins_differ_in_one_thing() -> None:
    def tags(name: str) -> list[str]:
        return [node.layer.type for node in template(name).build().network.nodes]

    plain = tags("deep-sigmoid")
    assert tags("deep-relu") == [tag.replace("Sigmoid", "ReLU") for tag in plain]
    assert [tag for tag in tags("deep-sigmoid-batchnorm") if tag != "BatchNorm"] == plain
    assert [tag for tag in tags("deep-sigmoid-residual") if tag != "Add"] == plain
    plans = {template(name).build().training for name in IDS[6:]}
    assert len(plans) == 1


def _short(project: Project) -> Project:
    """The same on few pictures."""
    source = project.data.source
    if source.type == "Shapes":
        source = source.edited(pictures=40)
    data = project.data.model_copy(update={"source": source})
    return project.edited(data=data, training=project.training.edited(epochs=1, batch_size=16))


@each
def test_it_takes_a_step(start: Template) -> None:
    from engine.data.dataset import load_dataset
    from engine.train.report import Report, Started
    from engine.train.run import Run

    project = _short(start.build())
    run = Run(project, load_dataset(project.data, project.network.of_type("Input")[0].layer))
    run.report_seconds = 0
    assert isinstance(next(run), Started)
    report = next(report for report in run if isinstance(report, Report))
    run.close()
    assert math.isfinite(report.loss[0])
    assert (report.gradient_norm > 0).all()


def test_the_gradient_vanishes_in_the_deep_sigmoid_network_alone() -> None:
    from engine.data.dataset import load_dataset
    from engine.train.report import Observed
    from engine.train.run import Run

    lost = {}
    for name in IDS[6:]:
        project = _short(template(name).build())
        run = Run(project, load_dataset(project.data, project.network.of_type("Input")[0].layer))
        norms = next(report.observation.signal_norm for report in run if isinstance(report, Observed))
        run.close()
        lost[name] = math.log10(norms[-1] / norms[0])
    assert lost["deep-sigmoid"] > 5
    assert max(value for name, value in lost.items() if name != "deep-sigmoid") < 3


def test_the_sample_reads_97_percent_of_digits_it_has_not_seen() -> None:
    from engine.data.dataset import load_dataset
    from engine.train.report import Finished
    from engine.train.run import Run

    project = template("digits").build()
    dataset = load_dataset(project.data, project.network.of_type("Input")[0].layer)
    last = list(Run(project, dataset))[-1]
    assert isinstance(last, Finished)
    assert last.test_accuracy >= 0.97
