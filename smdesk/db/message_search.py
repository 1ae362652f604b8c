"""Full-text search over messages, in a file of its own beside the database: derived, so it is made anew at any doubt.

The row numbers run in the order of time (the second, then the message's number), so the newest come first without
sorting. What is new is read by its number, what has changed since by `edited_at`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from smdesk.core.errors import StorageError
from smdesk.db.errors import storage_error
from smdesk.db.schema import FILE_NAME

INDEX_NAME = "messages.sqlite3"
_VERSION = 1
_TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS message_text USING fts5(
    body, author, channel, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE TABLE IF NOT EXISTS mark (last INTEGER NOT NULL, at TEXT NOT NULL, edited TEXT NOT NULL);
"""
_BITS = 31  # of a row number, for the message's own number
_ROW = f"(CAST(strftime('%s', at) AS INTEGER) << {_BITS} | id)"
_FILL = f"""
INSERT INTO message_text (rowid, body, author, channel)
SELECT {_ROW}, text, author_name || ' ' || author, 'channel' || channel_id FROM desk.message
WHERE {{}} ORDER BY {_ROW}
"""
_EDITED = f"DELETE FROM message_text WHERE rowid IN (SELECT {_ROW} FROM desk.message WHERE edited_at >= ? AND id <= ?)"
_MARK = """
INSERT INTO mark SELECT m.id, m.at, coalesce((SELECT max(edited_at) FROM desk.message WHERE edited_at IS NOT NULL), '')
FROM desk.message m ORDER BY m.id DESC LIMIT 1
"""
_FIND = "SELECT rowid FROM message_text WHERE message_text MATCH ? ORDER BY rowid DESC LIMIT ?"


class MessageIndex:
    """The index of one data folder. Each call opens the file for itself, so any thread may call."""

    def __init__(self, data: Path) -> None:
        self._file = data / INDEX_NAME
        self._desk = data / FILE_NAME

    def catch_up(self) -> None:
        """Read what is new and what has changed. An index that cannot be used is made anew.

        Raises StorageError: "disk_full", "folder_read_only", "database_busy", "database_damaged", "disk_error".
        """
        try:
            self._catch_up()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                self.forget()
                with self._telling():
                    self._catch_up()
                return
            raise storage_error(error, self._file) or StorageError("disk_error", path=str(self._file)) from error

    def forget(self) -> None:
        """Throw the index away; the next `catch_up` makes it anew."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._file}{suffix}").unlink(missing_ok=True)

    def find(self, words: Sequence[str], *, channels: Sequence[int] | None = None, limit: int = 200) -> list[int]:
        """Messages with all these beginnings of words in text or author, the newest first.

        Accents and capitals make no difference. An index that is not there yet, or cannot be read now, finds nothing.
        """
        asked = [word for word in words if any(each.isalnum() for each in word)]
        if not asked or not self._file.exists() or channels == []:
            return []
        query = "({})".format(" AND ".join('"{}"*'.format(word.replace('"', '""')) for word in asked))
        if channels is not None:
            query = f"{{body author}} : {query} AND channel : ({' OR '.join(f'channel{each}' for each in channels)})"
        with suppress(sqlite3.Error), self._opened(reading=True) as connection:
            return [row[0] & (1 << _BITS) - 1 for row in connection.execute(_FIND, (query, limit))]
        return []

    def _catch_up(self) -> None:
        with self._opened() as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] not in {0, _VERSION}:
                connection.close()
                self.forget()
                self._catch_up()
                return
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("ATTACH ? AS desk", (f"{self._desk.absolute().as_uri()}?mode=ro",))
            connection.execute("BEGIN IMMEDIATE")
            last, at, edited = connection.execute("SELECT last, at, edited FROM mark").fetchone() or (0, "", "")
            same = connection.execute("SELECT 1 FROM desk.message WHERE id = ? AND at = ?", (last, at)).fetchone()
            if last and not same:  # another desk, an older copy: all of it anew
                connection.execute("DELETE FROM message_text")
                last, edited = 0, ""
            connection.execute(_EDITED, (edited, last))
            connection.execute(_FILL.format("edited_at >= ? AND id <= ?"), (edited, last))
            connection.execute(_FILL.format("id > ?"), (last,))
            connection.execute("DELETE FROM mark")
            connection.execute(_MARK)
            connection.execute("COMMIT")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise storage_error(error, self._desk) or StorageError("disk_error", path=str(self._desk)) from error

    @contextmanager
    def _opened(self, *, reading: bool = False) -> Iterator[sqlite3.Connection]:
        mode = "?mode=ro" if reading else ""
        address = f"{self._file.absolute().as_uri()}{mode}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=5)
        try:
            if not reading:
                with suppress(OSError):  # a file system without rights of its own
                    self._file.chmod(0o600)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=OFF")  # lost, it is made anew
            yield connection
        finally:
            connection.close()
