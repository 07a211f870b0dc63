"""Streaming from a file gives the very training that the same pictures in memory give."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.data.dataset import Dataset, Pictures
from engine.data.rows import Rows
from engine.spec.message import UserError
from engine.spec.project import Project
from engine.train.batches import batch_bounds, epoch_order
from engine.train.feed import Feed
from engine.train.report import EpochReport, Finished, Report
from engine.train.run import train

CPU = torch.device("cpu")


def in_file(pictures: Pictures, path: Path) -> Pictures:
    """The same, mapped from a file."""
    path.write_bytes(b"head" + np.asarray(pictures.images).tobytes())
    return replace(pictures, images=Rows.of_file(path, 4, pictures.images.shape))


@pytest.fixture
def mapped(digits: Dataset, tmp_path: Path) -> Dataset:
    return replace(
        digits,
        train=in_file(digits.train, tmp_path / "train"),
        validation=in_file(digits.validation, tmp_path / "validation"),
        test=in_file(digits.test, tmp_path / "test"),
    )


def test_the_run_is_the_same_bit_for_bit(project: Project, digits: Dataset, mapped: Dataset) -> None:
    def numbers(dataset: Dataset) -> list[float]:
        found = []
        for report in train(project, dataset):
            if isinstance(report, Report):
                found += report.loss.tolist()
            elif isinstance(report, EpochReport):
                found.append(report.validation_loss)
            elif isinstance(report, Finished):
                found.append(report.test_loss)
        return found

    assert numbers(digits) == numbers(mapped)


def test_a_part_of_one_array_is_the_same_as_a_copy_of_it(digits: Dataset) -> None:
    order = np.random.default_rng(0).permutation(len(digits.train))
    copy = digits.train.subset(order)
    part = Pictures(Rows.of_array(np.asarray(digits.train.images)), digits.train.labels, digits.class_names)
    held, shared = Feed(copy, CPU), Feed(part.subset(order), CPU)
    assert not shared.streams
    rows = torch.tensor([3, 1, 400])
    for key in (rows, slice(2, 9), slice(None)):
        assert torch.equal(held[key], shared[key])
    pairs = zip(held.batches(rows, [(0, 3)]), shared.batches(rows, [(0, 3)]), strict=True)
    assert all(torch.equal(ours[0], theirs[0]) for ours, theirs in pairs)


def test_batches_come_in_order_and_the_reading_thread_ends(digits: Dataset, mapped: Dataset) -> None:
    held, streamed = Feed(digits.train, CPU), Feed(mapped.train, CPU)
    assert (held.streams, streamed.streams) == (False, True)
    order, bounds = epoch_order(len(held), 3, 1), batch_bounds(len(held), 100)
    before = threading.active_count()
    pairs = zip(held.batches(order, bounds), streamed.batches(order, bounds), strict=True)
    count = 0
    for ours, theirs in pairs:
        count += 1
        assert torch.equal(ours[0], theirs[0])
        assert torch.equal(ours[1], theirs[1])
    assert count == len(bounds)
    assert threading.active_count() == before
    begun = streamed.batches(order, bounds)
    next(begun)
    assert threading.active_count() == before + 1
    begun.close()
    assert threading.active_count() == before


def test_a_run_that_is_closed_leaves_no_thread(project: Project, mapped: Dataset) -> None:
    before = threading.active_count()
    run = train(project, mapped)
    run.single_step = True
    next(run)
    next(run)
    run.close()
    assert threading.active_count() == before


def test_a_full_batch_of_a_set_that_does_not_fit_is_refused(project: Project, mapped: Dataset) -> None:
    full = project.edited(training=project.training.edited(full_batch=True))
    with pytest.raises(UserError, match=r"too many for one step.*Switch off the full batch"):
        train(full, mapped)


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no CUDA")
def test_on_cuda_a_mapped_set_that_fits_goes_to_the_device_whole(mapped: Dataset) -> None:
    feed = Feed(mapped.train, torch.device("cuda"))
    assert not feed.streams
    assert np.array_equal(feed[:].cpu().numpy(), mapped.train.images[:])
