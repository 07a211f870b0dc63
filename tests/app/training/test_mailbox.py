"""The mailbox: order, merging and its bound."""

from __future__ import annotations

import dataclasses

import numpy as np

from app.training.mailbox import Mailbox, merged
from engine.train.report import EpochReport, Report


def report(first: int, count: int, epoch: int = 1) -> Report:
    steps = np.arange(first, first + count)
    of_layer = np.ones((count, 2), np.float32) * steps[:, None]
    of_step = of_layer[:, 0]
    return Report(steps, of_step, of_step, of_layer, of_layer, of_layer, 0.1, epoch, 10.0, first, 1.0)


EPOCH = EpochReport(1, 4, 1.0, 0.5, 1.0, 0.5, True)


def test_reports_that_follow_one_another_come_as_one_in_order() -> None:
    mailbox = Mailbox()
    for item in (report(0, 2), report(2, 3), EPOCH, report(5, 1, epoch=2)):
        mailbox.put(item)
    first, epoch, last = mailbox.take()
    assert isinstance(first, Report)
    assert first.steps.tolist() == [0, 1, 2, 3, 4]
    assert first.gradient_norm.shape == (5, 2)
    assert (first.epoch, first.seconds) == (1, 2)
    assert epoch is EPOCH
    assert isinstance(last, Report)
    assert last.epoch == 2
    assert mailbox.take() == []


def test_it_is_full_by_steps_until_it_is_emptied() -> None:
    mailbox = Mailbox(max_rows=10)
    mailbox.put(report(0, 9))
    assert not mailbox.full
    mailbox.put(EPOCH)
    assert mailbox.full
    mailbox.put(report(9, 4))
    (first, _, last) = mailbox.take()
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert len(first.steps) + len(last.steps) == 13
    assert not mailbox.full


def test_merging_forgets_no_field() -> None:
    both = merged([report(0, 2), report(2, 2)])
    for field in dataclasses.fields(Report):
        value = getattr(both, field.name)
        if isinstance(value, np.ndarray):
            assert len(value) == 4, field.name
