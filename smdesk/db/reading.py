"""What `Database.read()` hands out: a session; as long as no class is mapped its connection, which answers alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Executable

from smdesk.models.mapping import is_mapped, map_classes

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Reading:
    """Answers as `Session` does. A statement about a class has mapped it when it was made; what is asked of a mere
    connection is about rows, and those are the same from both."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def connection(self) -> Connection:
        """The connection, for statements about tables."""
        return self._connection

    def execute(self, statement: Executable, *values: Any) -> Any:
        """The result of a statement."""
        return self._answering.execute(statement, *values)

    def scalar(self, statement: Executable, *values: Any) -> Any:
        """The first column of the first row; None without one."""
        return self._answering.scalar(statement, *values)

    def scalars(self, statement: Executable, *values: Any) -> Any:
        """The first column, or the entities, of all rows."""
        return self._answering.scalars(statement, *values)

    def close(self) -> None:
        """Let go of the session's objects."""
        if "session" in self.__dict__:
            self.session.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.session, name)

    @cached_property
    def session(self) -> Session:
        """The session itself, made when something is asked for that only it has, or when classes are mapped."""
        map_classes()
        from sqlalchemy.orm import Session  # not before: two threads that begin to import it hinder each other

        return Session(self._connection, expire_on_commit=False, autoflush=False)

    @property
    def _answering(self) -> Connection | Session:
        return self.session if is_mapped() else self._connection


def up_to_date(session: Session) -> Connection:
    """The connection of a session, for statements about tables: what a writing one holds is written first."""
    reader: object = session
    if not isinstance(reader, Reading):
        session.flush()
    return session.connection()
