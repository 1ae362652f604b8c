"""The icon in the tray: how publishing stands, what is next, and a menu for what is wanted of a closed window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from smdesk.core.events import (
    ChannelsChanged,
    ClientsChanged,
    Event,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.core.publication import Act, State
from smdesk.core.walltime import in_zone, resolve
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.system.notifications import Note, Urgency
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.naming import channel_name, network_name, shortened
from smdesk.ui.kit.place import Place
from smdesk.ui.shell import trayicon
from smdesk.ui.shell.trayicon import Standing, standing

#: A tray that starts after this program (at sign-in) is looked for so often and so many times.
LOOK_MS, LOOKS = 2000, 30
#: How far back failures count, and milliseconds between two looks at the clock.
PAST, TICK_MS = timedelta(days=31), 30_000
#: Lines in the menu: publications that wait for the person, and posts that go out next; a post has channels.
DUE_LINES, COMING_LINES, CHANNELS = 3, 2, 10
_DUE = (State.ASSISTED, State.LATE)
_HEARD = (PublicationsChanged, PostsChanged, ChannelsChanged, ClientsChanged, SettingsChanged)


class Tray(QObject):
    """The icon. What is asked for in its menu is told by signals; nothing is done here."""

    window = Signal()
    opened = Signal(int)  # a publication
    moving = Signal(int)  # another time is to be chosen for a publication
    put_off = Signal(int, int)  # a publication, by so many minutes from now
    to_slot = Signal(int)  # the next free slot for a publication
    acting = Signal(int, object)  # an Act is asked for of a publication
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
        self._away = False
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

    def tell_network(self, online: bool) -> None:
        """Whether this computer has a way out."""
        if online is self._away:
            self._away = not online
            self._soon.start()

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
        self.coming = publishing.coming(COMING_LINES * CHANNELS)
        broken = len(self._ui.runtime.channels.listing(troubled=True))
        paused = publishing.paused()
        self.standing = standing(
            publishes=self._ui.at_work,
            paused=paused,
            broken=broken + failed,
            waiting=self.waiting,
            away=self._away,
        )
        count = self.waiting + failed
        switches = (paused, self._is_quiet())
        shown = (self.standing, count, self._ui.language.code, *self._states(), switches, *self._lines())
        if shown != self._shown:
            self._shown = shown
            self._fill()
            self._draw(count)

    def _lines(self) -> list[tuple[int, str]]:
        """What waits, each by itself; what comes next by post, for it goes to all of its channels at once."""
        hides = self._ui.scope.hides
        posts: dict[tuple[int, datetime], list[PublicationView]] = {}
        for view in self.coming:
            if not hides(view.client_id):
                posts.setdefault((view.post_id, view.due), []).append(view)
        due = [[view] for view in self.due if not hides(view.client_id)]
        return [(each[0].id, self._line(*each)) for each in [*due, *list(posts.values())[:COMING_LINES]]]

    def _line(self, *views: PublicationView) -> str:
        """One post in the menu and where it goes; an ampersand would be read as a key."""
        first, *more = views
        where = channel_name(first.network, first.channel)
        if more:
            where = ", ".join(dict.fromkeys(network_name(view.network) for view in views))
        told = f"{shortened(first.title or first.text, 40)} · {where}"
        return f"{self._when(first)}  {told}".replace("&", "&&")

    def _when(self, view: PublicationView) -> str:
        """Its day and hour on this computer's clock; of today the hour alone."""
        zone = computer_zone()
        at, today = in_zone(view.due, zone).replace(second=0), in_zone(self._ui.now(), zone).date()
        if at.date() == today:
            return dates.clock(self._ui, at)
        return dates.near_moment(self._ui, at, today)

    def _states(self) -> list[str]:
        """How publishing stands, and behind something more serious that it is paused: whoever did that looks for it."""
        hidden = self._ui.runtime.publishing.paused() and self.standing is Standing.PROBLEM
        return [self._state(), self._pause()] if hidden else [self._state()]

    def _pause(self) -> str:
        until = self._ui.settings.get("publishing.paused_until")
        if not isinstance(until, datetime):
            return self.tr("Publishing is paused")
        local, today = (in_zone(each, computer_zone()) for each in (until, self._ui.now()))
        at = dates.short_moment(self._ui, local.replace(second=0, microsecond=0), today.date())
        return self.tr("Paused until %1").replace("%1", at)

    def _state(self) -> str:
        if self.standing is Standing.PAUSED:
            return self._pause()
        if self._ui.other is not None:
            return self.tr("Another program publishes")
        return {
            Standing.RUNNING: self.tr("Scheduler running"),
            Standing.HOLDING: self.tr("%n post(s) wait for you", "", self.waiting),
            Standing.PROBLEM: self.tr("Something needs you"),
            Standing.OFFLINE: self.tr("Offline"),
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
        parts = self._states()
        if self.coming:
            parts.append(self.tr("next %1").replace("%1", self._when(self.coming[0])))
        return f"smdesk: {' · '.join(parts)}"

    def picture(self, count: int = 0) -> QIcon:
        """The program's mark with its state and what waits."""
        return trayicon.picture(self._ui.theme, self.standing, count)

    # -- the menu -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for old in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()  # `clear` takes the menus in it out of sight only
        for state in self._states():
            menu.addAction(state).setEnabled(False)
        menu.addSeparator()
        by_hand = {view.id: view for view in self.due if view.state is State.ASSISTED}
        lines, paused = self._lines(), self._ui.runtime.publishing.paused()
        for number, text in lines:
            if number in by_hand:
                self._offer(by_hand[number], text)
            else:
                menu.addAction(text).triggered.connect(lambda _checked=False, number=number: self.opened.emit(number))
        if not lines and not paused:  # a pause holds back what is due: that it is paused has been said
            menu.addAction(self.tr("Nothing is due")).setEnabled(False)
        if lines or not paused:
            menu.addSeparator()
        menu.addAction(self.tr("Open smdesk")).triggered.connect(self.window)
        menu.addAction(self.tr("New post…")).triggered.connect(self.new_post)
        idea, settings = Place("composer", stage="idea"), Place("settings")
        menu.addAction(self.tr("Quick idea…")).triggered.connect(lambda: self.asked.emit(idea))
        menu.addSeparator()
        if paused:
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

    def _offer(self, view: PublicationView, text: str) -> None:
        """What can be done with a post that waits for the person's hand."""
        number = view.id
        menu = Menu(text, self._menu)
        self._menu.addMenu(menu)
        menu.addAction(self.tr("Publish…")).triggered.connect(lambda: self.opened.emit(number))
        menu.addSeparator()
        menu.addAction(self.tr("In 15 minutes")).triggered.connect(lambda: self.put_off.emit(number, 15))
        menu.addAction(self.tr("In an hour")).triggered.connect(lambda: self.put_off.emit(number, 60))
        slot = self._slot(view)
        if slot:
            to_slot = menu.addAction(self.tr("Next slot: %1").replace("%1", slot))
            to_slot.triggered.connect(lambda: self.to_slot.emit(number))
        menu.addAction(self.tr("Another time…")).triggered.connect(lambda: self.moving.emit(number))
        menu.addSeparator()
        for text, act in ((self.tr("It is published…"), Act.SAY_PUBLISHED), (self.tr("Leave out…"), Act.SKIP)):
            menu.addAction(text).triggered.connect(lambda _checked=False, act=act: self.acting.emit(number, act))

    def _slot(self, view: PublicationView) -> str:
        """The next free slot of its channel on this computer's clock; "" where it has none."""
        wall = self._ui.runtime.publishing.free_slot(view)
        if wall is None:
            return ""
        at, now = (in_zone(each, computer_zone()) for each in (resolve(wall).instant, self._ui.now()))
        return dates.short_moment(self._ui, at, now.date())

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
