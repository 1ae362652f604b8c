"""The tour of the example desk: eight stops, each a bubble at the part it explains; it can be left and gone on with."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import taborder
from smdesk.ui.kit.coachmark import CoachMark
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.router import Router

translate = QCoreApplication.translate
#: How long a page may take until the part that is pointed at shows, in looks and milliseconds between them.
_LOOKS, _LOOK_MS = 40, 50


class Stop(NamedTuple):
    """A page ("" for any), the object name of the part that is pointed at, what is said about it, and how the page is
    asked to show that part.
    """

    page: str
    part: str
    title: str
    text: str
    detail: str = ""


def stops() -> tuple[Stop, ...]:
    """The stops in the language of the moment."""
    return (
        Stop("today", "going-out", translate("Tour", "What goes out today"),
             translate("Tour", "Every post of the day with its hour, its networks and how it gets there: by itself, "
                       "or with you. A double click opens it.")),
        Stop("today", "needs", translate("Tour", "What needs you"),
             translate("Tour", "The most urgent first, each with the one act that solves it. Some networks do not let "
                       "programs publish: then smdesk has text and pictures ready, and you confirm. Try it: nothing "
                       "leaves this computer.")),
        Stop("", "client-switcher", translate("Tour", "One client or all"),
             translate("Tour", "Everything you see follows the client chosen here. Alt and a digit change it, Alt+0 "
                       "shows all.")),
        Stop("calendar", "month", translate("Tour", "The month, to move with the mouse"),
             translate("Tour", "Drag a post to another day, with Ctrl to copy it, onto the ideas to lay it aside. "
                       "Ctrl+Z takes anything back."), "month"),
        Stop("composer", "channels", translate("Tour", "Write once, suit each network"),
             translate("Tour", "Choose where it goes; each network counts and shows it in its own way. In its tab "
                       "a channel gets a text of its own. What would be refused is said while you write.")),
        Stop("publish", "publications", translate("Tour", "What became of each post"),
             translate("Tour", "Every attempt is written down. Nothing goes out twice: where nobody can know, you are "
                       "asked. What failed says why, and what to do.")),
        Stop("channels", "add-channel", translate("Tour", "Your accounts"),
             translate("Tour", "Connect your own when you start for real. Passwords stay in the keyring of your "
                       "computer.")),
        Stop("", "rail-find", translate("Tour", "Everything from the keyboard"),
             translate("Tour", "Ctrl+K finds posts, clients and every command. That was the tour; look around as long "
                       "as you like, then leave the example in the strip above.")),
    )  # fmt: skip


class Tour(QObject):
    """`changed` whenever it has gone on, begun or ended."""

    changed = Signal()

    def __init__(self, ui: Ui, router: Router, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._router = router
        self._window = window
        self._mark: CoachMark | None = None
        self._left = 0
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._find)
        router.changed.connect(self._moved)

    @property
    def place(self) -> int:
        """The stop it has come to, from 1; 0 before it has begun, one more than there are when it is over."""
        return int(str(self._ui.settings.get("practice.tour")))

    @property
    def length(self) -> int:
        """How many stops there are."""
        return len(stops())

    @property
    def running(self) -> bool:
        """True while a bubble is shown, or on its way."""
        return self._mark is not None

    def begin(self) -> None:
        """Begin by itself, unless the person has gone somewhere else already: it takes nobody away from there."""
        if self.place == 0 and self._router.current == stops()[0].page:
            self.go_on()

    def go_on(self) -> None:
        """Begin, or go on where it was left; from the beginning when it is over."""
        self._show(self.place if 1 <= self.place <= self.length else 1)

    def leave(self) -> None:
        """Take the bubble away; it can be gone on with."""
        self._look.stop()
        if self._mark is not None:
            self._mark.leave()
            self._mark.deleteLater()
            self._mark = None
        self.changed.emit()

    def _moved(self) -> None:
        """Another page shows: whoever goes there by himself has left the tour."""
        if self._mark is not None and stops()[self.place - 1].page not in {"", self._router.current}:
            self.leave()

    def _step(self, by: int) -> None:
        self._show(self.place + by)

    def _show(self, place: int) -> None:
        self._ui.settings.set("practice.tour", place)
        if place > self.length:
            self.leave()
            return
        if self._mark is None:
            self._mark = CoachMark(self._ui.theme, self._window)
            self._mark.next.connect(lambda: self._step(1))
            self._mark.back.connect(lambda: self._step(-1))
            self._mark.skipped.connect(self.leave)
            self._mark.spoken.connect(self._say)
        stop = stops()[place - 1]
        if stop.page and (self._router.current != stop.page or stop.detail):
            self._mark.hide()
            self._router.go(Place(stop.page, detail=stop.detail))
        self._say()
        self._left = _LOOKS
        self._find()
        self.changed.emit()

    def _say(self) -> None:
        place = self.place
        if self._mark is None or not 1 <= place <= self.length:
            return
        stop = stops()[place - 1]
        last = place == self.length
        words = (
            translate("Tour", "Leave the tour"), translate("Tour", "Back"),
            translate("Tour", "Done") if last else translate("Tour", "Next"),
        )  # fmt: skip
        self._mark.tell(stop.title, stop.text, f"{place} / {self.length}", words, first=place == 1)

    def _find(self) -> None:
        """Point at the part once it shows; a page may read first. Where it never does, the window itself is shown."""
        if self._mark is None:
            return
        stop = stops()[self.place - 1]
        where = self._router.shown if stop.page else self._window
        part = _visible(where, stop.part)
        if part is None and self._left > 0:
            self._left -= 1
            self._look.start()
            return
        self._mark.point(part or where or self._window)


def _visible(where: QWidget | None, name: str) -> QWidget | None:
    return next((each for each in taborder.read(where) if each.objectName() == name and each.isVisible()), None)
