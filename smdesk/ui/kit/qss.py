"""The one style sheet, written from the tokens; variants are chosen by dynamic properties: `kind`, `role`, `sized`."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.qss_controls import CONTROLS

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
    "accent.soft",
    "accent.softText",
    "marker.soft",
    "marker.softText",
    "marker.line",
]

#: The sizes of type that it names.
_TYPES = ("display", "figure", "title1", "title2", "lead", "small", "caption")
#: Pictures of the sheet: their icon and the role of its colour.
_PICTURES = {
    "caret": ("caret-down-bold", "text.secondary"),
    "check": ("check-bold", "text.secondary"),
    "ticked": ("check-bold", "text.onAccent"),
    "some": ("minus-bold", "text.onAccent"),
    "up": ("caret-up-bold", "text.secondary"),
    "down": ("caret-down-bold", "text.secondary"),
}
#: Lengths that grow with the scale: all but hairlines and rings.
_LENGTH = re.compile(r"\b([3-9]|\d\d+)px")

_SHEET = Template("""
QWidget { color: $text_primary; }
QMainWindow, QWidget[surface="canvas"] { background: $bg_canvas; }
QDialog { background: $bg_surface; }
QWidget[surface="surface"] { background: $bg_surface; }
QWidget[surface="chrome"] { background: $bg_chrome; }
QWidget[surface="sunken"] { background: $bg_sunken; }
QWidget[surface="hero"] { background: $hero_bg; }
QFrame[line="bottom"] { border: 0; border-bottom: 1px solid $border_default; }
QFrame[line="head"] { border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[line="top"] { border: 0; border-top: 1px solid $border_default; }
QFrame[line="left"] { border: 0; border-left: 1px solid $border_default; }
QFrame[line="right"] { border: 0; border-right: 1px solid $border_default; }
QFrame[role="card"] { background: $bg_surface; border: 1px solid $border_default; border-radius: ${r_card}px; }

QFrame[row="setting"] { border: 0; border-top: 1px solid $border_subtle; background: transparent; }
QFrame[row="first"] { border: 0; background: transparent; border-radius: ${r_card}px; }
QFrame[found="true"] { background: $marker_soft; }

QLabel { background: transparent; }
QLabel[role="display"] { font-family: $serif; font-size: ${f_display}px; font-weight: 600; }
QLabel[role="motto"] { font-family: $serif; font-size: 38px; font-weight: 600; }
QLabel[role="mottoUnder"] { font-size: 15px; }
QLabel[role="opening"] { font-family: $serif; font-size: 25px; font-weight: 600; }
QLabel[role="title1"] { font-family: $serif; font-size: ${f_title1}px; font-weight: 600; }
QLabel[role="title2"] { font-family: $serif; font-size: ${f_title2}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${f_figure}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="medium"] { font-weight: 500; }
QLabel[role="amount"] { font-size: ${f_title2}px; font-weight: 600; }
QPlainTextEdit[role="mono"] { font-size: ${f_small}px; }
QLabel[role="smallStrong"] { font-size: ${f_small}px; font-weight: 600; }
QLabel[role="small"] { font-size: ${f_small}px; color: $text_secondary; }
QLabel[role="secondary"] { color: $text_secondary; }
QLabel[role="lead"] { font-size: ${f_lead}px; color: $text_secondary; }
QLabel[role="quiet"] { font-size: ${f_small}px; color: $text_tertiary; }
QLabel[role="caption"] { font-size: ${f_caption}px; color: $text_tertiary; }
QLabel[role="captionStrong"] { font-size: ${f_caption}px; font-weight: 600; color: $text_secondary; }
QLabel[role="title3"] { font-size: ${f_lead}px; font-weight: 600; }
QLabel[role="group"] { font-size: ${f_caption}px; font-weight: 600; color: $text_tertiary; padding-left: 5px; }
QLabel[role="overline"] { font-size: ${f_caption}px; font-weight: 600; color: $text_tertiary; }
QLabel[role="fact"] { font-size: ${f_small}px; }
QLabel[role="mono"] { font-family: $mono; font-size: ${f_small}px; background: $bg_sunken; border-radius: 4px;
  padding: 6px 8px; }
QLabel[tone="danger"] { color: $danger_fg; }
QLabel[tone="warning"] { color: $warning_fg; }
QLabel[tone="success"] { color: $success_fg; }
QLabel[tone="info"] { color: $info_fg; }
QLabel[tone="marker"] { color: $marker_softText; }
QLabel[role="groupHead"] { font-size: ${f_small}px; font-weight: 600; }
QLabel[tone="due"] { color: $due_fg; }
QLabel[tone="missed"] { color: $missed_fg; }
QFrame[current="true"] { background: $accent_soft; }
QLabel[tone="muted"] { color: $text_secondary; }
QLabel[tone="hero"] { color: $hero_fg; }
QLabel[tone="heroSoft"] { color: $hero_soft; }

QTableView { background: $bg_surface; border: 0; outline: 0; gridline-color: transparent;
  selection-background-color: $bg_selected; selection-color: $text_primary; }
QHeaderView { background: $bg_surface; border: 0; }
QHeaderView::section { background: $bg_surface; border: 0; border-bottom: 1px solid $border_default;
  color: $text_secondary; font-size: ${f_caption}px; font-weight: 600; padding: 0 8px; }
QTreeView#objectives QHeaderView, QTreeView#objectives QHeaderView::section { background: $bg_canvas; }
QHeaderView::section:first { padding-left: 20px; }
QTableView#sheet QHeaderView, QTableView#sheet QHeaderView::section { background: $bg_canvas; }
QTableView#sheet QHeaderView::section { border-right: 1px solid $border_subtle; padding: 0 9px; }
QTableView#sheet QHeaderView::section:last { border-right: 0; }
QTableView#presences QHeaderView::section:first { padding-left: 14px; }
QTableView#ads QHeaderView::section:last { padding-right: 20px; }
QTableView[role="list"]::item, QTreeView[role="list"]::item { padding: 0 5px; }
QTableView[role="list"] QHeaderView::section:first, QTreeView[role="list"] QHeaderView::section:first {
  padding-left: 8px; }
QTableView[role="list"][ticks="true"] QHeaderView::section:first { padding-left: 30px; }
QTextBrowser[role="manual"] { border: 0; background: $bg_surface; padding: 0 24px 0 6px; }
QTextBrowser[role="manual"]:focus { border: 0; padding: 0 24px 0 6px; }
QWidget#rail { border: 0; border-right: 1px solid $border_default; }
QFrame[role="rule"] { background: $border_default; border: 0; }
QLineEdit[role="palette"], QLineEdit[role="palette"]:focus { border: 0; background: transparent; padding: 0;
  font-size: ${f_title2}px; }
QListWidget { background: $bg_surface; border: 1px solid $border_default; border-radius: ${r_control}px; outline: 0;
  padding: 4px; }
QListWidget[surface="surface"] { padding: 1px; }
QListWidget:focus { border: 1px solid $accent_focus; }
QListWidget::item { border-radius: 4px; padding: 5px 6px; color: $text_primary; }
QListWidget::item:hover { background: $bg_hover; }
QListWidget::item:selected { background: $bg_selected; color: $text_primary; }
QListView[role="rows"] { background: transparent; border: 0; outline: 0; padding: 0; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QSplitter::handle { background: $border_default; }

QStatusBar { background: $bg_chrome; border-top: 1px solid $border_default; }
QStatusBar::item { border: 0; }
QProgressBar { background: $bg_pressed; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent_base; border-radius: 2px; }
QFrame[banner="practice"] QProgressBar::chunk { background: $marker_line; }

QFrame[banner="info"] { background: $info_bg; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="warning"] { background: $warning_bg; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="danger"] { background: $danger_bg; border: 0; border-bottom: 1px solid $border_subtle; }
QFrame[banner="practice"] { background: $marker_soft; border: 0; border-bottom: 1px solid $marker_line; }
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
QFrame[role="toast"] QLabel, QFrame#drag-tip QLabel { color: $text_onTooltip; }
QFrame#drag-tip QLabel[role="tipNote"] { color: $tip_note; }
QFrame[role="toast"] QPushButton { background: transparent; border: 1px solid transparent; color: $toast_link; }
QFrame[role="toast"] QPushButton:focus { border-color: $toast_link; }
""")


def sheet(theme: Theme, pictures: Path) -> str:
    """The style sheet of the theme; the pictures it refers to are written into a folder."""
    families = {
        "serif": ", ".join(f'"{name}"' for name in theme.font("title2").families()),
        "mono": ", ".join(f'"{name}"' for name in theme.font("mono").families()),
    }
    pointed = {key: _picture(theme, pictures, *of) for key, of in _PICTURES.items()}
    template = Template(_LENGTH.sub(lambda length: f"{theme.px(int(length[1]))}px", _SHEET.template + CONTROLS))
    return template.substitute(_colors(theme), **_sizes(theme), **families, **pointed)


def _colors(theme: Theme) -> dict[str, str]:
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
    said = theme.color("text.onTooltip")
    names |= {
        "toast_link": theme.hex("text.link", other),
        "tip_note": f"rgba({said.red()}, {said.green()}, {said.blue()}, 78%)",
        "border_joined": theme.hex("accent.pressed"),
        "hero_bg": theme.hex("accent.pressed", "light"),
        "hero_soft": theme.hex("bg.selectedStrong", "light"),
        "hero_fg": theme.hex("text.onTooltip", "light"),
    }
    return names


def _sizes(theme: Theme) -> dict[str, str]:
    sizes = {
        **{f"f_{name}": theme.type_px(name) for name in _TYPES},
        "r_card": theme.px(8),
        "r_control": theme.px(6),
        "h_button": theme.px("control") - 2,
        "h_button_sm": theme.px("controlSmall") - 2,
        "h_segment_sm": theme.px("controlSmall") - 8,  # in a frame with an edge and two pixels around
        "h_button_lg": theme.px("controlLarge") - 2,
        "h_focus": theme.px("control") - 4,
        "h_focus_sm": theme.px("controlSmall") - 4,
        "r_radio": (theme.px(14) + 2) // 2,
        "dot": theme.px(14) + 2 - 2 * theme.px(5),
        "p_button": theme.px(11),
        "h_nav": theme.px("navRow") - 2,
        "h_section": theme.px("row") - 2,
        "h_tab": theme.px("subHeader") - 3,
    }
    return {key: str(value) for key, value in sizes.items()}


def _picture(theme: Theme, folder: Path, name: str, role: str) -> str:
    """An icon in a colour, as a file, because a style sheet takes pictures only as files.

    Qt takes the one with `@2x` in its name on screens of a higher resolution.
    """
    color, size = theme.color(role), theme.px(14)
    file = folder / f"{name}-{color.name()[1:]}-{size}.png"
    if not file.exists():
        iconfont.pixmap(name, color, size).save(str(file))
        iconfont.pixmap(name, color, size, 2.0).save(str(file.with_name(f"{file.stem}@2x.png")))
    return file.as_posix()
