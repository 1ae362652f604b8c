"""The file behind the practice network: one SQLite database of its own, open to any number of processes and threads.

One commit is one act of the network, so that a client killed at any instant leaves the act done or not done.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from weakref import WeakValueDictionary

from smdesk.core.errors import StorageError

VERSION = 2
BUSY_S = 30.0  # how long one process waits for another's commit
IDLE = 3  # connections that wait for a call: fewer than threads that may call at once

_SCHEMA = """
CREATE TABLE account (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, created INTEGER NOT NULL, token TEXT, revoked INTEGER NOT NULL DEFAULT 0,
    limits TEXT NOT NULL DEFAULT '{}', chatty TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE post (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, likeness TEXT NOT NULL, parent TEXT NOT NULL, root TEXT NOT NULL, key TEXT NOT NULL,
    key_until INTEGER NOT NULL, created INTEGER NOT NULL, listed INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX post_by_account ON post (account, created);
CREATE INDEX post_by_key ON post (account, key);
CREATE TABLE waiting (
    id TEXT PRIMARY KEY, account TEXT NOT NULL, phase TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    likeness TEXT NOT NULL, parent TEXT NOT NULL, key TEXT NOT NULL, key_until INTEGER NOT NULL,
    created INTEGER NOT NULL, at INTEGER NOT NULL, polls INTEGER NOT NULL, fails INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', post TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX waiting_by_time ON waiting (at) WHERE state = 'waiting';
CREATE INDEX waiting_by_account ON waiting (account, created);
CREATE TABLE upload (
    id TEXT PRIMARY KEY, account TEXT NOT NULL, sha256 TEXT NOT NULL, body TEXT NOT NULL, created INTEGER NOT NULL,
    polls INTEGER NOT NULL, fails INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE message (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, kind TEXT NOT NULL,
    author TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, post TEXT NOT NULL, parent TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX message_by_account ON message (account, n);
CREATE INDEX message_by_post ON message (post);
CREATE TABLE plan (one INTEGER PRIMARY KEY CHECK (one = 1), seed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE fault (
    n INTEGER PRIMARY KEY, operation TEXT NOT NULL, account TEXT NOT NULL, remaining INTEGER NOT NULL,
    rule TEXT NOT NULL
);
CREATE TABLE throw (
    account TEXT NOT NULL, operation TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (account, operation)
) WITHOUT ROWID;
CREATE TABLE fired (
    n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account TEXT NOT NULL, operation TEXT NOT NULL,
    kind TEXT NOT NULL, key TEXT NOT NULL
);
"""
#: What each later version adds to a file of the one before.
_ADDED = {
    2: """
CREATE TABLE act (
    account TEXT NOT NULL, act TEXT NOT NULL, target TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (account, act, target)
) WITHOUT ROWID;
""",
}


class _Connections:
    """Those of one file that nobody uses now: each account has its own `Store`, and a connection costs 200 KiB."""

    def __init__(self) -> None:
        self._idle: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    def take(self) -> sqlite3.Connection | None:
        """One of them, if there is one."""
        with self._lock:
            return self._idle.pop() if self._idle else None

    def put(self, connection: sqlite3.Connection) -> None:
        """Keep one for the next call; what is more than a few are wanted for goes."""
        with self._lock:
            if len(self._idle) < IDLE:
                self._idle.append(connection)
                return
        connection.close()

    def close(self) -> None:
        """Close them all."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def __del__(self) -> None:  # with the last store of the file; an adapter has no end of its own
        self.close()


#: By device and inode: a file that was removed and made anew at the same place is another one. While a connection has
#: it open the number is given to no other.
_shared: WeakValueDictionary[tuple[int, int], _Connections] = WeakValueDictionary()
_sharing = threading.Lock()


class Store:
    """Connections to the file of one practice network, lent out one a call. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Open or create `folder`/network.db.

        Raises:
            StorageError: `practice_unavailable` with folder, words and stage, when the file cannot be used.
        """
        self.folder = folder
        self._file = folder / "network.db"
        self._connections = _Connections()
        try:
            (folder / "media").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._trouble(error, "open") from error
        with self._lent() as connection:
            try:
                self._create(connection)
            except sqlite3.Error as error:
                raise self._trouble(error, "open") from error
        self._join()

    def _join(self) -> None:
        """Use the connections of whoever has the same file open."""
        try:
            found = self._file.stat()
        except OSError:  # removed already: each call will say so
            return
        own = self._connections
        with _sharing:
            self._connections = _shared.setdefault((found.st_dev, found.st_ino), own)
        if self._connections is not own:
            own.close()

    def close(self) -> None:
        """Give all idle connections back; the store, and any other of the same file, can be used again afterwards."""
        self._connections.close()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading. Raises StorageError `practice_unavailable` (stage `read`)."""
        with self._lent() as connection:
            try:
                yield connection
            except sqlite3.Error as error:
                raise self._trouble(error, "read") from error

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One act of the network: everything inside is committed at the end, or nothing of it is.

        Raises:
            StorageError: `practice_unavailable`; its `stage` is `write` when nothing was made, `commit` when
                nobody can tell.
        """
        with self._lent() as connection:
            stage = "write"
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                stage = "commit"
                connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise self._trouble(error, stage) from error
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        connection = self._connections.take()
        try:
            connection = connection or self._open()
        except sqlite3.Error as error:
            raise self._trouble(error, "open") from error
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._connections.put(connection)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        # A killed client loses nothing with NORMAL; only a power cut could, and then nobody practises.
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection

    def _create(self, connection: sqlite3.Connection) -> None:
        if self._version(connection) == VERSION:
            return
        self._patiently(connection, "PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        found = self._version(connection)
        if found <= VERSION:
            scripts = [_SCHEMA] if found == 0 else []
            scripts += [script for version, script in _ADDED.items() if version > max(found, 1)]
            for statement in ";".join(scripts).split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
        if found > VERSION:
            raise sqlite3.DatabaseError(f"made by another version ({found})")

    @staticmethod
    def _version(connection: sqlite3.Connection) -> int:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])

    @staticmethod
    def _patiently(connection: sqlite3.Connection, statement: str) -> None:
        # Switching to WAL does not wait for the busy time-out when two processes do it at once.
        deadline = time.monotonic() + BUSY_S
        while True:
            with suppress(sqlite3.OperationalError):
                connection.execute(statement)
                return
            if time.monotonic() > deadline:
                connection.execute(statement)
            time.sleep(0.01)

    def _trouble(self, error: Exception, stage: str) -> StorageError:
        return StorageError("practice_unavailable", folder=str(self.folder), words=str(error), stage=stage)
