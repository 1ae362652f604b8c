"""The program while its window is closed: tray and notifications together, and what closing the window means."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from smdesk.system.notifications import Note
from smdesk.ui.kit.context import Ui
from smdesk.ui.shell.notify import Desktop, Notifier
from smdesk.ui.shell.panel import Panel
from smdesk.ui.shell.tray import Tray
from smdesk.ui.shell.wakeful import Wakeful


class Background(QObject):
    """Tray and notifications of one open desk, and what becomes of the window when it is closed.

    `opened(int)` wants a publication shown, `moving(int)` another time for one, `acting(int, Act)` something done with
    one, `channel(int)` a channel,
    `reconnecting(int)` one connected again, `window` only the window; the window brings itself forward. `pause`,
    `resume`, `new_post` and `quit` are those of the tray. `said` is for the window's toast.
    """

    opened = Signal(int)
    moving = Signal(int)
    acting = Signal(int, object)
    channel = Signal(int)
    reconnecting = Signal(int)
    window = Signal()
    asked = Signal(object)  # a Place
    new_post = Signal()
    pause = Signal(object)
    resume = Signal()
    quit = Signal()
    said = Signal(str, bool)

    def __init__(self, ui: Ui, parent: QObject | None = None, desktop: Desktop | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.tray = Tray(ui, self)
        self.panel = Panel(ui, lambda tag, action: self.notifier.answer(tag, action), self._tray_tells, self)
        self.notifier = Notifier(ui, self.panel, self, desktop)
        self.wakeful = Wakeful(ui, self)
        self._wire()

    def _wire(self) -> None:
        tray, notifier = self.tray, self.notifier
        tray.opened.connect(self.opened)
        notifier.opened.connect(self.opened)
        notifier.moving.connect(self.moving)
        notifier.channel.connect(self.channel)
        notifier.reconnecting.connect(self.reconnecting)
        tray.moving.connect(self.moving)
        tray.put_off.connect(notifier.put_off)
        tray.acting.connect(self.acting)
        tray.to_slot.connect(notifier.put_in_slot)
        tray.asked.connect(self.asked)
        tray.window.connect(self.window)
        notifier.clicked.connect(self.window)
        for name in ("new_post", "pause", "resume", "quit"):
            getattr(tray, name).connect(getattr(self, name))
        tray.message_clicked.connect(lambda tag: notifier.answer(tag, "default"))
        tray.be_quiet.connect(lambda until: self._ui.settings.set("notify.quiet_until", until))
        tray.missing.connect(self._tell_missing)

    def start(self) -> None:
        """Icon and notifications, from now on."""
        self.notifier.start()
        self.tray.start()
        self.wakeful.start()

    def stop(self) -> None:
        """Before the desk is closed."""
        self.wakeful.stop()
        self.tray.stop()
        self.notifier.stop()

    def close_window(self, window: QWidget) -> bool:
        """Called when the window is to be closed. True: it has only been put away, and publishing goes on.

        With a tray the window is hidden; without one it is minimised, for nothing else would bring it back. A window
        that publishes nothing is not kept, and none where the person wants closing to end the program.
        """
        if not self._ui.at_work or self._ui.settings.get("window.close_keeps") is not True:
            return False
        if not self.tray.available:
            self._make_small(window)
            return True
        window.hide()
        self._tell_once(
            "hidden",
            self.tr("smdesk goes on publishing"),
            self.tr("The window is closed; the icon in the tray opens it again. Quit in its menu ends smdesk."),
        )
        return True

    def bring_back(self, window: QWidget) -> None:
        """The window, wherever it is, to the front."""
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def _tray_tells(self, note: Note) -> bool:
        """Where the system has messages without buttons, they do for what waits for no answer. On Linux they go to
        the same server that has just been found missing.
        """
        return not sys.platform.startswith("linux") and self.tray.message(note)

    def _make_small(self, window: QWidget) -> None:
        window.showMinimized()
        self._tell_once(
            "minimised",
            self.tr("smdesk goes on publishing"),
            self.tr("This desktop has no tray, so the window is only made small. Quit ends smdesk."),
        )

    def _tell_missing(self) -> None:
        """No tray, or none any more: a window that is hidden could not be brought back by anything."""
        window = self.parent()
        if isinstance(window, QWidget) and not window.isVisible():
            self._make_small(window)
            return
        text = self.tr("This desktop has no tray. Keep the window open or minimised, and smdesk goes on publishing.")
        if _first_time("no-tray"):
            self.said.emit(text, False)

    def _tell_once(self, what: str, title: str, text: str) -> None:
        if _first_time(what):
            self.notifier.say(f"told:{what}", title, text)


def _first_time(what: str) -> bool:
    """True once ever for this person on this computer."""
    kept = QSettings("smdesk", "window")
    key = f"told/{what}"
    if kept.value(key) is not None:
        return False
    kept.setValue(key, True)
    return True
