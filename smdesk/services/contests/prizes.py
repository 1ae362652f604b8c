"""What becomes of the prizes after a draw: substitutes who take them up, until the record is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from smdesk.core import contest_prizes as core
from smdesk.core.audit import values
from smdesk.core.clock import Clock
from smdesk.core.contest_prizes import Substitute
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.events import ContestsChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.services.contests import rows
from smdesk.services.contests.views import ContestView, DrawView

_REASON_LIMIT = 300


class ContestPrizes:
    """The draw itself stays as it is: what follows is written beside its winners, with day and reason."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def substitute(self, contest: int, winner: str, reason: str, at: datetime | None = None) -> ContestView:
        """The first substitute who waits takes the prize of somebody, told by key or name; `at` is now, or since when.

        Raises:
            NotFound: `unknown_contest`. NotAllowed: `contest_not_drawn`, `contest_record_closed`.
            InvalidInput: `contest_why_substitute`, `contest_not_winner`, `contest_no_reserve`, `name_too_long`.
        """
        why = values.line("reason", reason, _REASON_LIMIT)
        if not why:
            raise InvalidInput("contest_why_substitute", field="reason")
        with self._db.write() as unit:
            held = self._open(unit, contest)
            out = core.named(winner, held.holders, held.names)
            by = core.next_for(out, held.winners, held.reserves, held.substitutes)
            made = Substitute(out, by, at or self._clock.now(), why)
            return self._store(unit, contest, held, (*held.substitutes, made))

    def take_back(self, contest: int, winner: str = "") -> ContestView:
        """The last substitute waits again; with `winner` only where that was who gave way.

        Raises:
            NotFound: `unknown_contest`. NotAllowed: `contest_not_drawn`, `contest_record_closed`,
                `contest_no_substitute`.
        """
        with self._db.write() as unit:
            held = self._open(unit, contest)
            if not held.substitutes or winner not in {"", held.substitutes[-1].out}:
                raise NotAllowed("contest_no_substitute", contest=contest)
            return self._store(unit, contest, held, held.substitutes[:-1])

    def close(self, contest: int) -> ContestView:
        """Close the record for good: nothing is drawn again, nobody takes up a prize.

        Raises:
            NotFound: `unknown_contest`. NotAllowed: `contest_not_drawn`, `contest_record_closed`.
        """
        with self._db.write() as unit:
            held = self._open(unit, contest)
            return self._write(unit, contest, held, closed_at=self._clock.now().isoformat())

    def _open(self, unit: UnitOfWork, contest: int) -> DrawView:
        held = rows.one(unit.connection, contest).draw
        if held is None:
            raise NotAllowed("contest_not_drawn", contest=contest)
        judge_open(held)
        return held

    def _store(
        self, unit: UnitOfWork, contest: int, held: DrawView, substitutes: Sequence[Substitute]
    ) -> ContestView:  # fmt: skip
        return self._write(unit, contest, held, substitutes=core.to_json(substitutes))

    def _write(self, unit: UnitOfWork, contest: int, held: DrawView, **more: Any) -> ContestView:
        mine = rows.DRAW.c.id == held.id
        result = unit.connection.execute(select(rows.DRAW.c.result).where(mine)).scalar_one()
        unit.connection.execute(update(rows.DRAW).where(mine).values(result={**result, **more}))
        view = rows.one(unit.connection, contest)
        unit.emit(ContestsChanged((view.client_id,)))
        return view


def judge_open(held: DrawView) -> None:
    """Raises NotAllowed `contest_record_closed`."""
    if held.closed_at is not None:
        raise NotAllowed("contest_record_closed", at=held.closed_at)
