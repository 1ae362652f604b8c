"""Telling the person outside of the window: what the planner says, in words, to the desktop, and clicks back."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from datetime import time, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from smdesk.core import resources
from smdesk.core.errors import KEYRING_CLOSED, SmdeskError
from smdesk.core.events import AttentionNeeded, ChannelsChanged, Event, PublicationsChanged
from smdesk.core.notifying import SWITCHES, Happening, Kind, Notice, Planner, Quiet, Rules
from smdesk.core.publication import State
from smdesk.core.settings import Scope
from smdesk.core.walltime import WallTime, from_utc, in_zone
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.system.notifications import DEFAULT, Note, Notifications, Urgency
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import channel_name, shortened
from smdesk.ui.kit.zonenames import zone_name
from smdesk.ui.shell.expiring import Expiring
from smdesk.ui.shell.notices import UNREADABLE

log = logging.getLogger(__name__)

#: Milliseconds between two questions to the planner, and the looks at what comes next that are one of so many.
TICK_MS, LOOK_EVERY = 1000, 15
#: The same for accesses that end: a quarter of an hour.
EXPIRY_EVERY = 900
#: Publications to come that are read at a look.
AHEAD = 50
LATER, LATER_MIN = "later", 15
ANOTHER = "another"
#: Places that one notification of several posts names; the rest are a number.
PLACES = 3
_KINDS = {
    "publication_failed": Kind.FAILED,
    "publication_unconfirmed": Kind.UNCONFIRMED,
    "publication_late": Kind.LATE,
    "assisted_due": Kind.DUE,
}
#: Happenings of these kinds are over when their publication is in none of these states any more.
_TROUBLE = frozenset({State.FAILED, State.UNCONFIRMED, State.LATE, State.ASSISTED})
#: A publication found published longer ago than this is no news: it was found, imported or said by the person.
_NEWS = timedelta(minutes=10)


class Desktop(Protocol):
    """What shows a notification: see `smdesk.system.notifications`."""

    def show(self, note: Note) -> None: ...
    def withdraw(self, tag: str) -> None: ...
    def stop(self) -> None: ...


class Notifier(QObject):
    """Hears the bus, asks the planner, shows. `opened` names the publication clicked on, `channel` the channel."""

    opened = Signal(int)
    channel = Signal(int)
    reconnecting = Signal(int)  # a channel is to be connected again
    moving = Signal(int)  # another time is to be chosen for a publication
    clicked = Signal()  # anything else: the window
    _came_back = Signal(str, str)
    _not_sent = Signal(object)

    def __init__(
        self, ui: Ui, fallback: Desktop, parent: QObject | None = None, desktop: Desktop | None = None
    ) -> None:
        """`fallback` shows what the desktop could not; where there is no `desktop`, everything. See `own_desktop`."""
        super().__init__(parent)
        self._ui = ui
        self._fallback = fallback
        self._planner = Planner()
        self._notices: dict[str, Notice] = {}
        self._facts: dict[str, dict[str, Any]] = {}  # of what went wrong with the desk, by code
        self._expiring = Expiring(ui, self._planner, self)
        self._ticks = 0
        self._came_back.connect(self.answer, Qt.ConnectionType.QueuedConnection)
        self._not_sent.connect(self._fall_back, Qt.ConnectionType.QueuedConnection)
        self._desktop = desktop or own_desktop(self._came_back.emit, self._not_sent.emit)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Hear and look from now on; what was there before is no news."""
        self._ui.bridge.heard.connect(self.hear)
        self._timer.start()

    def stop(self) -> None:
        """Tell nothing more; a second call does nothing."""
        if self._timer.isActive():
            self._timer.stop()
            self._ui.bridge.heard.disconnect(self.hear)
        if self._desktop is not None:
            self._desktop.stop()
        self._fallback.stop()

    def say(self, tag: str, title: str, text: str) -> None:
        """Tell something of our own, at once; a click on it asks for the window."""
        self._show(Note(tag, title, text, ((DEFAULT, self.tr("Open")),)))

    # -- taking in ----------------------------------------------------------------------------------------------

    def hear(self, event: Event) -> None:
        """What the bus says."""
        if isinstance(event, AttentionNeeded):
            self._attend(event)
        elif isinstance(event, PublicationsChanged) and event.ids:
            self._look_at(event.ids)
        elif isinstance(event, ChannelsChanged):
            self._look_at_channels(event.ids)

    def tick(self) -> None:
        """Show what is ready; now and then look at what comes next."""
        if self._ticks % LOOK_EVERY == 0:
            self._look_ahead()
        if self._ticks % EXPIRY_EVERY == 0:
            self._withdraw(self._expiring.look(self._rules_of))
        self._ticks += 1
        now = self._ui.now()
        wall = in_zone(now, computer_zone()).time()
        for notice in self._planner.ready(now, wall, self._quiet()):
            self._notices[notice.tag] = notice
            self._expiring.shown(notice)
            if not self._hidden(notice):
                self._show(self._note(notice))

    def _attend(self, event: AttentionNeeded) -> None:
        number, now = event.facts.get("publication"), self._ui.now()
        if event.code in _KINDS and isinstance(number, int):
            view = self._view(number)
            if view is not None:
                kind, code = _KINDS[event.code], str(event.facts.get("code", ""))
                self._planner.heard(Happening(kind, number, view.channel_id, code), self._rules_of(view.client_id), now)
        elif event.code == "channel_problem" and isinstance(event.facts.get("channel"), int):
            self._look_at_channels((event.facts["channel"],))
        elif self._ui.language.words.has(f"errors.{event.code}"):
            self._facts[event.code] = event.facts
            self._planner.heard(Happening(Kind.DESK, code=event.code), self._rules_of(0), now)
        else:
            log.debug("nothing to tell of %s", event.code)

    def _look_at(self, ids: Sequence[int]) -> None:
        """What has been published is told; what needs nobody any more is taken back."""
        now = self._ui.now()
        found = {view.id: view for view in self._ui.runtime.publishing.views(ids=list(ids))}
        for view in found.values():
            fresh = view.published_at is not None and now - view.published_at < _NEWS
            if view.state is State.PUBLISHED and view.proof != "person" and fresh and view.kind == "post":
                self._planner.heard(
                    Happening(Kind.PUBLISHED, view.id, view.channel_id), self._rules_of(view.client_id), now
                )
        over = [number for number in ids if number not in found or found[number].state not in _TROUBLE]
        self._withdraw(self._planner.settled(over))
        self._withdraw(self._planner.begun(view.id for view in found.values() if view.state is not State.SCHEDULED))

    def _look_at_channels(self, ids: Sequence[int]) -> None:
        channels = {view.id: view for view in self._ui.runtime.channels.listing()}
        for number in ids or channels:
            view = channels.get(number)
            if view is not None and view.problem:
                happening = Happening(Kind.ACCOUNT, channel=number, code=view.problem)
                self._planner.heard(happening, self._rules_of(view.client_id), self._ui.now())
            else:
                self._withdraw(self._planner.repaired(number))
        self._withdraw(self._expiring.look(self._rules_of))

    def _look_ahead(self) -> None:
        now = self._ui.now()
        clients = [client.id for client in self._ui.runtime.clients.list()]
        lead = max((self._rules_of(client).lead_min for client in clients), default=0)
        if not lead or not self._ui.publishes:
            return
        end = now + timedelta(minutes=lead)
        for view in self._ui.runtime.publishing.views(states=[State.SCHEDULED], start=now, end=end, limit=AHEAD):
            if view.kind == "post" and view.next_step == "wait_due":
                happening = Happening(Kind.SOON, view.id, view.channel_id, due=view.due)
                self._planner.upcoming(happening, self._rules_of(view.client_id), now)

    def _rules_of(self, client: int) -> Rules:
        """Read anew each time: the window's settings are kept for a moment, and a command may set them meanwhile."""
        place: dict[str, Any] = {"scope": Scope.CLIENT, "scope_id": client} if client else {}
        get = self._ui.settings.get
        return Rules(
            lead_min=int(str(get("notify.lead", **place))),
            off=frozenset(kind for kind, key in SWITCHES.items() if get(key, **place) is not True),
        )

    def _quiet(self) -> Quiet:
        get = self._ui.settings.get
        until: Any = get("notify.quiet_until")
        hours = None
        if get("notify.quiet_hours") is True:
            first, last = (int(str(get(f"notify.quiet_{end}"))) for end in ("from", "to"))
            hours = (time(*divmod(first, 60)), time(*divmod(last, 60)))
        return Quiet(until, hours)

    # -- saying -------------------------------------------------------------------------------------------------

    def _note(self, notice: Notice) -> Note:
        views = [view for number in notice.publications if (view := self._view(number)) is not None]
        title, text = self._words(notice, views)
        actions = [(DEFAULT, self.tr("Connect again…") if notice.kind is Kind.EXPIRING else self.tr("Open"))]
        if notice.kind is Kind.DUE:
            actions = [(DEFAULT, self.tr("Publish…"))]
            if len(views) == 1:
                actions += [(LATER, self.tr("In 15 minutes")), (ANOTHER, self.tr("Another time…"))]
        urgent = notice.kind in {Kind.FAILED, Kind.UNCONFIRMED, Kind.ACCOUNT, Kind.DESK}
        stays = 0.0 if notice.kind is Kind.DUE else None
        picture = views[0].picture if len(views) == 1 else None
        urgency = Urgency.CRITICAL if urgent else Urgency.NORMAL
        return Note(notice.tag, title, text, tuple(actions), urgency, picture, stays)

    def _hidden(self, notice: Notice) -> bool:
        """True while a client looks at the screen and this is of another one; Publishing shows it all the same."""
        views = (self._view(number) for number in notice.publications)
        return any(self._ui.scope.hides(view.client_id) for view in views if view is not None)

    def _words(self, notice: Notice, views: Sequence[PublicationView]) -> tuple[str, str]:
        """Title and text."""
        words = self._ui.language.words
        if notice.kind is Kind.EXPIRING:
            return self._expiring.words(notice)
        if notice.kind is Kind.ACCOUNT:
            return self._words_of_account(notice)
        if notice.kind is Kind.DESK:
            said = words.sentence("errors", notice.code, self._facts.get(notice.code, {}))
            return said.what, " ".join(part for part in (said.why, said.do) if part)
        count = len({(view.post_id, view.occurrence, view.kind) for view in views})
        if count == 1:
            return self._words_of_one(notice, views)
        many = {
            Kind.SOON: self.tr("%n post(s) go out soon", "", count),
            Kind.DUE: self.tr("%n post(s) for you to publish", "", count),
            Kind.PUBLISHED: self.tr("%n post(s) are out", "", count),
            Kind.LATE: self.tr("%n post(s) missed their time", "", count),
            Kind.FAILED: self.tr("%n post(s) were not published", "", count),
            Kind.UNCONFIRMED: self.tr("%n post(s): nobody knows whether they are out", "", count),
        }
        return many[notice.kind], "\n".join(
            part for part in (self._places(notice, views), self._reason(notice)) if part
        )

    def _places(self, notice: Notice, views: Sequence[PublicationView]) -> str:
        """Whose several posts these are and where they go; of what is to come also when the first of it goes."""
        places = list(dict.fromkeys(f"{view.client} · {_channel(view)}" for view in views))
        if len(places) > PLACES:
            places[PLACES:] = [self.tr("and %n more", "", len(places) - PLACES)]
        if notice.kind is not Kind.SOON or not views:
            return ", ".join(places)
        first, *later = dict.fromkeys(self._when(view) for view in sorted(views, key=lambda view: view.due))
        at = self.tr("from %1 on").replace("%1", first) if later else first
        return f"{at} · {', '.join(places)}"

    def _words_of_one(self, notice: Notice, views: Sequence[PublicationView]) -> tuple[str, str]:
        """One post, which may go to several channels."""
        view = views[0]
        titles = {
            Kind.SOON: self.tr("Soon: %1"),
            Kind.DUE: self.tr("Publish now: %1"),
            Kind.PUBLISHED: self.tr("Published: %1"),
            Kind.LATE: self.tr("Missed its time: %1"),
            Kind.FAILED: self.tr("Not published: %1"),
            Kind.UNCONFIRMED: self.tr("Is it out? %1"),
        }
        post: PublicationView | None = view
        if view.kind == "comment":  # it has no text of its own: it is called after its post, which is out
            titles |= {Kind.FAILED: self.tr("First comment not published: %1"),
                       Kind.UNCONFIRMED: self.tr("Is the first comment out? %1")}  # fmt: skip
            post = self._view(view.parent_id) if view.parent_id is not None else None
        named = (post.title or post.text) if post is not None else ""
        place = f"{view.client} · {', '.join(map(_channel, views))} · {self._when(view)}"
        reason = self._reason(notice)
        title = titles[notice.kind].replace("%1", shortened(named))
        return title, f"{place}\n{reason}" if reason else place

    def _when(self, view: PublicationView) -> str:
        """Its hour on this computer's clock; beside it that of its client, where it is another."""
        at = self._ui.language.clock(in_zone(view.due, computer_zone()).replace(second=0))
        there = self._ui.language.clock(view.wall.replace(second=0))
        if at == there:
            return at
        told = self.tr("%1 in %2").replace("%1", there).replace("%2", zone_name(view.zone))
        return f"{at} ({told})"

    def _reason(self, notice: Notice) -> str:
        words = self._ui.language.words
        match notice.kind:
            case Kind.FAILED if notice.code:
                return words.outcome(notice.code).what
            case Kind.UNCONFIRMED:
                return self.tr("smdesk could not find out. Please look.")
            case Kind.LATE:
                return self.tr("Nothing of it is sent before you decide.")
            case Kind.DUE:
                return self.tr("The text and the pictures are ready.")
        return ""

    def _words_of_account(self, notice: Notice) -> tuple[str, str]:
        try:
            view = self._ui.runtime.channels.show(notice.channel)
        except SmdeskError:  # disconnected meanwhile
            return self.tr("A channel must be connected again"), ""
        who = channel_name(view.network, view.handle)
        title = self.tr("%1 must be connected again").replace("%1", who)
        if notice.code in UNREADABLE:
            title = self.tr("The password or token of %1 cannot be read").replace("%1", who)
        what = self._ui.language.words.access(notice.code, view).what
        if notice.code in KEYRING_CLOSED:
            what = " ".join((what, self.tr("Unlock it, then try again in smdesk.")))
        return title, " ".join((what, self.tr("Its posts wait meanwhile.")))

    def _show(self, note: Note) -> None:
        if self._desktop is None:
            self._fall_back(note)
        else:
            self._desktop.show(note)

    @Slot(object)
    def _fall_back(self, note: Note) -> None:
        self._fallback.show(note)

    def _withdraw(self, tags: Sequence[str]) -> None:
        for tag in tags:
            self._notices.pop(tag, None)
            self._fallback.withdraw(tag)
            if self._desktop is not None:
                self._desktop.withdraw(tag)

    # -- coming back --------------------------------------------------------------------------------------------

    @Slot(str, str)
    def answer(self, tag: str, action: str) -> None:
        """A notification was clicked: show what it is about, or put the post off."""
        notice = self._notices.get(tag)
        if notice is None:
            self.clicked.emit()
        elif action == LATER and len(notice.publications) == 1:
            self.put_off(notice.publications[0])
        elif action == ANOTHER and notice.publications:
            self.moving.emit(notice.publications[0])
        elif notice.publications:
            self.opened.emit(notice.publications[0])
        elif notice.kind is Kind.EXPIRING:
            self.reconnecting.emit(notice.channel)
        elif notice.channel:
            self.channel.emit(notice.channel)
        else:
            self.clicked.emit()

    def put_off(self, number: int, minutes: int = LATER_MIN) -> None:
        """Another time for a publication, so many minutes from now, on a whole minute."""
        at = (self._ui.now() + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
        self._move(number, lambda view: from_utc(at, view.zone))

    def put_in_slot(self, number: int) -> None:
        """The next free slot of its channel for a publication."""
        slot = self._ui.runtime.publishing.next_slot
        self._move(number, lambda view: slot(view.channel_id, post=view.post_id))

    def _move(self, number: int, time_of: Callable[[PublicationView], WallTime]) -> None:
        view = self._view(number)
        if view is None:
            return
        try:
            self._ui.runtime.publishing.move(number, time_of(view))
        except SmdeskError as error:  # it is out, or somebody else moved it: the window says where it stands
            log.info("publication %s was not put off: %s", number, error)
            self.opened.emit(number)

    def _view(self, number: int) -> PublicationView | None:
        found = self._ui.runtime.publishing.views(ids=[number])
        return found[0] if found else None


def own_desktop(invoked: Callable[[str, str], object], unsent: Callable[[Note], object]) -> Desktop | None:
    """The desktop's own notifications where we speak to them ourselves: Linux. None elsewhere: the tray has them."""
    if not sys.platform.startswith("linux"):
        return None
    icon = str(resources.path("icons", "smdesk.svg"))
    return Notifications("smdesk", icon, lambda tag, action: _drop(invoked(tag, action)), lambda n: _drop(unsent(n)))


def _drop(_result: object) -> None:
    """A signal's `emit` gives back a bool that nobody wants."""


def _channel(view: PublicationView) -> str:
    return channel_name(view.network, view.channel)
