"""Full-text search over posts, in a file of its own beside the database: derived, so it is made anew at any doubt.

It is no part of the schema, of backups or of moving to another computer. `catch_up` compares each post's version with
the one that was read, so whatever wrote to the database, a terminal or a restore, is found; filling is one
INSERT … SELECT. Row numbers are those of the posts, so that the newest come first without sorting.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from smdesk.core import slips
from smdesk.core.errors import StorageError
from smdesk.db.errors import storage_error
from smdesk.db.schema import FILE_NAME

INDEX_NAME = "search.sqlite3"
#: Of the index file; one of another version is thrown away.
_VERSION = 1
_TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS post_text USING fts5(
    title, body, who, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE TABLE IF NOT EXISTS stamp (post_id INTEGER PRIMARY KEY, stamp TEXT NOT NULL);
"""
#: The words of all texts, which FTS5 lists, and those with a first letter, the commonest first.
_TERMS = "CREATE VIRTUAL TABLE temp.term USING fts5vocab('main', 'post_text', 'row')"
_NEAR = "SELECT term FROM term WHERE term >= ? AND term < ? AND length(term) >= ? ORDER BY doc DESC"
_STAMP = "p.version || '/' || p.changed_at || '/' || coalesce(p.deleted_at, '')"
_STALE = f"""
CREATE TEMP TABLE stale AS
SELECT p.id AS post_id FROM desk.post p LEFT JOIN stamp s ON s.post_id = p.id WHERE s.stamp IS NOT {_STAMP}
UNION ALL
SELECT s.post_id FROM stamp s LEFT JOIN desk.post p ON p.id = s.post_id WHERE p.id IS NULL
"""
_FILL = """
INSERT INTO post_text (rowid, title, body, who)
SELECT p.id, p.title, (
    SELECT group_concat(said.text, char(10)) FROM (
        SELECT part.text FROM desk.variant v JOIN desk.part ON part.variant_id = v.id WHERE v.post_id = p.id
        UNION ALL
        SELECT v.first_comment FROM desk.variant v WHERE v.post_id = p.id AND v.first_comment IS NOT NULL
    ) said
), 'client' || p.client_id
FROM desk.post p WHERE p.deleted_at IS NULL AND p.id IN (SELECT post_id FROM stale) ORDER BY p.id
"""
_MARK = f"""
INSERT INTO stamp (post_id, stamp) SELECT p.id, {_STAMP} FROM desk.post p WHERE p.id IN (SELECT post_id FROM stale)
"""
_FIND = """
SELECT post_text.rowid FROM post_text WHERE post_text MATCH ? ORDER BY post_text.rowid DESC LIMIT ?
"""
#: Candidates that are looked through for a tag, which the index does not tell from a word.
_CANDIDATES = 400
_MANY = 1000


_MISSING = """
SELECT (SELECT count(*) FROM (
    SELECT id FROM desk.post WHERE deleted_at IS NULL EXCEPT SELECT rowid FROM post_text
)) + (SELECT count(*) FROM (
    SELECT rowid FROM post_text EXCEPT SELECT id FROM desk.post WHERE deleted_at IS NULL
))
"""


class Index(StrEnum):
    """How the index was found."""

    NONE = "none"  # it is made when the first search is begun
    SOUND = "sound"
    BEHIND = "behind"  # posts had changed since
    DAMAGED = "damaged"  # or it did not say what the posts say: thrown away and made anew


class SearchIndex:
    """The index of one data folder. Each call opens the file for itself, so any thread may call."""

    def __init__(self, data: Path) -> None:
        self._file = data / INDEX_NAME
        self._desk = data / FILE_NAME

    def catch_up(self) -> int:
        """Read anew what has changed since; how many posts. An index that cannot be used is made anew.

        Raises StorageError: "disk_full", "folder_read_only", "database_busy", "database_damaged", "disk_error".
        """
        try:
            return self._catch_up()
        except sqlite3.DatabaseError as error:
            self._refuse_all_but_damage(error)
        self.forget()
        try:
            return self._catch_up()
        except sqlite3.DatabaseError as error:  # then it is the database that is damaged
            raise storage_error(error, self._desk) or StorageError("disk_error", path=str(self._desk)) from error

    def mend(self) -> tuple[Index, int]:
        """Look whether the index is whole and in step, and make it so: how it was, and how many posts were read anew.

        Raises StorageError as `catch_up`.
        """
        if not self._file.exists():
            return Index.NONE, 0
        try:
            whole = self._is_whole()
            count = self._catch_up() if whole else 0
            whole = whole and not self._strays()
        except sqlite3.DatabaseError as error:
            self._refuse_all_but_damage(error)
            whole = False
        if whole:
            return (Index.BEHIND if count else Index.SOUND), count
        self.forget()
        return Index.DAMAGED, self.catch_up()

    def forget(self) -> None:
        """Throw the index away; the next `catch_up` makes it anew."""
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(f"{self._file}{suffix}")

    def find(
        self, words: Sequence[str], *, client: int | None = None, tags: Sequence[str] = (), limit: int = 4
    ) -> list[int]:
        """Posts with all these beginnings of words: those that have them in the title first, then the newest.

        Accents and capitals make no difference. With `tags` only posts that have these hashtags. An index that is not
        there yet, or cannot be read now, finds nothing.
        """
        asked = [word for word in words if any(each.isalnum() for each in word)] + list(tags)
        if not asked or not self._file.exists():
            return []
        query = " AND ".join('"{}"*'.format(word.replace('"', '""')) for word in asked)
        of = f" AND who : client{client}" if client is not None else ""
        with suppress(sqlite3.Error), self._reading() as connection:
            if tags:
                return self._tagged(connection, query + of, tags, limit)
            first = connection.execute(_FIND, (f"title : ({query}){of}", limit)).fetchall()
            rest = connection.execute(_FIND, (f"({query}){of}", limit)).fetchall() if len(first) < limit else []
            return list(dict.fromkeys(row[0] for row in (*first, *rest)))[:limit]
        return []

    def meant(self, words: Sequence[str]) -> list[str]:
        """The words, those that no text has replaced by the one that was meant: the commonest that is a slip away."""
        found = []
        with suppress(sqlite3.Error), self._reading() as connection:
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute(_TERMS)
            for word in words:
                typed = slips.folded(word)
                first, least = typed[:1], len(typed) - slips.allowed(typed)
                near = connection.execute(_NEAR, (first, f"{first}\U0010ffff", least))
                terms = [term for (term,) in near if term.startswith(typed) or slips.meant(typed, term)]
                known = any(term.startswith(typed) for term in terms)
                found.append(typed if known or not terms else terms[0])
        return found

    def _refuse_all_but_damage(self, error: sqlite3.DatabaseError) -> None:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise storage_error(error, self._file) or StorageError("disk_error", path=str(self._file)) from error

    def _is_whole(self) -> bool:
        """Page by page, and the words against the texts. Damage is False, or SQLite's own error."""
        with self._opened() as connection:
            connection.executescript(_TABLES)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return False
            connection.execute("INSERT INTO post_text (post_text) VALUES ('integrity-check')")
        return True

    def _strays(self) -> int:
        """Posts that are not in an index that says it has read them, and texts of no post."""
        with self._opened() as connection:
            connection.execute("ATTACH ? AS desk", (f"{self._desk.absolute().as_uri()}?mode=ro",))
            return int(connection.execute(_MISSING).fetchone()[0])

    def _tagged(self, connection: sqlite3.Connection, query: str, tags: Sequence[str], limit: int) -> list[int]:
        found = connection.execute(
            "SELECT rowid, body FROM post_text WHERE post_text MATCH ? ORDER BY rowid DESC LIMIT ?",
            (query, _CANDIDATES),
        )
        wanted = [f"#{tag.casefold()}" for tag in tags]
        return [row[0] for row in found if all(tag in (row[1] or "").casefold() for tag in wanted)][:limit]

    def _catch_up(self) -> int:
        with self._opened() as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] not in {0, _VERSION}:
                connection.close()
                self.forget()
                return self._catch_up()
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("ATTACH ? AS desk", (f"{self._desk.absolute().as_uri()}?mode=ro",))
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_STALE)
            count: int = connection.execute("SELECT count(*) FROM stale").fetchone()[0]
            if count:
                connection.execute("DELETE FROM post_text WHERE rowid IN (SELECT post_id FROM stale)")
                connection.execute("DELETE FROM stamp WHERE post_id IN (SELECT post_id FROM stale)")
                connection.execute(_FILL)
                connection.execute(_MARK)
                if count > _MANY:  # one piece is read faster than several
                    connection.execute("INSERT INTO post_text (post_text) VALUES ('optimize')")
            connection.execute("COMMIT")
            return count

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._file.absolute().as_uri(), uri=True, isolation_level=None, timeout=5)
        try:
            with suppress(OSError):  # a file system without rights of its own
                self._file.chmod(0o600)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")  # lost, it is made anew
            connection.execute("PRAGMA temp_store=MEMORY")
            yield connection
        finally:
            connection.close()
