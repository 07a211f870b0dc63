"""The bar that says where network and pictures do not fit, with the one click that fits them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.data.store import DataStore
from app.document.document import Document
from app.translate import engine_message
from app.widgets.labels import label
from engine.data.dataset import Dataset
from engine.layers.input import Input
from engine.spec.network import NetworkSpec
from engine.spec.problems import Problem
from engine.spec.shapes import analyse
from engine.spec.source import DataSource

LARGEST = 128
"""Pictures of one size that are no larger go into the network as they are."""
SMALL, PHOTO, ROOM = 32, 64, 64
"""A network of under 32 pixels loses what photos show, which have 64 and more; it gets 64."""


class FitBar(QFrame):
    """Hidden while all fits."""

    def __init__(self, document: Document, store: DataStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.store = document, store
        self._kept: DataSource | None = None
        self.text = label("", "problem")
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self._fit)
        self.keep_button = QPushButton(self.tr("Keep it"))
        self.keep_button.setProperty("role", "flat")
        self.keep_button.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.keep_button)
        document.analysis_changed.connect(self.refresh)
        document.opened.connect(self._forget_kept)
        store.changed.connect(self.refresh)
        self.hide()  # whoever holds it refreshes it: shown now, it would be a window of its own

    @Slot()
    def refresh(self) -> None:
        """Show what does not fit now."""
        if self.store.state == "loading" and not self.isHidden():
            return
        problem, form = self._misfit(), self._better_input()
        self.setVisible(problem is not None or form is not None)
        sentences = []
        if problem is not None:
            sentences.append(engine_message(problem.message))
            if not self._has_units(problem):
                sentences.append(engine_message(problem.advice))
        if form is not None:
            now = self.store.form
            assert now is not None
            text = self.tr("An input of {pictures} would suit these pictures; the network takes {network}.")
            sentences.append(text.format(pictures=self._words(form), network=self._words(now)))
        self.text.setText(" ".join(sentences))
        self.text.setProperty("role", "problem" if problem is not None else "muted")
        self.text.style().polish(self.text)
        self.keep_button.setVisible(problem is None)
        self.button.setVisible(self._network() != self.document.network)
        self.button.setText(self._offer(problem, form))

    def _offer(self, problem: Problem | None, form: Input | None) -> str:
        dataset = self.store.dataset
        count = len(dataset.class_names) if dataset is not None else 0
        if form is None:
            return self.tr("Set the last layer to {count} classes").format(count=count)
        if problem is None or not self._has_units(problem):
            return self.tr("Set the input to {size}").format(size=self._words(form))
        text = self.tr("Fit the network: {count} classes, {size}")
        return text.format(count=count, size=self._words(form))

    def _words(self, form: Input) -> str:
        size = (
            self.tr("{width} × {height}, gray")
            if form.channels == 1
            else self.tr("{width} × {height}, colour")
        )
        return size.format(width=form.width, height=form.height)

    # What fits

    def _misfit(self) -> Problem | None:
        return next((p for p in self.document.problems if p.code == "class_count"), None)

    def _has_units(self, problem: Problem) -> bool:
        node = self.document.network.by_id.get(problem.node or "")
        return node is not None and "units" in type(node.layer).model_fields

    def _better_input(self) -> Input | None:
        """The input layer that suits the pictures better, if the network stays whole with it."""
        dataset, form, network = self.store.dataset, self.store.form, self.document.network
        if dataset is None or form is None or self._kept == self.document.project.data.source:
            return None
        better = suggested_input(dataset, form)
        if better == form:
            return None
        changed = network.replace(network.of_type("Input")[0].id, better)
        return better if _num_problems(changed) <= _num_problems(network) else None

    def _network(self) -> NetworkSpec:
        """The network, fitted."""
        network, problem, form = self.document.network, self._misfit(), self._better_input()
        if form is not None:
            network = network.replace(network.of_type("Input")[0].id, form)
        dataset = self.store.dataset
        if (
            problem is not None
            and problem.node is not None
            and dataset is not None
            and self._has_units(problem)
        ):
            layer = network.node(problem.node).layer.edited(units=len(dataset.class_names))
            network = network.replace(problem.node, layer)
        return network

    @Slot()
    def _fit(self) -> None:
        text = self.tr("Fit the network to the pictures")
        if self._better_input() is None:
            text = self.tr("Set the number of classes")
        network = self._network()
        self.hide()  # at once; the pictures follow
        self.document.edit_network(text, network)

    @Slot()
    def _forget_kept(self) -> None:
        self._kept = None
        self.refresh()

    @Slot()
    def _keep(self) -> None:
        self._kept = self.document.project.data.source
        self.refresh()


def suggested_input(dataset: Dataset, form: Input) -> Input:
    """The input layer with the size and channels that suit the pictures; the same where it does."""
    pictures = dataset.train
    changes: dict[str, int] = {}
    if pictures.modes is not None and (pictures.modes != "").any():
        gray, known = (pictures.modes == "L").sum(), (pictures.modes != "").sum()
        if form.channels == 1 and gray * 2 < known:
            changes["channels"] = 3
        elif form.channels == 3 and gray == known:
            changes["channels"] = 1
    if pictures.sizes is not None and (pictures.sizes > 0).all(axis=1).any():
        sizes = pictures.sizes[(pictures.sizes > 0).all(axis=1)]
        width, height = sizes[0].tolist()
        if (sizes == sizes[0]).all() and max(width, height) <= LARGEST:
            changes |= {"width": width, "height": height}
        elif max(form.width, form.height) < SMALL and np.median(sizes.min(axis=1)) >= PHOTO:
            changes |= {"width": ROOM, "height": ROOM}
    return form.edited(**changes)


def _num_problems(network: NetworkSpec) -> int:
    return sum(problem.severity == "problem" for problem in analyse(network).problems)
