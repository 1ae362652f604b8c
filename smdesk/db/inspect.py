"""What a file is, before anything is done to it: ours and of which revision, empty, foreign, damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from smdesk.core.errors import StorageError
from smdesk.db.errors import file_error, storage_error
from smdesk.db.files import siblings
from smdesk.db.schema import APPLICATION_ID, Schema

#: Bytes of the smallest page that SQLite has.
_LEAST_PAGE = 512
#: Seconds that a file which another program keeps to itself is waited for.
PATIENCE_S = 5.0


@contextmanager
def opened(path: Path, *, mode: str = "ro", patience: float = PATIENCE_S) -> Iterator[sqlite3.Connection]:
    """A plain connection that changes no pragma, in autocommit mode; sqlite3's errors leave it as StorageError.

    `mode` is SQLite's: "ro" or "rw". Nothing but SQLite opens the file: closing it would let go of every lock that
    this process has on it (https://sqlite.org/howtocorrupt.html, 2.2), and the next program to end would take the log
    away from under a desk that is open.
    """
    if not path.is_file():
        raise StorageError("database_missing", path=str(path))
    # A file without a log beside it can be read as it stands, also from a folder where no log could be made.
    plain = mode == "ro" and not siblings(path)[0].exists()
    address = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if plain else ''}"
    try:
        if not os.access(path, os.R_OK):
            raise StorageError("file_unreadable", path=str(path))
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=patience)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise storage_error(error, path) or error from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes what it found on a damaged page
        raise StorageError(
            "database_damaged", path=str(path), detail="SQLITE_CORRUPT", newest_good_backup=""
        ) from error
    except PermissionError as error:
        raise StorageError("file_unreadable", path=str(path)) from error
    except OSError as error:
        raise file_error(error, path) from error


def revision(connection: sqlite3.Connection, path: Path) -> str | None:
    """The schema revision of our database, None for an empty file.

    Raises StorageError("not_a_smdesk_database") for somebody else's, and StorageError("database_damaged") for ours
    without a revision.
    """
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if not tables and owner in (0, APPLICATION_ID):
        return None
    if owner != APPLICATION_ID:
        raise StorageError("not_a_smdesk_database", path=str(path))
    if "alembic_version" in tables:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        if len(found) == 1:
            return str(found[0][0])
    raise StorageError("database_damaged", path=str(path), detail="no schema revision", newest_good_backup="")


def _is_one(path: Path) -> bool:
    """False for what is too short for a page of SQLite (https://sqlite.org/fileformat.html, 1.3.2). Its first bytes
    are for SQLite to read: see `opened`.
    """
    return os.path.getsize(path) >= _LEAST_PAGE


def found(path: Path, patience: float = PATIENCE_S) -> str | None:
    """The revision of the database at `path`; None where there is no file, an empty file or no table yet.

    Raises StorageError as `revision`, and as the file system and SQLite give cause.
    """
    try:
        if not path.exists():
            return None
        if path.is_file() and not _is_one(path):
            if os.path.getsize(path) == 0:
                return None
            # SQLite itself would take a file of a few bytes for an empty database, and write over it.
            raise StorageError("database_damaged", path=str(path), detail="no SQLite header", newest_good_backup="")
    except PermissionError as error:
        raise StorageError("file_unreadable", path=str(path)) from error
    except OSError as error:
        raise file_error(error, path) from error
    with opened(path, mode="rw", patience=patience) as connection:
        return revision(connection, path)


def refuse_unknown(path: Path, revision: str, schema: Schema) -> None:
    """Raises StorageError("newer_schema") for a revision that this version does not know."""
    if revision not in schema.revisions:
        raise StorageError("newer_schema", path=str(path), found=revision, known=schema.head)


def complaints(connection: sqlite3.Connection, *, whole: bool = False) -> str:
    """What SQLite's own check says, "" if nothing. `whole` also compares each index with its table (slower)."""
    pragma = "integrity_check" if whole else "quick_check"
    try:
        lines = [str(line) for (line,) in connection.execute(f"PRAGMA {pragma}(5)")]
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        return str(error)
    return "" if lines == ["ok"] else "; ".join(lines)


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table; SQLite's own and those that full-text search keeps behind its tables are left out."""
    query = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    names = [name for (name,) in connection.execute(query)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
