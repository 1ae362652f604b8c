"""Where the window goes when something outside of it asks: the tray, a notification, the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smdesk.core.publication import State
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow


def to_page(window: MainWindow, page: str, row: int = 0) -> None:
    """The window comes forward with a page."""
    window.come_forward()
    if window.rail.isVisible():
        window.router.go(Place(page, row))


def to_move(window: MainWindow, number: int) -> None:
    """Ask for another time of a publication."""
    window.come_forward()
    window.router.go(Place("publish", number, detail="move"))


def to_publication(window: MainWindow, number: int) -> None:
    """What is to be done by hand opens beside the browser, the rest in the window."""
    found = window.ui.runtime.publishing.views(ids=[number])
    state = found[0].state if found else None
    if state is State.ASSISTED:
        window.router.go(Place("assisted", number))
        return
    to_page(window, "publish", number)
    if state is State.LATE:
        window.router.go(Place("recovery", number))
