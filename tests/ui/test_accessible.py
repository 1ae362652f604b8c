"""The window for whoever does not use a mouse or does not see it: names, reach by Tab, contrast of the colours."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.theme import Theme
from tests.ui import walk
from tests.ui.conftest import OpenDesk

#: Steps after which Tab must have come round; no page has as many stops.
STOPS = 400


def _name(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    return (face.text(QAccessible.Text.Name) if face else widget.accessibleName()).strip()


def _stops(page: QWidget) -> list[QWidget]:
    """What a person should come to by Tab. Of a group of which one is chosen it is that one."""
    return [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]  # fmt: skip


def _groups(widget: QWidget) -> object:
    """Radio buttons and the like are one stop together: their arrows go on."""
    exclusive = getattr(widget, "autoExclusive", None)
    if exclusive is not None and exclusive():
        return widget.parentWidget()
    group = widget.group() if hasattr(widget, "group") else None
    return group if group is not None and group.exclusive() else widget


def test_everything_on_every_page_has_a_name_and_is_reached_by_tab(
    open_desk: OpenDesk, example: Callable[..., Path]
) -> None:
    desk = open_desk(example())
    nameless, unreached, traps = {}, {}, []
    for name, page in walk.pages(desk):
        stops = _stops(page)
        unnamed = [f"{type(each).__name__} {each.objectName()}" for each in stops if not _name(each)]
        if unnamed:
            nameless[name] = unnamed
        if not stops:
            continue
        desk.window.activateWindow()
        QTest.qWaitForWindowActive(desk.window)
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        met: list[QWidget] = []
        for _ in range(STOPS):
            focus = desk.window.focusWidget()
            if focus is None or focus in met[:1]:
                break
            met.append(focus)
            for _part in range(6):  # a field for a time has parts, and Tab goes through them
                if desk.window.focusWidget() is focus:
                    QTest.keyClick(focus, Qt.Key.Key_Tab)
            if desk.window.focusWidget() is focus:
                traps.append(f"{name}: {type(focus).__name__} {focus.objectName()}")
                break
        reached = {id(_groups(each)) for each in met}
        left = [each for each in stops if id(_groups(each)) not in reached and each.isVisible() and each.isEnabled()]
        if left and name not in {trap.partition(":")[0] for trap in traps}:
            unreached[name] = [f"{type(each).__name__} {each.objectName()}" for each in left]
    assert (nameless, unreached, traps) == ({}, {}, [])


# -- contrast -----------------------------------------------------------------------------------------------------


def _luminance(color: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


_GROUNDS = ("bg.canvas", "bg.surface", "bg.chrome", "bg.sunken", "bg.raised", "bg.hover", "bg.selected", "bg.today")
_TEXTS = ("text.primary", "text.secondary", "text.tertiary")
_PAIRS = (
    ("text.onAccent", "accent.base"),
    ("text.onAccent", "accent.hover"),
    ("text.onTooltip", "bg.tooltip"),
    ("accent.softText", "bg.selected"),
    ("accent.softText", "bg.selectedStrong"),
    ("marker.softText", "marker.soft"),
    ("text.link", "bg.canvas"),
    ("text.link", "bg.surface"),
)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("high", [False, True])
def test_words_stand_out_from_their_ground(qapp: QApplication, qtbot: QtBot, mode: str, high: bool) -> None:
    theme = Theme(qapp, mode=mode)
    theme.set_contrast("on" if high else "off")
    pairs = [*itertools.product(_TEXTS, _GROUNDS), *_PAIRS]
    weak = {pair: round(ratio, 2) for pair in pairs
            if (ratio := contrast(theme.color(pair[0]), theme.color(pair[1]))) < 4.5}  # fmt: skip
    tints = {name: theme.status(name) for name in ("idea", "draft", "inDesign", "withClient", "changes", "approved",
                                                   "scheduled", "due", "published", "failed", "missed")}  # fmt: skip
    tints |= {name: theme.semantic(name) for name in ("success", "info", "warning", "danger", "crisis")}
    weak |= {name: round(ratio, 2) for name, tint in tints.items() if (ratio := contrast(tint.fg, tint.bg)) < 4.5}
    for role in ("border.control", "accent.focus"):  # what a control is told by: WCAG 1.4.11 asks for 3
        for ground in ("bg.surface", "bg.canvas"):
            if contrast(theme.color(role), theme.color(ground)) < 3:
                weak[role, ground] = round(contrast(theme.color(role), theme.color(ground)), 2)
    theme.set_contrast("off")
    theme.deleteLater()
    assert weak == {}


def test_the_ratio_is_that_of_the_recommendation() -> None:
    black, white, grey = QColor("#000"), QColor("#fff"), QColor("#767676")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
