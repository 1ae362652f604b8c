"""How each client stands at a glance: what goes out today, what went wrong, what waits for the person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.models import BY_STATE, Post, Publication, table_of

_WRONG = (State.FAILED, State.UNCONFIRMED)
_WAITING = (State.LATE, State.ASSISTED)
_NOT_OUT = (State.CANCELLED, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Numbers of one client."""

    today: int = 0  # posts, whatever the number of their channels
    wrong: int = 0  # publications that failed or of which nobody knows
    waiting: int = 0  # publications that the person must publish or decide on

    def __add__(self, other: Pulse) -> Pulse:
        return Pulse(self.today + other.today, self.wrong + other.wrong, self.waiting + other.waiting)


class PulseService:
    """Reads only: two grouped queries, whatever the size of the desk."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def read(self, start: datetime, end: datetime) -> dict[int, Pulse]:
        """By client; `start` and `end` (aware) are the day. A client of which there is nothing to say is left out."""
        piece = func.count(func.distinct(Publication.post_id))
        today = _query(piece).where(
            Publication.due_utc >= start, Publication.due_utc < end, Publication.state.not_in(_NOT_OUT)
        )
        open_ = (
            _query(_number(_WRONG), _number(_WAITING))
            .where(Publication.state.in_((*_WRONG, *_WAITING)))
            .with_hint(table_of(Publication), BY_STATE, "sqlite")
        )
        with self._db.read() as session:
            found = {row[0]: Pulse(today=row[1]) for row in session.execute(today)}
            for row in session.execute(open_):
                found[row[0]] = found.get(row[0], Pulse()) + Pulse(0, row[1], row[2])
        return found

    def late(self) -> dict[int, int]:
        """How many posts each client has that came due while nobody could send them; a client without any is left out.

        Asked before the window shows, so of the tables: the mapping of classes takes its time.
        """
        post, publication = table_of(Post), table_of(Publication)
        query = (
            select(post.c.client_id, func.count(post.c.id.distinct()))
            .select_from(publication)
            .join(post, post.c.id == publication.c.post_id)
            .where(publication.c.state == State.LATE, publication.c.kind == "post")
            .group_by(post.c.client_id)
            .with_hint(publication, BY_STATE, "sqlite")
        )
        with self._db.read() as session:
            return {row[0]: row[1] for row in session.execute(query)}


def _query(*numbers: ColumnElement[int]) -> Any:
    return (
        select(Post.client_id, *numbers)
        .join(table_of(Post), Post.id == Publication.post_id)
        .where(Publication.kind == "post", Post.deleted_at.is_(None))
        .group_by(Post.client_id)
    )


def _number(states: tuple[State, ...]) -> ColumnElement[int]:
    return func.sum(case((Publication.state.in_(states), 1), else_=0))
