"""The database of one data folder: connections with the right pragmas, reading sessions, units of work."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Engine, FromClause, QueuePool, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import ExceptionContext

from smdesk.core.bus import Bus
from smdesk.core.errors import StorageError
from smdesk.core.events import merged
from smdesk.db import raw
from smdesk.db.errors import storage_error
from smdesk.db.reading import Reading
from smdesk.db.uow import UnitOfWork

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Seconds a writer waits for another one before "database_busy".
BUSY_S = 5.0

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # NORMAL may lose the last commits in a power cut: the very row that prevents a second sending.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-1000",
    "PRAGMA journal_size_limit=16777216",
)
# On macOS fsync() does not reach the platter; F_FULLFSYNC does (https://sqlite.org/pragma.html#pragma_fullfsync).
_MAC_PRAGMAS = ("PRAGMA fullfsync=1", "PRAGMA checkpoint_fullfsync=1")


class _Hinting(SQLiteCompiler):
    """Writes `Select.with_hint` out, which SQLAlchemy does not for SQLite: `FROM publication INDEXED BY …`."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        return text


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection to an existing database file, in autocommit mode: it begins nothing by itself.

    Raises StorageError as `storage_error` maps it.
    """
    connection = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_S,  # sets busy_timeout
            check_same_thread=False,  # SQLAlchemy's pool lends a connection to one thread after another
            cached_statements=256,
        )
        for pragma in _PRAGMAS + (_MAC_PRAGMAS if sys.platform == "darwin" else ()):
            connection.execute(pragma).close()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise storage_error(error, path) or error from error
    return connection


class Database:
    """One SQLite file. Made by `open_database`, which also checks and upgrades it; closed by its owner."""

    def __init__(self, path: Path, bus: Bus | None = None) -> None:
        """`path` is an existing, checked database file."""
        self.path = path
        self.bus = bus or Bus()
        self._turn = threading.Lock()
        self._writer: int | None = None  # ident of the thread inside write()
        self._at_close: list[Callable[[], None]] = []
        self._hurried = False
        self.unchecked = False  # a check is due after an unclean stop: see `opening.check_late`
        self._readers = self._engine("BEGIN", "PRAGMA query_only=ON")
        self._writers = self._engine("BEGIN IMMEDIATE")

    def _engine(self, begin: str, *pragmas: str) -> Engine:
        def creator() -> sqlite3.Connection:
            connection = connect(self.path)
            for pragma in pragmas:
                connection.execute(pragma).close()
            if self._hurried:
                connection.execute("PRAGMA synchronous=OFF").close()
            return connection

        engine = create_engine(
            "sqlite+pysqlite://",
            creator=creator,
            poolclass=QueuePool,
            pool_size=3,
            max_overflow=-1,
            pool_use_lifo=True,  # the connection used last has the pages in its cache that are wanted next
            hide_parameters=True,  # what people write does not belong in a log
            execution_options={raw.PATH: self.path},
        )
        engine.dialect.statement_compiler = _Hinting
        # The driver begins nothing by itself (isolation_level=None); its commit() and rollback() end what this begins.
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        event.listen(engine, "handle_error", self._translate)
        if __debug__:
            event.listen(engine, "checkout", _remember_thread)
            event.listen(engine, "before_cursor_execute", _check_thread)
        return engine

    def _translate(self, context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, UnicodeDecodeError):  # a text on a damaged page, or SQLite's message about one
            raise StorageError("database_damaged", path=str(self.path), detail="SQLITE_CORRUPT") from error
        if not isinstance(error, sqlite3.Error):
            return
        reading = context.engine is self._readers
        if reading and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY:
            return  # a write inside read(): a bug, and not the folder's fault
        known = storage_error(error, self.path)
        if known is not None:
            raise known from error

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only reads, all of it from one state of the database; for one thread.

        Raises StorageError("database_damaged" | "database_busy" | "disk_error" ...).
        """
        with _lent(self._readers) as connection:
            connection.begin()
            reading = Reading(connection)
            try:
                yield cast("Session", reading)
            finally:
                reading.close()

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """One writing transaction: begun when it is first used, committed at the end of the block, undone by an
        exception.

        Its events are published after the commit. Never open it around a network call. Raises
        StorageError("disk_full" | "folder_read_only" | "database_busy" | "database_damaged" | "disk_error").
        """
        with self._turn_to_write(), _lent(self._writers) as connection:
            unit = UnitOfWork(connection)
            try:
                try:
                    yield unit
                    unit.flush()
                finally:
                    unit.close()
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
        for item in merged(unit.events):
            self.bus.publish(item)

    def try_write(self) -> None:
        """Wait until it can be written to, and write what it says already: a full disk shows only then.

        Raises StorageError as `write`.
        """
        with self.write() as unit:
            known = unit.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            unit.connection.exec_driver_sql(f"PRAGMA user_version={int(known)}").close()

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """For a database that is made anew if the computer stops meanwhile: commits wait for no disk in this block.

        At its end everything is on the disk.
        """
        self._hurried = True
        self._writers.dispose()
        try:
            yield
        finally:
            self._hurried = False
            self._writers.dispose()
            connection = connect(self.path)
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                connection.close()

    @contextmanager
    def _turn_to_write(self) -> Iterator[None]:
        """One writer at a time in this process: SQLite's own waiting sleeps up to 100 ms between looks."""
        me = threading.get_ident()
        if self._writer == me:
            raise RuntimeError("write() inside write() on one thread would wait for itself")
        if not self._turn.acquire(timeout=BUSY_S):
            raise StorageError("database_busy", path=str(self.path))
        try:
            self._writer = me
            yield
        finally:
            self._writer = None
            self._turn.release()

    def rest(self) -> None:
        """Close the connections that nobody uses now, and with them their caches; the next session opens its own."""
        self._readers.dispose()
        self._writers.dispose()

    def rest_reading(self) -> None:
        """The same for those that only read, which are most; one that writes stays, and with it the log beside the
        database, which the last connection would put away.
        """
        self._readers.dispose()

    def at_close(self, act: Callable[[], None]) -> None:
        """Do `act` when the database is closed, after its connections."""
        self._at_close.append(act)

    def close(self) -> None:
        """Close all connections. Sessions must be closed before; a second call does nothing."""
        self.rest()
        acts, self._at_close = self._at_close, []
        for act in acts:
            act()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


@contextmanager
def _lent(engine: Engine) -> Iterator[Connection]:
    """A connection of a pool. Where the pool was left meanwhile (`rest`) it is closed, and not given back to it: there
    it would stay open until somebody collects what is no longer held.
    """
    pool = engine.pool
    with engine.connect() as connection:
        try:
            yield connection
        finally:
            if engine.pool is not pool:
                connection.detach()


def _remember_thread(dbapi: Any, record: Any, proxy: Any) -> None:
    record.info["thread"] = threading.get_ident()


def _check_thread(connection: Connection, *details: Any) -> None:
    if connection.info.get("thread") != threading.get_ident():
        raise RuntimeError("a session belongs to the thread that opened it")
