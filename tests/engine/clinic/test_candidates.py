"""Candidates: which cure is tried next."""

from __future__ import annotations

from engine.clinic.candidates import Candidates, has_cause
from engine.doctor.finding import Finding, Verdict
from engine.spec.message import say


def problem(rule: str, *cures: str, step: int = 100, severity: str = "problem") -> Finding:
    return Finding(rule, severity, None, step, say("found"), cures=cures)  # type: ignore[arg-type]


def verdict(*findings: Finding) -> Verdict:
    return Verdict(100, findings, findings[0] if findings else None)


def order(candidates: Candidates, refuse: tuple[str, ...] = ()) -> list[str]:
    """All ids in turn; those in `refuse` do not apply."""
    found = []
    for cure, _ in candidates:
        found.append(cure.id)
        if cure.id not in refuse:
            candidates.tried(cure.id)
    return found


def test_the_primary_cause_comes_first_and_others_are_mixed_in() -> None:
    both = verdict(
        problem("a", "relu", "batch_norm", "skip_connections", "fewer_layers"),
        problem("b", "clip_gradients", "dropout"),
    )
    assert order(Candidates(both)) == [
        "relu", "batch_norm", "clip_gradients", "skip_connections", "dropout", "fewer_layers",
    ]  # fmt: skip


def test_what_does_not_apply_takes_no_place() -> None:
    both = verdict(problem("a", "relu", "batch_norm", "skip_connections"), problem("b", "clip_gradients"))
    assert order(Candidates(both), refuse=("relu",)) == [
        "relu", "batch_norm", "skip_connections", "clip_gradients",
    ]  # fmt: skip


def test_another_kind_comes_before_more_of_the_same() -> None:
    one = verdict(problem("a", "he_initialisation", "lsuv", "batch_norm"))
    assert order(Candidates(one)) == ["he_initialisation", "batch_norm", "lsuv"]


def test_more_epochs_come_last_and_consequences_late() -> None:
    slow = verdict(problem("too_few_epochs", "more_epochs", "one_cycle", "batch_norm"))
    assert order(Candidates(slow)) == ["one_cycle", "batch_norm", "more_epochs"]
    deep = verdict(
        problem("underfitting", "wider"),
        problem("vanishing_gradient", "relu", "batch_norm", "skip_connections", "fewer_layers", "dropout"),
    )
    assert order(Candidates(deep)) == [
        "relu", "batch_norm", "skip_connections", "fewer_layers", "dropout", "wider",
    ]  # fmt: skip


def test_a_number_that_is_not_finite_follows_from_the_start() -> None:
    both = verdict(
        problem("not_finite", "lower_learning_rate"),
        problem("exploding_gradient", "he_initialisation", step=0),
    )
    assert order(Candidates(both)) == ["he_initialisation", "lower_learning_rate"]


def test_a_consequence_is_no_cause() -> None:
    assert not has_cause(verdict(problem("underfitting"), problem("dead_relu", severity="warning")))
    assert has_cause(verdict(problem("underfitting"), problem("dead_relu")))


def test_a_warning_counts_where_there_is_no_problem() -> None:
    warned = verdict(problem("softmax_before_logits_loss", "remove_softmax", severity="warning"))
    assert [(cure.id, finding) for cure, finding in Candidates(warned)] == [
        ("remove_softmax", warned.primary)
    ]


def test_alone_is_for_the_healthy_and_what_is_in_use_is_left_out() -> None:
    assert order(Candidates(verdict(), "range_test")) == ["range_test"]
    assert order(Candidates(verdict())) == []
    candidates = Candidates(verdict(problem("a", "relu", "batch_norm")))
    candidates.leave_out(("relu",))
    assert order(candidates) == ["batch_norm"]
