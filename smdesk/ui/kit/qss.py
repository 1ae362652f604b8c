"""The one style sheet, written from the tokens; variants are chosen by dynamic properties: `kind`, `role`, `size`."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from smdesk.ui.kit import iconfont

if TYPE_CHECKING:
    from smdesk.ui.kit.theme import Theme

_ROLES = [
    "bg.canvas",
    "bg.surface",
    "bg.chrome",
    "bg.sunken",
    "bg.hover",
    "bg.chromeHover",
    "bg.pressed",
    "bg.disabled",
    "bg.selected",
    "bg.selectedStrong",
    "bg.raised",
    "bg.tooltip",
    "border.subtle",
    "border.default",
    "border.control",
    "border.selected",
    "text.primary",
    "text.secondary",
    "text.tertiary",
    "text.disabled",
    "text.onAccent",
    "text.onTooltip",
    "text.link",
    "accent.base",
    "accent.hover",
    "accent.pressed",
    "accent.focus",
    "accent.softText",
    "marker.soft",
    "marker.softText",
]

_SHEET = Template("""
QWidget { color: $text_primary; }
QMainWindow, QDialog, QWidget[surface="canvas"] { background: $bg_canvas; }
QWidget[surface="surface"] { background: $bg_surface; }
QWidget[surface="chrome"] { background: $bg_chrome; }
QWidget[surface="sunken"] { background: $bg_sunken; }
QWidget[surface="hero"] { background: $hero_bg; }
QFrame[line="bottom"] { border: 0; border-bottom: 1px solid $border_default; }
QFrame[line="top"] { border: 0; border-top: 1px solid $border_default; }
QFrame[line="left"] { border: 0; border-left: 1px solid $border_default; }
QFrame[line="right"] { border: 0; border-right: 1px solid $border_default; }
QFrame[role="card"] { background: $bg_surface; border: 1px solid $border_default; border-radius: ${r_card}px; }

QLabel { background: transparent; }
QLabel[role="display"] { font-family: $serif; font-size: ${f_display}px; font-weight: 600; }
QLabel[role="title1"] { font-family: $serif; font-size: ${f_title1}px; font-weight: 600; }
QLabel[role="title2"] { font-family: $serif; font-size: ${f_title2}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="small"] { font-size: ${f_small}px; color: $text_secondary; }
QLabel[role="secondary"] { color: $text_secondary; }
QLabel[role="caption"] { font-size: ${f_caption}px; color: $text_tertiary; }
QLabel[role="mono"] { font-family: $mono; font-size: ${f_small}px; background: $bg_sunken; border-radius: 4px;
  padding: 6px 8px; }
QLabel[tone="danger"] { color: $danger_fg; }
QLabel[tone="hero"] { color: $hero_fg; }

QPushButton { background: $bg_surface; border: 1px solid $border_default; border-radius: ${r_control}px;
  min-height: ${h_button}px; padding: 0 ${p_button}px; font-weight: 600; }
QPushButton:hover { background: $bg_hover; }
QPushButton:pressed, QPushButton:open { background: $bg_pressed; }
QPushButton:disabled { background: $bg_disabled; color: $text_disabled; }
QPushButton:focus { border: 1px solid $accent_focus; }
QPushButton[size="sm"] { min-height: ${h_button_sm}px; font-size: ${f_small}px; padding: 0 8px; }
QPushButton[size="lg"] { min-height: ${h_button_lg}px; padding: 0 15px; }
QPushButton[kind="primary"] { background: $accent_base; border-color: $accent_base; color: $text_onAccent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:disabled { background: $bg_disabled; border-color: $border_default;
  color: $text_disabled; }
QPushButton[kind="primary"]:focus { border: 2px solid $border_selected; }
QPushButton[kind="ghost"] { background: transparent; border-color: transparent; }
QPushButton[kind="ghost"]:hover { background: $bg_hover; }
QPushButton[kind="ghost"]:focus { border-color: $accent_focus; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $text_link; padding: 0 2px;
  min-height: 22px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-color: $accent_focus; }
QPushButton[kind="dangerLine"] { color: $danger_fg; }
QPushButton[kind="status"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  min-height: 20px; padding: 0 6px; font-weight: 400; font-size: ${f_small}px; color: $text_secondary; }
QPushButton[kind="status"]:hover { background: $bg_chromeHover; }
QPushButton[kind="status"]:focus { border-color: $accent_focus; }
QPushButton::menu-indicator { image: url($caret); subcontrol-position: right center; subcontrol-origin: padding;
  right: 8px; width: 12px; }
QPushButton[menued="true"] { padding-right: 26px; }

QPushButton[kind="rail"] { background: transparent; border: 1px solid transparent; text-align: left; font-weight: 400;
  padding: 0 8px; min-height: ${h_nav}px; }
QPushButton[kind="rail"]:hover { background: $bg_chromeHover; }
QPushButton[kind="rail"]:focus { border-color: $accent_focus; }
QPushButton[kind="rail"]:checked { background: $bg_selectedStrong; color: $accent_softText; font-weight: 600; }

QPushButton[kind="tab"] { background: transparent; border: 0; border-bottom: 2px solid transparent; border-radius: 0;
  font-weight: 400; padding: 0 2px; color: $text_secondary; min-height: ${h_tab}px; }
QPushButton[kind="tab"]:hover { color: $text_primary; background: transparent; }
QPushButton[kind="tab"]:checked { border-bottom-color: $accent_base; color: $text_primary; font-weight: 600; }
QPushButton[kind="tab"]:focus { background: $bg_hover; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; min-height: ${h_button_sm}px;
  padding: 0 10px; font-weight: 400; }
QPushButton[kind="segment"]:checked { background: $bg_surface; border-color: $border_default; font-weight: 600; }
QPushButton[kind="segment"]:focus { border-color: $accent_focus; }
QFrame[role="segments"] { background: $bg_sunken; border: 1px solid $border_default;
  border-radius: ${r_control}px; }

QLineEdit, QComboBox, QDateTimeEdit, QPlainTextEdit { background: $bg_surface; border: 1px solid $border_control;
  border-radius: ${r_control}px; min-height: ${h_button}px; padding: 0 8px; selection-background-color: $accent_base;
  selection-color: $text_onAccent; }
QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent_focus;
  padding: 0 7px; min-height: ${h_focus}px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border-color: $danger_fg; }
QLineEdit:disabled, QComboBox:disabled { background: $bg_disabled; color: $text_disabled; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url($caret); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $bg_raised; border: 1px solid $border_default; outline: 0; padding: 4px;
  selection-background-color: $bg_selected; selection-color: $text_primary; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }

QTableView { background: $bg_surface; border: 0; outline: 0; gridline-color: transparent;
  selection-background-color: $bg_selected; selection-color: $text_primary; }
QHeaderView { background: $bg_surface; border: 0; }
QHeaderView::section { background: $bg_surface; border: 0; border-bottom: 1px solid $border_default;
  color: $text_secondary; font-size: ${f_caption}px; font-weight: 600; padding: 0 8px; }
QHeaderView::section:first { padding-left: 16px; }
QRadioButton { spacing: 8px; font-weight: 600; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $border_control; border-radius: 8px;
  background: $bg_surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent_base; }
QRadioButton:focus { color: $accent_base; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $bg_pressed; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $border_control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border_default; }

QMenuBar { background: $bg_chrome; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $bg_chromeHover; }
QMenu { background: $bg_raised; border: 1px solid $border_default; padding: 5px; }
QMenu::item { padding: 5px 22px 5px 10px; border-radius: 5px; min-height: 18px; }
QMenu::item:selected { background: $bg_selected; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border_subtle; margin: 5px 6px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }
QMenu::indicator:checked { image: url($check); }
QToolTip { background: $bg_tooltip; color: $text_onTooltip; border: 0; padding: 5px 8px;
  font-size: ${f_small}px; }
QStatusBar { background: $bg_chrome; border-top: 1px solid $border_default; }
QStatusBar::item { border: 0; }
QProgressBar { background: $bg_pressed; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent_base; border-radius: 2px; }

QFrame[banner="info"] { background: $info_bg; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="warning"] { background: $warning_bg; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="danger"] { background: $danger_bg; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="practice"] { background: $marker_soft; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="practice"] QLabel { color: $marker_softText; }
QFrame[box="success"] { background: $success_bg; border-radius: ${r_card}px; }
QFrame[box="info"] { background: $info_bg; border-radius: ${r_card}px; }
QFrame[box="warning"] { background: $warning_bg; border-radius: ${r_card}px; }
QFrame[box="danger"] { background: $danger_bg; border-radius: ${r_card}px; }
QFrame[box="missed"] { background: $missed_bg; border-radius: ${r_card}px; }
QFrame[box="due"] { background: $due_bg; border-radius: ${r_card}px; }
QFrame[box="plain"] { background: $bg_sunken; border-radius: ${r_card}px; }
QFrame[box="success"] QLabel[role="strong"] { color: $success_fg; }
QFrame[box="info"] QLabel[role="strong"] { color: $info_fg; }
QFrame[box="warning"] QLabel[role="strong"] { color: $warning_fg; }
QFrame[box="danger"] QLabel[role="strong"] { color: $danger_fg; }
QFrame[box="missed"] QLabel[role="strong"] { color: $missed_fg; }
QFrame[box="due"] QLabel[role="strong"] { color: $due_fg; }
QFrame[role="toast"] { background: $bg_tooltip; border-radius: 8px; }
QFrame[role="toast"] QLabel { color: $text_onTooltip; }
QFrame[role="toast"] QPushButton { background: transparent; border: 1px solid transparent; color: $toast_link; }
QFrame[role="toast"] QPushButton:focus { border-color: $toast_link; }
""")


def sheet(theme: Theme, pictures: Path) -> str:
    """The style sheet of the theme; the pictures it refers to are written into a folder."""
    names = {role.replace(".", "_"): theme.hex(role) for role in _ROLES}
    for kind in ("success", "info", "warning", "danger"):
        tint = theme.semantic(kind)
        names |= {f"{kind}_fg": tint.fg.name(), f"{kind}_bg": tint.bg.name()}
    for status in ("missed", "due"):
        tint = theme.status(status)
        names |= {f"{status}_fg": tint.fg.name(), f"{status}_bg": tint.bg.name()}
    # A toast is dark on a light desk and the other way round, so its link is the other mode's. The panel of the
    # first page is dark petrol in both.
    other = "light" if theme.mode == "dark" else "dark"
    names |= {
        "toast_link": theme.hex("text.link", other),
        "hero_bg": theme.hex("accent.pressed", "light"),
        "hero_fg": theme.hex("text.onTooltip", "light"),
    }
    sizes = {
        **{f"f_{name}": theme.type_px(name) for name in ("display", "title1", "title2", "small", "caption")},
        "r_card": theme.px(8),
        "r_control": theme.px(6),
        "h_button": theme.px("control") - 2,
        "h_button_sm": theme.px("controlSmall") - 2,
        "h_button_lg": theme.px("controlLarge") - 2,
        "h_focus": theme.px("control") - 4,
        "p_button": theme.px(11),
        "h_nav": theme.px("navRow") - 2,
        "h_tab": theme.px("subHeader") - 3,
    }
    families = {
        "serif": ", ".join(f'"{name}"' for name in theme.font("title2").families()),
        "mono": ", ".join(f'"{name}"' for name in theme.font("mono").families()),
    }
    pointed = {
        name: _picture(theme, pictures, icon)
        for name, icon in {"caret": "caret-down-bold", "check": "check-bold"}.items()
    }
    return _SHEET.substitute(names, **{key: str(value) for key, value in sizes.items()}, **families, **pointed)


def _picture(theme: Theme, folder: Path, name: str) -> str:
    """An icon in the colour of secondary text, as a file, because a style sheet takes pictures only as files.

    Qt takes the one with `@2x` in its name on screens of a higher resolution.
    """
    color, size = theme.color("text.secondary"), theme.px(14)
    file = folder / f"{name}-{color.name()[1:]}-{size}.png"
    if not file.exists():
        iconfont.pixmap(name, color, size).save(str(file))
        iconfont.pixmap(name, color, size, 2.0).save(str(file.with_name(f"{file.stem}@2x.png")))
    return file.as_posix()
