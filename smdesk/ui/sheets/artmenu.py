"""Whose art a file is, chosen from the posts of the week; which of its places, and which picture of several."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.core.sheet.matching import several
from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit.floating import Menu
from smdesk.ui.sheets import artwords
from smdesk.ui.sheets.received import Card

translate = QCoreApplication.translate

#: A post, a place of it (None: whose shape is nearest) and a picture of that (0: the next that is free).
Choose = Callable[[int, int | None, int], object]


def choices(parent: QWidget, view: SheetView, card: Card, choose: Choose) -> QMenu:
    """The posts of the week, "None", and what of the post that is chosen."""
    menu = Menu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("whose-art")
    for line in view.lines:
        text = artwords.tagged(line)
        if line.out:
            text = translate("ReceivedArt", "%1 (is out)").replace("%1", text)
        made = _add(menu, text, line.post_id == card.post_id, partial(choose, line.post_id, None, 0))
        made.setEnabled(not line.out)
    menu.addSeparator()
    _add(menu, translate("ReceivedArt", "None"), card.line is None and card.chosen, lambda: choose(0, None, 0))
    if card.line is not None:
        _slots(menu, card, choose)
        _pictures(menu, card, choose)
    menu.setActiveAction(next((each for each in menu.actions() if each.isChecked()), menu.actions()[0]))
    return menu


def whole(
    parent: QWidget, view: SheetView, card: Card, choose: Choose, take_away: Callable[[], object]
) -> QMenu:  # fmt: skip
    """The same and the way to be rid of the card; only that where the file is of no use."""
    if card.usable:
        menu = choices(parent, view, card, choose)
        menu.addSeparator()
    else:
        menu = Menu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made = menu.addAction(translate("ReceivedArt", "Take the card away"))
    made.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
    made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # it is told here; the list itself hears the key
    made.triggered.connect(lambda _checked=False: take_away())
    return menu


def _slots(menu: QMenu, card: Card, choose: Choose) -> None:
    """Only of a post that has art in several sizes."""
    if card.line is None or len(card.line.slots) < 2:
        return
    menu.addSeparator()
    for place, slot in enumerate(card.line.slots):
        _add(menu, artwords.slot(slot), place == card.slot, partial(choose, card.post_id, place, 0))


def _pictures(menu: QMenu, card: Card, choose: Choose) -> None:
    """Only of a place that takes several: those that stand there, and one more."""
    if card.line is None or card.place is None or not several(card.line, card.slot):
        return
    menu.addSeparator()
    for position in range(1, max(len(card.place.media) + 1, card.position) + 1):
        text = artwords.picture(position)
        if position > len(card.place.media):
            text = translate("ReceivedArt", "%1 (new)").replace("%1", text)
        _add(menu, text, position == card.position,
             partial(choose, card.post_id, card.slot, position))  # fmt: skip


def _add(menu: QMenu, text: str, on: bool, act: Callable[[], object]) -> QAction:
    made = menu.addAction(text.replace("&", "&&"))
    made.setCheckable(True)
    made.setChecked(on)
    made.triggered.connect(lambda _checked=False: act())
    return made
