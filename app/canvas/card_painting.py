"""How a card is painted: at full size with its words, from afar as a coloured plate."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPainterPath, QPen

from app.canvas.face import Face
from app.canvas.gauge import Gauge
from app.document.arrangement import CARD_WIDTH
from app.theme import theme

RADIUS = 8.0
EDGE = 5.0
"""Width of the slim edge in the category's colour."""
PORT_RADIUS = 3.5
BADGE_HEIGHT = 20.0
LOCK_WIDTH = 10.0
_INSET = 16.0
_GAUGE_HEIGHT = 4.0
_TEXT_FROM, _ALL_TEXT_FROM = 0.34, 0.6
"""Zoom from which the name is readable, and everything."""


@dataclass
class CardState:
    """What the pointer, the selection and a training do to a card's look."""

    selected: bool = False
    hovered: bool = False
    training: bool = False
    """Whether temperatures are shown; a card without weights has none, and stays plain."""
    gauge: Gauge | None = None
    ports: dict[str, str] = field(default_factory=dict)
    """While a wire is drawn: port ("" is the output) -> "fits", "snapped" or "refused"."""


def gauge_rect(height: float) -> QRectF:
    """Where the bar of the gradient lies on a card, with its arrow."""
    return QRectF(_INSET, height - 10, CARD_WIDTH - _INSET - 10, 8)


def badge_rect(height: float) -> QRectF:
    """The badge hangs over the card's lower edge."""
    return QRectF(_INSET - 6, height - 7, CARD_WIDTH - _INSET, BADGE_HEIGHT)


def input_point(height: float, inputs: tuple[str, ...], port: str) -> QPointF:
    """Where a wire ends, on the left edge."""
    return QPointF(0, height * (inputs.index(port) + 1) / (len(inputs) + 1))


def output_point(height: float) -> QPointF:
    """Where a wire starts, on the right edge."""
    return QPointF(CARD_WIDTH, height / 2)


def card_fonts() -> tuple[QFont, QFont]:
    """The name's, and that of all else."""
    base = QGuiApplication.font()
    name, small = QFont(base), QFont(base)
    name.setPixelSize(13)
    name.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(11)
    return name, small


def paint_card(
    painter: QPainter, face: Face, height: float, state: CardState, zoom: float, exposed: QRectF
) -> None:
    """Paint it with its top left corner at 0, 0."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = QRectF(0, 0, CARD_WIDTH, height)
    background = _background(face, state, zoom)
    if state.gauge is not None and gauge_rect(height).contains(exposed) and zoom >= _ALL_TEXT_FROM:
        # While training only this strip changes; what lies around it stays as it is.
        painter.fillRect(exposed, background)
        _paint_gauge(painter, state.gauge, height)
        return
    _paint_plate(painter, face, body, state, zoom, background)
    if zoom >= _ALL_TEXT_FROM:
        _paint_words(painter, face, height)
        if face.frozen:
            _paint_lock(painter, QPointF(CARD_WIDTH - 18, 18), 1.0)
        if state.gauge is not None:
            _paint_gauge(painter, state.gauge, height)
        if face.severity is not None:
            _paint_badge(painter, face, height)
    else:
        if zoom >= _TEXT_FROM:
            _paint_name_large(painter, face, body, raised=state.gauge is not None)
        if face.frozen:
            _paint_lock(painter, QPointF(CARD_WIDTH - 22, height - 24), 1.7)
        if state.gauge is not None:
            _paint_gauge_large(painter, state.gauge, height)
        if face.severity in ("problem", "warning"):
            painter.setPen(QPen(theme.color("surface"), 2))
            painter.setBrush(theme.color(face.severity))
            painter.drawEllipse(QPointF(CARD_WIDTH - 8, 8), 11, 11)
    _paint_ports(painter, face, height, state, zoom)


def _background(face: Face, state: CardState, zoom: float) -> QColor:
    surface, far = theme.color("surface"), zoom < _ALL_TEXT_FROM
    if state.gauge is not None:
        tint = state.gauge.tint
        if tint is not None:
            return mixed(surface, tint, 0.75 if far else 0.18)
        return mixed(surface, theme.color("neutral"), 0.2) if far else surface
    if far and not state.training:
        return mixed(surface, QColor(theme.colors.category(face.category)), 0.22)
    return surface


def _paint_plate(
    painter: QPainter, face: Face, body: QRectF, state: CardState, zoom: float, fill: QColor
) -> None:
    if zoom >= _ALL_TEXT_FROM:
        painter.setPen(Qt.PenStyle.NoPen)
        for offset, alpha in ((3.0, 10), (1.5, 16)):
            painter.setBrush(QColor(0, 0, 0, alpha * (3 if theme.dark else 1)))
            painter.drawRoundedRect(body.translated(0, offset).adjusted(-1, 0, 1, 1), 9, 9)
    if state.selected:
        painter.setPen(QPen(theme.color("accent", 70), 6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
    plate = QPainterPath()
    plate.addRoundedRect(body, RADIUS, RADIUS)
    painter.fillPath(plate, fill)
    edge = QPainterPath()
    edge.addRect(0, 0, max(EDGE, 3 / zoom), body.height())
    painter.fillPath(plate.intersected(edge), QColor(theme.colors.category(face.category)))
    line = theme.color("accent" if state.selected else "muted" if state.hovered else "line")
    if face.severity in ("problem", "warning") and not state.selected:
        line = theme.color(face.severity, 190)
    pen = QPen(line, max(1.0, 0.75 / zoom) if not state.selected else max(2.0, 1.5 / zoom))
    if face.unknown:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(plate)


def _paint_words(painter: QPainter, face: Face, height: float) -> None:
    name_font, small_font = card_fonts()
    width = CARD_WIDTH - _INSET - 12
    painter.setFont(name_font)
    painter.setPen(theme.color("text"))
    room = width - (LOCK_WIDTH + 6 if face.frozen else 0)
    name = QFontMetricsF(name_font).elidedText(face.name, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(_INSET, 23), name)
    metrics = QFontMetricsF(small_font)
    painter.setFont(small_font)
    painter.setPen(theme.color("muted"))
    kind = metrics.elidedText(face.kind, Qt.TextElideMode.ElideRight, width)
    painter.drawText(QPointF(_INSET, 40), kind)
    room = width - metrics.horizontalAdvance(face.kind) - 8
    parameters = face.parameters
    if metrics.horizontalAdvance(parameters) > room:
        parameters = parameters.rpartition(" ")[0]
    if parameters and metrics.horizontalAdvance(parameters) <= room:
        left = _INSET + width - metrics.horizontalAdvance(parameters)
        painter.drawText(QPointF(left, 40), parameters)
    painter.setPen(theme.color("text"))
    painter.drawText(QPointF(_INSET, 57), face.shape)


def _paint_lock(painter: QPainter, center: QPointF, scale: float) -> None:
    """A closed lock: training leaves the layer as it is."""
    painter.save()
    painter.translate(center)
    painter.scale(scale, scale)
    color = theme.color("muted")
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(-3, -6, 6, 8), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(-LOCK_WIDTH / 2, -2, LOCK_WIDTH, 7.5), 1.5, 1.5)
    painter.restore()


def _paint_name_large(painter: QPainter, face: Face, body: QRectF, raised: bool) -> None:
    font = card_fonts()[0]
    font.setPixelSize(20)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    room = body.adjusted(_INSET, 0, -10, -14 if raised else 0)
    name = QFontMetricsF(font).elidedText(face.name, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _paint_gauge(painter: QPainter, gauge: Gauge, height: float) -> None:
    area = gauge_rect(height)
    track = QRectF(area.left(), area.top() + 2, area.width() - 14, _GAUGE_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(track, 2, 2)
    filled = QRectF(track)
    filled.setWidth(max(track.width() * gauge.share, _GAUGE_HEIGHT))
    painter.setBrush(gauge.color)
    painter.drawRoundedRect(filled, 2, 2)
    if gauge.trend:
        arrow = QPointF(area.right() - 5, area.center().y())
        paint_trend(painter, arrow, gauge.color, gauge.trend)


def _paint_gauge_large(painter: QPainter, gauge: Gauge, height: float) -> None:
    """From afar: a thicker bar and a larger arrow."""
    track = QRectF(_INSET, height - 18, CARD_WIDTH - _INSET - 40, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface", 150))
    painter.drawRoundedRect(track, 4, 4)
    track.setWidth(max(track.width() * gauge.share, track.height()))
    painter.setBrush(theme.color("text", 190) if gauge.trend else gauge.color)
    painter.drawRoundedRect(track, 4, 4)
    if gauge.trend:
        painter.save()
        painter.translate(CARD_WIDTH - 20, height - 14)
        painter.scale(2, 2)
        paint_trend(painter, QPointF(0, 0), theme.color("text", 190), gauge.trend)
        painter.restore()


def paint_trend(painter: QPainter, center: QPointF, color: QColor, trend: int) -> None:
    """An arrow down where the gradient vanishes, up where it explodes: the colour said again."""
    x, y, lift = center.x(), center.y(), 3.5 * trend
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(
        [
            QPointF(x - 4, y + lift),
            QPointF(x + 4, y + lift),
            QPointF(x, y - lift),
        ]
    )


def _paint_badge(painter: QPainter, face: Face, height: float) -> None:
    assert face.severity is not None
    font = card_fonts()[1]
    metrics = QFontMetricsF(font)
    area = badge_rect(height)
    words = metrics.elidedText(face.badge, Qt.TextElideMode.ElideRight, area.width() - 28)
    area.setWidth(metrics.horizontalAdvance(words) + 30)
    color = theme.color("muted" if face.severity == "information" else face.severity)
    painter.setPen(QPen(color, 1))
    painter.setBrush(mixed(theme.color("surface"), color, 0.14))
    painter.drawRoundedRect(area, BADGE_HEIGHT / 2, BADGE_HEIGHT / 2)
    center = QPointF(area.left() + 12, area.center().y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if face.severity != "warning":
        painter.drawEllipse(center, 5.5, 5.5)
    else:
        painter.drawPolygon(
            [
                center + QPointF(0, -6),
                center + QPointF(6, 5),
                center + QPointF(-6, 5),
            ]
        )
    painter.setPen(QPen(theme.color("surface"), 1.5))
    turn = -1 if face.severity == "information" else 1  # an i is an exclamation mark upside down
    painter.drawLine(center + QPointF(0, -2.5 * turn), center + QPointF(0, 0.8 * turn))
    painter.drawPoint(center + QPointF(0, 3.2 * turn))
    painter.setFont(font)
    painter.setPen(color)
    baseline = area.center().y() + metrics.capHeight() / 2
    painter.drawText(QPointF(area.left() + 22, baseline), words)


def _paint_ports(painter: QPainter, face: Face, height: float, state: CardState, zoom: float) -> None:
    if zoom < _TEXT_FROM and not state.ports:
        return
    points = [(port, input_point(height, face.inputs, port)) for port in face.inputs]
    if face.has_output:
        points.append(("", output_point(height)))
    for port, point in points:
        mark = state.ports.get(port)
        color = theme.color("muted")
        radius = PORT_RADIUS
        if mark in ("fits", "snapped", "hovered"):
            color = theme.color("accent")
            radius = {"fits": 5.5, "hovered": 6.5, "snapped": 8.0}[mark]
        elif mark == "refused":
            color = theme.color("line")
        elif port and port not in face.connected:
            color = theme.color("problem")
        filled = mark == "snapped" or (mark is None and port in face.connected)
        painter.setPen(QPen(color, 1.75))
        painter.setBrush(color if filled else theme.color("surface"))
        painter.drawEllipse(point, radius, radius)


def mixed(base: QColor, other: QColor, share: float) -> QColor:
    """`share` of the other colour in the base."""
    return QColor.fromRgbF(
        base.redF() + (other.redF() - base.redF()) * share,
        base.greenF() + (other.greenF() - base.greenF()) * share,
        base.blueF() + (other.blueF() - base.blueF()) * share,
    )
