"""The ledger's pen: every change of state is one conditional update, one journal row, in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Connection, Row, Update, bindparam, func, insert, select, update

from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict
from smdesk.core.events import AttentionNeeded, PublicationsChanged
from smdesk.core.publication import ENDS, State, may
from smdesk.core.records import dataclass
from smdesk.db.engine import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Attempt, Transition, table_of
from smdesk.publishing.jobs import PUBLICATION

ATTEMPT = table_of(Attempt)
TRANSITION = table_of(Transition)

# Building a statement costs SQLAlchemy more than SQLite takes to run it, so those of every publication are built once.
_ROW = select(PUBLICATION).where(PUBLICATION.c.id == bindparam("which"))
_MOVED = insert(TRANSITION)
_OTHERS = ATTEMPT.alias("others")
_BEGIN = insert(ATTEMPT).values(
    number=select(func.coalesce(func.max(_OTHERS.c.number), 0) + 1)
    .where(_OTHERS.c.publication_id == bindparam("which"))
    .scalar_subquery()
)
_END = (
    update(ATTEMPT)
    .where(ATTEMPT.c.id == bindparam("which"), ATTEMPT.c.outcome == "")
    .values({name: bindparam(f"new_{name}") for name in ("ended_at", "outcome", "code", "words", "status")})
)

log = logging.getLogger(__name__)


@lru_cache(256)
def _update(names: tuple[str, ...]) -> Update:
    """The conditional update of these columns, with their values as parameters `new_…`."""
    table = PUBLICATION.c
    return (
        update(PUBLICATION)
        .where(table.id == bindparam("was_id"), table.state == bindparam("was_state"),
               table.version == bindparam("was_version"))
        .values({name: bindparam(f"new_{name}", type_=table[name].type) for name in names})
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """One move of state, as listeners hear of it after the commit."""

    publication_id: int
    at: datetime
    source: State
    target: State
    by: str
    reason: str


def changed(row: Row[Any], columns: Mapping[str, Any]) -> Row[Any]:
    """The row with other values in some columns: what has just been written need not be read again."""
    known = vars(row) if isinstance(row, SimpleNamespace) else row._mapping  # noqa: SLF001 (its public name)
    return cast("Row[Any]", SimpleNamespace(**{**known, **columns}))


OnMove = Callable[[Moved], None]


class IllegalMove(AssertionError):
    """A move that the table of `core.publication` does not know: a bug, never the person's."""


class Change:
    """One transaction on the ledger."""

    def __init__(self, unit: UnitOfWork, now: datetime) -> None:
        self.unit = unit
        self.now = now
        self.moves: list[Moved] = []

    @property
    def connection(self) -> Connection:
        """The transaction's connection."""
        return self.unit.connection

    def row(self, publication_id: int) -> Row[Any]:
        """The publication as it is now, inside the transaction."""
        return self.connection.execute(_ROW, {"which": publication_id}).one()

    def move(
        self, row: Row[Any], target: State, *, by: str = "publisher", reason: str = "", **columns: Any
    ) -> Row[Any]:
        """Move one publication, if it is still as `row` says; returns it as it is then.

        Raises:
            IllegalMove: the table of moves does not have it.
            Conflict: `publication_moved_on`: somebody else has changed it since `row` was read.
        """
        source = State(row.state)
        if not may(source, target, row.proof):
            raise IllegalMove(f"{source} to {target} for publication {row.id}")
        if target in ENDS:
            columns |= {"next_try_at": None, "ask": "", "wish": "", "hold_reason": ""}
        now = self._write(row, state=target, **columns)
        self.connection.execute(
            _MOVED,
            {"publication_id": row.id, "at": self.now, "source": source.value, "target": target.value, "by": by,
             "reason": reason},
        )  # fmt: skip
        self.moves.append(Moved(row.id, self.now, source, target, by, reason))
        self.unit.emit(PublicationsChanged((row.id,), frozenset({"state"}), by))
        return now

    def touch(self, row: Row[Any], **columns: Any) -> Row[Any]:
        """Change something of a publication that stays in its state. Returns, and raises Conflict, as `move` does."""
        now = self._write(row, **columns)
        self.unit.emit(PublicationsChanged((row.id,), frozenset(columns), "publisher"))
        return now

    def attention(self, code: str, /, **facts: Any) -> None:
        """Tell whoever shows notices that only the person can go on."""
        self.unit.emit(AttentionNeeded(code=code, facts=facts))

    def _write(self, row: Row[Any], **columns: Any) -> Row[Any]:
        values = {**columns, "version": row.version + 1, "changed_at": self.now}
        known = {"was_id": row.id, "was_state": row.state, "was_version": row.version}
        done = self.connection.execute(
            _update(tuple(sorted(values))), known | {f"new_{name}": value for name, value in values.items()}
        )
        if done.rowcount != 1:
            raise Conflict("publication_moved_on", publication=row.id)
        return changed(row, values)

    def begin_attempt(self, row: Row[Any], step: str, payload_hash: str, boot_id: str) -> int:
        """The intent, written before the call. Returns the attempt's id."""
        result = self.connection.execute(
            _BEGIN,
            {
                "which": row.id,
                "publication_id": row.id,
                "step": step,
                "payload_hash": payload_hash,
                "boot_id": boot_id,
                "started_at": self.now,
            },
        )
        key = result.inserted_primary_key
        assert key is not None
        return int(key[0])

    def end_attempt(
        self, attempt_id: int, outcome: str, *, code: str = "", words: str = "", status: int | None = None
    ) -> None:
        """The outcome, written after the call; an attempt ends once."""
        values = {"ended_at": self.now, "outcome": outcome, "code": code, "words": words, "status": status}
        self.connection.execute(_END, {"which": attempt_id} | {f"new_{name}": value for name, value in values.items()})


class Ledger:
    """The only place that writes a publication's state."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self.db = db
        self.clock = clock
        self._listeners: tuple[OnMove, ...] = ()

    def listen(self, listener: OnMove) -> None:
        """Hear of every move after its commit, on the thread that made it."""
        self._listeners = (*self._listeners, listener)

    @contextmanager
    def change(self) -> Iterator[Change]:
        """One transaction; the listeners are told once it is committed."""
        with self.db.write() as unit:
            change = Change(unit, self.clock.now())
            yield change
        self.tell(change.moves)

    def within(self, unit: UnitOfWork) -> Change:
        """A change inside a transaction that a service has opened; the service calls `tell` after its commit."""
        return Change(unit, self.clock.now())

    def tell(self, moves: list[Moved]) -> None:
        """Pass committed moves to the listeners."""
        for move in moves:
            log.info(
                "publication %d: %s -> %s (%s %s)", move.publication_id, move.source, move.target, move.by, move.reason
            )
            for listener in self._listeners:
                listener(move)
