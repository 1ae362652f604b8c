"""The outline of a month: its days, times, pillars and channels, laid on another month as ideas to be filled in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select

from smdesk.core import walltime
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput
from smdesk.core.events import PostsChanged
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime
from smdesk.db import Database
from smdesk.models import Channel, table_of
from smdesk.services import standing
from smdesk.services.archive import refuse_archived
from smdesk.services.calendar.service import CalendarEntry, CalendarService
from smdesk.services.plan import placeholders
from smdesk.services.plan.mix import channels_of
from smdesk.services.plan.pillars import PillarsService
from smdesk.services.plan.placeholders import New
from smdesk.services.plan.programme_rows import month_span
from smdesk.services.plan.rows import known_client
from smdesk.services.planning import Gesture

_CHANNEL = table_of(Channel).c


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is to be kept."""

    at: WallTime
    channels: tuple[int, ...]
    pillar: int | None


def month_before(month: str) -> str:
    """`2026-11` before `2026-12`. Raises InvalidInput `bad_month`."""
    return f"{month_span(month)[0] - timedelta(days=1):%Y-%m}"


def same_weekday(day: date, first: date) -> date | None:
    """The second Tuesday for a second Tuesday, in the month that begins at `first`; None for a fifth it has not."""
    weeks = (day.day - 1) // 7
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * weeks)
    return found if found.month == first.month else None


class OutlinesService:
    """Words, pictures and campaigns stay where they are; what recurs comes of itself and is not laid twice."""

    def __init__(self, db: Database, clock: Clock, calendar: CalendarService, pillars: PillarsService) -> None:
        self._db = db
        self._clock = clock
        self._calendar = calendar
        self._pillars = pillars

    def spots(self, client: int, month: str) -> tuple[Spot, ...]:
        """What the month before would lay on a month: nothing in the past, nothing at a time that is taken.

        Raises InvalidInput `bad_month`.
        """
        first, end = month_span(month)
        before = month_span(month_before(month))[0]
        taken = {entry.wall for entry in self._standing(client, first, end)}
        pillars = {each.id for each in self._pillars.list(client)}
        channels, now = self._channels(client), self._clock.now()
        found: dict[tuple[int, WallTime], Spot] = {}
        for entry in self._standing(client, before, first):
            day = None if entry.recurs else same_weekday(entry.wall.date(), first)
            if day is None:
                continue
            at = WallTime(datetime.combine(day, entry.wall.time()), entry.zone)
            if at.local in taken or walltime.resolve(at).instant <= now:
                continue
            pillar = entry.pillar_id if entry.pillar_id in pillars else None
            found[entry.post_id, at] = Spot(at, tuple(sorted(channels_of(entry) & channels)), pillar)
        return tuple(found.values())

    def _channels(self, client: int) -> set[int]:
        query = select(_CHANNEL.id).where(_CHANNEL.client_id == client, _CHANNEL.deleted_at.is_(None))
        with self._db.read() as session:
            return set(session.scalars(query))

    def _standing(self, client: int, first: date, end: date) -> list[CalendarEntry]:
        days = self._calendar.days(first, end, client)
        return [entry for day in sorted(days) for entry in days[day]]

    def lay(self, client: int, month: str) -> Gesture:
        """Keep those places, each called by its pillar. `PlanningService.undo` takes the gesture.

        Raises:
            NotFound: `unknown_client`. NotAllowed: `client_archived`.
            InvalidInput: `bad_month`; `nothing_to_lay` (`month`, `before`).
        """
        spots = self.spots(client, month)
        names = {each.id: each.name for each in self._pillars.list(client)}
        with self._db.write() as unit:
            known_client(unit.session, client)
            refuse_archived(unit.session, client)
            if not spots:
                raise InvalidInput("nothing_to_lay", month=month, before=month_before(month))
            now = self._clock.now()
            made = [
                placeholders.make(
                    unit.session,
                    New(client, each.at, each.channels, each.pillar, title=names.get(each.pillar or 0, "")),
                    now,
                )
                for each in spots
            ]
            unit.emit(PostsChanged(ids=tuple(made)))
            after = tuple(standing.read(unit.session.connection(), post) for post in made)
        return Gesture(tuple(standing.put_away(each) for each in after), after)
