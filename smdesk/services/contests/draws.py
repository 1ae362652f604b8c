"""Draws of contests: promised before the close, made after it, kept for ever."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from sqlalchemy import insert, update

from smdesk.core import contest as core
from smdesk.core.audit import values
from smdesk.core.clock import Clock
from smdesk.core.contest import Draw
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.events import ContestsChanged
from smdesk.core.walltime import WallTime, resolve
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.services.contests import rows
from smdesk.services.contests.prizes import judge_open
from smdesk.services.contests.views import ContestView, DrawView

#: Digits of a secret are twice as many.
_SECRET_BYTES = 32


class ContestDraws:
    """What is once drawn is never changed: another draw voids it, with a reason, and stands beside it."""

    def __init__(self, db: Database, clock: Clock, secret: Callable[[], str] | None = None) -> None:
        """`secret` makes another one than chance does, for examples that are to be the same each time."""
        self._db = db
        self._clock = clock
        self._secret = secret or (lambda: secrets.token_hex(_SECRET_BYTES))

    def commit(self, contest: int, *, late: bool = False) -> ContestView:
        """Make the secret and give out its hash, which is to be published before the close.

        Raises:
            NotFound: `unknown_contest`. InvalidInput: `contest_no_close`. NotAllowed: `contest_committed`;
                `contest_closed` when it is too late for a promise and that was not asked for.
        """
        with self._db.write() as unit:
            view = rows.one(unit.connection, contest)
            if view.made:
                raise NotAllowed("contest_committed", commitment=view.made[-1].commitment)
            now, closed = self._clock.now(), self._closed(view)
            if closed and not late:
                raise NotAllowed("contest_closed", closes=_wall(view))
            secret = self._secret()
            made = {"contest_id": contest, "number": 1, "commitment": core.commitment(secret), "committed_at": now,
                    "seed": secret, "method": core.METHOD, "entries": [], "created_at": now,
                    "result": {"late": closed}}  # fmt: skip
            unit.connection.execute(insert(rows.DRAW).values(**made))
            return _told(unit, contest)

    def draw(self, contest: int, reason: str = "", *, early: bool = False) -> ContestView:
        """Draw among the entries that count. A second draw needs a reason and another list; the first becomes void.

        It uses the secret that was promised, so that nobody can choose one that suits.

        Raises:
            NotFound: `unknown_contest`. InvalidInput: `contest_no_close`, `contest_reason_needed`.
            NotAllowed: `contest_not_committed`, `contest_open` (unless `early`), `contest_no_entries`,
                `contest_same_list`, `contest_record_closed`.
        """
        why = values.text("reason", reason, 1000)
        with self._db.write() as unit:
            view = rows.one(unit.connection, contest)
            if not view.made:
                raise NotAllowed("contest_not_committed", contest=contest)
            if not early and not self._closed(view):
                raise NotAllowed("contest_open", closes=_wall(view))
            found = rows.entries(unit.connection, contest)
            counting = [each.key for each in found if not each.excluded]
            if not counting:
                raise NotAllowed("contest_no_entries", contest=contest)
            before = view.draw
            if before is not None:
                _judge_again(before, counting, why)
            made = core.draw(_secret(unit, contest), counting, view.winners, view.reserves)
            names = {each.key: each.name for each in found if each.key in {*made.winners, *made.reserves}}
            result = {"winners": list(made.winners), "reserves": list(made.reserves), "names": names,
                      "wanted": view.winners, "late": view.made[0].late,
                      "excluded": [[each.key, each.excluded] for each in found if each.excluded]}  # fmt: skip
            self._store(unit, view, made, result, why)
            return _told(unit, contest)

    def verify(self, contest: int) -> tuple[tuple[DrawView, tuple[str, ...]], ...]:
        """Every draw that was made, and what of it does not agree (nothing: it is genuine)."""
        with self._db.read() as session:
            view = rows.one(session.connection(), contest)
        return tuple((each, core.verify(record(each))) for each in view.made if each.at is not None)

    def _store(self, unit: UnitOfWork, view: ContestView, made: Draw, result: dict[str, Any], why: str) -> None:
        now, first = self._clock.now(), view.made[0]
        drawn = {"entries": list(made.entries), "entries_sha256": made.entries_sha256, "result": result, "at": now}
        if view.draw is not None:
            unit.connection.execute(update(rows.DRAW).where(rows.DRAW.c.id == view.draw.id).values(void_reason=why))
        if first.at is None:
            unit.connection.execute(update(rows.DRAW).where(rows.DRAW.c.id == first.id).values(**drawn))
            return
        again = {"contest_id": view.id, "number": view.made[-1].number + 1, "commitment": made.commitment,
                 "committed_at": first.committed_at, "seed": made.secret, "method": made.method,
                 "created_at": now}  # fmt: skip
        unit.connection.execute(insert(rows.DRAW).values(**again, **drawn))

    def _closed(self, view: ContestView) -> bool:
        if view.closes is None:
            raise InvalidInput("contest_no_close", field="closes")
        return self._clock.now() >= resolve(WallTime(view.closes, view.zone)).instant


def record(draw: DrawView) -> Draw:
    """A draw as whoever checks it gets it."""
    return Draw(
        draw.method, draw.commitment, draw.secret, draw.entries, draw.entries_sha256, draw.winners, draw.reserves
    )


def _judge_again(before: DrawView, counting: list[str], why: str) -> None:
    judge_open(before)
    if not why:
        raise InvalidInput("contest_reason_needed", field="reason", number=before.number)
    if core.list_hash(counting) == before.entries_sha256:
        raise NotAllowed("contest_same_list", number=before.number)


def _secret(unit: UnitOfWork, contest: int) -> str:
    query = rows.DRAW.select().where(rows.DRAW.c.contest_id == contest).order_by(rows.DRAW.c.number).limit(1)
    return str(unit.connection.execute(query).one().seed)


def _told(unit: UnitOfWork, contest: int) -> ContestView:
    view = rows.one(unit.connection, contest)
    unit.emit(ContestsChanged((view.client_id,)))
    return view


def _wall(view: ContestView) -> str:
    return f"{view.closes:%Y-%m-%d %H:%M}" if view.closes else ""
