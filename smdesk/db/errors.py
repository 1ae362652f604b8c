"""SQLite's and the system's errors, told as codes a person can be told about."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from smdesk.core.errors import StorageError
from smdesk.system import disk

#: Below this much free space (bytes) a failed write is taken for a full disk, whatever the system called it.
_NEARLY_FULL = 1 << 20


def _primary(error: sqlite3.Error) -> int:
    """SQLite's primary result code (https://sqlite.org/rescode.html), 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", "") or "") or str(error)


def _no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _NEARLY_FULL
    except OSError:
        return False


def storage_error(error: sqlite3.Error, path: Path) -> StorageError | None:
    """The StorageError that `error`, met on the database at `path`, stands for.

    None for what is not about storage: constraint violations and wrong SQL, which are a conflict or a bug.
    """
    code, where = _primary(error), str(path)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StorageError("database_damaged", path=where, detail=_name(error))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageError("database_busy", path=where)
    if code == sqlite3.SQLITE_FULL:
        return StorageError("disk_full", path=where)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return _file_trouble(error, code, path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StorageError("folder_read_only", path=str(path.parent))
    return None


def _file_trouble(error: sqlite3.Error, code: int, path: Path) -> StorageError:
    """SQLite says only "I/O error" or "cannot open" for several causes; the folder tells which."""
    if not path.parent.is_dir():
        return StorageError("folder_missing", path=str(path.parent))
    if _no_room(path.parent):
        return StorageError("disk_full", path=str(path))
    if code == sqlite3.SQLITE_CANTOPEN and not (os.access(path.parent, os.W_OK) and path.is_file()):
        return StorageError("folder_read_only", path=str(path.parent))
    return StorageError("disk_error", path=str(path), detail=_name(error))


def file_error(error: OSError, path: Path) -> StorageError:
    """The StorageError that an OSError on `path` stands for."""
    return disk.storage_error(error, path)
