"""Making an objective, a task or an idea of something that was found, within a transaction of the caller; and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from smdesk.core.audit import values
from smdesk.core.errors import Conflict, NotFound
from smdesk.core.events import AgreementChanged, PostsChanged, TasksChanged
from smdesk.db.uow import UnitOfWork
from smdesk.models import Kpi, Objective, Part, Post, Publication, Task, Variant, table_of
from smdesk.services.rows import inserted, next_position

OBJECTIVE, KPI, TASK, POST, VARIANT, PART, PUBLICATION = (
    table_of(model) for model in (Objective, Kpi, Task, Post, Variant, Part, Publication)
)
#: What can be made, and the word its link begins with.
INTO = ("objective", "task", "idea")
LINKS = {"objective": "objective", "task": "task", "idea": "post"}
_TABLES: dict[str, Any] = {"objective": OBJECTIVE, "task": TASK, "post": POST}


def make(unit: UnitOfWork, now: datetime, into: str, client: int, text: str, origin: str) -> str:
    """The link to what was made, such as `task:8`. Raises InvalidInput `bad_kind`."""
    values.chosen("into", into or "-", INTO)
    made = {"objective": _objective, "task": _task, "idea": _idea}[into]
    return f"{LINKS[into]}:{made(unit, now, client, text, origin)}"


def exists(connection: Connection, link: str) -> bool:
    """True while what a link names has not been deleted."""
    return link != "" and _row(connection, link) is not None


def unmake(unit: UnitOfWork, now: datetime, link: str) -> None:
    """Take back what was made, where nobody has worked on it since.

    Raises Conflict `turned_moved_on` (`what`); one that is gone already is as well.
    """
    row = _row(unit.connection, link)
    if row is None:
        return
    kind, number = _named(link)
    if row.version != 1 or _in_use(unit, kind, number):
        raise Conflict("turned_moved_on", what=kind)
    table = _TABLES[kind]
    times = {"deleted_at": now, "changed_at": now, "version": row.version + 1}
    unit.connection.execute(update(table).where(table.c.id == number).values(**times))
    _tell(unit, kind, number, row.client_id)


def _objective(unit: UnitOfWork, now: datetime, client: int, text: str, origin: str) -> int:
    position = next_position(unit.connection, OBJECTIVE, OBJECTIVE.c.client_id == client)
    made = insert(OBJECTIVE).values(
        client_id=client, name=text[:300], origin=origin, position=position, created_at=now, changed_at=now
    )
    number = inserted(unit.connection, made)
    _tell(unit, "objective", number, client)
    return number


def _task(unit: UnitOfWork, now: datetime, client: int, text: str, origin: str) -> int:
    made = insert(TASK).values(client_id=client, text=text, origin=origin, created_at=now, changed_at=now)
    number = inserted(unit.connection, made)
    _tell(unit, "task", number, client)
    return number


def _idea(unit: UnitOfWork, now: datetime, client: int, text: str, _origin: str) -> int:
    connection = unit.connection
    post = insert(POST).values(client_id=client, stage="idea", created_at=now, changed_at=now)
    number = inserted(connection, post)
    variant = inserted(connection, insert(VARIANT).values(post_id=number))
    connection.execute(insert(PART).values(variant_id=variant, position=0, text=text))
    _tell(unit, "post", number, client)
    return number


def _named(link: str) -> tuple[str, int]:
    kind, _, number = link.partition(":")
    if kind not in _TABLES or not number.isdecimal():
        raise NotFound("unknown_link", link=link)
    return kind, int(number)


def _row(connection: Connection, link: str) -> Any:
    kind, number = _named(link)
    table = _TABLES[kind]
    query = select(table.c.client_id, table.c.version).where(table.c.id == number, table.c.deleted_at.is_(None))
    return connection.execute(query).one_or_none()


def _in_use(unit: UnitOfWork, kind: str, number: int) -> bool:
    """True when something hangs on it that a version does not tell of."""
    if kind == "objective":
        query = select(KPI.c.id).where(KPI.c.objective_id == number, KPI.c.deleted_at.is_(None))
    elif kind == "post":
        query = select(PUBLICATION.c.id).where(PUBLICATION.c.post_id == number)
    else:
        query = select(TASK.c.id).where(TASK.c.id == number, TASK.c.done_at.is_not(None))
    return unit.connection.execute(query.limit(1)).first() is not None


def _tell(unit: UnitOfWork, kind: str, number: int, client: int) -> None:
    if kind == "post":
        unit.emit(PostsChanged((number,)))
    elif kind == "task":
        unit.emit(TasksChanged((client,)))
    else:
        unit.emit(AgreementChanged((client,)))
