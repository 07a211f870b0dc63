"""What may be done to a picture so that it looks like those of the training: invert, cut to the ink."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.classify.likeness import Likeness, cut_to_ink, inverted, wants_cutting, wants_inversion


class Adjustments(QWidget):
    """Two boxes, checked where that suits the training pictures; what the user clicks stays until
    the next picture."""

    changed = Signal()
    """The user wants it otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.invert_box, self.cut_box = QCheckBox(), QCheckBox()
        self.invert_box.setToolTip(self.tr("White for black"))
        self.cut_box.setToolTip(
            self.tr(
                "The network gets what is drawn in the picture, in the middle and as large as the "
                "training pictures have it, without the empty paper around it."
            )
        )
        self._likeness = Likeness()
        self._wishes: dict[QCheckBox, bool] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for box in (self.invert_box, self.cut_box):
            box.clicked.connect(self._on_clicked)
            column.addWidget(box)
        self.suggest(None, self._likeness, False)

    def forget(self) -> None:
        """Another picture: what was wanted for the last one counts no more."""
        self._wishes.clear()

    def suggest(self, pixels: np.ndarray | None, likeness: Likeness, may_cut: bool) -> None:
        """Show what suits these pixels (uint8, as in `likeness`); None: nothing can be adjusted."""
        self._likeness = likeness
        self.invert_box.setVisible(pixels is not None)
        self.cut_box.setVisible(pixels is not None and may_cut)
        invert = pixels is not None and wants_inversion(pixels, likeness)
        cut = pixels is not None and may_cut and wants_cutting(pixels, likeness)
        self.invert_box.setText(
            self.tr("Inverted to match the training pictures") if invert else self.tr("Invert")
        )
        self.cut_box.setText(
            self.tr("Cut to match the training pictures") if cut else self.tr("Cut to the ink")
        )
        for box, suggested in ((self.invert_box, invert), (self.cut_box, cut)):
            with QSignalBlocker(box):
                box.setChecked(not box.isHidden() and self._wishes.get(box, suggested))

    def applied(self, pixels: np.ndarray, preview: np.ndarray, height: int, width: int) -> np.ndarray:
        """The pixels as the boxes say; `preview` is enough where they are cut for a small network."""
        if self.cut_box.isChecked():
            pixels = cut_to_ink(preview, height, width, self._likeness.fill)
        return inverted(pixels) if self.invert_box.isChecked() else pixels

    @Slot()
    def _on_clicked(self) -> None:
        box = self.sender()
        assert isinstance(box, QCheckBox)
        self._wishes[box] = box.isChecked()
        self.changed.emit()
