"""Tasks: what is to be done for a client and is no post; with a day, or whenever there is time."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from smdesk.core.audit import values
from smdesk.core.clock import Clock
from smdesk.core.errors import NotFound
from smdesk.core.events import TasksChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, Task, table_of
from smdesk.services.rows import client_today, inserted
from smdesk.services.views import TaskView

TASK, CLIENT = table_of(Task), table_of(Client)
#: Tasks that are listed; whoever has more has a list that nobody reads.
MOST = 500


class TasksService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, client: int | None = None, *, done: bool = False) -> tuple[TaskView, ...]:
        """What is open, by its day and those without one last; with `done` what is done too, at the end."""
        query = _query().where(TASK.c.deleted_at.is_(None), CLIENT.c.deleted_at.is_(None))
        if client is not None:
            query = query.where(TASK.c.client_id == client)
        if not done:
            query = query.where(TASK.c.done_at.is_(None))
        order = (TASK.c.done_at.is_not(None), TASK.c.due == "", TASK.c.due, TASK.c.id)
        with self._db.read() as session:
            return tuple(_view(row) for row in session.execute(query.order_by(*order).limit(MOST)))

    def add(self, client: int, text: str, *, due: str = "") -> TaskView:
        """A new one, with the day it is due where there is one.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_day`.
        """
        stored = _checked({"text": text, "due": due})
        with self._db.write() as unit:
            now = self._clock.now()
            client_today(unit.connection, client, now)
            made = insert(TASK).values(client_id=client, created_at=now, changed_at=now, **stored)
            return self._told(unit, inserted(unit.connection, made))

    def edit(self, task: int, **changes: Any) -> TaskView:
        """Change `text` or `due`. Raises as `add`; NotFound `unknown_task`."""
        return self._write(task, _checked(changes))

    def finish(self, task: int) -> TaskView:
        """It is done. Raises NotFound `unknown_task`."""
        return self._write(task, {"done_at": self._clock.now()})

    def reopen(self, task: int) -> TaskView:
        """It is not done after all. Raises NotFound `unknown_task`."""
        return self._write(task, {"done_at": None})

    def delete(self, task: int) -> TaskView:
        """Put it away. Raises NotFound `unknown_task`."""
        return self._write(task, {"deleted_at": self._clock.now()})

    def undelete(self, task: int) -> TaskView:
        """Bring it back. Raises NotFound `unknown_task`."""
        return self._write(task, {"deleted_at": None})

    def _write(self, task: int, stored: dict[str, Any]) -> TaskView:
        with self._db.write() as unit:
            row = _row(unit.connection, task)
            if row.deleted_at is not None and "deleted_at" not in stored:
                raise NotFound("unknown_task", task=task)
            times = {"version": TASK.c.version + 1, "changed_at": self._clock.now()}
            unit.connection.execute(update(TASK).where(TASK.c.id == task).values(**stored, **times))
            return self._told(unit, task)

    def _told(self, unit: UnitOfWork, task: int) -> TaskView:
        view = _view(_row(unit.connection, task))
        unit.emit(TasksChanged((view.client_id,)))
        return view


def due(connection: Connection, day: date, client: int | None, most: int) -> list[TaskView]:
    """Open tasks of clients that are worked for, due on a day or before it; the longest due first."""
    query = _query().where(
        TASK.c.deleted_at.is_(None), TASK.c.done_at.is_(None), TASK.c.due != "", TASK.c.due <= day.isoformat(),
        CLIENT.c.deleted_at.is_(None),
    )  # fmt: skip
    query = query.where(CLIENT.c.archived_at.is_(None) if client is None else TASK.c.client_id == client)
    return [_view(row) for row in connection.execute(query.order_by(TASK.c.due, TASK.c.id).limit(most))]


def _query() -> Any:
    return select(TASK, CLIENT.c.name.label("client")).join(CLIENT, CLIENT.c.id == TASK.c.client_id)


def _row(connection: Connection, task: int) -> Row[Any]:
    row: Row[Any] | None = connection.execute(_query().where(TASK.c.id == task)).one_or_none()
    if row is None:
        raise NotFound("unknown_task", task=task)
    return row


def _view(row: Any) -> TaskView:
    day = date.fromisoformat(row.due) if row.due else None
    return TaskView(row.id, row.client_id, row.client, row.text, day, row.done_at, row.origin, row.version)


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    stored = dict(given)
    if "text" in stored:
        stored["text"] = values.line("text", stored["text"], 300, empty=False)
    if "due" in stored:
        stored["due"] = values.any_day("due", stored["due"])
    return stored
