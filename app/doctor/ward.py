"""Where the doctor meets the window: its pages come and go, its findings reach canvas, foot and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.doctor.doctor import Offer
from app.widgets.lazy import Lazy
from engine.doctor.cure import all_cures
from engine.doctor.finding import Finding
from engine.doctor.judge import all_rules
from engine.spec.message import say
from engine.spec.problems import Problem

if TYPE_CHECKING:
    from app.window import Window

PAGES = ("preview", "proof", "lab")


class Ward(QObject):
    """Opens the preview over the canvas, and tells the document what was found."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.doctor = window, window.doctor
        self._came_from = "train"
        self.doctor.offered.connect(self._preview)
        self.doctor.verdict_changed.connect(self._tell_document)
        self.doctor.busy_changed.connect(self._tell_foot)
        self.doctor.show_node.connect(window.show_node)
        self.doctor.page_wanted.connect(window.help.problem)
        window.foot.cure_wanted.connect(self.doctor.cure)
        window.foot.doctor_wanted.connect(self.show_panel)
        window.session.doctor_wanted.connect(self.show_panel)
        self.doctor.healed.connect(self.show_proof)
        self.doctor.lab_wanted.connect(self.show_lab)

    @Slot()
    def show_panel(self) -> None:
        """The panel with the whole verdict."""
        dock = self.window.docks["doctor"]
        if self.window.tasks.current is None or self.window.tasks.current.page != "canvas":
            self.window.tasks.switch("train")
        dock.show()
        dock.raise_()
        content = dock.widget()
        assert isinstance(content, Lazy)
        panel = content.content
        panel.show_top()  # type: ignore[attr-defined]
        panel.setFocus()

    @Slot()
    def help_on_focus(self) -> None:
        """F1: the page of the problem in the doctor's panel, if the user is there; else the layers."""
        focus = QApplication.focusWidget()
        verdict = self.doctor.verdict
        inside = focus is not None and self.window.docks["doctor"].isAncestorOf(focus)
        if inside and verdict is not None and verdict.primary is not None:
            self.window.help.problem(verdict.primary.id)
        elif inside:
            self.window.help.problems()
        else:
            self.window.help.layers()

    @Slot()
    def _tell_document(self) -> None:
        """Findings stand on the canvas and at the foot like what is wrong with the network itself; they
        never stop a training."""
        verdict = self.doctor.verdict
        found = () if verdict is None else verdict.findings
        self.window.document.set_symptoms(
            tuple(_as_problem(one) for one in found if one.severity != "information")
        )
        self._tell_foot()

    @Slot()
    def _tell_foot(self) -> None:
        if self.doctor.busy == "curing":  # it answers what was told of the run before
            self.window.foot.notice_bar.forget(lambda notice: notice.topic == "run")
        self.window.foot.show_curable(not self.doctor.curing_problem())

    @Slot(object)
    def _preview(self, offer: Offer) -> None:
        from app.doctor.preview import Preview

        preview = self._open("preview")
        assert isinstance(preview, Preview)
        preview.show_offer(offer)

    @Slot()
    def show_proof(self) -> None:
        """The trainings before and after the newest cure."""
        from app.doctor.proof import Proof

        proof = self._open("proof")
        assert isinstance(proof, Proof)
        proof.show_newest()

    @Slot()
    def show_lab(self) -> None:
        """Cures side by side."""
        self._open("lab")

    def _open(self, name: str) -> QWidget:
        """One of the doctor's pages, in the canvas's place."""
        page = self.window.pages[name]
        assert isinstance(page, Lazy)
        is_new = not page.is_built
        content = page.content
        if is_new:
            content.left.connect(self._leave)  # type: ignore[attr-defined]
        current = self.window.tasks.current
        if current is not None and current.id not in PAGES:
            self._came_from = current.id if current.page == "canvas" else "train"
        self.window.tasks.switch(name)
        return content

    @Slot()
    def _leave(self) -> None:
        """Back to where the user came from."""
        self.window.tasks.switch(self._came_from)


def _as_problem(finding: Finding) -> Problem:
    """As the canvas shows it, with the cure beside."""
    title = all_rules()[finding.id].title
    cure = all_cures()[finding.cures[0]].title if finding.cures else None
    advice = say("Cure: {cure}.", cure=cure) if cure is not None else say("See the doctor's panel.")
    message = say("{problem}: {what}", problem=title, what=finding.message)
    return Problem(f"doctor/{finding.id}", "warning", finding.layer, message, advice)
