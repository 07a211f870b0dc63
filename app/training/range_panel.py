"""The range test beside the learning rate: a button, the curve while it is measured, the rate to take."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.guard import guarded
from app.theme import GRID, theme
from app.training.rate_finder import RateFinder
from app.widgets.icons import icon
from app.widgets.labels import label
from app.widgets.numbers import tabular, value_text
from engine.train.range_test import HIGH, LOW

HEIGHT = 148
HEADROOM = 1.15
"""The highest loss that is drawn, as a multiple of the first."""
DOT = 1.4
CURVE_WIDTH = 2.0
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class RangePanel(QWidget):
    """Shows what a RateFinder does; several may show the same."""

    def __init__(self, finder: RateFinder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self.start_button = QPushButton(icon("search"), self.tr("Find a rate"))
        self.start_button.clicked.connect(finder.start)
        self.use_button = QPushButton(icon("check", "on_accent"), "")
        self.use_button.setProperty("role", "primary")
        self.use_button.clicked.connect(finder.use)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setToolTip(self.tr("Put the range test away"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(finder.put_away)
        self.curve = RangeCurve()
        self.text = label(role="muted")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(GRID)
        buttons.addWidget(self.use_button)
        buttons.addWidget(self.start_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (self.curve, self.text):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        finder.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the finder as it is now."""
        finder = self._finder
        busy = finder.state in ("waiting", "running")
        self.start_button.setEnabled(finder.can_start)
        self.start_button.setVisible(not busy)
        self.start_button.setText(self.tr("Find again") if finder.result else self.tr("Find a rate"))
        self.start_button.setToolTip(
            self.tr("A training is on: stop it to test the rates.")
            if not busy and not finder.can_start
            else self.tr("Trains new weights for 100 steps with a rising rate, and shows which rates learn")
        )
        self.close_button.setVisible(finder.state != "idle")
        self.curve.show_test(finder)
        self.text.setText(self._words())
        self.text.setVisible(bool(self.text.text()))
        result = finder.result
        self.use_button.setVisible(result is not None and result.reason != "none")
        if result is not None:
            rate = value_text(result.suggestion)
            self.use_button.setText(self.tr("Use {rate}").format(rate=rate))
            self.use_button.setEnabled(not finder.is_used)
            self.use_button.setToolTip(
                self.tr("The plan has this rate.")
                if finder.is_used
                else self.tr("Put this learning rate into the plan")
            )

    def _words(self) -> str:
        finder = self._finder
        match finder.state:
            case "waiting":
                return self.tr("The pictures are being loaded.")
            case "running":
                if finder.progress is None:
                    return self.tr("The network is being prepared.")
                done, count = len(finder.progress.rates), finder.progress.num_steps
                return self.tr("Step {done} of {count}").format(done=done, count=count)
            case "failed":
                return finder.problem
        if finder.result is None:
            return ""
        match finder.result.reason:
            case "steepest":
                return self.tr("Here the loss falls fastest.")
            case "divergence":
                return self.tr("At higher rates the loss soon rises; this one keeps a safe distance.")
        return self.tr("At no rate does the loss fall. Look for a flaw in the network or the pictures first.")


class RangeCurve(QWidget):
    """The loss over the logarithm of the rate; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rates = self._losses = self._smoothed = np.empty(0)
        self._suggestion: float | None = None
        self.setVisible(False)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def show_test(self, finder: RateFinder) -> None:
        """Draw a result, or how far a test is."""
        source = finder.result or finder.progress
        self.setVisible(source is not None)
        if source is None:
            return
        self._rates, self._losses, self._smoothed = source.rates, source.losses, source.smoothed
        result = finder.result
        self._suggestion = result.suggestion if result and result.reason != "none" else None
        text = self.tr("The loss at learning rates from {first} to {last}").format(
            first=f"{self._rates[0]:.2g}", last=f"{self._rates[-1]:.2g}"
        )
        if self._suggestion is not None:
            suggested = value_text(self._suggestion)
            text = self.tr("{what}; suggested: {rate}").format(what=text, rate=suggested)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._rates):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tabular(self.font()))
        metrics = painter.fontMetrics()
        bottom = metrics.height() + GRID // 2
        top = metrics.height() + GRID // 2
        area = QRectF(self.rect()).adjusted(GRID, top, -GRID, -bottom)
        self._draw_axis(painter, area)
        highest = max(float(self._smoothed[0]), float(self._losses[0])) * HEADROOM
        lowest = float(self._smoothed.min())
        lowest -= 0.08 * max(highest - lowest, 1e-9)

        def place(rate: float, loss: float) -> QPointF:
            share = (min(loss, highest) - lowest) / (highest - lowest)
            return QPointF(_x(area, rate), area.bottom() - area.height() * max(share, 0.0))

        shown = self._losses <= highest
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted", 130))
        for rate, loss in zip(self._rates[shown], self._losses[shown], strict=True):
            painter.drawEllipse(place(rate, loss), DOT, DOT)
        painter.setPen(QPen(QColor(theme.colors.accent), CURVE_WIDTH))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = zip(self._rates, self._smoothed, strict=True)
        painter.drawPolyline(QPolygonF([place(rate, loss) for rate, loss in points]))
        if self._suggestion is not None:
            logs = np.log(self._rates)
            loss = float(np.interp(math.log(self._suggestion), logs, self._smoothed))
            self._mark(painter, area, self._suggestion, place(self._suggestion, loss))
        painter.end()

    def _draw_axis(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(theme.colors.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        metrics = painter.fontMetrics()
        for power in range(math.ceil(math.log10(LOW)), math.floor(math.log10(HIGH)) + 1):
            x = _x(area, 10.0**power)
            painter.setPen(QPen(theme.color("line", 140), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            text = "10" + str(power).translate(_SUPERSCRIPTS)
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, 0.0), self.width() - width)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(left, self.height() - metrics.descent()), text)

    def _mark(self, painter: QPainter, area: QRectF, rate: float, point: QPointF) -> None:
        """The suggested rate: a line, and its value above."""
        metrics = painter.fontMetrics()
        painter.setPen(QPen(QColor(theme.colors.good), 1.5))
        painter.drawLine(QPointF(point.x(), area.top() - GRID / 4), QPointF(point.x(), area.bottom()))
        painter.setBrush(QColor(theme.colors.good))
        painter.drawEllipse(point, 3.5, 3.5)
        text = value_text(rate)
        width = metrics.horizontalAdvance(text)
        left = min(max(point.x() - width / 2, 0.0), self.width() - width)
        painter.drawText(QPointF(left, metrics.ascent()), text)


def _x(area: QRectF, rate: float) -> float:
    """Where a rate stands on the logarithmic axis."""
    share = math.log(rate / LOW) / math.log(HIGH / LOW)
    return area.left() + area.width() * share
