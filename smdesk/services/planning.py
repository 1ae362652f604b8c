"""Gestures on the calendar: posts moved, copied, laid aside or put away at once, each with its exact way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from smdesk.core.errors import Conflict, NotAllowed
from smdesk.core.events import PostsChanged
from smdesk.core.publication import EDITABLE, IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import Notice, WallTime
from smdesk.db import Database
from smdesk.models import Client, Post
from smdesk.publishing.ledger import Change, Ledger
from smdesk.services import standing
from smdesk.services.archive import refuse_archived
from smdesk.services.plan.rows import known_client
from smdesk.services.posts import copies, rules
from smdesk.services.posts import rows as post_rows
from smdesk.services.publications.rules import reschedule
from smdesk.services.standing import Standing

#: Not to be laid aside: a network has it, or may have it.
_BEYOND_US = IN_FLIGHT | {State.DELEGATED, State.UNCONFIRMED}


class Shift(NamedTuple):
    """One entry of the calendar to another wall time. `wall` None: a post that has no time yet."""

    post_id: int
    occurrence: int
    wall: datetime | None  # naive, where it stands
    to: datetime  # naive, in the same zone


@dataclass(frozen=True, slots=True)
class Gesture:
    """What was done: how each post stood and stands. `PlanningService.undo` takes it, and gives the one that redoes."""

    before: tuple[Standing, ...]
    after: tuple[Standing, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def posts(self) -> tuple[int, ...]:
        """The posts concerned."""
        return standing.posts_of(self.after)


class PlanningService:
    """One transaction a gesture: all of it or nothing."""

    def __init__(self, db: Database, ledger: Ledger) -> None:
        self._db = db
        self._ledger = ledger

    def move(self, shifts: Sequence[Shift]) -> Gesture:
        """Other times: what is scheduled is scheduled anew, a planned draft keeps being one, an idea becomes a draft.

        Of a recurring post only this occurrence moves: the rest of the series keeps its times. Its first occurrence is
        where the series begins; moving that one moves what follows.

        Raises:
            InvalidInput: `past_time`. NotFound: `unknown_post`.
            NotAllowed: `not_scheduled` (`post`): nothing that can move stands there; `already_planned`.
        """
        notices: list[Notice] = []

        def act(change: Change) -> None:
            notices.extend(self._move_one(change, shift) for shift in shifts if shift.wall != shift.to)

        return self._gesture([shift.post_id for shift in shifts], act, notices)

    def _move_one(self, change: Change, shift: Shift) -> Notice:
        now = standing.read(change.connection, shift.post_id)
        there = [
            row for row in now.rows
            if row.wall == shift.wall and row.occurrence == shift.occurrence and row.state in EDITABLE
            and not row.delegated
        ]  # fmt: skip
        if there:
            wall = WallTime(shift.to, str(there[0].when[1]))
            resolved = standing.refuse_past(wall, change.now)
            for row in there:
                when = standing.time_columns(wall, resolved.instant)
                reschedule(change, change.row(row.id), reason="moved", queued_at=None, **when)
            return resolved.notice
        at = now.planned.local if now.planned is not None else None
        if now.deleted or now.rows or at != shift.wall:
            raise NotAllowed("not_scheduled", post=shift.post_id)
        return self._plan(change, now, shift.to)

    def _plan(self, change: Change, now: Standing, to: datetime) -> Notice:
        zone = now.planned.zone if now.planned is not None else _zone(change, now.post_id)
        wall = WallTime(to, zone)
        resolved = standing.refuse_past(wall, change.now)
        placed = now.planned is not None  # a place that waits for its words stays one, wherever it is moved
        stage = "draft" if now.stage == "planned" or (now.stage == "idea" and not placed) else now.stage
        standing.write_post(change, now.post_id, planned=wall, stage=stage)
        return resolved.notice

    def copy(self, shifts: Sequence[Shift]) -> Gesture:
        """The same content as drafts with a planned time; the originals stay as they are.

        Raises:
            InvalidInput: `past_time`. NotFound: `unknown_post`.
        """
        notices: list[Notice] = []
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            made: list[int] = []
            for shift in shifts:
                source = post_rows.one(unit.session, shift.post_id)
                resolved = standing.refuse_past(WallTime(shift.to, source.zone), change.now)
                row = Post(
                    client_id=source.client_id, title=source.title, stage="draft", languages=list(source.languages),
                    pillar_id=source.pillar_id, campaign_id=source.campaign_id, persona_id=source.persona_id,
                    planned_wall=shift.to, planned_zone=source.zone, planned_utc=resolved.instant,
                    created_at=change.now, changed_at=change.now,
                )  # fmt: skip
                unit.session.add(row)
                unit.session.flush()
                copies.say_as(unit.session, shift.post_id, row.id, change.now)
                made.append(row.id)
                notices.append(resolved.notice)
            unit.emit(PostsChanged(ids=tuple(made)))
            after = tuple(standing.read(change.connection, post) for post in made)
        before = tuple(standing.put_away(each) for each in after)
        return Gesture(before, after, _told(notices))

    def to_client(self, posts: Iterable[int], client: int) -> Gesture:
        """The shared text and pictures of posts as ideas of another client, who has channels and pillars of their own.

        Raises:
            NotFound: `unknown_post`, `unknown_client`. NotAllowed: `client_archived`.
        """
        with self._db.write() as unit:
            change, session = self._ledger.within(unit), unit.session
            known_client(session, client)
            refuse_archived(session, client)
            made: list[int] = []
            for post in dict.fromkeys(posts):
                source = post_rows.one(session, post)
                row = Post(client_id=client, title=source.title, stage="idea", languages=list(source.languages),
                           created_at=change.now, changed_at=change.now)  # fmt: skip
                session.add(row)
                session.flush()
                copies.say_as(session, post, row.id, change.now, shared_only=True)
                made.append(row.id)
            unit.emit(PostsChanged(ids=tuple(made)))
            after = tuple(standing.read(change.connection, post) for post in made)
        return Gesture(tuple(standing.put_away(each) for each in after), after)

    def to_ideas(self, posts: Iterable[int]) -> Gesture:
        """Take posts out of the calendar: what is scheduled is cancelled, what is planned loses its time.

        Raises:
            NotFound: `unknown_post`. NotAllowed: `post_is_out` (`post`); `post_in_flight` (`post`, `state`).
        """

        def act(change: Change) -> None:
            for post in wanted:
                now = self._lay_aside(change, post)
                stage = "draft" if now.stage == "planned" else now.stage
                standing.write_post(change, post, planned=None, stage=stage)

        wanted = list(dict.fromkeys(posts))
        return self._gesture(wanted, act, [])

    def set_stage(self, posts: Iterable[int], stage: str) -> Gesture:
        """Another stage. What is scheduled is approved where it stands; any other stage takes it off the schedule, and
        it keeps its place in the calendar as a plan.

        Raises:
            InvalidInput: `bad_stage`. NotFound: `unknown_post`.
            NotAllowed: `post_is_out` (`post`); `post_in_flight` (`post`, `state`).
        """
        rules.known_stage(stage)

        def act(change: Change) -> None:
            for post in wanted:
                self.to_stage(change, post, stage)

        wanted = list(dict.fromkeys(posts))
        return self._gesture(wanted, act, [])

    def to_stage(self, change: Change, post: int, stage: str) -> None:
        """The same for one post, inside a transaction of the caller's, who tells the ledger's listeners."""
        if stage != "approved" and standing.read(change.connection, post).rows:
            self._off_schedule(change, post)
        standing.write_post(change, post, stage=stage)

    def off_schedule(self, posts: Iterable[int], stage: str) -> Gesture:
        """What is scheduled becomes a plan at the same time, at a stage. Raises as `set_stage`."""
        rules.known_stage(stage)

        def act(change: Change) -> None:
            for post in wanted:
                self._off_schedule(change, post)
                standing.write_post(change, post, stage=stage)

        wanted = list(dict.fromkeys(posts))
        return self._gesture(wanted, act, [])

    def _off_schedule(self, change: Change, post: int) -> None:
        now = self._lay_aside(change, post)
        if now.rows:
            first = min(now.rows, key=lambda row: row.due)
            standing.write_post(change, post, planned=WallTime(first.wall, str(first.when[1])))

    def delete(self, posts: Iterable[int]) -> Gesture:
        """Put posts away, cancelling what is scheduled. Raises as `to_ideas`."""

        def act(change: Change) -> None:
            for post in wanted:
                self._lay_aside(change, post)
                standing.write_post(change, post, deleted=True)

        wanted = list(dict.fromkeys(posts))
        return self._gesture(wanted, act, [])

    def _lay_aside(self, change: Change, post: int) -> Standing:
        now = standing.read(change.connection, post)
        if now.out:
            raise NotAllowed("post_is_out", post=post, title=now.title)
        busy = next((row.state for row in now.rows if row.state in _BEYOND_US or row.delegated), None)
        if busy is not None:
            raise NotAllowed("post_in_flight", post=post, state=busy.value)
        for row in now.rows:
            change.move(change.row(row.id), State.CANCELLED, by="person", reason="cancelled")
        return now

    def undo(self, gesture: Gesture) -> Gesture:
        """Make everything stand as it did; returns the gesture that does the act again.

        Raises:
            Conflict: `calendar_moved_on` (`post`, `title`): something happened to it since.
            InvalidInput: `past_time`: the time it had has passed.
        """

        def act(change: Change) -> None:
            for target, left in zip(gesture.before, gesture.after, strict=True):
                now = standing.read(change.connection, left.post_id)
                if not now.same(left):
                    raise Conflict("calendar_moved_on", post=left.post_id, title=left.title)
                standing.put_back(change, target, left, now)

        return self._gesture(list(gesture.posts), act, [])

    def _gesture(self, posts: Sequence[int], act: Callable[[Change], None], notices: list[Notice]) -> Gesture:
        wanted = list(dict.fromkeys(posts))
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            before = tuple(standing.read(change.connection, post) for post in wanted)
            act(change)
            after = tuple(standing.read(change.connection, post) for post in wanted)
            unit.emit(PostsChanged(ids=tuple(wanted), fields=frozenset({"planned", "stage"})))
        self._ledger.tell(change.moves)
        return Gesture(before, after, _told(notices))


def _zone(change: Change, post: int) -> str:
    query = select(Client.zone).join(Post, Post.client_id == Client.id).where(Post.id == post)
    zone: str = change.connection.execute(query).scalar_one()
    return zone


def _told(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys(notice for notice in notices if notice is not None))
