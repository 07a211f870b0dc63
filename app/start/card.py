"""One template as a card to press: the picture of its network, its name, one sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.guard import guarded
from app.start.thumbnail import draw_network
from app.theme import GRID, theme
from app.translate import engine_message
from app.widgets.icons import icon_pixmap
from engine.templates import Template

PICTURE_HEIGHT = 84
SIZE = QSize(272, PICTURE_HEIGHT + 92)
EDGE = 1.5 * GRID
RADIUS = 8.0


class TemplateCard(QAbstractButton):
    """Pressed by mouse, Space or Enter; reached by Tab."""

    def __init__(self, template: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self._network = template.build().network
        self.setText(engine_message(template.title))
        self._sentence = engine_message(template.sentence)
        self._flaw = engine_message(template.flaw)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(" ".join(filter(None, (self._sentence, self._flaw))))
        self.setToolTip(self._flaw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(SIZE)
        theme.changed.connect(self.update)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        self.update()
        super().changeEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colors = theme.colors
        edge = colors.line
        if self.hasFocus():
            edge = colors.accent
        elif self.underMouse():
            edge = colors.muted
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colors.raised if self.isDown() else colors.surface))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        picture = frame.adjusted(EDGE, EDGE, -EDGE, 0)
        picture.setHeight(PICTURE_HEIGHT)
        draw_network(painter, self._network, picture)
        self._write(painter, picture.bottom() + GRID)

    def _write(self, painter: QPainter, top: float) -> None:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        left, width = round(EDGE) + 2, self.width() - 2 * round(EDGE) - 4
        painter.setFont(bold)
        painter.setPen(QColor(theme.colors.text))
        title_width = width - (24 if self._flaw else 0)
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, title_width)
        line = QRect(left, round(top), title_width, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        if self._flaw:
            sign = icon_pixmap("warning", 18, self.devicePixelRatioF(), "warning")
            painter.drawPixmap(left + width - 18, line.center().y() - 9, sign)
        painter.setFont(self.font())
        painter.setPen(QColor(theme.colors.muted))
        text_top = line.bottom() + 4
        area = QRect(left, text_top, width, self.height() - text_top - GRID)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(area, int(flags), self._sentence)
