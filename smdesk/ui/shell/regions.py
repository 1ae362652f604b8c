"""The parts of the window that F6 goes round: rail, header, panes, status line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedWidget, QWidget

from smdesk.ui.kit import layouts, taborder
from smdesk.ui.kit.sidepane import SidePane

_REASON = Qt.FocusReason.ShortcutFocusReason


def of_page(page: QWidget) -> list[QWidget]:
    """The regions of a page: those it names itself, else its bars and the panes of its splitters, in reading order."""
    own: Any = page
    if hasattr(own, "regions"):
        return [each for each in own.regions() if takes_focus(each)]
    layout = page.layout()
    parts = [] if layout is None else [each for each in layouts.inside(layout) if isinstance(each, QWidget)]
    return [region for part in parts or [page] for region in _split(part) if takes_focus(region)]


def _split(part: QWidget | None) -> list[QWidget]:
    if part is None:
        return []
    if isinstance(part, QSplitter):
        return [region for place in range(part.count()) for region in _split(part.widget(place))]
    if isinstance(part, SidePane):
        return [region for each in part.parts for region in _split(each)]
    if isinstance(part, QStackedWidget):
        shown = part.currentWidget()
        return [shown] if shown is not None else []
    return [part]


def takes_focus(region: QWidget) -> bool:
    """True when something in a region that shows can have the focus."""
    return region.isVisible() and _first(region) is not None


def enter(region: QWidget) -> None:
    """Give the focus to what had it last in a region, else to its list, else to the first that takes it."""
    last = region.focusWidget()
    target = last if last is not None and _fits(last) and region.isAncestorOf(last) else _first(region)
    if target is not None:
        target.setFocus(_REASON)


def arrive(page: QWidget | None, focus: QWidget | None) -> None:
    """Bring the focus into a page that shows now, below its header, unless it is there already."""
    if page is not None and (focus is None or not page.isAncestorOf(focus)):
        parts = of_page(page)
        enter(parts[1] if len(parts) > 1 else page)


def step(regions: list[QWidget], focus: QWidget | None, by: int) -> None:
    """From the region with the focus to the next one; round at the ends."""
    if not regions:
        return
    inside = [
        place
        for place, region in enumerate(regions)
        if focus is not None and (region is focus or region.isAncestorOf(focus))
    ]
    at = inside[-1] if inside else (-1 if by > 0 else 0)
    enter(regions[(at + by) % len(regions)])


def _first(region: QWidget) -> QWidget | None:
    candidates = list(filter(_fits, taborder.read(region)))
    lists = [each for each in candidates if isinstance(each, QAbstractItemView)]
    return (lists or candidates or [None])[0]


def _fits(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
