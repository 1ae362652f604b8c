"""What can be done with a sentence of an audit, as a menu: write it, move it, make something of it, delete it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.ui.dossier.audit.words import link_kind
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.place import Place

translate = QCoreApplication.translate
#: What can be made, with the key that does it while a list has the focus.
TURNS = (("objective", "O"), ("task", "T"), ("idea", "I"))
Act = tuple[str, Callable[[], object]]


def turn_text(into: str) -> str:
    """The words of making something of a sentence."""
    return {
        "objective": translate("Audit", "Make it an objective"),
        "task": translate("Audit", "Make it a task"),
        "idea": translate("Audit", "Make it an idea"),
    }[into]


def place_of(link: str, client: int) -> Place | None:
    """Where what was made of something is shown."""
    kind, _, number = link.partition(":")
    if not number.isdecimal():
        return None
    return {
        "post": Place("composer", row=int(number)),
        "objective": Place("objectives", row=int(number), client=client, detail="objective"),
        "task": Place("dossier", client=client, detail="audit", text=link),
    }.get(kind)


def open_menu(
    parent: QWidget, place: QPoint, turn: Callable[[str], object] | None, became: Sequence[str],
    show: Callable[[str], object], first: Sequence[Act | None], last: Sequence[Act | None],
) -> QMenu:  # fmt: skip
    """`turn` is None where nothing more can be made of it; None among the acts is a line between."""
    menu = Menu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add(menu, first)
    if became:
        menu.addSeparator()
        for link in became:
            text = translate("Audit", "Show the %1").replace("%1", link_kind(link.partition(":")[0]))
            menu.addAction(text).triggered.connect(partial(_call, show, link))
    if turn is not None:
        menu.addSeparator()
        for into, key in TURNS:
            menu.addAction(shortcuts.beside(turn_text(into), key)).triggered.connect(partial(_call, turn, into))
    menu.addSeparator()
    _add(menu, last)
    menu.popup(place)
    return menu


def _call(act: Callable[[str], object], what: str, _checked: bool = False) -> None:
    act(what)


def _add(menu: QMenu, acts: Sequence[Act | None]) -> None:
    for each in acts:
        if each is None:
            menu.addSeparator()
            continue
        text, act = each
        menu.addAction(text).triggered.connect(lambda _checked=False, act=act: act())
