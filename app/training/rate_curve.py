"""RateCurve: how the learning rate will go, drawn small."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.guard import guarded
from app.theme import GRID, theme
from engine.spec.schedule import rate_factor
from engine.spec.training import TrainingPlan

HEIGHT = 56
NUM_POINTS = 240
CURVE_WIDTH = 1.5
STEPS_PER_EPOCH = 100
"""Assumed while it is not known how many pictures there are."""


class RateCurve(QWidget):
    """The factor of the learning rate from the first step to the last; hidden where it stays 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.factors: tuple[float, ...] = ()
        self.setVisible(False)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    def show_plan(self, plan: TrainingPlan, num_pictures: int | None) -> None:
        """Draw the schedule of a plan. What a schedule will do that watches the loss is not known."""
        steps_per_epoch = STEPS_PER_EPOCH
        if num_pictures:
            steps_per_epoch = plan.steps_per_epoch(num_pictures)
        total = plan.epochs * steps_per_epoch
        total = min(total, plan.max_steps) if plan.max_steps else total
        count = min(total, NUM_POINTS)
        steps = [index * (total - 1) // max(count - 1, 1) for index in range(count)]
        self.factors = tuple(
            rate_factor(plan.schedule, plan.warmup_steps, step, total, steps_per_epoch) for step in steps
        )
        stays = all(factor == 1 for factor in self.factors)
        self.setVisible(not stays)
        rate = plan.optimizer.learning_rate
        self.setToolTip(
            self.tr("The learning rate over {steps} steps: from {first} to {last}, at most {most}").format(
                steps=total,
                first=f"{rate * self.factors[0]:.2g}",
                last=f"{rate * self.factors[-1]:.2g}",
                most=f"{rate * max(self.factors):.2g}",
            )
        )
        self.setAccessibleName(self.toolTip())
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(GRID / 2, GRID / 2, -GRID / 2, -GRID / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colors.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        last = max(len(self.factors) - 1, 1)
        points = [
            QPointF(area.left() + area.width() * place / last, area.bottom() - area.height() * factor)
            for place, factor in enumerate(self.factors)
        ]
        painter.setPen(QPen(QColor(theme.colors.accent), CURVE_WIDTH))
        painter.drawPolyline(QPolygonF(points))
        painter.end()
