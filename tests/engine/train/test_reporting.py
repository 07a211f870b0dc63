"""Reports come often, but making them takes little of the time."""

from __future__ import annotations

import pytest

from engine.train.reporting import LONGEST_SECONDS, SHARE, Reporter


@pytest.mark.parametrize("cost", [0.0, 1e-5, 1e-3, 0.002, 1.0])
def test_the_interval_follows_what_a_report_costs(cost: float) -> None:
    reporter = Reporter()
    reporter._cost = cost
    interval = reporter.interval(0.05)
    assert 0.05 <= interval <= LONGEST_SECONDS
    assert interval == LONGEST_SECONDS or cost <= SHARE * interval * (1 + 1e-9)
    assert reporter.interval(0) == 0
