"""Doctor: keeps the verdict on the network in hand up to date, and runs what it orders."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.doctor.jobs import healing_job, lab_job, rate_job
from app.document.document import Document
from app.notices import notices
from app.translate import engine_message
from engine.doctor.changes import changes
from engine.doctor.cure import Cure, all_cures
from engine.doctor.evidence import Evidence
from engine.doctor.finding import Finding, Verdict
from engine.doctor.judge import judge
from engine.spec.message import Message, UserError
from engine.spec.project import Project

if TYPE_CHECKING:
    from app.training.session import Session
    from engine.clinic.healing import Healing, HealingProgress
    from engine.clinic.lab import LabProgress

JUDGE_MS = 500
"""At most so often a training is judged anew; the judging itself takes a few milliseconds."""
Source = Literal["preflight", "run"]
Busy = Literal["", "rate", "curing", "lab"]

logger = logging.getLogger(__name__)


class Offer:
    """A cure as it would be: the project with it, and what differs."""

    def __init__(self, cure: Cure, before: Project, after: Project) -> None:
        self.cure, self.before, self.after = cure, before, after
        self.changes: tuple[Message, ...] = changes(before, after)


class Doctor(QObject):
    """What the panel, the canvas and the foot show of the doctor, and what they ask of it.

    The verdict is on the newest run as long as the project in hand is the one that it trains or trained;
    after an edit it is on the pre-flight of the edited project.
    """

    verdict_changed = Signal()
    busy_changed = Signal()
    """Something long has begun or ended: `busy`."""
    curing_progressed = Signal(object)
    """HealingProgress"""
    healed = Signal(object)
    """Healing: the proof, whether it was accepted or not."""
    offered = Signal(object)
    """Offer: to be previewed."""
    lab_progressed = Signal(object)
    """LabProgress"""
    lab_done = Signal(object)
    """tuple[LabResult, ...]"""
    lab_wanted = Signal()
    """The user wants to compare cures side by side."""
    page_wanted = Signal(str)
    """id of a rule: the user wants its page."""
    show_node = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.session = document, session
        self.verdict: Verdict | None = None
        self.evidence: Evidence | None = None
        self.source: Source = "preflight"
        self.busy: Busy = ""
        self.proofs: list[Healing] = []
        """The newest last."""
        self._request = 0
        self._base: Project | None = None
        """The project that is being cured."""
        self._waiting: tuple[str, Finding | None] | None = None
        """The cure that waits for the value of a range test."""
        self._due = QTimer(self, singleShot=True, interval=JUDGE_MS)
        self._due.timeout.connect(self.judge_now)
        session.run_started.connect(self._soon)
        session.observed.connect(self._soon)
        session.epoch_ended.connect(self._soon)
        session.run_finished.connect(self._at_once)
        session.run_failed.connect(self._at_once)
        session.preflight_done.connect(self._at_once)
        document.opened.connect(self._forget)
        document.edited.connect(self._soon)
        session.jobs.progressed.connect(self._progressed)
        session.jobs.done.connect(self._done)
        session.jobs.failed.connect(self._failed)

    # The verdict

    @Slot()
    def _soon(self, _what: object = None) -> None:
        if not self._due.isActive():
            self._due.start()

    @Slot()
    def _at_once(self, _what: object = None) -> None:
        self._due.stop()
        self.judge_now()

    @Slot()
    def judge_now(self) -> None:
        """Judge what is known of the project in hand."""
        source, evidence = self._newest_evidence()
        verdict = judge(evidence) if evidence is not None else None
        self.evidence = evidence
        if verdict != self.verdict or source != self.source:
            self.verdict, self.source = verdict, source
            self.verdict_changed.emit()

    def _newest_evidence(self) -> tuple[Source, Evidence | None]:
        casebook = self.session.casebook
        project = self.document.project
        about_it = casebook is not None and (self.session.is_active or _same(casebook.project, project))
        if casebook is not None and about_it and casebook.observations:
            return "run", casebook.evidence
        preflight = self.session.preflight
        if preflight is not None and _same(preflight.project, project):
            return "preflight", preflight
        return "preflight", None

    @Slot()
    def _forget(self) -> None:
        self.cancel()
        self.verdict = self.evidence = None
        self.verdict_changed.emit()

    # Cures

    def offer(self, cure_id: str, finding: Finding | None = None) -> None:
        """Show what a cure would do; a notice says why where it does not apply. Nothing is changed."""
        cure = all_cures()[cure_id]
        if cure.needs_rate and not self.busy:
            dataset = self._trainable()
            if dataset is not None:
                self._waiting = (cure_id, finding)
                self._begin("rate", rate_job(self.document.project, dataset))
            return
        self._offer_with(cure_id, finding, None)

    def _offer_with(self, cure_id: str, finding: Finding | None, rate: float | None) -> None:
        cure, project = all_cures()[cure_id], self.document.project
        try:
            after = cure.apply(project, self.evidence, finding, rate)
        except UserError as error:
            text = " ".join(engine_message(part) for part in (error.message, error.advice) if part)
            notices.post(f"{engine_message(cure.title)}: {text}", "warning")
            return
        if after == project:
            notices.post(
                self.tr("{cure}: the network has this already.").format(cure=engine_message(cure.title))
            )
            return
        self.offered.emit(Offer(cure, project, after))

    def apply(self, offer: Offer) -> None:
        """Put the previewed project in place, as one undo step."""
        self.document.edit(engine_message(offer.cure.title), offer.after)

    @Slot()
    def cure(self) -> None:
        """Try the cures of the verdict, keep what helps, train, and prove it."""
        dataset = self._dataset()
        if dataset is None or self.busy or self.verdict is None or self.evidence is None:
            return
        if self.session.is_active:
            self.session.discard()
        self._base = self.document.project
        self._begin("curing", healing_job(self._base, dataset, self.evidence, self.verdict))

    def curing_problem(self) -> str:
        """Why nothing can be cured now; empty where it can."""
        if self.busy:
            return self.tr("The doctor is busy.")
        primary = self.verdict.primary if self.verdict is not None else None
        if primary is None:
            return self.tr("The doctor has found nothing to cure.")
        return "" if primary.cures else self.tr("For this the doctor has advice, but no cure.")

    def start_lab(self, projects: dict[str, Project]) -> None:
        """Train several projects side by side, by their titles."""
        dataset = self._trainable()
        if dataset is not None and not self.busy:
            self._begin("lab", lab_job(projects, dataset))

    @Slot()
    def cancel(self) -> None:
        """End what is going on; nothing is changed by it."""
        if self.busy:
            self.session.jobs.cancel(self._request)
            self._rest()

    def _trainable(self) -> Any:
        """The pictures, if the network can be trained on them as it is; else a notice says why not."""
        problem = self.session.blocking_problem
        if problem is None:
            return self._dataset()
        parts = (problem.message, problem.advice)
        notices.post(" ".join(engine_message(part) for part in parts if part), "warning", topic="network")
        return None

    def _dataset(self) -> Any:
        store = self.session.store
        if store.state != "ready" or store.dataset is None:
            notices.post(self.tr("The doctor needs the pictures; they are not loaded yet."), "warning")
            return None
        return store.dataset

    def _begin(self, busy: Busy, job: Any) -> None:
        self.busy = busy
        self._request = self.session.jobs.start_long(job)
        self.busy_changed.emit()

    def _rest(self) -> None:
        self.busy, self._request = "", 0
        self.busy_changed.emit()

    # What comes from the training thread

    @Slot(int, object)
    def _progressed(self, request: int, progress: HealingProgress | LabProgress) -> None:
        if request != self._request:
            return
        if self.busy == "curing":
            self.curing_progressed.emit(progress)
        elif self.busy == "lab":
            self.lab_progressed.emit(progress)

    @Slot(int, object)
    def _done(self, request: int, result: Any) -> None:
        if request != self._request:
            return
        was = self.busy
        self._rest()
        if was == "rate" and self._waiting is not None:
            self._offer_with(*self._waiting, result)
            self._waiting = None
        elif was == "curing":
            self._take_healing(result)
        elif was == "lab":
            self.lab_done.emit(result)

    @Slot(int, str)
    def _failed(self, request: int, reason: str) -> None:
        if request == self._request:
            self._rest()
            notices.post(reason, "problem")

    def _take_healing(self, healing: Healing) -> None:
        self.proofs.append(healing)
        project = self.document.project
        edited = self._base is not None and not _same(project, self._base)
        if healing.accepted and not edited:
            text = self.tr("Cure: {names}").format(
                names=", ".join(engine_message(all_cures()[one].title) for one in healing.kept)
            )
            self.document.edit(text, healing.project)
            self._show_run(healing)
        self.healed.emit(healing)
        if healing.accepted and edited:  # what the user did meanwhile is not written over
            offer = Offer(all_cures()[healing.kept[0]], project, healing.project)
            notices.post(
                self.tr("You have edited the network meanwhile, so the cured one was not put in its place."),
                "warning",
                self.tr("Show it"),
                lambda: self._offer_again(offer),
            )

    def _offer_again(self, offer: Offer) -> None:
        """Against the project as it is now."""
        self.offered.emit(Offer(offer.cure, self.document.project, offer.after))

    def _show_run(self, healing: Healing) -> None:
        """What was trained is the newest run, in every plot, and its model the one to classify with."""
        run = healing.run
        if run is None or run.started is None or self.session.is_active:
            return
        history = run.evidence.history
        assert history is not None
        self.session.show_run(healing.project, run.started, history, run.report, ended=True)


def _same(one: Project, other: Project) -> bool:
    """Whether they train in the same way; where the cards lie does not matter."""
    return (one.network, one.training, one.data) == (other.network, other.training, other.data)
