"""Every page of the window as a person may come to it, for tests that look at all of them: new pages come along by
themselves, from the table of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from smdesk.core.publication import State
from smdesk.gui import Desk
from smdesk.ui.dossier.tabs import TABS
from smdesk.ui.kit import layouts
from smdesk.ui.kit.fieldbutton import FieldButton
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.shell.pages import PAGES

#: Letters with an accent for those without: as high and as low as letters get.
_ACCENTED = str.maketrans("aeiouyAEIOUYncgs", "åéîöûýÅÉÎÖÛÝñçğş")


class Pseudo(QTranslator):
    """Makes every text of the window 40 % longer, with accents; its places stay."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if not source or context.startswith("Q") or len(source) < 2 or "MMM" in source or "%*" in source:
            return source
        more = -(-len(source) * 2 // 5)
        text = source.translate(_ACCENTED) if "%" not in source else source
        return (text + ("~" * more if more < 3 else " " + "~" * (more - 1))).replace("%n", str(max(n, 0)))

    def isEmpty(self) -> bool:
        return False


def pages(desk: Desk, but: str = "") -> Iterator[tuple[str, QWidget]]:
    """Every page of the table, perhaps but one; of pages with parts, each part."""
    assert desk.window is not None
    router = desk.window.router
    for spec in PAGES:
        for place in _places(desk, spec.id) if spec.id != but else ():
            if desk.ui is not None:
                desk.ui.scope.choose(None)
            router.go(place)
            page: Any = router.page(spec.id)
            sections = getattr(page, "buttons", None) if spec.id == "settings" else None
            for name in sections or ("",):
                if sections:
                    section = page.show_section(name)
                    while getattr(section, "coming", False):  # the keys come in turns
                        QTest.qWait(5)
                QTest.qWait(60)
                layouts.forget()  # as the program does now and then
                part = name or place.detail
                yield f"{spec.id}{'/' + part if part else ''}{' (a post)' if place.row else ''}", page
    if desk.ui is not None:
        desk.ui.scope.choose(None)


def _places(desk: Desk, name: str) -> list[Place]:
    assert desk.window is not None
    if name == "dossier":
        client = desk.window.clients.all[0].id
        return [Place(name), *(Place(name, client=client, detail=tab.id) for tab in TABS)]
    if name == "objectives":
        return [Place(name), *(Place(name, client=each.id) for each in desk.window.clients.all)]
    if name != "composer":
        return [Place(name)]
    assert desk.runtime is not None
    planned = desk.runtime.publishing.views(states=[State.SCHEDULED])
    return [Place(name), *(Place(name, row=view.post_id) for view in planned[:1])]


def seen(widget: QWidget) -> bool:
    """True for a widget that is on the screen, at least in part."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def cut(widget: QWidget) -> str:
    """The text of a widget that has not room enough for it; "" where it fits, wraps or is cut with "…" on purpose."""
    if isinstance(widget, QLabel):
        paints_itself = type(widget).paintEvent is not QLabel.paintEvent  # with an ellipsis where it must
        return "" if paints_itself else _cut_label(widget)
    if isinstance(widget, FieldButton):
        return ""
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton):
        return _cut_button(widget)
    if isinstance(widget, QComboBox) and not widget.isEditable():
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget)
        wide = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return widget.currentText() if wide > room.width() + 2 else ""
    return ""


def over_the_edge(column: Column) -> bool:
    """True for a column that holds more than its width: its right edge is out of sight until it is scrolled to."""
    inner = column.widget()
    return inner is not None and column.isVisible() and inner.width() > column.given


def _cut_label(widget: QLabel) -> str:
    text = widget.text()
    if not text.strip("~ ") or widget.pixmap().width() or text.endswith("…"):
        return ""
    metrics = widget.fontMetrics()
    room = widget.contentsRect().adjusted(0, 0, 1, 1)
    if widget.wordWrap():
        need = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap, text)
        return text if need.height() > room.height() + metrics.descent() else ""
    wide = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    return text if wide > room.width() + 1 or metrics.height() - 4 > room.height() else ""


def _cut_button(widget: QAbstractButton) -> str:
    text = widget.text()
    if not text.strip("~ ") or (text.endswith("…") and widget.toolTip()):
        return ""
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return ""
    room = widget.width()
    if isinstance(widget, QPushButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget).width()
    elif isinstance(widget, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        box = isinstance(widget, QCheckBox)
        which = QStyle.SubElement.SE_CheckBoxContents if box else QStyle.SubElement.SE_RadioButtonContents
        room = widget.style().subElementRect(which, option, widget).width()
    icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
    wide = max(widget.fontMetrics().horizontalAdvance(line.replace("&", "")) for line in text.split("\n"))
    return text if wide + icon > room + 2 else ""


def out_of_sight(widget: QWidget, window: QWidget) -> bool:
    """True for a widget that stands over the edge of the window, and in nothing that scrolls to it."""
    above: QWidget | None = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea | QAbstractItemView):
            return False
        above = above.parentWidget()
    right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
    return right > window.width() + 1
