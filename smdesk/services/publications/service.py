"""What a person does with publications: schedule, move, hold back, decide; the publisher does the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Insert, Row, bindparam, delete, insert, select, update

from smdesk.adapters.assisted import check_link
from smdesk.core import settings, slots, walltime, zones
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import ChannelsChanged, PublicationsChanged, SettingsChanged
from smdesk.core.publication import BY_HAND, IN_FLIGHT, State
from smdesk.core.walltime import WallTime
from smdesk.db.uow import UnitOfWork
from smdesk.models import Setting, table_of
from smdesk.publishing import comments, restored, series
from smdesk.publishing.ledger import Change
from smdesk.services.archive import refuse_archived
from smdesk.services.plan.keydates import quiet_days
from smdesk.services.publications import marks as publication_marks
from smdesk.services.publications.book import PublicationBook
from smdesk.services.publications.rows import CHANNEL, CLIENT, POST, PUBLICATION
from smdesk.services.publications.rules import (
    check_delegable,
    check_open,
    next_occurrence,
    refuse,
    reschedule,
    spec_of,
)
from smdesk.services.views import PublicationView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SETTING = table_of(Setting)
_CHANNEL = select(CHANNEL).where(CHANNEL.c.id == bindparam("channel"))
_PLANNED = insert(PUBLICATION)

PAUSED = "publishing.paused"
PAUSED_UNTIL = "publishing.paused_until"


class PublishingService(PublicationBook):
    """Every act of a person on the ledger; each is one transaction, and asking twice does it once."""

    # -- planning -----------------------------------------------------------------------------------------------

    def schedule(
        self, session: Session, post_id: int, channel_ids: Sequence[int], wall: WallTime, *, mode: str | None = None
    ) -> list[int]:
        """Plan a post on channels at a wall time, inside the caller's transaction; returns the publications' ids.

        `mode` None chooses: assisted where the channel is, else automatic.

        Raises:
            InvalidInput: `past_time`; `unknown_zone`.
            NotAllowed: `already_planned` when the post is open on one of the channels; `not_delegable`,
                `thread_not_delegable`, `delegate_lead`; `client_archived`.
        """
        resolved = walltime.resolve(wall)
        now = self.clock.now()
        if resolved.instant < now - timedelta(seconds=60):
            raise InvalidInput("past_time", at=wall.text, zone=wall.zone, now=walltime.from_utc(now, wall.zone).text)
        made = []
        for channel_id in channel_ids:
            channel = session.execute(_CHANNEL, {"channel": channel_id}).one()
            chosen = mode or ("assisted" if channel.mode == "assisted" else "auto")
            if chosen == "delegate":
                check_delegable(session, post_id, channel, resolved.instant, now)
            refuse_archived(session, channel.client_id)
            check_open(session, post_id, channel)
            result = session.connection().execute(
                _PLANNED,
                {"post_id": post_id, "channel_id": channel_id, "mode": chosen, "wall_time": wall.local,
                 "zone": wall.zone, "zone_data": zones.version(), "due_utc": resolved.instant,
                 "state": State.SCHEDULED, "occurrence": next_occurrence(session, post_id, channel_id),
                 "created_at": now, "changed_at": now},
            )  # fmt: skip
            key = result.inserted_primary_key
            assert key is not None
            made.append(int(key[0]))
        return made

    def next_slot(
        self, channel_id: int, after: datetime | None = None, *, pillar: int | None = None, post: int | None = None
    ) -> WallTime:
        """The channel's next free slot for a post of a pillar; of an existing post its own is taken.

        Raises InvalidInput `no_slots` when it has none, `no_free_slot` when all of the next year are taken.
        """
        with self.db.read() as session:
            return self._next_slot(session, channel_id, after, pillar=_pillar(session, post) if post else pillar)

    def free_slot(self, view: PublicationView) -> WallTime | None:
        """The next free slot for a publication on its channel; None where that has none, or is there no more."""
        try:
            return self.next_slot(view.channel_id, post=view.post_id)
        except (InvalidInput, NotFound):
            return None

    def next_good(self, publication_ids: Sequence[int]) -> dict[int, WallTime]:
        """For each the next free slot of its channel, none given twice; without slots the same hour on the next day.

        Those that are not there any more are left out.
        """
        now, found = self.clock.now(), {}
        given: dict[int, list[datetime]] = {}
        with self.db.read() as session:
            query = select(PUBLICATION).where(PUBLICATION.c.id.in_(list(publication_ids)))
            rows = {row.id: row for row in session.execute(query)}
            for row in (rows[number] for number in publication_ids if number in rows):
                taken = given.setdefault(row.channel_id, [])
                try:
                    wall = self._next_slot(session, row.channel_id, None, taken, _pillar(session, row.post_id))
                except InvalidInput:
                    wall = _same_hour(WallTime(row.wall_time, row.zone), now)
                taken.append(walltime.resolve(wall).instant)
                found[row.id] = wall
        return found

    def _next_slot(
        self, session: Session, channel_id: int, after: datetime | None, more: Sequence[datetime] = (),
        pillar: int | None = None,
    ) -> WallTime:  # fmt: skip
        now = self.clock.now()
        channel = self._channel(session, channel_id)
        zone = session.execute(select(CLIENT.c.zone).where(CLIENT.c.id == channel.client_id)).scalar_one()
        taken = session.execute(
            select(PUBLICATION.c.due_utc).where(
                PUBLICATION.c.channel_id == channel_id,
                PUBLICATION.c.due_utc > now,
                PUBLICATION.c.state.not_in([State.CANCELLED, State.SKIPPED]),
            )
        ).scalars()
        if not channel.slots:
            raise InvalidInput("no_slots", channel=channel.handle or channel.network, network=channel.network)
        since = max(after or now, now)
        first = walltime.in_zone(since, zone).date() - timedelta(days=1)
        quiet = quiet_days(session, channel.client_id, first, first + timedelta(days=slots.HORIZON_DAYS + 2))
        rule = slots.from_json(channel.slots)
        return slots.next_free(rule, zone, [*taken, *more], since, pillar=pillar, quiet=quiet).wall

    # -- one publication ----------------------------------------------------------------------------------------

    def move(self, publication_id: int, wall: WallTime) -> PublicationView:
        """To another time. What the network's scheduler holds is taken back and handed over anew.

        Raises:
            InvalidInput: `past_time`.
            NotAllowed: `being_sent`, `answer_first`, `already_ended`.
        """
        resolved = self._still_to_come(wall)
        when = {"wall_time": wall.local, "zone": wall.zone, "zone_data": zones.version(), "due_utc": resolved.instant}
        with self._act(publication_id) as (change, row):
            state = State(row.state)
            if state is State.DELEGATED:
                change.touch(row, **when, wish="move", attempts=0)
            else:
                refuse(row, {State.SCHEDULED, State.HELD, State.LATE, State.ASSISTED, State.FAILED})
                reschedule(change, row, reason="moved", queued_at=None, **when)
        return self.view(publication_id)

    def check_time(self, wall: WallTime) -> None:
        """Raises InvalidInput `past_time` for a time that nothing can be moved to."""
        self._still_to_come(wall)

    def _still_to_come(self, wall: WallTime) -> walltime.Resolved:
        resolved = walltime.resolve(wall)
        if resolved.instant < self.clock.now() - timedelta(seconds=60):
            now = walltime.from_utc(self.clock.now(), wall.zone)
            raise InvalidInput("past_time", at=wall.text, zone=wall.zone, now=now.text)
        return resolved

    def now(self, publication_id: int, asked_at: datetime | None = None) -> PublicationView:
        """Publish as soon as its channel allows. Asking again while it goes out changes nothing. `asked_at`: the same
        instant for all channels of a post keeps them one post of one time.
        """
        with self._act(publication_id) as (change, row):
            if State(row.state) in IN_FLIGHT:
                return self.view(publication_id)
            refuse(row, {State.SCHEDULED, State.HELD, State.LATE, State.ASSISTED, State.FAILED})
            due = min(asked_at or change.now, change.now)
            wall = walltime.from_utc(due, row.zone)
            when = {"wall_time": wall.local.replace(microsecond=0), "due_utc": due, "queued_at": change.now}
            reschedule(change, row, reason="now", mode="auto" if row.mode == "delegate" else row.mode, **when)
        return self.view(publication_id)

    def retry(self, publication_id: int) -> PublicationView:
        """Try a failed one again, from the step that failed. Asking twice is one publication."""
        with self._act(publication_id) as (change, row):
            if State(row.state) is State.FAILED:
                reschedule(change, row, reason="retry", queued_at=change.now)
            elif State(row.state) not in IN_FLIGHT | {State.SCHEDULED}:
                refuse(row, {State.FAILED})
        return self.view(publication_id)

    def cancel(self, publication_id: int) -> PublicationView:
        """Do not publish. Of a thread that is partly out, what is out stays and counts as published."""
        with self._act(publication_id) as (change, row):
            self._cancel(change, row)
        return self.view(publication_id)

    @contextmanager
    def cancelling(self, publication_ids: Sequence[int]) -> Iterator[UnitOfWork]:
        """One transaction that cancels all of these, for what the caller writes with it: all of it or nothing."""
        with self.db.write() as unit:
            change = self.ledger.within(unit)
            for number in publication_ids:
                self._cancel(change, change.row(number))
            yield unit
            if publication_ids:
                unit.emit(PublicationsChanged(tuple(publication_ids), frozenset({"state"}), "person"))
        self.ledger.tell(change.moves)

    def _cancel(self, change: Change, row: Row[Any]) -> None:
        if State(row.state) is State.DELEGATED:
            change.touch(row, wish="cancel", attempts=0)
            return
        refuse(row, {State.SCHEDULED, State.HELD, State.LATE, State.ASSISTED, State.FAILED, State.CANCELLED})
        if row.remote_id is not None:
            self._keep_what_is_out(change, row)
        elif State(row.state) is not State.CANCELLED:
            change.move(row, State.CANCELLED, by="person", reason="cancelled")

    def _keep_what_is_out(self, change: Change, row: Row[Any]) -> None:
        change.move(row, State.PUBLISHED, by="person", reason="stopped", published_at=change.now, proof="answer")

    def skip(self, publication_id: int) -> PublicationView:
        """Leave this one out; of a recurring post the next occurrence is planned.

        Of a thread that is partly out, what is out stays and counts as published.
        """
        with self._act(publication_id) as (change, row):
            refuse(row, {State.SCHEDULED, State.HELD, State.LATE, State.ASSISTED, State.FAILED, State.UNCONFIRMED})
            if row.remote_id is not None:
                self._keep_what_is_out(change, row)
            else:
                change.move(row, State.SKIPPED, by="person", reason="skipped")
            series.plan_next(change, row)
        return self.view(publication_id)

    def resolve(self, publication_id: int, *, published_url: str | None) -> PublicationView:
        """The person's answer: it is out, at this address ("" when they have none), or (None) it is not.

        Not out means it is sent again now, with what the post says today.

        Raises:
            InvalidInput: `link_of_other_network`, `bad_link`.
            NotAllowed: `nothing_to_answer`.
        """
        with self._act(publication_id) as (change, row):
            if published_url is None:
                refuse(row, {State.UNCONFIRMED}, "nothing_to_answer")
                self._say_not_published(change, row)
            else:
                self._say_published(change, row, published_url)
        return self.view(publication_id)

    def _say_not_published(self, change: Change, row: Row[Any]) -> None:
        columns = {"doubt": False, "ask": "", "attempts": 0, "error_code": "", "error_why": "", "error_words": ""}
        if row.delegated:
            # The network's scheduler may still send it: it is taken back first, and then goes out from here.
            when = {"due_utc": change.now, "next_try_at": change.now}
            change.move(
                row, State.DELEGATED, by="person", reason="not_published", wish="recall", **when, **columns
            )  # fmt: skip
        else:
            how = restored.untouched() if restored.in_copy(row) else {"queued_at": change.now}
            change.move(
                row, State.SCHEDULED, by="person", reason="not_published", **(columns | {"next_try_at": None} | how)
            )

    def _say_published(self, change: Change, row: Row[Any], url: str) -> None:
        answerable = {State.UNCONFIRMED, State.ASSISTED, State.LATE, State.FAILED, State.HELD, State.SCHEDULED}
        refuse(row, answerable, "nothing_to_answer")
        channel = change.connection.execute(select(CHANNEL).where(CHANNEL.c.id == row.channel_id)).one()
        link = check_link(spec_of(channel), url, server=channel.server) if url else ""
        known = select(PUBLICATION.c.id).where(
            PUBLICATION.c.channel_id == row.channel_id, PUBLICATION.c.remote_id == link, PUBLICATION.c.id != row.id
        )
        # Said of another publication before: the link is kept, but it is no second id.
        link_id = None if link and change.connection.execute(known).first() else link or None
        out = change.move(
            row, State.PUBLISHED, by="person", reason="said_published", remote_id=row.remote_id or link_id,
            remote_url=row.remote_url or link, published_at=change.now, proof=BY_HAND, doubt=False,
        )  # fmt: skip
        comments.plan(change, out)
        series.plan_next(change, row)

    def unmark(self, publication_id: int) -> PublicationView:
        """Take back "it is published", said by hand within the last day: it waits for the person again.

        Raises:
            NotAllowed: as `publication_marks.take_back`.
        """
        with self._act(publication_id) as (change, row):
            publication_marks.take_back(change, row)
        return self.view(publication_id)

    def delegate(self, publication_id: int) -> PublicationView:
        """Let the network's own scheduler send it. Raises NotAllowed as `schedule` does."""
        with self._act(publication_id) as (change, row):
            refuse(row, {State.SCHEDULED, State.DELEGATED})
            if State(row.state) is State.SCHEDULED and row.mode != "delegate":
                channel = change.connection.execute(select(CHANNEL).where(CHANNEL.c.id == row.channel_id)).one()
                check_delegable(change.unit.session, row.post_id, channel, row.due_utc, change.now)
                change.touch(row, mode="delegate")
        return self.view(publication_id)

    def take_back(self, publication_id: int) -> PublicationView:
        """Have this computer send it after all."""
        with self._act(publication_id) as (change, row):
            refuse(row, {State.SCHEDULED, State.DELEGATED})
            if State(row.state) is State.DELEGATED:
                change.touch(row, wish="recall", attempts=0)
            elif row.mode == "delegate":
                change.touch(row, mode="auto")
        return self.view(publication_id)

    @contextmanager
    def _act(self, publication_id: int) -> Iterator[tuple[Change, Row[Any]]]:
        with self.db.write() as unit:
            change = self.ledger.within(unit)
            query = select(PUBLICATION).where(PUBLICATION.c.id == publication_id)
            row = change.connection.execute(query).one_or_none()
            if row is None:
                raise NotFound("unknown_publication", publication=publication_id)
            yield change, row
            unit.emit(PublicationsChanged((publication_id,), frozenset({"state"}), "person"))
        self.ledger.tell(change.moves)

    # -- stopping and going on ----------------------------------------------------------------------------------

    def pause(self, channel_id: int | None = None, until: datetime | None = None) -> None:
        """Stop everything that no network has yet, on one channel or on all, until a time or until `resume`."""
        with self.db.write() as unit:
            if channel_id is not None:
                self._channel(unit.session, channel_id)
                unit.connection.execute(update(CHANNEL).where(CHANNEL.c.id == channel_id).values(paused=True))
                unit.emit(ChannelsChanged((channel_id,), frozenset({"paused"})))
                return
            self._forget_pause(unit)
            unit.connection.execute(_stored(PAUSED, True))
            if until is not None:
                unit.connection.execute(_stored(PAUSED_UNTIL, until))
            unit.emit(SettingsChanged((), frozenset({PAUSED, PAUSED_UNTIL})))

    def resume(self, channel_id: int | None = None) -> None:
        """Go on. What came due meanwhile goes out within the client's late limit, and asks beyond it."""
        with self.db.write() as unit:
            if channel_id is not None:
                self._channel(unit.session, channel_id)
                unit.connection.execute(update(CHANNEL).where(CHANNEL.c.id == channel_id).values(paused=False))
                unit.emit(ChannelsChanged((channel_id,), frozenset({"paused"})))
                return
            self._forget_pause(unit)
            unit.emit(SettingsChanged((), frozenset({PAUSED, PAUSED_UNTIL})))

    def _forget_pause(self, unit: UnitOfWork) -> None:
        keys = [PAUSED, PAUSED_UNTIL]
        unit.connection.execute(delete(SETTING).where(SETTING.c.key.in_(keys), SETTING.c.scope == "app"))


def _pillar(session: Session, post: int) -> int | None:
    found: int | None = session.execute(select(POST.c.pillar_id).where(POST.c.id == post)).scalar_one_or_none()
    return found


def _same_hour(wall: WallTime, now: datetime) -> WallTime:
    """The same hour of the first day on which it is still to come."""
    today = walltime.in_zone(now, wall.zone).date()
    for days in range(3):
        there = WallTime(datetime.combine(today + timedelta(days=days), wall.local.time()), wall.zone)
        if walltime.resolve(there).instant > now:
            return there
    raise AssertionError("no day to come has that hour")


def _stored(key: str, value: object) -> Insert:
    return insert(SETTING).values(key=key, scope="app", scope_id=0, value=settings.encode(key, value))
