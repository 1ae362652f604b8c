"""The declarative base: constraint names by convention, creation and change times, version column, soft delete.

Modules of tables do without `from __future__ import annotations`, for their annotations are read, and take `Mapped`
and `mapped_column` from here: for whoever checks types they are SQLAlchemy's, at run time those of `models.mapping`.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import MetaData, Table

from smdesk.models.types import Json, UtcDateTime, WallTime

if TYPE_CHECKING:
    from sqlalchemy.orm import DeclarativeBase as Record
    from sqlalchemy.orm import Mapped, mapped_column
else:
    from smdesk.models.mapping import Mapped, Record, mapped_column


class Base(Record):
    """All tables. Every constraint has a name, so that batch migrations can address it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: Json,
        list[Any]: Json,
    }


def utcnow() -> datetime:
    """The default of creation times. Services pass their clock's time where it matters."""
    return datetime.now(UTC)


def table_of(model: type[Base]) -> Table:
    """The table of a model, typed for Core statements."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


class Timed:
    """Creation and change times, UTC."""

    created_at: Mapped[datetime] = mapped_column(default=utcnow)
    changed_at: Mapped[datetime] = mapped_column(default=utcnow, onupdate=utcnow)


class Versioned(Timed):
    """A row that people change: a counter against lost updates, and deletion that can be undone."""

    version: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


__all__ = ["Base", "Mapped", "Timed", "Versioned", "WallTime", "mapped_column", "table_of", "utcnow"]
