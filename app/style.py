"""The style sheet of the whole program, made from the theme's colours."""

from __future__ import annotations

from pathlib import Path

from app.theme import Theme

THEME_FOLDER = Path(__file__).parents[1] / "resources" / "themes"
RADIUS = 6
"""Pixels, of every button, field and panel."""


def style_sheet(theme: Theme) -> str:
    """For `QApplication.setStyleSheet`, over the Fusion style.

    Widgets ask for a part by the dynamic property `role`: buttons "primary" (the one thing to do next)
    and "flat"; tool buttons "task"; labels "title", "muted", "problem", "warning", "good".
    """
    colors = theme.colors
    values = {name: getattr(colors, name) for name in colors.__dataclass_fields__}
    values |= {
        "radius": f"{RADIUS}px",
        "hover": theme.color("text", 20).name(theme.color("text").NameFormat.HexArgb),
        "pressed": theme.color("text", 36).name(theme.color("text").NameFormat.HexArgb),
        "handle": theme.color("muted", 110).name(theme.color("text").NameFormat.HexArgb),
        "accent_hover": theme.color("accent").darker(115 if not theme.dark else 88).name(),
        "images": THEME_FOLDER.as_posix(),
        "check": "dark" if theme.dark else "light",
    }
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(values[name]))
    return sheet


_SHEET = """
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: @accent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @accent; }

QMenuBar { background: @window; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: @radius; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent; color: @on_accent; }
QMenu::item:disabled { color: @muted; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 6px 8px; }

QToolBar { background: @window; border: none; padding: 4px 8px; spacing: 4px; }
QStatusBar { background: @window; }
QStatusBar::item { border: none; }

QDockWidget {
    color: @text;
    titlebar-close-icon: url("@images/dock-close.svg");
    titlebar-normal-icon: url("@images/dock-float.svg");
    icon-size: 14px;
}
QDockWidget > QWidget { background: @surface; }
QDockWidget::title { background: @window; padding: 6px 8px; }
QDockWidget::close-button, QDockWidget::float-button {
    background: transparent; border: none; border-radius: 4px; padding: 0px;
}
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: @hover; }

QPushButton {
    background: @raised; color: @text; border: 1px solid @line; border-radius: @radius;
    padding: 5px 12px; min-height: 16px;
}
QPushButton:hover { border-color: @muted; }
QPushButton:pressed, QPushButton:checked { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[role="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @raised; color: @muted; border-color: @line; }
QPushButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover { background: @hover; }
QPushButton[role="flat"]:focus { border: 2px solid @accent; }

QToolButton {
    background: transparent; color: @text; border: 2px solid transparent; border-radius: @radius;
    padding: 3px 5px;
}
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @raised; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @muted; }
QToolButton[role="primary"] { background: @accent; color: @on_accent; padding: 3px 12px; }
QToolButton[role="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QToolButton[role="primary"]:focus { border-color: @text; }
QToolButton[role="primary"]:disabled { background: @raised; color: @muted; border-color: @raised; }
QToolButton[role="task"] { padding: 3px 10px; color: @muted; }
QToolButton[role="task"]:checked { background: @surface; color: @text; font-weight: 600; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-arrow { image: url("@images/arrow-down.svg"); width: 10px; height: 10px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @surface; color: @text; border: 1px solid @line; border-radius: @radius;
    padding: 4px 7px; selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent; padding: 3px 6px;
}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: @window; color: @muted;
}
QAbstractSpinBox { padding-right: 18px; min-width: 40px; }
QAbstractSpinBox:focus { padding-right: 17px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 18px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: url("@images/arrow-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("@images/arrow-down.svg"); width: 10px; height: 10px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("@images/arrow-down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: @surface; border: 1px solid @line; outline: none;
    selection-background-color: @accent; selection-color: @on_accent;
}

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator {
    width: 16px; height: 16px; border: 1px solid @muted; border-radius: 4px; background: @surface;
}
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:focus { border: 2px solid @accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked {
    background: @accent; border-color: @accent; image: url("@images/check-@check.svg");
}
QCheckBox::indicator:disabled { border-color: @line; background: @window; }

QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid @muted; border-radius: 8px; background: @surface;
}
QRadioButton::indicator:hover { border-color: @accent; }
QRadioButton::indicator:focus { border: 2px solid @accent; width: 12px; height: 12px; }
QRadioButton::indicator:checked {
    border: 5px solid @accent; width: 6px; height: 6px; background: @on_accent;
}
QRadioButton:focus { color: @accent; }
QRadioButton::indicator:disabled { border-color: @line; background: @window; }

QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: @muted; padding: 5px 12px; border: none;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; }

QAbstractItemView { outline: none; }
QTreeView, QListView, QTableView {
    background: @surface; border: none; alternate-background-color: @window;
    selection-background-color: @accent; selection-color: @on_accent;
}
QTreeView::item, QListView::item { padding: 3px 4px; }
QTableView { gridline-color: @line; }
QHeaderView { background: @surface; }
QHeaderView::section {
    background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 4px 6px;
}
QTableCornerButton::section { background: @surface; border: none; }

QScrollArea, QAbstractScrollArea { border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QSlider::groove:horizontal { height: 4px; background: @raised; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent;
    border: none;
}
QSlider::handle:horizontal:focus { background: @text; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: @line; }

QProgressBar {
    background: @raised; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
}
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QLabel[role="title"] { font-size: 15pt; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="problem"] { color: @problem; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="good"] { color: @good; }
"""
