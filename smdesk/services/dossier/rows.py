"""What products, contacts and personas have in common: rows of a client's dossier that have an order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from sqlalchemy import func, select, update

from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import DossierChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Contact, Media, Persona, Product, table_of
from smdesk.services.plan.rows import known_client

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Characters of a text of the dossier; more is a document.
LONGEST = 20_000
View = TypeVar("View")


class DossierRows(ABC, Generic[View]):
    """One transaction a call. What is deleted is put away and can be brought back to its place."""

    _model: ClassVar[type[Product | Contact | Persona]]
    _what: ClassVar[str]  # the part of the dossier that has changed, as events name it
    _limit: ClassVar[int] = 200  # characters of a name

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @abstractmethod
    def _view(self, row: Any) -> View:
        """A row as it is given out."""

    @abstractmethod
    def _unknown(self, number: int) -> NotFound:
        """The error of a number that is none."""

    def list(self, client: int) -> list[View]:
        """Those of a client in their order."""
        with self._db.read() as session:
            return [self._view(row) for row in session.execute(self._query(client))]

    def show(self, number: int) -> View:
        """One of them. Raises NotFound."""
        with self._db.read() as session:
            return self._view(self._row(session, number, live=True))

    def delete(self, number: int) -> View:
        """Put one away. Raises NotFound."""
        return self._write(number, {"deleted_at": self._clock.now()})

    def undelete(self, number: int) -> View:
        """Bring it back to its place. Raises NotFound."""
        return self._write(number, {"deleted_at": None})

    def reorder(self, client: int, numbers: Sequence[int]) -> None:
        """Put them into this order; those that are not named stay behind them, in theirs."""
        with self._db.write() as unit:
            known = [row.id for row in unit.session.execute(self._query(client))]
            order = [each for each in numbers if each in known]
            order += [each for each in known if each not in order]
            for place, number in enumerate(order, 1):
                unit.session.execute(update(self._model).where(self._model.id == number).values(position=place))
            self._tell(unit, client)

    # -- for those that are made of this ------------------------------------------------------------------------

    def _query(self, client: int) -> Any:
        table = table_of(self._model)
        mine = select(table).where(table.c.client_id == client, table.c.deleted_at.is_(None))
        return mine.order_by(table.c.position, table.c.id)

    def _insert(self, unit: UnitOfWork, client: int, values: dict[str, Any]) -> int:
        """The id of a new row, at the end. Raises NotFound `unknown_client`."""
        known_client(unit.session, client)
        now = self._clock.now()
        last = unit.session.scalar(select(func.max(self._model.position)).where(self._model.client_id == client))
        row = self._model(
            client_id=client, position=(last or 0) + 1, created_at=now, changed_at=now, **values
        )  # fmt: skip
        unit.session.add(row)
        unit.session.flush()
        self._tell(unit, client)
        return int(row.id)

    def _write(self, number: int, values: dict[str, Any]) -> View:
        with self._db.write() as unit:
            before = self._row(unit.session, number, live="deleted_at" not in values)
            self._update(unit, number, values)
            self._tell(unit, before.client_id)
            return self._view(self._row(unit.session, number))

    def _update(self, unit: UnitOfWork, number: int, values: dict[str, Any]) -> None:
        unit.session.execute(
            update(self._model)
            .where(self._model.id == number)
            .values(**values, version=self._model.version + 1, changed_at=self._clock.now())
        )

    def _tell(self, unit: UnitOfWork, client: int) -> None:
        unit.emit(DossierChanged((client,), frozenset({self._what})))

    def _row(self, session: Session, number: int, *, live: bool = False) -> Any:
        table = table_of(self._model)
        row = session.execute(select(table).where(table.c.id == number)).one_or_none()
        if row is None or (live and row.deleted_at is not None):
            raise self._unknown(number)
        return row

    def _named(self, values: dict[str, Any]) -> dict[str, Any]:
        """The name without spaces around it. Raises InvalidInput `title_empty`, `name_too_long`."""
        if "name" in values:
            values["name"] = " ".join(values["name"].split())
            if not values["name"]:
                raise InvalidInput("title_empty", field="name")
            if len(values["name"]) > self._limit:
                raise InvalidInput("name_too_long", field="name", limit=self._limit)
        return checked_texts(values)


def checked_texts(values: dict[str, Any], limits: dict[str, int] | None = None) -> dict[str, Any]:
    """Texts without blanks at their ends. Raises InvalidInput `text_of_field_too_long` (`field`, `limit`)."""
    for name, value in values.items():
        if not isinstance(value, str):
            continue
        values[name] = value.strip()
        limit = (limits or {}).get(name, LONGEST)
        if len(values[name]) > limit:
            raise InvalidInput("text_of_field_too_long", field=name, limit=limit)
    return values


def medium(session: Session, number: int | None) -> MediaItem | None:
    """A medium by the number of its row."""
    if number is None:
        return None
    table = table_of(Media)
    row = session.execute(select(table).where(table.c.id == number)).one_or_none()
    return None if row is None else item_of(row)


def item_of(row: Any) -> MediaItem:
    """A row of media as the item it stands for."""
    size = (row.size, row.width, row.height, row.duration_s)
    return MediaItem(row.sha256, row.mime, *size, filename=row.filename, pages=row.pages)
