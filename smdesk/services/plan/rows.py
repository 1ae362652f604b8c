"""What pillars and saved texts have in common: rows of the plan with a name, put away and brought back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from sqlalchemy import select, update

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import PlanChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, KeyDate, Pillar, Snippet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NAME_LIMIT = 120
View = TypeVar("View")


class PlanRows(ABC, Generic[View]):
    """One transaction a call. What is deleted keeps what refers to it, and can be brought back."""

    _model: ClassVar[type[Pillar | Snippet | KeyDate]]
    _what: ClassVar[str]  # the part of the plan that has changed, as events name it

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @abstractmethod
    def _view(self, row: Any) -> View:
        """A row as it is given out."""

    @abstractmethod
    def _unknown(self, number: int) -> NotFound:
        """The error of a number that is none."""

    def delete(self, number: int) -> View:
        """Put one away. Raises NotFound."""
        return self._write(number, {"deleted_at": self._clock.now()})

    def undelete(self, number: int) -> View:
        """Bring it back. Raises NotFound."""
        return self._write(number, {"deleted_at": None})

    def _insert(self, unit: UnitOfWork, client: int | None, values: dict[str, Any]) -> View:
        now = self._clock.now()
        row = self._model(client_id=client, created_at=now, changed_at=now, **values)
        unit.session.add(row)
        unit.session.flush()
        return self._told(unit, row.id, client)

    def _write(self, number: int, values: dict[str, Any]) -> View:
        with self._db.write() as unit:
            before = self._row(unit.session, number)
            unit.session.execute(
                update(self._model)
                .where(self._model.id == number)
                .values(**values, version=self._model.version + 1, changed_at=self._clock.now())
            )
            return self._told(unit, number, before.client_id)

    def _told(self, unit: UnitOfWork, number: int, before: int | None) -> View:
        """The row as it is now; whoever shows the plan of its client, or of the one before, hears of it."""
        row = self._row(unit.session, number)
        concerned = (before, row.client_id)
        named = tuple(dict.fromkeys(client for client in concerned if client is not None))
        unit.emit(PlanChanged(() if None in concerned else named, frozenset({self._what})))
        return self._view(row)

    def _row(self, session: Session, number: int) -> Any:
        row = session.execute(select(self._model.__table__).where(self._model.id == number)).one_or_none()
        if row is None:
            raise self._unknown(number)
        return row


def known_client(session: Session, client: int) -> None:
    """Raises NotFound `unknown_client`."""
    if session.scalar(select(Client.id).where(Client.id == client, Client.deleted_at.is_(None))) is None:
        raise NotFound("unknown_client", name=str(client), near=[])


def checked(values: dict[str, Any], kinds: tuple[str, ...]) -> dict[str, Any]:
    """The name without spaces around it and a kind that there is.

    Raises:
        InvalidInput: `title_empty`, `name_too_long`, `bad_kind`.
    """
    if "name" in values:
        values["name"] = " ".join(values["name"].split())
        if not values["name"]:
            raise InvalidInput("title_empty", field="name")
        if len(values["name"]) > NAME_LIMIT:
            raise InvalidInput("name_too_long", field="name", limit=NAME_LIMIT)
    if "kind" in values and values["kind"] not in kinds:
        raise InvalidInput("bad_kind", field="kind", kind=values["kind"], known=list(kinds))
    return values
