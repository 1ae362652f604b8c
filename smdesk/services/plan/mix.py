"""The mix of a client's calendar against its pillars, and changes to the plan that bring it nearer, with a way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from smdesk.core import mix, rebalance, slots
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, NotFound
from smdesk.core.events import PostsChanged
from smdesk.core.mix import Goal, Mix, Piece
from smdesk.core.rebalance import Act, Idea, Proposal
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, resolve
from smdesk.db import Database
from smdesk.models import Channel, Client, Dossier, table_of
from smdesk.services.calendar.service import CalendarEntry, CalendarService
from smdesk.services.plan import placeholders
from smdesk.services.plan.keydates import quiet_days
from smdesk.services.plan.pillars import PillarsService
from smdesk.services.plan.placeholders import New, Was
from smdesk.services.views import PillarView

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CHANNEL, _CLIENT, _DOSSIER = table_of(Channel).c, table_of(Client).c, table_of(Dossier).c


@dataclass(frozen=True, slots=True)
class MixView:
    """The mix from a day up to, but not, another, of all channels of a client or of one."""

    client_id: int
    first: date
    end: date
    channel_id: int | None
    pillars: tuple[PillarView, ...]
    ceiling: int | None  # percent of promotion
    mix: Mix

    def pillar(self, number: int) -> PillarView | None:
        """One of its pillars."""
        return next((each for each in self.pillars if each.id == number), None)


@dataclass(frozen=True, slots=True)
class Applied:
    """What carrying out proposals did; `MixService.take_back` takes it."""

    client_id: int
    proposals: tuple[Proposal, ...]
    changed: tuple[Was, ...]  # how what was there stood before
    made: tuple[int, ...]  # posts that are new

    @property
    def posts(self) -> tuple[int, ...]:
        """The posts concerned."""
        return (*(each.post_id for each in self.changed), *self.made)


class MixService:
    """Reads the calendar as its views do; each change is one transaction."""

    def __init__(self, db: Database, clock: Clock, calendar: CalendarService, pillars: PillarsService) -> None:
        self._db = db
        self._clock = clock
        self._calendar = calendar
        self._pillars = pillars

    def ceiling(self, client: int) -> int | None:
        """The percent of promotion that the client allows; None for any."""
        query = select(_DOSSIER.promo_ceiling).where(_DOSSIER.client_id == client, _DOSSIER.deleted_at.is_(None))
        with self._db.read() as session:
            return session.connection().execute(query).scalar_one_or_none()

    def read(self, client: int, first: date, end: date, channel: int | None = None) -> MixView:
        """The mix of the days from the first up to, but not, the second."""
        pillars = tuple(self._pillars.list(client))
        ceiling = self.ceiling(client)
        pieces = [piece(entry) for entry in self._entries(client, first, end, channel)]
        return MixView(client, first, end, channel, pillars, ceiling, mix.measure(pieces, goals(pillars), ceiling))

    def proposals(self, client: int, first: date, end: date, channel: int | None = None) -> tuple[Proposal, ...]:
        """What would bring the mix of these days nearer, the most effective first."""
        pillars = self._pillars.list(client)
        entries = self._entries(client, first, end, channel)
        posts = [
            rebalance.Post(each.post_id, each.wall, each.pillar_id, each.title, placeholder(each)) for each in entries
        ]
        ideas = [
            Idea(each.post_id, each.pillar_id, each.title or each.text.strip())
            for each in self._calendar.ideas(client)
            if each.stage == "idea"
        ]
        free = self._free(client, first, end, channel)
        return rebalance.propose(posts, ideas, free, goals(pillars), self.ceiling(client))

    def apply(self, client: int, chosen: Sequence[Proposal], names: dict[int, str] | None = None) -> Applied:
        """Carry proposals out, all or none; `names` are the titles of new posts, by pillar.

        Raises:
            Conflict: `plan_moved_on` (`post`, `title`): it is not what was proposed on any more.
            InvalidInput: `past_time`.
        """
        with self._db.write() as unit:
            connection = unit.session.connection()
            zone, now = _zone(connection, client), self._clock.now()
            changed: list[Was] = []
            made: list[int] = []
            for each in chosen:
                if each.act is Act.ADD and each.wall is not None:
                    title = (names or {}).get(each.pillar, "")
                    new = New(client, WallTime(each.wall, zone), each.channels, each.pillar, title=title)
                    made.append(placeholders.make(unit.session, new, now))
                    continue
                assert each.post is not None
                was = placeholders.read(connection, each.post)
                expected = each.given if each.act is Act.SWAP else each.pillar
                placed = was.planned is not None
                if was.deleted or was.scheduled or was.pillar_id != expected or placed != (each.act is Act.SWAP):
                    raise Conflict("plan_moved_on", post=each.post, title=was.title)
                changed.append(was)
                if each.act is Act.SWAP:
                    placeholders.write(connection, each.post, now, pillar_id=each.pillar)
                else:
                    assert each.wall is not None
                    placeholders.write(connection, each.post, now, planned=WallTime(each.wall, zone), stage="draft")
            unit.emit(PostsChanged(ids=(*(was.post_id for was in changed), *made)))
            return Applied(client, tuple(chosen), tuple(changed), tuple(made))

    def take_back(self, applied: Applied) -> Applied:
        """Make everything stand as it did.

        Raises:
            Conflict: `plan_moved_on` (`post`, `title`): something was done with it since.
        """
        with self._db.write() as unit:
            connection, now = unit.session.connection(), self._clock.now()
            for was, each in zip(applied.changed, _changing(applied.proposals), strict=True):
                is_now = placeholders.read(connection, was.post_id)
                planned = was.planned or (WallTime(each.wall, is_now.zone) if each.wall is not None else None)
                if is_now.deleted or is_now.scheduled or is_now.pillar_id != each.pillar or is_now.planned != planned:
                    raise Conflict("plan_moved_on", post=was.post_id, title=is_now.title)
                placeholders.put_back(connection, was, now)
            kept = placeholders.take_away(connection, applied.made, now)
            if kept:
                raise Conflict("plan_moved_on", post=kept[0].post_id, title=kept[0].title)
            unit.emit(PostsChanged(ids=applied.posts))
        return applied

    def _entries(self, client: int, first: date, end: date, channel: int | None) -> list[CalendarEntry]:
        days = self._calendar.days(first, end, client)
        return [
            entry for day in sorted(days) for entry in days[day] if channel is None or channel in channels_of(entry)
        ]

    def _free(self, client: int, first: date, end: date, channel: int | None) -> list[rebalance.Slot]:
        with self._db.read() as session:
            connection = session.connection()
            zone = _zone(connection, client)
            query = select(_CHANNEL.id, _CHANNEL.slots).where(
                _CHANNEL.client_id == client, _CHANNEL.deleted_at.is_(None)
            )
            weekly = {row.id: slots.from_json(row.slots) for row in connection.execute(query.order_by(_CHANNEL.id))}
            quiet = quiet_days(session, client, first, end)
        found: dict[datetime, list[int]] = defaultdict(list)
        kept: dict[datetime, int] = {}
        taken = {entry.wall.replace(second=0, microsecond=0) for entry in self._entries(client, first, end, None)}
        now = self._clock.now()
        for number, own in weekly.items():
            if channel is not None and number != channel:
                continue
            for ahead in range((end - first).days):
                day = first + timedelta(days=ahead)
                for slot in own:
                    wall = datetime.combine(day, slot.at)
                    if slot.weekday == day.weekday() and wall not in taken and day not in quiet:
                        found[wall].append(number)
                        kept.setdefault(wall, slot.pillar)
        return [
            rebalance.Slot(wall, tuple(found[wall]), kept[wall] or None)
            for wall in sorted(found)
            if resolve(WallTime(wall, zone)).instant > now
        ]


def goals(pillars: Iterable[PillarView]) -> tuple[Goal, ...]:
    """What the pillars ask for."""
    return tuple(Goal(each.id, each.kind, each.target) for each in pillars)


def piece(entry: CalendarEntry) -> Piece:
    """An entry as the mix counts it."""
    return Piece(entry.post_id, entry.wall, entry.pillar_id)


def placeholder(entry: CalendarEntry) -> bool:
    """True for an entry that only keeps a place: nothing is written, nothing is scheduled."""
    return not entry.items and entry.stage in {"idea", "draft"} and not entry.text.strip() and not entry.thumb


def channels_of(entry: CalendarEntry) -> set[int]:
    """The channels it goes out on, or is written for while it is only planned."""
    return {item.channel_id for item in entry.items} or {number for number, _ in entry.targets}


def _changing(proposals: Iterable[Proposal]) -> list[Proposal]:
    return [each for each in proposals if each.act is not Act.ADD]


def _zone(connection: Connection, client: int) -> str:
    zone = connection.execute(select(_CLIENT.zone).where(_CLIENT.id == client)).scalar_one_or_none()
    if zone is None:
        raise NotFound("unknown_client", name=str(client), near=[])
    return str(zone)
