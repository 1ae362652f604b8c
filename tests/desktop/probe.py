"""The program as `python -m smdesk` starts it, and besides an ear on a local socket that tells where a widget stands.

Everything that is done to the program comes through the X server; the ear only answers questions about what is shown,
as the eye of a person would: `SMDESK_PROBE=SOCKET python tests/desktop/probe.py --data …`.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from smdesk import gui
from smdesk.ui.shell.pages import PAGES

desks: list[gui.Desk] = []


def shown(kind: type[QWidget] = QWidget) -> list[Any]:
    """The visible widgets of a kind."""
    return [each for each in QApplication.allWidgets() if isinstance(each, kind) and each.isVisible()]


def place(widget: QWidget, rect: QRect | None = None) -> list[int]:
    """x, y, width, height on the screen, of a widget or of a part of it."""
    inner = widget.rect() if rect is None else rect
    corner = widget.mapToGlobal(inner.topLeft())
    return [corner.x(), corner.y(), inner.width(), inner.height()]


def named(name: str) -> list[int] | None:
    """Where the visible, usable widget with this object name is."""
    found = [each for each in shown() if each.objectName() == name and each.isEnabled()]
    return place(found[0]) if found else None


def pressed(text: str) -> list[int] | None:
    """Where the visible button with these words is."""
    found = [each for each in shown(QPushButton) if each.text().replace("&", "") == text and each.isEnabled()]
    return place(found[0]) if found else None


def focus() -> str:
    """What has the keyboard: its object name, else its accessible name, else its class."""
    has = QApplication.focusWidget()
    return "" if has is None else has.objectName() or has.accessibleName() or type(has).__name__


def month() -> Any:
    """The month of the calendar page."""
    return desks[-1].window.router.made["calendar"].panes.month  # type: ignore[union-attr]


def cell(day: str) -> list[int]:
    """Where a day of the month is: its number, beside what stands there."""
    rect = month().grid.cell(date.fromisoformat(day))
    return place(month(), QRect(rect.left() + 4, rect.bottom() - 12, rect.width() - 8, 10))


def chip(post: int) -> list[int] | None:
    """Where a post is in the month."""
    for day in month().grid.days:
        for each in month().placed(day):
            if each.entry is not None and each.entry.post_id == post:
                return place(month(), each.rect)
    return None


def key_of(page: str) -> str:
    """The keys that go to a page, as the lab presses them."""
    return next(each.key for each in PAGES if each.id == page).lower()


def answer(question: str) -> str:
    """The value of an expression about what is shown, as JSON."""
    desk = desks[-1] if desks else None
    names = {"desk": desk, "window": desk and desk.window, "app": QApplication.instance(), **globals()}
    try:
        return json.dumps({"value": eval(question, names)}, default=str)
    except Exception as error:
        return json.dumps({"error": f"{type(error).__name__}: {error}"})


class Ear(QObject):
    """Answers one line with one line."""

    def __init__(self, name: str) -> None:
        super().__init__(QApplication.instance())
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._meet)
        assert self._server.listen(name), self._server.errorString()

    def _meet(self) -> None:
        socket = self._server.nextPendingConnection()

        def read() -> None:
            while socket.canReadLine():
                question = bytes(socket.readLine().data()).decode().strip()
                socket.write(answer(question).encode() + b"\n")
                socket.flush()

        socket.readyRead.connect(read)
        socket.disconnected.connect(socket.deleteLater)


def main() -> int:
    """Run the program."""
    make, desk = gui._application, gui.Desk

    def application() -> QApplication:
        made = make()
        Ear(os.environ["SMDESK_PROBE"])
        return made

    def remembered(*args: Any, **kwargs: Any) -> gui.Desk:
        desks.append(desk(*args, **kwargs))
        return desks[-1]

    gui._application = application
    gui.Desk = remembered  # type: ignore[assignment, misc]
    return gui.main()


if __name__ == "__main__":
    sys.exit(main())
