"""What the calendar shows: every publication of a span of time, read as plain rows into frozen items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from smdesk.core.publication import DRAWN, EDITABLE, STAGE_DRAWN, URGENCY, Drawn, State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.services import plans
from smdesk.services.calendar import marks as calendar_marks
from smdesk.services.calendar import rows as calendar_rows
from smdesk.services.calendar.marks import Span
from smdesk.services.calendar.rows import TEXT_START, Names, Narrow
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import series_rows
from smdesk.services.posts.series_rows import Coming

if TYPE_CHECKING:
    from smdesk.services.checks import ChannelFinding

__all__ = ["TEXT_START", "CalendarEntry", "CalendarItem", "CalendarService", "IdeaView", "Sending"]

#: No zone is further from UTC than this, so a span of wall days lies within it on either side.
_ZONES = timedelta(hours=26)


class CalendarItem(NamedTuple):
    """One publication in the calendar. First comments are not items of their own.

    A named tuple and not a frozen dataclass: of those, making a month's 2,300 takes a third of a frame.
    """

    id: int
    post_id: int
    client_id: int
    client: str
    channel_id: int
    channel: str  # the handle
    network: str
    state: State
    drawn: Drawn
    due: datetime  # aware, UTC
    wall: datetime  # naive, in `zone`
    zone: str  # IANA
    mode: str  # auto, assisted, delegate
    occurrence: int
    title: str
    text: str  # the start of what the first part says on this channel
    hold_reason: str  # a code while held, "" else
    ask: str  # the question only the person can answer, "" for none
    delegated: bool  # the network's own scheduler has it
    stage: str  # of the post
    pillar_id: int | None  # of the post


class Sending(NamedTuple):
    """One publication of an entry: what it does not share with the others. Slim, for there are thousands."""

    id: int
    channel_id: int
    channel: str  # the handle
    network: str
    state: State
    drawn: Drawn
    mode: str  # auto, assisted, delegate
    delegated: bool  # the network's own scheduler has it


class CalendarEntry(NamedTuple):
    """One post at one wall time: its publications there, or a post that has a place in the plan and none yet.

    What is cancelled or left out is no entry. `drawn` is the most urgent of its publications, or the post's own stage.
    """

    post_id: int
    occurrence: int
    wall: datetime  # naive, in `zone`
    zone: str  # IANA
    due: datetime  # aware, UTC
    client_id: int
    client: str
    title: str
    text: str
    stage: str
    pillar_id: int | None
    drawn: Drawn
    items: tuple[Sending, ...]
    thumb: str  # hash of its first medium; "" for none
    movable: bool  # something of it can still get another time
    targets: tuple[tuple[int, str], ...] = ()  # channel and network a planned post is written for; () once scheduled
    campaign_id: int | None = None
    recurs: bool = False  # one of a series
    ghost: bool = False  # of a series, where it will stand once those before are out: no publication yet

    @property
    def delegated(self) -> bool:
        """True when a network's own scheduler has some of it."""
        return any(item.delegated for item in self.items)


@dataclass(frozen=True, slots=True)
class IdeaView:
    """A post without a date."""

    post_id: int
    client_id: int
    client: str
    title: str
    text: str
    stage: str
    pillar_id: int | None
    thumb: str
    changed_at: datetime


_STATES = {state.value: (state, DRAWN[state], state in EDITABLE) for state in State}
_DRAWN = {state.value: (state, DRAWN[state]) for state in State}


class CalendarService:
    """Reads only. A month is one query over the ledger, and no mapped object: it is read anew at every change."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def range(
        self,
        start: datetime,
        end: datetime,
        *,
        client_id: int | None = None,
        channel_ids: Collection[int] | None = None,
        states: Collection[State] | None = None,
    ) -> list[CalendarItem]:
        """Publications due from `start` up to but not at `end` (both aware), by due time; None leaves nothing out.

        Cancelled and skipped ones are among them, so that the view decides what it draws (`drawn` is none).
        """
        with self._db.read() as session:
            connection = session.connection()
            clients, channels = calendar_rows.names(connection)
            rows = calendar_rows.read(connection, start, end, Narrow(client_id, channel_ids, states))
            instant, make = datetime.fromisoformat, tuple.__new__
            return [
                make(CalendarItem, (
                    number, post, client, clients[client], channel, *channels[channel], *_DRAWN[state], instant(due),
                    instant(wall), zone, mode, occurrence, title, text, hold, ask, delegated != 0, stage, pillar,
                ))
                for number, post, client, channel, state, due, wall, zone, mode, occurrence, title, text, hold, ask,
                delegated, stage, pillar, _thumb, _campaign, _recurs in rows
            ]  # fmt: skip

    def entries(
        self,
        start: datetime,
        end: datetime,
        *,
        client_id: int | None = None,
        channel_ids: Collection[int] | None = None,
        states: Collection[State] | None = None,
        pillar_ids: Collection[int] | None = None,
    ) -> list[CalendarEntry]:
        """What stands in the calendar from `start` up to but not at `end` (both aware), by time.

        With `channel_ids` a planned post is among them when it is written for one of them; with `states` none is.
        """
        narrow = Narrow(client_id, channel_ids, states)
        found = self._entries(start, end, narrow)
        if pillar_ids is not None:
            found = [entry for entry in found if entry.pillar_id in pillar_ids]
        found.sort(key=attrgetter("due", "post_id"))
        return found

    def days(self, first: date, end: date, client_id: int | None = None) -> dict[date, tuple[CalendarEntry, ...]]:
        """By day of its own client's calendar, what stands there by time; from a day up to but not at another."""
        low, high = (datetime.combine(day, time(), UTC) for day in (first, end))
        walls = (first.isoformat(), end.isoformat())
        found = [*self._entries(low - _ZONES, high + _ZONES, Narrow(client_id), walls),
                 *self._ghosts(low - _ZONES, high + _ZONES, client_id)]  # fmt: skip
        found.sort(key=attrgetter("wall", "client", "post_id"))
        days: dict[date, list[CalendarEntry]] = {}
        for entry in found:
            days.setdefault(entry.wall.date(), []).append(entry)
        return {day: tuple(entries) for day, entries in days.items() if first <= day < end}

    def _ghosts(self, start: datetime, end: datetime, client: int | None) -> list[CalendarEntry]:
        """Where series will stand that have one publication waiting."""
        with self._db.read() as session:
            connection = session.connection()
            coming = series_rows.coming(connection, start, end, client)
            if not coming:
                return []
            names = calendar_rows.names(connection)
            numbers = {each.post for each in coming}
            posts, thumbs = plans.about(connection, numbers), plans.thumbs_of(connection, sorted(numbers))
        return [_ghost(each, posts[each.post], names, thumbs.get(each.post, "")) for each in coming]

    def _entries(
        self, start: datetime, end: datetime, narrow: Narrow, walls: tuple[str, str] | None = None
    ) -> list[CalendarEntry]:
        with self._db.read() as session:
            connection = session.connection()
            names = calendar_rows.names(connection)
            found = _grouped(calendar_rows.read(connection, start, end, narrow, walls), names)
            client, channels, states = narrow
            drafts = [] if states is not None else plans.planned(connection, start, end, client, channels)
            thumbs = plans.thumbs_of(connection, [row.id for row in drafts]) if drafts else {}
            targets = plans.targets(connection, [row.id for row in drafts]) if drafts else {}
        return [*found, *(_draft(row, names.clients, thumbs, targets) for row in drafts)]

    def ideas(self, client_id: int | None = None, limit: int = 500) -> list[IdeaView]:
        """Posts without any time, what was changed last first."""
        with self._db.read() as session:
            connection = session.connection()
            rows = plans.undated(connection, client_id, limit)
            pictures = plans.thumbs_of(connection, [row.id for row in rows])
            clients = calendar_rows.names(connection).clients
        return [
            IdeaView(row.id, row.client_id, clients[row.client_id], row.title, row.text, row.stage, row.pillar_id,
                     pictures.get(row.id, ""), row.changed_at)
            for row in rows
        ]  # fmt: skip

    def ads(self, first: date, end: date, client_id: int | None = None) -> list[Span]:
        """The ad sets that touch a span of days, each under the number of its campaign."""
        with self._db.read() as session:
            return calendar_marks.ads(session.connection(), first, end, client_id)

    def contests(self, first: date, end: date, client_id: int | None = None) -> list[Span]:
        """The contests that touch a span of days, and the days of their draws."""
        with self._db.read() as session:
            return calendar_marks.contests(session.connection(), first, end, client_id)

    def campaigns(self, first: date, end: date, client_id: int | None = None) -> list[Span]:
        """The campaigns that touch a span of days, from one up to but not at another."""
        with self._db.read() as session:
            return calendar_marks.campaigns(session.connection(), first, end, client_id)

    def findings(self, entry: CalendarEntry) -> tuple[ChannelFinding, ...]:
        """What the checks say of an entry's post on its channels, errors first. Raises NotFound `unknown_post`."""
        from smdesk.services.checks import of_post  # what reads texts is large, and of a calendar nobody may ask
        from smdesk.services.posts.rules import own_channels

        with self._db.read() as session:
            channels = tuple(dict.fromkeys(item.channel_id for item in entry.items))
            return of_post(session, entry.post_id, channels or own_channels(post_rows.one(session, entry.post_id)))


def _grouped(rows: Iterable[Any], names: Names) -> Iterable[CalendarEntry]:
    """The publications of one post at one wall time as one entry; texts that thousands share are kept once."""
    groups: dict[tuple[int, int, str, str], CalendarEntry] = {}
    instant, clients, channels = datetime.fromisoformat, names.clients, names.channels
    make = tuple.__new__  # their own `__new__` puts each value in its place by name: a fifth of the time, for thousands
    for (
        number, post, client, channel, state, due, wall, zone, mode, at, title, text, _, _, delegated, stage, pillar,
        picture, campaign, recurs,
    ) in rows:  # fmt: skip
        known, drawn, editable = _STATES[state]
        if drawn is Drawn.NONE:
            continue
        zone = intern(zone)
        sending = make(Sending, (number, channel, *channels[channel], known, drawn, intern(mode), delegated != 0))
        movable = editable and not delegated
        key = (post, at, wall, zone)
        before = groups.get(key)
        groups[key] = (
            make(CalendarEntry, (
                post, at, instant(wall), zone, instant(due), client, clients[client], title, text, intern(stage),
                pillar, drawn, (sending,), intern(picture), movable, (), campaign, recurs != 0, False,
            ))
            if before is None
            else before._replace(
                drawn=_worst((*before.items, sending)),
                items=(*before.items, sending),
                thumb=before.thumb or intern(picture),
                movable=before.movable or movable,
            )
        )  # fmt: skip
    return groups.values()


def _ghost(coming: Coming, row: Any, names: Names, thumb: str) -> CalendarEntry:
    targets = tuple((channel, names.channels[channel][1]) for channel in coming.channels)
    return CalendarEntry(
        row.id, -coming.number, coming.wall, coming.zone, coming.due, row.client_id, names.clients[row.client_id],
        row.title, row.text, row.stage, row.pillar_id, Drawn.SCHEDULED, (), thumb, False, targets, row.campaign_id,
        True, True,
    )  # fmt: skip


def _worst(items: Iterable[Sending]) -> Drawn:
    """The most urgent status."""
    drawn = {item.drawn for item in items}
    return next(each for each in URGENCY if each in drawn)


def _draft(
    row: Any, clients: Mapping[int, str], thumbs: Mapping[int, str], targets: Mapping[int, tuple[tuple[int, str], ...]]
) -> CalendarEntry:
    return CalendarEntry(
        row.id, 0, row.planned_wall, row.planned_zone, row.planned_utc, row.client_id, clients[row.client_id],
        row.title, row.text, row.stage, row.pillar_id, STAGE_DRAWN[row.stage], (), thumbs.get(row.id, ""), True,
        targets.get(row.id, ()), row.campaign_id, row.recurs != 0,
    )  # fmt: skip
