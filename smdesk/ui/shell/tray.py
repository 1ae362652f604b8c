"""The icon in the tray: how publishing stands, what is next, and a menu for what is wanted of a closed window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from smdesk.core.events import (
    ChannelsChanged,
    ClientsChanged,
    Event,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.system.notifications import Note, Urgency
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.naming import channel_name, shortened
from smdesk.ui.kit.place import Place

#: A tray that starts after this program (at sign-in) is looked for so often and so many times.
LOOK_MS, LOOKS = 2000, 30
#: How far back failures count, and milliseconds between two looks at the clock.
PAST, TICK_MS = timedelta(days=31), 30_000
#: Publications in the menu: of those that wait for the person, and of those that go out next.
DUE_LINES, COMING_LINES = 3, 2
_DUE = (State.ASSISTED, State.LATE)
_SIZES = (16, 22, 24, 32, 44, 48, 64)
_HEARD = (PublicationsChanged, PostsChanged, ChannelsChanged, ClientsChanged, SettingsChanged)


class Standing(StrEnum):
    """What the icon says."""

    RUNNING = "running"
    HOLDING = "holding"  # something waits for the person
    PAUSED = "paused"
    PROBLEM = "problem"
    STOPPED = "stopped"  # nothing is published from here


def standing(*, publishes: bool, paused: bool, broken: int, waiting: int) -> Standing:
    """The one state of several that holds; the most serious wins, and who does not publish has no other."""
    if not publishes:
        return Standing.STOPPED
    if broken:
        return Standing.PROBLEM
    if paused:
        return Standing.PAUSED
    return Standing.HOLDING if waiting else Standing.RUNNING


class Tray(QObject):
    """The icon. What is asked for in its menu is told by signals; nothing is done here."""

    window = Signal()
    opened = Signal(int)  # a publication
    moving = Signal(int)  # another time is to be chosen for a publication
    put_off = Signal(int, int)  # a publication, by so many minutes from now
    asked = Signal(object)  # a Place
    new_post = Signal()
    pause = Signal(object)  # until: datetime, or None
    resume = Signal()
    be_quiet = Signal(object)  # until: datetime; None: no longer
    quit = Signal()
    message_clicked = Signal(str)  # the tag of the note
    missing = Signal()  # this desktop has no tray

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._icon: QSystemTrayIcon | None = None
        self._menu = Menu()
        self._looks = 0
        self._told_tag = ""
        self.standing = Standing.RUNNING
        self.waiting = 0  # publications that wait for the person
        self.due: list[PublicationView] = []  # the first of them
        self.coming: list[PublicationView] = []
        self._shown: tuple[object, ...] = ()
        self._search = QTimer(self, interval=LOOK_MS)
        self._search.timeout.connect(self._find)
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.timeout.connect(self._miss)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)

    @property
    def available(self) -> bool:
        """True while there is an icon to come back by."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def start(self) -> None:
        """Show the icon; where there is no tray yet, look for one for a minute."""
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self._draw_anew)
        self._ui.scope.changed.connect(self._soon.start)
        self._clock.start()
        self.look()
        self._find()

    def stop(self) -> None:
        """Take the icon away, and hear nothing more: another desk may open with the same looks while this one goes."""
        if self._clock.isActive():
            self._ui.bridge.heard.disconnect(self._hear)
            self._ui.theme.changed.disconnect(self._draw_anew)
            self._ui.scope.changed.disconnect(self._soon.start)
        for timer in (self._search, self._clock, self._soon):
            timer.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        self._menu.clear()
        self._menu.deleteLater()  # it stands alone, for the icon takes no part in the tree of widgets

    def message(self, note: Note) -> bool:
        """Show a note as the tray's own message; False where there is no tray."""
        if self._icon is None or not self.available:
            return False
        self._told_tag = note.tag
        kind = QSystemTrayIcon.MessageIcon
        mark = kind.Warning if note.urgency is Urgency.CRITICAL else kind.Information
        self._icon.showMessage(note.summary, note.body, mark, 12_000)
        return True

    def _miss(self) -> None:
        """The panel that held the icon may have ended."""
        if self._icon is not None and not self.available:
            self.missing.emit()

    def _find(self) -> None:
        self._looks += 1
        if not QSystemTrayIcon.isSystemTrayAvailable():
            if not self._search.isActive() and self._looks < LOOKS:
                self._search.start()
            elif self._looks >= LOOKS:
                self._search.stop()
                self.missing.emit()
            return
        self._search.stop()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._pressed)
        self._icon.messageClicked.connect(lambda: self.message_clicked.emit(self._told_tag))
        self._draw_anew()
        self._icon.show()

    # -- looking ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if isinstance(event, _HEARD):
            self._soon.start()

    def look(self) -> None:
        """Read where things stand, and draw what has changed."""
        publishing, now = self._ui.runtime.publishing, self._ui.now()
        number = publishing.numbers([*_DUE, State.UNCONFIRMED, State.FAILED], now - PAST)
        self.waiting = sum(number.get(state, 0) for state in _DUE)
        failed = sum(number.values()) - self.waiting
        self.due = publishing.views(states=_DUE, start=now - PAST, limit=DUE_LINES) if self.waiting else []
        self.coming = publishing.coming(COMING_LINES)
        broken = len(self._ui.runtime.channels.listing(troubled=True))
        paused = publishing.paused()
        self.standing = standing(
            publishes=self._ui.at_work,
            paused=paused,
            broken=broken + failed,
            waiting=self.waiting,
        )
        count = self.waiting + failed
        switches = (paused, self._is_quiet())
        shown = (self.standing, count, self._ui.language.code, self._state(), switches, *self._lines())
        if shown != self._shown:
            self._shown = shown
            self._fill()
            self._draw(count)

    def _lines(self) -> list[tuple[int, str]]:
        shown = (view for view in (*self.due, *self.coming) if not self._ui.scope.hides(view.client_id))
        return [(view.id, self._line(view)) for view in shown]

    def _line(self, view: PublicationView) -> str:
        """One publication in the menu; an ampersand would be read as a key."""
        told = f"{shortened(view.title or view.text, 40)} · {channel_name(view.network, view.channel)}"
        return f"{self._when(view)}  {told}".replace("&", "&&")

    def _when(self, view: PublicationView) -> str:
        """Its day and hour on this computer's clock; of today the hour alone."""
        zone = computer_zone()
        at, today = in_zone(view.due, zone).replace(second=0), in_zone(self._ui.now(), zone).date()
        if at.date() == today:
            return dates.clock(self._ui, at)
        return dates.near_moment(self._ui, at, today)

    def _state(self) -> str:
        if self.standing is Standing.PAUSED:
            until = self._ui.settings.get("publishing.paused_until")
            if isinstance(until, datetime):
                at = self._ui.language.words.facts.time(in_zone(until, computer_zone()).replace(second=0))
                return self.tr("Paused until %1").replace("%1", at)
        if self._ui.other is not None:
            return self.tr("Another program publishes")
        return {
            Standing.RUNNING: self.tr("Scheduler running"),
            Standing.HOLDING: self.tr("%n post(s) wait for you", "", self.waiting),
            Standing.PAUSED: self.tr("Publishing is paused"),
            Standing.PROBLEM: self.tr("Something needs you"),
            Standing.STOPPED: self.tr("Nothing is published from here"),
        }[self.standing]

    # -- drawing ------------------------------------------------------------------------------------------------

    def _draw_anew(self) -> None:
        self._shown = ()
        self.look()

    def _draw(self, count: int) -> None:
        if self._icon is None:
            return
        self._icon.setIcon(self.picture(count))
        self._icon.setToolTip(self._tip())

    def _tip(self) -> str:
        tip = f"smdesk: {self._state()}"
        if self.coming:
            tip = " · ".join((tip, self.tr("next %1").replace("%1", self._when(self.coming[0]))))
        return tip

    def picture(self, count: int = 0) -> QIcon:
        """The program's mark with its state. In colour, because nobody tells a program how dark the panel is."""
        made = QIcon()
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(0.4 if self.standing is Standing.STOPPED else 1.0)
            painter.drawPixmap(0, 0, icons.application().pixmap(size, size))
            painter.setOpacity(1.0)
            self._badge(painter, size, count)
            painter.end()
            made.addPixmap(pixmap)
        return made

    def _badge(self, painter: QPainter, size: int, count: int) -> None:
        """A disc at the lower right; its shape says as much as its colour: a number, two bars, a mark, a ring."""
        if self.standing is Standing.RUNNING:
            return
        tone = {
            Standing.PROBLEM: "danger",
            Standing.HOLDING: "warning",
            Standing.PAUSED: "warning",
            Standing.STOPPED: "info",
        }[self.standing]
        tint = self._ui.theme.semantic(tone)
        ground, ink = QColor(tint.fg), QColor(tint.bg)
        width = size * 0.58
        disc = QRectF(size - width, size - width, width, width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(disc)
        painter.setBrush(ink)
        middle = disc.center()
        if self.standing is Standing.PAUSED:
            for side in (-1, 1):
                bar = QRectF(0, 0, width * 0.16, width * 0.5)
                bar.moveCenter(QPointF(middle.x() + side * width * 0.16, middle.y()))
                painter.drawRect(bar)
        elif self.standing is Standing.STOPPED:
            painter.drawEllipse(middle, width * 0.24, width * 0.24)
        else:
            font = QFont(self._ui.theme.font("caption"))
            font.setPixelSize(max(7, round(width * 0.78)))
            font.setWeight(QFont.Weight.Bold)
            painter.setFont(font)
            painter.setPen(ink)
            text = "!" if not count else str(count) if count < 10 else "+"
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)

    # -- the menu -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()  # `clear` takes the menus in it out of sight only
        menu.addAction(self._state()).setEnabled(False)
        menu.addSeparator()
        by_hand = {view.id for view in self.due if view.state is State.ASSISTED}
        for number, text in self._lines():
            if number in by_hand:
                self._offer(number, text)
            else:
                menu.addAction(text).triggered.connect(lambda _checked=False, number=number: self.opened.emit(number))
        if not self._lines():
            menu.addAction(self.tr("Nothing is due")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Open smdesk")).triggered.connect(self.window)
        menu.addAction(self.tr("New post…")).triggered.connect(self.new_post)
        idea, settings = Place("composer", stage="idea"), Place("settings")
        menu.addAction(self.tr("Quick idea…")).triggered.connect(lambda: self.asked.emit(idea))
        menu.addSeparator()
        if self._ui.runtime.publishing.paused():
            menu.addAction(self.tr("Go on publishing")).triggered.connect(self.resume)
        else:
            self._until(self.tr("Pause publishing"), self.pause, self.tr("Until I go on"))
        if self._is_quiet():
            menu.addAction(self.tr("Notify again")).triggered.connect(lambda: self.be_quiet.emit(None))
        else:
            self._until(self.tr("Do not notify"), self.be_quiet, "")
        menu.addSeparator()
        menu.addAction(self.tr("Settings…")).triggered.connect(lambda: self.asked.emit(settings))
        menu.addAction(self.tr("Quit")).triggered.connect(self.quit)

    def _offer(self, number: int, text: str) -> None:
        """What can be done with a post that waits for the person's hand."""
        menu = Menu(text, self._menu)
        self._menu.addMenu(menu)
        menu.addAction(self.tr("Publish…")).triggered.connect(lambda: self.opened.emit(number))
        menu.addSeparator()
        menu.addAction(self.tr("In 15 minutes")).triggered.connect(lambda: self.put_off.emit(number, 15))
        menu.addAction(self.tr("In an hour")).triggered.connect(lambda: self.put_off.emit(number, 60))
        menu.addAction(self.tr("Another time…")).triggered.connect(lambda: self.moving.emit(number))

    def _is_quiet(self) -> bool:
        until = self._ui.settings.get("notify.quiet_until")
        return isinstance(until, datetime) and until > self._ui.now()

    def _until(self, name: str, signal: SignalInstance, always: str) -> None:
        """A menu: an hour, until tomorrow, and where there are words for it for as long as the person likes."""
        menu = Menu(name, self._menu)  # of one that `addMenu(name)` makes PySide keeps what is left of it for good
        self._menu.addMenu(menu)
        choices: list[tuple[str, Callable[[], datetime | None]]] = [
            (self.tr("For an hour"), lambda: self._ui.now() + timedelta(hours=1)),
            (self.tr("Until tomorrow at 08:00"), self._morning),
        ]
        if always:
            choices.append((always, lambda: None))
        for text, until in choices:
            # The time counts from the press, not from when the menu was made.
            menu.addAction(text).triggered.connect(lambda _checked=False, until=until: signal.emit(until()))

    def _morning(self) -> datetime:
        tomorrow = in_zone(self._ui.now(), computer_zone()) + timedelta(days=1)
        return tomorrow.replace(hour=8, minute=0, second=0, microsecond=0)

    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A left click: to what is due, else to the window."""
        kinds = QSystemTrayIcon.ActivationReason
        if reason not in {kinds.Trigger, kinds.DoubleClick, kinds.MiddleClick}:
            return
        if self.due:
            self.opened.emit(self.due[0].id)
        else:
            self.window.emit()
