"""Rounds of approval: which posts go to the client together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ApprovalsChanged
from smdesk.core.ids import round_key
from smdesk.core.walltime import WallTime, in_zone, resolve
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, Post, table_of
from smdesk.services import standing
from smdesk.services.approvals import rows
from smdesk.services.approvals.rows import ITEM, ROUND
from smdesk.services.approvals.views import Candidate, RoundView
from smdesk.services.approvals.writing import FRESH, open_round, write_item, write_round
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import seen
from smdesk.services.posts.rules import listed, says_something
from smdesk.services.rows import inserted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_CLIENT, _POST = table_of(Client), table_of(Post)
_NAME, _MESSAGE = 200, 4000


class ApprovalsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, client: int | None = None) -> tuple[RoundView, ...]:
        """Rounds of a client or of all, open ones first, the latest first; without their posts."""
        with self._db.read() as session:
            return rows.rounds(session.connection(), client)

    def show(self, round_id: int) -> RoundView:
        """One round with its posts and history. Raises NotFound `unknown_round`."""
        with self._db.read() as session:
            return rows.show(session, round_id)

    def candidates(self, client: int, start: datetime, end: datetime) -> tuple[Candidate, ...]:
        """Posts of a client that stand in the calendar between two instants and are not out, by their time."""
        with self._db.read() as session:
            connection = session.connection()
            taken = rows.taken(connection, client)
            found = [
                each
                for each in (
                    _candidate(session, post, taken, self._clock.now())
                    for post in _between(session, client, start, end)
                )
                if each is not None
            ]
        return tuple(sorted(found, key=lambda each: (each.wall or rows.LONG_AGO, each.post_id)))

    def create(
        self, client: int, posts: Iterable[int], name: str, *, deadline: datetime | None = None, message: str = "",
        language: str = "",
    ) -> RoundView:  # fmt: skip
        """A new round, not sent yet. `deadline`: wall time of the client's zone; `language` "": the client's first.

        Raises:
            NotFound: `unknown_client`, `unknown_post`. InvalidInput: `round_empty`, `title_empty`, `name_too_long`,
                `round_other_client` (`post`), `past_time`.
            NotAllowed: `post_is_out` (`post`): the client would be asked too late.
        """
        with self._db.write() as unit:
            owner = unit.connection.execute(
                select(_CLIENT).where(_CLIENT.c.id == client, _CLIENT.c.deleted_at.is_(None))
            ).one_or_none()
            if owner is None:
                raise NotFound("unknown_client", name=str(client), near=[])
            now = self._clock.now()
            values = self._checked(owner.zone, {"name": name, "deadline": deadline, "message": message})
            spoken = language or (owner.languages[0] if owner.languages else "en")
            made = insert(ROUND).values(
                client_id=client, key=round_key(), language=spoken, sent="", version=1, created_at=now, changed_at=now,
                **values,
            )  # fmt: skip
            number = inserted(unit.connection, made)
            wanted = tuple(dict.fromkeys(posts))
            if not wanted:
                raise InvalidInput("round_empty", field="posts")
            self._put_in(unit, number, client, wanted)
            return self._told(unit, number)

    def edit(self, round_id: int, **given: Any) -> RoundView:
        """Another `name`, `deadline`, `message` or `language`. Raises as `create`; NotFound `unknown_round`."""
        with self._db.write() as unit:
            found = open_round(unit, round_id)
            values = self._checked(found.zone, given)
            write_round(unit, round_id, self._clock.now(), values)
            return self._told(unit, round_id)

    def add(self, round_id: int, posts: Iterable[int]) -> RoundView:
        """More posts; those that were withdrawn come back. Raises as `create`; NotAllowed `round_closed`."""
        with self._db.write() as unit:
            found = open_round(unit, round_id)
            self._put_in(unit, round_id, found.client_id, tuple(dict.fromkeys(posts)))
            return self._told(unit, round_id)

    def withdraw(self, round_id: int, posts: Iterable[int]) -> RoundView:
        """Take posts out of it: one that was never sent goes without a trace, another stays as withdrawn.

        Raises NotFound `unknown_round`; NotAllowed `round_closed`.
        """
        gone = set(posts)
        with self._db.write() as unit:
            open_round(unit, round_id)
            for item in rows.items(unit.connection, round_id):
                if item.post_id not in gone or item.withdrawn:
                    continue
                if not item.version:
                    unit.connection.execute(delete(ITEM).where(ITEM.c.id == item.id))
                    continue
                write_item(unit, item.id, self._clock.now(), withdrawn=True)
                rows.tell(unit.connection, self._clock.now(), round_id, "withdrawn", item.id)
            return self._told(unit, round_id)

    def close(self, round_id: int) -> RoundView:
        """Nothing more is expected: its answers are history. Raises NotFound `unknown_round`."""
        return self._closed(round_id, self._clock.now(), "closed")

    def reopen(self, round_id: int) -> RoundView:
        """Take answers again. Raises NotFound `unknown_round`."""
        return self._closed(round_id, None, "reopened")

    def delete(self, round_id: int) -> None:
        """Put it away; its posts stay as they are. Raises NotFound `unknown_round`."""
        with self._db.write() as unit:
            rows.row(unit.connection, round_id)
            write_round(unit, round_id, self._clock.now(), {"deleted_at": self._clock.now()})
            unit.emit(ApprovalsChanged(ids=(round_id,)))

    def discard(self, round_id: int) -> None:
        """Take one away for good that was never sent: nothing came of it. Raises NotFound `unknown_round`."""
        with self._db.write() as unit:
            if rows.row(unit.connection, round_id).sent_at is None:
                unit.connection.execute(delete(ROUND).where(ROUND.c.id == round_id))
                unit.emit(ApprovalsChanged(ids=(round_id,)))

    def undelete(self, round_id: int) -> RoundView:
        """Bring it back. Raises NotFound `unknown_round`."""
        with self._db.write() as unit:
            rows.row(unit.connection, round_id, gone=True)
            write_round(unit, round_id, self._clock.now(), {"deleted_at": None})
            return self._told(unit, round_id)

    # -- parts -------------------------------------------------------------------------------------------------

    def _put_in(self, unit: UnitOfWork, round_id: int, client: int, posts: tuple[int, ...]) -> None:
        now = self._clock.now()
        there = {item.post_id: item for item in rows.items(unit.connection, round_id)}
        for post in posts:
            owner = unit.connection.execute(select(_POST.c.client_id).where(_POST.c.id == post)).scalar()
            stands = standing.read(unit.connection, post)
            if stands.deleted:
                raise NotFound("unknown_post", post=post)
            if owner != client:
                raise InvalidInput("round_other_client", field="posts", post=post)
            if stands.out:
                raise NotAllowed("post_is_out", post=post, title=stands.title)
            if post in there:
                write_item(unit, there[post].id, now, withdrawn=False)
                continue
            unit.connection.execute(
                insert(ITEM).values(round_id=round_id, post_id=post, created_at=now, changed_at=now, **FRESH)
            )

    def _checked(self, zone: str, given: dict[str, Any]) -> dict[str, Any]:
        values = dict(given)
        if "name" in values:
            values["name"] = values["name"].strip()
            if not values["name"]:
                raise InvalidInput("title_empty", field="name")
            if len(values["name"]) > _NAME:
                raise InvalidInput("name_too_long", field="name", limit=_NAME)
        if "message" in values:
            values["message"] = values["message"].strip()[:_MESSAGE]
        if values.get("deadline") is not None and (
            resolve(WallTime(values["deadline"], zone)).instant <= self._clock.now() - timedelta(minutes=1)
        ):
            raise InvalidInput("round_deadline_past", field="deadline")
        return values

    def _closed(self, round_id: int, at: datetime | None, kind: str) -> RoundView:
        with self._db.write() as unit:
            rows.row(unit.connection, round_id)
            write_round(unit, round_id, self._clock.now(), {"closed_at": at})
            rows.tell(unit.connection, self._clock.now(), round_id, kind)
            return self._told(unit, round_id)

    def _told(self, unit: UnitOfWork, round_id: int) -> RoundView:
        unit.emit(ApprovalsChanged(ids=(round_id,)))
        return rows.show(unit.session, round_id)


def _between(session: Session, client: int, start: datetime, end: datetime) -> list[int]:
    return list(session.scalars(listed(client, None, None, start, end)).all())


def _candidate(session: Session, post: int, taken: dict[int, int], now: datetime) -> Candidate | None:
    view, stands = post_rows.one(session, post), standing.read(session.connection(), post)
    if stands.out:
        return None
    there = seen.content(session.connection(), view)
    past = stands.wall is not None and stands.wall <= in_zone(now, view.zone).replace(tzinfo=None)
    ready = says_something(view) and view.stage != "approved" and post not in taken and not past
    return Candidate(
        post, view.title, view.text, stands.wall,
        tuple(dict.fromkeys(place.network for place in there.places)), view.stage, ready, taken.get(post),
    )  # fmt: skip
