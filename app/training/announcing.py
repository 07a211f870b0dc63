"""What the user is told of a training: why it cannot begin, how it ended, in which layer it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.notices import Topic, notices
from app.training.texts import finished_text, is_guessing, sentence
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem
from engine.train.report import Finished, RunFailed

if TYPE_CHECKING:
    from app.training.session import Session


def tell_problem(session: Session, problem: Problem) -> None:
    """Of the network in hand, which cannot be trained."""
    where = _node_name(session.document.network, problem.node)
    text = sentence(where, problem.message, problem.advice)
    _post_about_layer(session, text, problem.node, topic="network")


def tell_no_data(session: Session) -> None:
    """The pictures are not there."""
    store = session.store
    reason = store.problem or _tr("The pictures are not loaded.")
    text = _tr("Training needs pictures. {reason}").format(reason=reason)
    notices.post(text, "problem", _tr("Load again"), store.reload)


def tell_end(session: Session, report: Finished) -> None:
    """The newest run has ended well."""
    assert session.started is not None
    num_classes = len(session.started.class_names)
    text = finished_text(report, session.started.num_test, num_classes)
    if is_guessing(report, num_classes):
        notices.post(text, "warning", _tr("Ask the doctor"), session.doctor_wanted.emit, topic="run")
    else:
        notices.post(text, "success", _tr("Classify a picture"), session.classify_wanted.emit, topic="run")


def tell_failure(session: Session, network: NetworkSpec, report: RunFailed) -> None:
    """A run of this network could not go on."""
    text = sentence(_node_name(network, report.node), report.message, report.advice)
    _post_about_layer(session, text, report.node, report.details, topic="run")


def _post_about_layer(
    session: Session, text: str, node: str | None, details: str = "", topic: Topic = ""
) -> None:
    if node is None or node not in session.document.network.by_id:
        notices.post(text, "problem", details=details, topic=topic)
        return
    show = _tr("Show the layer")
    notices.post(text, "problem", show, lambda: session.layer_wanted.emit(node), details, topic)


def _node_name(network: NetworkSpec, node: str | None) -> str:
    return network.by_id[node].name if node is not None and node in network.by_id else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("training", text)
