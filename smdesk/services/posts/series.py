"""Recurring posts: one occurrence by itself, left out or made a post of its own; what follows, ended, split or moved.

A series is one post with a rule, of which one publication a channel waits; `docs/ledger.md` has the invariants. What a
person does to a single occurrence never opens a second publication for the same time: the one that waits is skipped
and the next is planned, or a time that has no publication yet is left out of the rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from smdesk.core import walltime
from smdesk.core.errors import Conflict, NotAllowed
from smdesk.core.events import PostsChanged, PublicationsChanged
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.core.recurrence import Occurrence, Rule, from_here
from smdesk.core.walltime import Notice, WallTime
from smdesk.db import Database
from smdesk.models import Post
from smdesk.publishing import series
from smdesk.publishing.ledger import Change, Ledger
from smdesk.services import standing
from smdesk.services.posts import copies, series_rows
from smdesk.services.publications.rules import refuse
from smdesk.services.standing import POST, Planned, Standing

#: What waits for its time or for the person, and can be skipped.
_WAITING = {State.SCHEDULED, State.HELD, State.LATE, State.ASSISTED}


@dataclass(frozen=True, slots=True)
class Stood:
    """How a series stands: its rule as it is stored, and what of it has not ended."""

    recurrence: dict[str, Any] | None
    standing: Standing

    def same(self, other: Stood) -> bool:
        """True when nothing happened between the two that undoing would overwrite."""
        return self.recurrence == other.recurrence and self.standing.same(other.standing)


@dataclass(frozen=True, slots=True)
class SeriesAct:
    """What was done, for `undo`. `post` is the one to go on with: the new one, where one was made."""

    series: int
    before: Stood
    after: Stood
    back: dict[str, Any] | None  # the rule that undoing writes: that of before, counted from where it begins anew
    made: Standing | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def post(self) -> int:
        """The new post, else the series itself."""
        return self.made.post_id if self.made is not None else self.series


class _Place(NamedTuple):
    """An occurrence of the series on one channel; `waits`: its publication is there already."""

    row: Planned  # the channel's publication that waits, at this time or an earlier one
    start: WallTime
    occurrence: Occurrence
    waits: bool


class SeriesService:
    """One transaction an act: all of it or nothing."""

    def __init__(self, db: Database, ledger: Ledger) -> None:
        self._db = db
        self._ledger = ledger

    def coming(self, post: int, count: int = 5) -> list[WallTime]:
        """The next times of a series; none where it has ended."""
        with self._db.read() as session:
            return series_rows.following(session.connection(), post, count)

    def remaining(self, post: int) -> int | None:
        """How many times of a series are to come; None where it has no end."""
        with self._db.read() as session:
            return series_rows.remaining(session.connection(), post)

    def skip(self, post: int, wall: datetime) -> SeriesAct:
        """Leave one occurrence out.

        Raises:
            NotFound: `unknown_post`.
            NotAllowed: `not_in_series` (`post`, `at`): nothing of it stands there; `being_sent`, `delegated`, …
        """

        def act(change: Change, before: Stood) -> tuple[Standing | None, list[Notice]]:
            self._leave_out(change, before, _places(change, before, wall), wall)
            return None, []

        return self._act(post, act)

    def detach(self, post: int, wall: datetime, to: datetime | None = None) -> SeriesAct:
        """Make one occurrence a post of its own, at its time or another. Raises as `skip`; InvalidInput `past_time`."""

        def act(change: Change, before: Stood) -> tuple[Standing | None, list[Notice]]:
            places = _places(change, before, wall)
            at = WallTime(to or wall, places[0].start.zone)
            resolved = standing.refuse_past(at, change.now)
            made = _copied(change, post, None)
            self._leave_out(change, before, places, wall)
            for place in places:
                row = change.row(place.row.id)
                series.plan_at(change, row, made, 0, at, resolved.instant)
            return standing.read(change.connection, made), [resolved.notice]

        return self._act(post, act)

    def end(self, post: int, wall: datetime) -> SeriesAct:
        """Nothing of the series goes out from an occurrence on. Raises as `skip`."""

        def act(change: Change, before: Stood) -> tuple[Standing | None, list[Notice]]:
            places = _places(change, before, wall)
            self._end(change, before, places[0])
            return None, []

        return self._act(post, act)

    def split(self, post: int, wall: datetime, to: datetime | None = None) -> SeriesAct:
        """Go on from an occurrence as a series of its own, at its times or as much earlier or later as `to` is.

        Where nothing of the series lies before it, that is the whole series, and stays the same post. Raises as
        `detach`.
        """
        if self._first(post, wall):
            return self.shift(post, wall, to or wall)

        def act(change: Change, before: Stood) -> tuple[Standing | None, list[Notice]]:
            places = _from(change, before, wall)
            moved = (to or wall) - wall
            first = places[0]
            rule = from_here(_rule(before), first.start, first.occurrence, first.occurrence.wall.local + moved)
            made = _copied(change, post, rule.to_json())
            notices = _plan(change, places, made, moved)
            self._end(change, before, _places(change, before, wall)[0])
            return standing.read(change.connection, made), notices

        return self._act(post, act)

    def shift(self, post: int, wall: datetime, to: datetime) -> SeriesAct:
        """Everything of the series to come, as much earlier or later as `to` is from one of its occurrences.

        Raises as `detach`.
        """

        def act(change: Change, before: Stood) -> tuple[Standing | None, list[Notice]]:
            _places(change, before, wall)
            moved = to - wall
            if not moved:
                return None, []
            places = [_waiting(change, before, row) for row in _latest(before.standing)]
            first = places[0]
            rule = from_here(_rule(before), first.start, first.occurrence, first.occurrence.wall.local + moved)
            notices = []
            for place in places:
                at = WallTime(place.row.wall + moved, place.start.zone)
                resolved = standing.refuse_past(at, change.now)
                row = change.row(place.row.id)
                _refuse(change, row)
                change.move(row, State.CANCELLED, by="person", reason="moved")
                series.plan_at(change, row, post, row.occurrence + 1, at, resolved.instant)
                notices.append(resolved.notice)
            standing.write_post(change, post, recurrence=rule.to_json())
            return None, notices

        return self._act(post, act, rebased=True)

    def undo(self, done: SeriesAct) -> None:
        """Make the series stand as it did; a post that was made of it is put away.

        Raises:
            Conflict: `calendar_moved_on` (`post`, `title`): something happened to it since.
            InvalidInput: `past_time`: the time it had has passed.
        """
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            now = _read(change, done.series)
            if not now.same(done.after):
                raise Conflict("calendar_moved_on", post=done.series, title=now.standing.title)
            if done.made is not None:
                _put_away(change, done.made)
            standing.write_post(change, done.series, recurrence=done.back)
            _restore(change, done.before.standing, now.standing)
            unit.emit(PostsChanged(ids=(done.series, done.post), fields=frozenset({"recurrence"})))
        self._ledger.tell(change.moves)

    def _first(self, post: int, wall: datetime) -> bool:
        """True when an occurrence waits and nothing of the post was before it."""
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            now = standing.read(change.connection, post)
            return not now.out and bool(now.rows) and all(row.wall == wall for row in now.rows)

    def _leave_out(self, change: Change, before: Stood, places: list[_Place], wall: datetime) -> None:
        if not all(place.waits for place in places):
            rule = _rule(before)
            left = replace(rule, left_out=(*rule.left_out, wall))
            standing.write_post(change, before.standing.post_id, recurrence=left.to_json())
        for place in places:
            if place.waits:
                row = change.row(place.row.id)
                _refuse(change, row)
                series.plan_next(change, change.move(row, State.SKIPPED, by="person", reason="left_out"))

    def _end(self, change: Change, before: Stood, first: _Place) -> None:
        """No occurrence from this day on; what waits then is skipped without another in its place."""
        last = first.occurrence.wall.local.date() - timedelta(days=1)
        over = last < first.start.local.date()
        rule = None if over else replace(_rule(before), until=last).to_json()
        for planned in _latest(before.standing):
            if planned.wall.date() > last:
                row = change.row(planned.id)
                _refuse(change, row)
                change.move(row, State.SKIPPED, by="person", reason="ended")
        standing.write_post(change, before.standing.post_id, recurrence=rule)

    def _act(
        self, post: int, act: Callable[[Change, Stood], tuple[Standing | None, list[Notice]]], *, rebased: bool = False
    ) -> SeriesAct:
        with self._db.write() as unit:
            change = self._ledger.within(unit)
            before = _read(change, post)
            back = _rebased(change, before) if rebased else before.recurrence
            made, notices = act(change, before)
            after = _read(change, post)
            posts = (post, made.post_id) if made is not None else (post,)
            unit.emit(PostsChanged(ids=posts, fields=frozenset({"recurrence"})))
            unit.emit(PublicationsChanged((), frozenset({"state"}), "person"))
        self._ledger.tell(change.moves)
        told = tuple(dict.fromkeys(each for each in notices if each is not None))
        return SeriesAct(post, before, after, back, made, told)


def _read(change: Change, post: int) -> Stood:
    now = standing.read(change.connection, post)
    query = select(POST.c.recurrence).where(POST.c.id == post)
    return Stood(change.connection.execute(query).scalar_one(), now)


def _rule(stood: Stood) -> Rule:
    if stood.recurrence is None:
        raise NotAllowed("not_in_series", post=stood.standing.post_id, at="")
    return Rule.from_json(stood.recurrence)


def _latest(now: Standing) -> list[Planned]:
    """By channel the publication that waits; one that is being sent has it after itself."""
    found: dict[int, Planned] = {}
    for row in now.rows:
        if row.channel_id not in found or row.occurrence > found[row.channel_id].occurrence:
            found[row.channel_id] = row
    return sorted(found.values(), key=lambda row: (row.due, row.channel_id))


def _waiting(change: Change, stood: Stood, row: Planned) -> _Place:
    """The publication that waits as an occurrence; one that was moved by hand counts as the one it was."""
    start = series.first_wall(change, change.row(row.id))
    rule = replace(_rule(stood), left_out=())
    found = series.next_of(rule, start, row.due - timedelta(microseconds=1))
    zone = str(row.when[1])
    number = found.number if found is not None else rule.count or 1
    return _Place(row, start, Occurrence(number, WallTime(row.wall, zone), walltime.Resolved(row.due)), waits=True)


def _places(change: Change, stood: Stood, wall: datetime) -> list[_Place]:
    """The occurrence at a wall time on every channel that has it. Raises NotAllowed `not_in_series`."""
    found = []
    for row in _latest(stood.standing):
        here = _waiting(change, stood, row)
        if row.wall == wall:
            found.append(here)
            continue
        at = walltime.resolve(WallTime(wall, here.start.zone)).instant
        later = series.next_of(_rule(stood), here.start, at - timedelta(microseconds=1))
        if later is not None and later.wall.local == wall and later.resolved.instant > row.due:
            found.append(_Place(row, here.start, later, waits=False))
    if not found:
        raise NotAllowed("not_in_series", post=stood.standing.post_id, at=wall.isoformat(" ", "minutes"))
    return found


def _from(change: Change, stood: Stood, wall: datetime) -> list[_Place]:
    """On every channel the first occurrence from the day of a wall time on."""
    _places(change, stood, wall)
    found = []
    for row in _latest(stood.standing):
        here = _waiting(change, stood, row)
        if row.wall.date() >= wall.date():
            found.append(here)
            continue
        day = WallTime(datetime.combine(wall.date(), time()), here.start.zone)
        since = max(row.due, walltime.resolve(day).instant - timedelta(microseconds=1))
        later = series.next_of(_rule(stood), here.start, since)
        if later is not None:
            found.append(_Place(row, here.start, later, waits=False))
    return sorted(found, key=lambda place: place.occurrence.resolved.instant)


def _plan(change: Change, places: list[_Place], post: int, moved: timedelta) -> list[Notice]:
    notices = []
    for place in places:
        at = WallTime(place.occurrence.wall.local + moved, place.start.zone)
        resolved = standing.refuse_past(at, change.now)
        series.plan_at(change, change.row(place.row.id), post, 0, at, resolved.instant)
        notices.append(resolved.notice)
    return notices


def _copied(change: Change, post: int, recurrence: dict[str, Any] | None) -> int:
    """A post that says the same, with its own rule or none; it knows the series that it left."""
    session = change.unit.session
    source = session.get(Post, post)
    assert source is not None
    made = Post(
        client_id=source.client_id, title=source.title, stage=source.stage, languages=list(source.languages),
        recurrence=recurrence, pillar_id=source.pillar_id, persona_id=source.persona_id, series_id=post,
        campaign_id=source.campaign_id, created_at=change.now, changed_at=change.now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    copies.say_as(session, post, made.id, change.now)
    return made.id


def _refuse(change: Change, row: Any) -> None:
    """What a network has, or has a part of, stays as it is."""
    if row.delegated:
        raise NotAllowed("delegated", publication=row.id, state=row.state)
    refuse(row, _WAITING)
    if row.remote_id is not None:
        raise NotAllowed("being_sent", publication=row.id, state=row.state)


def _rebased(change: Change, stood: Stood) -> dict[str, Any] | None:
    """The rule, counted from what waits now: undoing begins the series anew there."""
    rows = _latest(stood.standing)
    if stood.recurrence is None or not rows:
        return stood.recurrence
    here = _waiting(change, stood, rows[0])
    return from_here(_rule(stood), here.start, here.occurrence, here.occurrence.wall.local).to_json()


def _put_away(change: Change, made: Standing) -> None:
    now = standing.read(change.connection, made.post_id)
    if not now.same(made) or now.out:
        raise Conflict("calendar_moved_on", post=made.post_id, title=made.title)
    for row in now.rows:
        change.move(change.row(row.id), State.CANCELLED, by="person", reason="undone")
    standing.write_post(change, made.post_id, deleted=True)


def _restore(change: Change, target: Standing, now: Standing) -> None:
    """What waited then waits again: what took its place is moved back to its time, else it is planned anew."""
    here, known = {row.id for row in now.rows}, {row.id for row in target.rows}
    for row in target.rows:
        if row.id in here:
            continue
        instead = next((each for each in now.rows if each.channel_id == row.channel_id and each.id not in known), None)
        if instead is not None:
            standing.as_it_was(change, row, instead.id)
        else:
            standing.plan_anew(change, target.post_id, row)
