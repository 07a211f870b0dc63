"""The doctor's grid: its parts, and a short subset of it trained and judged by the rules as they are."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from benchmarks.doctor.case import all_cases
from benchmarks.doctor.judge import judged, verdict_on
from benchmarks.doctor.measures import Judged, Moment, confusion, measures, mistakes
from benchmarks.doctor.notation import network, plan
from benchmarks.doctor.outcome import Outcome, cohens_d, outcomes
from benchmarks.doctor.pictures import FORMS, Spoiling, dataset
from benchmarks.doctor.published import TOOLS
from benchmarks.doctor.run_log import RunLog, evidence_at, load_log, save_log
from benchmarks.doctor.train import run_case
from engine.doctor.judge import all_rules
from engine.spec.checks import check

SOUND = ("cnn", "mlp-momentum", "tanh", "sgd-0.3-bn", "imbalance-3", "deep-sigmoid-bn", "frozen-first")
FAULTY = (
    "deep-sigmoid-mlp",
    "wide-weights",
    "dead-from-start",
    "tanh-adam-0.1",
    "momentum-1e-4",
    "constant",
    "softmax-twice",
    "raw-sgd",
    "imbalance-40",
    "decay-0.1",
    "frozen-all-but-head",
)


@pytest.fixture(scope="module")
def log() -> RunLog:
    """One run of the grid."""
    return run_case(all_cases()["digits/cnn"], 0)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_run_is_no_problem(name: str) -> None:
    run = run_case(all_cases()[f"digits/{name}"], 0)
    assert run.accuracy > 0.85
    verdict = verdict_on(run.evidence)
    assert verdict.name != "problem", verdict.primary


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_found_with_its_cause(name: str) -> None:
    case = all_cases()[f"digits/{name}"]
    run = run_case(case, 0)
    assert not run.accuracy > 0.9
    verdict = verdict_on(run.evidence)
    assert verdict.name == "problem"
    assert verdict.primary is not None
    assert verdict.primary.id in case.accepted


def test_cases_are_many_and_half_healthy() -> None:
    cases = all_cases().values()
    assert len(cases) >= 200
    assert 0.4 < sum(not case.accepted for case in cases) / len(cases) < 0.6
    assert sum(case.trap for case in cases) >= 40
    causes = {cause for case in cases for cause in case.accepted}
    problems = set(all_rules()) - {
        "bias_before_batch_norm", "dropout_before_batch_norm", "map_too_small_early", "shrinking_filters"
    }  # fmt: skip
    assert causes == problems


@pytest.mark.parametrize("data", ["digits", "fashion", "cifar"])
def test_every_case_can_be_trained(data: str) -> None:
    for case in all_cases().values():
        if case.data == data:
            project = case.project(1)
            assert not [p for p in check(project.network, project.training, 10) if p.severity == "problem"]
            assert project.training.seed == 1


def test_notation() -> None:
    spec = network("conv(4,frozen) relu [{conv(4,init=zeros) relu}]*2 flatten linear(10)", FORMS["digits"])
    assert [spec.node(i).layer.type for i in spec.order] == [
        "Input", "Conv2d", "ReLU", "Conv2d", "ReLU", "Add", "Conv2d", "ReLU", "Add", "Flatten", "Linear",
        "Output",
    ]  # fmt: skip
    first, second = spec.of_type("Conv2d")[:2]
    assert first.frozen
    assert not second.frozen
    assert dict(second.layer)["initialisation"] == "zeros"
    assert set(spec.feeds("add_2").values()) == {"relu_3", "add_1"}
    with pytest.raises(AssertionError, match="what is"):
        network("conv(4) relu ?", FORMS["digits"])
    how = plan("momentum", 0.1, 3, nesterov=True, clip_norm=0.5, schedule="Cosine")
    assert (how.clip_norm, how.schedule.type, dict(how.optimizer)["nesterov"]) == (0.5, "Cosine", True)


def test_spoilt_pictures() -> None:
    clean = dataset("digits")
    assert (len(clean.train), len(clean.validation), len(clean.test)) == (900, 360, 537)
    few = dataset("digits", Spoiling(imbalance=10, large=(3,)))
    assert few.train.counts()[3] == clean.train.counts()[3]
    assert max(few.train.counts()[:3]) <= 10
    assert few.test.counts() == clean.test.counts()
    noisy = dataset("digits", Spoiling(label_noise=0.5))
    share = (noisy.train.labels != clean.train.labels).mean()
    assert 0.4 < share < 0.5  # a tenth of the random labels are right
    assert (noisy.test.labels == clean.test.labels).all()
    negative = dataset("digits", Spoiling(other_validation=True))
    assert (np.asarray(negative.validation.images) == 255 - np.asarray(clean.validation.images)).all()
    assert (np.asarray(negative.train.images) == np.asarray(clean.train.images)).all()


def test_a_log_comes_back(log: RunLog, tmp_path: Path) -> None:
    path = tmp_path / "digits" / "cnn-0.npz"
    save_log(log, path, "key", "reference key")
    back = load_log(path)
    assert (back.case, back.seed, back.accuracy) == (log.case, log.seed, log.accuracy)
    assert back.evidence.project == log.evidence.project
    assert judged(back) == judged(log)
    assert back.evidence.reference is not None
    assert [p.name for p in path.parent.iterdir()] == ["cnn-0.npz"]


def test_evidence_of_an_earlier_moment(log: RunLog) -> None:
    early = evidence_at(log.evidence, 40)
    assert early.step == 40
    assert max(look.step for look in early.observations) == 40
    assert not early.finished
    assert early.history is not None
    assert early.history.num_epochs == 1
    full = log.evidence.history
    assert full is not None
    assert (early.history.mean("loss") == full.mean("loss")[:40]).all()
    whole = evidence_at(log.evidence, log.evidence.total_steps)
    assert whole.step == log.evidence.step


def test_outcome_tells_what_is_a_fault() -> None:
    cases = [all_cases()[f"digits/{name}"] for name in ("mlp", "constant", "adam-0.1", "relu-logits")]
    known = outcomes(
        cases,
        {
            "digits/mlp": [0.95, 0.96, 0.97],
            "digits/constant": [0.95, 0.94, 0.95],
            "digits/adam-0.1": [0.9, 0.92, 0.91],
            "digits/relu-logits": [0.96, math.nan, 0.97],
        },
    )
    assert {case: one.kind for case, one in known.items()} == {
        "digits/mlp": "healthy",
        "digits/constant": "harmless",
        "digits/adam-0.1": "faulty",
        "digits/relu-logits": "faulty",
    }
    longer = {"digits/mlp": [0.99, 0.98, 0.99]}
    short = outcomes(cases[:1], {"digits/mlp": [0.95, 0.96, 0.97]}, longer)["digits/mlp"]
    assert (short.kind, short.accepted[0]) == ("faulty", "too_few_epochs")
    assert cohens_d(np.array([3.0, 5.0]), np.array([1.0, 3.0])) == pytest.approx(2 / math.sqrt(2))


def test_measures() -> None:
    cases = {name: all_cases()[name] for name in ("digits/mlp", "digits/constant", "digits/adam-0.1")}
    known = {
        "digits/mlp": Outcome("healthy", 0.95, math.nan, math.nan),
        "digits/constant": Outcome("harmless", 0.95, 0.0, 0.0),
        "digits/adam-0.1": Outcome("faulty", 0.6, 0.35, 9.0, ("dead_relu",)),
    }
    nothing = Moment(0.0, False, "")
    said = [
        Judged("digits/mlp", 0, (nothing, Moment(0.5, True, "dead_relu"), Moment(1.0, False, ""))),
        Judged("digits/constant", 0, (nothing, Moment(1.0, True, "bad_initialisation"))),
        Judged(
            "digits/adam-0.1", 0, (nothing, Moment(0.1, True, "dead_relu"), Moment(1.0, True, "dead_relu"))
        ),
        Judged("digits/adam-0.1", 1, (nothing, Moment(0.6, True, "x"), Moment(1.0, True, "label_errors"))),
        Judged("digits/adam-0.1", 2, (nothing, Moment(1.0, False, "overfitting"))),
    ]
    found = measures(said, cases, known)
    assert found["recall_by_the_end"] == {"runs": 2, "of": 3, "share": 0.667}
    assert found["recall_by_a_quarter"]["runs"] == 1
    assert found["right_primary_cause"]["runs"] == 1
    assert found["false_alarms_at_the_end"] == {"runs": 1, "of": 2, "share": 0.5}
    assert found["false_alarms_at_any_moment"]["runs"] == 2
    assert found["first_verdict_in_percent_of_the_run"] == 35.0
    assert confusion(said, known)["dead_relu"] == {"dead_relu": 1, "label_errors": 1, "no problem": 1}
    assert [line.split(":")[0] for line in mistakes(said, known)] == [
        "digits/constant",
        "digits/adam-0.1",
    ]


def test_published_rules_judge_the_same_logs(log: RunLog) -> None:
    said = {tool.name: tool.judge(log.evidence) for tool in TOOLS}
    assert said["AUTOTRAINER"] == ""
    assert said["UMLAUT"] == "data_not_normalised"  # it wants pixels between -1 and 1
    assert set(said.values()) <= {"", *all_rules()}
    broken = run_case(all_cases()["digits/wide-weights"], 0)
    assert all(tool.judge(broken.evidence) for tool in TOOLS)
