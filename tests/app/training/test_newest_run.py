"""What is known of the newest run is of one run alone, whatever comes late from the one before."""

from __future__ import annotations

import numpy as np

from app.training.newest_run import NewestRun
from engine.data.dataset import load_dataset
from engine.layers.input import Input
from engine.runs.progress import Rewound
from engine.spec.project import Project
from engine.train.history import History
from engine.train.report import Report, Started

STARTED = Started(("dense",), ("a", "b"), "CPU", 10, 4, 8, 64, 16, 20)


def report(step: int) -> Report:
    one = np.ones((1, 1), np.float32)
    return Report(
        np.array([step]), np.ones(1), np.ones(1), one, one, one,
        learning_rate=0.1, epoch=1, images_per_second=1.0, seconds=1.0, seconds_left=1.0,
    )  # fmt: skip


def test_until_the_next_one_starts_the_last_one_stays() -> None:
    project = Project()
    dataset = load_dataset(project.data, Input(height=8, width=8))
    run = NewestRun(project)
    run.take(report(0))
    assert run.history is None
    run.expect(project, dataset)
    assert run.dataset is None
    run.take(STARTED)
    run.take(report(0))
    book = run.casebook
    assert run.history is not None
    assert (run.history.num_steps, run.dataset, run.network) == (1, dataset, project.network)

    run.expect(project.edited(layout={}), dataset)
    run.take(report(1))  # late
    assert run.casebook is book
    assert run.history.num_steps == 1
    run.take(STARTED)
    assert run.casebook is not book
    assert run.report is None


def test_a_run_elsewhere_is_known_up_to_where_it_is_and_can_go_back() -> None:
    project = Project()
    run = NewestRun(project)
    known, earlier = History(("dense",)), History(("dense",))
    known.extend(report(0))
    run.show(project, STARTED, known, report(0))
    assert run.dataset is None
    assert run.history is known
    run.take(report(1))
    assert known.num_steps == 2
    run.take(Rewound(earlier))
    assert run.history is earlier
