"""Where the window goes when something outside of it asks: the tray, a notification, the system."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from smdesk.core.publication import Act, State
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.resting import Resting

if TYPE_CHECKING:
    from smdesk.ui.shell.background import Background
    from smdesk.ui.shell.window import MainWindow


def answering(window: MainWindow, background: Background, said: Callable[[str, bool], object]) -> Background:
    """Do what tray and notifications ask for, say what they tell, and rest while the window is put away."""
    resting, router = Resting(window.ui, window), window.router
    router.changed.connect(lambda: resting.turned() if len(router.made) > 1 else None)
    background.said.connect(said)
    background.pause.connect(window.pausing.pause)
    background.resume.connect(window.pausing.resume)
    background.opened.connect(partial(to_publication, window))
    background.moving.connect(lambda number: to_act(window, number, Act.MOVE))
    background.acting.connect(partial(to_act, window))
    window.line.network.connect(background.tray.tell_network)
    background.channel.connect(partial(to_page, window, "channels"))
    background.reconnecting.connect(partial(to_reconnect, window))
    background.window.connect(window.come_forward)
    background.new_post.connect(partial(to_page, window, "composer"))
    background.asked.connect(partial(to_place, window))
    background.quit.connect(window.quit)
    return background


def to_page(window: MainWindow, page: str, row: int = 0) -> None:
    """The window comes forward with a page."""
    to_place(window, Place(page, row))


def to_place(window: MainWindow, place: Place) -> None:
    """The window comes forward with a place."""
    window.come_forward()
    if window.rail.isVisible():
        window.router.go(place)


def open_folder(window: MainWindow) -> None:
    """The data folder, in the system's own program for folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(window.ui.runtime.folder.root)))


def to_act(window: MainWindow, number: int, act: Act) -> None:
    """Do something with a publication, or ask first: for another time, for its link."""
    window.come_forward()
    window.router.go(Place("publish", number, detail=act.value))


def to_reconnect(window: MainWindow, channel: int) -> None:
    """The channels with what connects one of them again."""
    window.come_forward()
    window.router.go(Place("channels", channel, detail="reconnect"))


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
