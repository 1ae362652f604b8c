"""The unit of work: one writing transaction, and the events that go out once it is committed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from smdesk.core.events import Event
from smdesk.models.mapping import map_classes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class UnitOfWork:
    """What `Database.write()` hands out. Used inside its `with` block only, on one thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.events: list[Event] = []

    @cached_property
    def connection(self) -> Connection:
        """Core access to the transaction, which begins here; cheaper than the session where no entity is wanted."""
        self._connection.begin()
        return self._connection

    @cached_property
    def session(self) -> Session:
        """The ORM session of the transaction; made on first use, flushed at the end of the block."""
        map_classes()  # a tenth of a second, the first time: before the transaction begins and others have to wait
        from sqlalchemy.orm import Session  # not before: two threads that begin to import it hinder each other

        return Session(self.connection, expire_on_commit=False, join_transaction_mode="rollback_only")

    def emit(self, event: Event) -> None:
        """Publish `event` after the commit; not at all if there is none."""
        self.events.append(event)

    def flush(self) -> None:
        """Send what the session holds to the database, where a session was used."""
        if "session" in self.__dict__:
            self.session.flush()

    def close(self) -> None:
        """Let go of the session's objects."""
        if "session" in self.__dict__:
            self.session.close()
