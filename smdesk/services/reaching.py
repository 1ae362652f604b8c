"""On which channels posts go out, changed from a list of posts: planned or scheduled, and with its exact way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import select

from smdesk.core.errors import Conflict, NotAllowed
from smdesk.core.events import PostsChanged
from smdesk.core.publication import ENDS, IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Post, Publication, Variant, table_of
from smdesk.publishing.ledger import Change, Ledger
from smdesk.services import checks, standing
from smdesk.services.media import MediaService
from smdesk.services.patches import VariantInput
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import rules
from smdesk.services.posts.rules import Scheduler
from smdesk.services.standing import Standing

VARIANT, POST, PUBLICATION = table_of(Variant), table_of(Post), table_of(Publication)
_BEYOND_US = IN_FLIGHT | {State.DELEGATED, State.UNCONFIRMED}
_GONE = frozenset({State.CANCELLED, State.SKIPPED})


@dataclass(frozen=True, slots=True)
class Reached:
    """What was done: how each post stood and what it said, before and after. `undo` takes it and gives its opposite."""

    before: tuple[Standing, ...]
    after: tuple[Standing, ...]
    said_before: tuple[dict[str, Any], ...]
    said_after: tuple[dict[str, Any], ...]

    @property
    def posts(self) -> tuple[int, ...]:
        """The posts that were changed."""
        return standing.posts_of(self.after)


@dataclass(frozen=True, slots=True)
class PostStands:
    """A post as a menu needs to know it: where it stands, and whether it comes back as a series."""

    post_id: int
    client_id: int
    stage: str
    scheduled: bool
    out: bool  # some of it is published
    planned: WallTime | None  # its place in the calendar without being scheduled
    recurs: bool


class ReachingService:
    """One transaction an act: all of the posts or none."""

    def __init__(self, db: Database, ledger: Ledger, media: MediaService, scheduler: Scheduler) -> None:
        self._db = db
        self._ledger = ledger
        self._media = media
        self._scheduler = scheduler

    def channels(self, posts: Iterable[int]) -> dict[int, frozenset[int]]:
        """By post: the channels it is written for or goes out on."""
        wanted = list(dict.fromkeys(posts))
        query = select(VARIANT.c.post_id, VARIANT.c.channel_id).where(
            VARIANT.c.post_id.in_(wanted), VARIANT.c.channel_id.is_not(None)
        )
        found: dict[int, set[int]] = {post: set() for post in wanted}
        with self._db.read() as session:
            for post, channel in session.execute(query):
                found[post].add(channel)
        return {post: frozenset(channels) for post, channels in found.items()}

    def stand(self, posts: Iterable[int]) -> tuple[PostStands, ...]:
        """How posts stand that have not been put away, in their given order."""
        wanted = list(dict.fromkeys(posts))
        own = [POST.c[name] for name in ("id", "client_id", "stage", "planned_wall", "planned_zone", "recurrence")]
        sent = select(PUBLICATION.c.post_id, PUBLICATION.c.state).where(
            PUBLICATION.c.post_id.in_(wanted), PUBLICATION.c.kind == "post"
        )
        with self._db.read() as session:
            rows = session.execute(select(*own).where(POST.c.id.in_(wanted), POST.c.deleted_at.is_(None))).all()
            states: dict[int, set[State]] = {post: set() for post in wanted}
            for post, state in session.execute(sent):
                states[post].add(State(state))
        found = {
            row.id: PostStands(
                row.id, row.client_id, row.stage, bool(states[row.id] - _GONE), State.PUBLISHED in states[row.id],
                WallTime(row.planned_wall, row.planned_zone) if row.planned_wall is not None else None,
                bool(row.recurrence),
            )
            for row in rows
        }  # fmt: skip
        return tuple(found[post] for post in wanted if post in found)

    def set(self, posts: Iterable[int], channel: int, *, on: bool) -> Reached:
        """Posts go out on a channel too, or no more. What is scheduled is scheduled there at its time, or cancelled.

        Raises:
            NotFound: `unknown_post`, `unknown_channel`. InvalidInput: `channel_of_other_client`, `check_failed`,
            `past_time`. NotAllowed: `post_is_out`, `post_in_flight`, `last_channel` (`post`), `client_archived`.
        """

        def act(unit: UnitOfWork, change: Change, now: Standing) -> None:
            (self._add if on else self._drop)(unit, change, now, channel)

        return self._act(list(dict.fromkeys(posts)), act)

    def _add(self, unit: UnitOfWork, change: Change, now: Standing, channel: int) -> None:
        session = unit.session
        view = post_rows.one(session, now.post_id)
        rules.belong(session, view.client_id, (channel,))
        post_rows.write_variant(session, self._media, now.post_id, channel, VariantInput())
        if now.rows and all(row.channel_id != channel for row in now.rows):
            checks.refuse_errors(checks.of_post(session, now.post_id, (channel,)))
            when = now.rows[0].when
            self._scheduler.schedule(session, now.post_id, [channel], WallTime(when[0], str(when[1])))

    def _drop(self, unit: UnitOfWork, change: Change, now: Standing, channel: int) -> None:
        here = [row for row in now.rows if row.channel_id == channel]
        busy = next((row.state for row in here if row.state in _BEYOND_US or row.delegated), None)
        if busy is not None:
            raise NotAllowed("post_in_flight", post=now.post_id, state=busy.value)
        if here and len(here) == len(now.rows) and not now.out:
            raise NotAllowed("last_channel", post=now.post_id, title=now.title)
        for row in here:
            change.move(change.row(row.id), State.CANCELLED, by="person", reason="cancelled")
        ended = {at for _, at, state in rules.states(unit.session, now.post_id) if state in ENDS - {State.CANCELLED}}
        if channel not in ended:
            post_rows.drop_variant(unit.session, now.post_id, channel)
            unit.session.expire_all()

    def undo(self, done: Reached) -> Reached:
        """Make everything stand as it did, and say what it said.

        Raises:
            Conflict: `calendar_moved_on` (`post`, `title`): something happened to it since.
            InvalidInput: `past_time`: the time it had has passed.
        """
        places = {left.post_id: place for place, left in enumerate(done.after)}

        def act(unit: UnitOfWork, change: Change, now: Standing) -> None:
            place = places[now.post_id]
            left = done.after[place]
            said = post_rows.snapshot(unit.session, now.post_id)
            if not now.same(left) or said != done.said_after[place]:
                raise Conflict("calendar_moved_on", post=left.post_id, title=left.title)
            standing.put_back(change, done.before[place], left, now)
            post_rows.write_snapshot(unit.session, now.post_id, done.said_before[place])

        return self._act(list(done.posts), act)

    def _act(self, wanted: Sequence[int], act: Callable[[UnitOfWork, Change, Standing], None]) -> Reached:
        with self._db.write() as unit:
            change, session = self._ledger.within(unit), unit.session
            before = tuple(standing.read(change.connection, post) for post in wanted)
            said = tuple(post_rows.snapshot(session, post) for post in wanted)
            for now in before:
                act(unit, change, now)
                standing.write_post(change, now.post_id)
            session.expire_all()
            after = tuple(standing.read(change.connection, post) for post in wanted)
            then = tuple(post_rows.snapshot(session, post) for post in wanted)
            unit.emit(PostsChanged(ids=tuple(wanted), fields=frozenset({"channels"})))
        self._ledger.tell(change.moves)
        return Reached(before, after, said, then)
