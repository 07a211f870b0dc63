"""The look: colours by role in light and dark, the temperature scale, and the style sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

GRID = 8
"""Every distance is a multiple of this many pixels, or its half."""


@dataclass(frozen=True)
class Colors:
    """Colours by role, as #rrggbb."""

    window: str
    surface: str
    """Panels, cards, fields."""
    raised: str
    """What lies on a surface: buttons, hovered rows."""
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    good: str
    warning: str
    problem: str
    cold: str
    neutral: str
    hot: str
    categories: tuple[tuple[str, str], ...]

    def category(self, name: str) -> str:
        """The edge of a card of that category."""
        return dict(self.categories).get(name, self.muted)


LIGHT = Colors(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#e9ebef",
    line="#d5d9e0",
    text="#1b1f27",
    muted="#5d6675",
    accent="#2563c9",
    on_accent="#ffffff",
    good="#1f7a4d",
    warning="#9a6700",
    problem="#b3261e",
    cold="#2166ac",
    neutral="#9aa3ad",
    hot="#d9660f",
    categories=(
        ("Input and output", "#4b5563"),
        ("Convolution", "#2563c9"),
        ("Pooling", "#0e8a94"),
        ("Dense", "#7c4dbd"),
        ("Shape", "#8a8f98"),
        ("Normalisation", "#2f8f4e"),
        ("Activation", "#c98a00"),
        ("Regularisation", "#b0568f"),
        ("Merge", "#a8522d"),
    ),
)
DARK = Colors(
    window="#15181d",
    surface="#1e2229",
    raised="#2a2f38",
    line="#363d48",
    text="#e8eaee",
    muted="#9aa4b2",
    accent="#6ea8ff",
    on_accent="#0b1220",
    good="#5fcf95",
    warning="#e5b454",
    problem="#ff8a80",
    cold="#4f9fe8",
    neutral="#8b949f",
    hot="#ff9a4d",
    categories=(
        ("Input and output", "#9aa4b2"),
        ("Convolution", "#6ea8ff"),
        ("Pooling", "#3fc1cc"),
        ("Dense", "#b492f0"),
        ("Shape", "#7d8590"),
        ("Normalisation", "#6fce8c"),
        ("Activation", "#f0bd45"),
        ("Regularisation", "#e08cc0"),
        ("Merge", "#e0895f"),
    ),
)

COLDEST, HEALTHY, HOTTEST = -8.0, (-3.0, 0.5), 3.0
"""log10 of a gradient norm: fully cold, the healthy span, fully hot."""
CENTER = sum(HEALTHY) / 2
FADE = 1.3
"""Over 1: the colour leaves neutral slowly at first."""


class Theme(QObject):
    """The colours in force. `changed` is emitted when the user or the system turns the light."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colors = LIGHT
        self.dark = False

    def use(self, dark: bool) -> None:
        """Turn light or dark, for the palette of the whole application as well."""
        self.dark = dark
        self.colors = DARK if dark else LIGHT
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.setPalette(self._palette())
        self.changed.emit()

    def color(self, role: str, alpha: int = 255) -> QColor:
        """A role of `Colors` as a colour."""
        color = QColor(getattr(self.colors, role))
        color.setAlpha(alpha)
        return color

    def temperature(self, log10_norm: float) -> QColor:
        """Cold to hot, by the log10 of a gradient norm; near neutral over the healthy span, so that
        nothing cries wolf, but never so flat that layers cannot be told apart."""
        if log10_norm != log10_norm:
            return self.color("problem")
        cool = (CENTER - log10_norm) / (CENTER - COLDEST)
        if cool > 0:
            return blend(self.color("neutral"), self.color("cold"), cool**FADE)
        warm = (log10_norm - CENTER) / (HOTTEST - CENTER)
        return blend(self.color("neutral"), self.color("hot"), warm**FADE)

    def depth_color(self, index: int, count: int) -> QColor:
        """A line's colour by its layer's depth, first to last; readable on both backgrounds and by
        colour-blind eyes (viridis without its ends)."""
        stops = (
            ("#443a83", "#31688e", "#21908d", "#35b779", "#a2b22c")
            if not self.dark
            else ("#8f83e8", "#5b9fd6", "#35bdb6", "#5fd38d", "#e3e04f")
        )
        place = index / max(count - 1, 1) * (len(stops) - 1)
        left = min(int(place), len(stops) - 2)
        return blend(QColor(stops[left]), QColor(stops[left + 1]), place - left)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "window",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Accent: "accent",
        }.items():
            palette.setColor(role, self.color(name))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted", 150))
        return palette


def blend(start: QColor, end: QColor, share: float) -> QColor:
    """The colour on the way from `start`, 0, to `end`, 1."""
    share = min(max(share, 0.0), 1.0)
    return QColor.fromRgbF(
        *(
            a + (b - a) * share
            for a, b in zip(start.getRgbF()[:3], end.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )


def system_is_dark() -> bool:
    """What the desktop prefers."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


theme = Theme()
